"""The rules: for each kind of thing, which role may do what, in which relation. All else is no.

Source: the design's table of roles and objects. Only what a page or command offers today is listed.
"""

from linkwork.access.roles import Action, Relation, Role

VIEW, LIST, CREATE = Action.VIEW, Action.LIST, Action.CREATE
AMEND, SHARE, EXPORT = Action.AMEND, Action.SHARE, Action.EXPORT
ORG, ASSIGNED, TEAM, DUTY = (
    Relation.ORGANISATION,
    Relation.ASSIGNED,
    Relation.TEAM,
    Relation.DUTY,
)
REFERRED, SHARED, MEMBER, ASKED = (
    Relation.REFERRED,
    Relation.SHARED,
    Relation.MEMBER,
    Relation.ASKED,
)
SELF, PROXY, FLAGGED, GLASS, OWN = (
    Relation.SELF,
    Relation.PROXY,
    Relation.FLAGGED,
    Relation.GLASS,
    Relation.OWN,
)

Rules = dict[Action, frozenset[Relation]]


def _may(actions: tuple[Action, ...], *relations: Relation) -> Rules:
    return {action: frozenset(relations) for action in actions}


def _both(*rules: Rules) -> Rules:
    """Several rules of one role: what any of them allows."""
    actions = {action for one in rules for action in one}
    return {a: frozenset().union(*(one.get(a, frozenset()) for one in rules)) for a in actions}


_NOT_STAFF = (Role.SYSTEM, Role.PERSON, Role.PROXY, Role.PANELLIST)
_EVERYBODY = [role for role in Role if role not in _NOT_STAFF]
_READ = (VIEW, LIST)
_KEEP = (VIEW, LIST, CREATE, AMEND)
_TEAM_READ = _may(_READ, TEAM, GLASS)
_FLAGGED_READ = _may(_READ, FLAGGED, GLASS)
_SIGNERS = (Role.REVIEWER, Role.TEAM_LEAD)  # of a study, beside its evaluator
_OF_REVIEWS = ("record", "protocol", "document", "passage")
_SHARED_BY_REVIEWS = ("draft", "panel", "theory")
_READERS = (Role.AUDITOR, Role.LINK_WORKER, Role.COMMISSIONER)  # of a study

POLICY: dict[str, dict[Role, Rules]] = {
    "person": {
        Role.REFERRER: _both(_may(_READ, REFERRED), _may((CREATE,), ORG)),
        Role.LINK_WORKER: _both(
            _may(_READ, ASSIGNED, DUTY, GLASS), _may((AMEND,), ASSIGNED), _may((CREATE,), ORG)
        ),
        Role.TEAM_LEAD: _TEAM_READ,
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PERSON: _may(_READ, SELF),
        Role.PROXY: _may(_READ, PROXY),
    },
    "merge": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED, DUTY),
        Role.TEAM_LEAD: _may(_KEEP, TEAM),
    },
    "alert": {
        Role.LINK_WORKER: _both(
            _may(_READ, ASSIGNED, DUTY, GLASS), _may((CREATE, AMEND), ASSIGNED)
        ),
        Role.TEAM_LEAD: _both(_TEAM_READ, _may((CREATE, AMEND), TEAM)),
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
    },
    "concern": {
        Role.REFERRER: _may((CREATE,), REFERRED),
        # Shared: their own, or they are named. Flagged is the whole service's, so it is not theirs.
        Role.LINK_WORKER: _both(
            _may((VIEW, LIST, CREATE), ASSIGNED), _may((CREATE,), GLASS), _may(_READ, SHARED)
        ),
        Role.TEAM_LEAD: _both(_may((CREATE,), TEAM, GLASS), _may(_READ, SHARED)),
        Role.SAFEGUARDING_LEAD: _both(_may(_KEEP, FLAGGED), _may((CREATE,), GLASS)),
        Role.PROVIDER: _may((CREATE,), SHARED),
    },
    "referral": {
        Role.REFERRER: _both(_may((*_READ, AMEND), REFERRED), _may((CREATE,), ORG)),
        Role.LINK_WORKER: _both(
            _may(_READ, ASSIGNED, DUTY, GLASS),
            _may((AMEND,), ASSIGNED, DUTY),
            _may((CREATE,), ORG),
        ),
        Role.TEAM_LEAD: _both(_TEAM_READ, _may((AMEND,), TEAM)),
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PERSON: _may(_READ, SELF),
        Role.PROXY: _may(_READ, PROXY),
    },
    "case": {
        Role.LINK_WORKER: _both(
            _may(_READ, ASSIGNED, GLASS), _may((AMEND,), ASSIGNED), _may((CREATE,), DUTY, ASSIGNED)
        ),
        Role.TEAM_LEAD: _both(_TEAM_READ, _may((AMEND, CREATE), TEAM)),
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PERSON: _may(_READ, SELF),
        Role.PROXY: _may(_READ, PROXY),
    },
    "task": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_KEEP, TEAM),
        Role.PERSON: _may((CREATE,), SELF),
    },
    "contact": {
        Role.LINK_WORKER: _both(_may(_KEEP, ASSIGNED), _may(_READ, GLASS)),
        Role.TEAM_LEAD: _TEAM_READ,
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PERSON: _may(_READ, SELF),
    },
    "visit": {
        Role.LINK_WORKER: _both(_may(_KEEP, ASSIGNED), _may((*_READ, AMEND), SHARED)),
        Role.TEAM_LEAD: _may((*_READ, AMEND), TEAM),
    },
    "plan": {
        Role.LINK_WORKER: _both(_may(_KEEP, ASSIGNED), _may(_READ, GLASS)),
        Role.TEAM_LEAD: _TEAM_READ,
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PERSON: _may(_READ, SELF),
        Role.PROXY: _may(_READ, PROXY),
    },
    "reflection": {
        Role.LINK_WORKER: _may((*_READ, AMEND), ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
        Role.PERSON: _may((VIEW, LIST, CREATE), SELF),
    },
    "suggestion": {
        Role.LINK_WORKER: _may((*_READ, AMEND), ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
        Role.PERSON: _may(_KEEP, SELF),
    },
    "connection": {
        Role.LINK_WORKER: _both(_may((*_KEEP, SHARE), ASSIGNED), _may(_READ, GLASS)),
        Role.TEAM_LEAD: _TEAM_READ,
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PROVIDER: _may((*_READ, AMEND), SHARED),
        Role.PERSON: _may(_READ, SELF),
        Role.PROXY: _may(_READ, PROXY),
    },
    "attendance": {
        Role.LINK_WORKER: _both(_may(_KEEP, ASSIGNED), _may(_READ, GLASS)),
        Role.TEAM_LEAD: _TEAM_READ,
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PROVIDER: _may(_KEEP, SHARED),
        Role.PERSON: _may(_READ, SELF),
        Role.PROXY: _may(_READ, PROXY),
    },
    # What was declared and how many were entered: nobody's result.
    "lottery": {
        Role.TEAM_LEAD: _may((*_KEEP, EXPORT), ORG),
        Role.LINK_WORKER: _may(_READ, ORG),
        Role.ANALYST: _may(_READ, ORG),
        Role.AUDITOR: _may((*_READ, EXPORT), ORG),
    },
    "draw": {
        Role.LINK_WORKER: _may((VIEW, CREATE), ASSIGNED),
        Role.TEAM_LEAD: _may((VIEW,), TEAM),
    },
    "measure": {
        Role.LINK_WORKER: _both(_may(_KEEP, ASSIGNED), _may(_READ, GLASS)),
        Role.TEAM_LEAD: _TEAM_READ,
        Role.SAFEGUARDING_LEAD: _FLAGGED_READ,
        Role.PERSON: _may((VIEW, LIST, CREATE), SELF),
        Role.PROXY: _may((CREATE,), PROXY),
    },
    "consent": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
        Role.SAFEGUARDING_LEAD: _may(_KEEP, FLAGGED),
        Role.PERSON: _may(_KEEP, SELF),
        Role.AUDITOR: _may(_READ, ORG),
    },
    "link": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "message": {
        Role.REFERRER: _may((*_READ, AMEND), SHARED),
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "notice": {
        Role.LINK_WORKER: _may((*_READ, AMEND), ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
        Role.ORGANISATION_ADMINISTRATOR: _may((LIST, AMEND), ORG),
        Role.AUDITOR: _may((LIST,), ORG),
    },
    "activity": {
        **{role: _may(_READ, ORG) for role in _EVERYBODY},
        Role.LINK_WORKER: _may((*_READ, AMEND), ORG),
        Role.TEAM_LEAD: _may(_KEEP, ORG),
        Role.DIRECTORY_EDITOR: _may(_KEEP, ORG),
        Role.PROVIDER: _both(_may(_READ, ORG), _may((AMEND,), OWN)),
    },
    "glass": {
        Role.LINK_WORKER: _may((CREATE,), ORG),
        Role.TEAM_LEAD: _both(_may((CREATE,), ORG), _may((*_READ, AMEND), TEAM)),
        Role.SAFEGUARDING_LEAD: _may(_KEEP, ORG),
        Role.AUDITOR: _may((*_READ, AMEND), ORG),
    },
    "team": {Role.TEAM_LEAD: _may((*_READ, AMEND), ORG)},
    "cover": {
        Role.LINK_WORKER: _may(_READ, ASSIGNED),
        Role.TEAM_LEAD: _may(_KEEP, TEAM),
    },
    "handover": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may((*_READ, CREATE), TEAM),
    },
    "supervision note": {
        Role.LINK_WORKER: _may((*_READ, CREATE), ASSIGNED),
        Role.TEAM_LEAD: _may((*_READ, CREATE), TEAM),
    },
    "pack": {
        Role.TEAM_LEAD: _may((VIEW, LIST, CREATE, EXPORT), TEAM),
        Role.SAFEGUARDING_LEAD: _may((VIEW, LIST, CREATE, EXPORT), FLAGGED),
        Role.PERSON: _may((VIEW, LIST, CREATE, EXPORT), SELF),
        Role.AUDITOR: _may((*_READ, AMEND), ORG),
    },
    "retention": {
        Role.TEAM_LEAD: _may((LIST, CREATE), TEAM),
        Role.AUDITOR: _may(_KEEP, ORG),
    },
    "report": {
        **{
            role: _may((*_READ, EXPORT), ORG)
            for role in (Role.LINK_WORKER, Role.TEAM_LEAD, Role.COMMISSIONER, Role.ANALYST)
        },
        Role.AUDITOR: _may(_READ, ORG),
    },
    "statement": {role: _may(_READ, ORG) for role in _EVERYBODY},
    "study": {
        Role.ANALYST: _may(_KEEP, ORG),
        **{role: _may(_READ, ORG) for role in (*_SIGNERS, *_READERS)},
    },
    # Under a plan and under verdicts: two people, of whom one may be no evaluator.
    "signature": {
        **{role: _may((*_READ, CREATE), ORG) for role in (Role.ANALYST, *_SIGNERS)},
        **{role: _may(_READ, ORG) for role in _READERS},
    },
    # A table that is not released keeps itself from whoever neither asks nor answers.
    "release": {
        Role.ANALYST: _may((VIEW, LIST, CREATE, EXPORT), ORG),
        Role.COMMISSIONER: _may((VIEW, LIST, EXPORT), ORG),
        Role.AUDITOR: _may((VIEW, LIST, AMEND), ORG),
    },
    "review": {
        Role.REVIEWER: {**_may((*_READ, AMEND), MEMBER), **_may((CREATE,), ORG)},
    },
    **{kind: {Role.REVIEWER: _may(_KEEP, MEMBER)} for kind in _OF_REVIEWS},
    # What members put before others as well: a draft, a panel's questions, a theory.
    **{kind: {Role.REVIEWER: _may((*_KEEP, SHARE), MEMBER)} for kind in _SHARED_BY_REVIEWS},
    # A ballot is for nobody but whose it is.
    "ballot": {Role.PANELLIST: _may((*_READ, AMEND), ASKED)},
    "audit": {
        Role.AUDITOR: _may(_READ, ORG),
        Role.PERSON: _may((LIST,), SELF),
    },
    "policy": {
        Role.ORGANISATION_ADMINISTRATOR: _may((VIEW, AMEND), ORG),
        Role.TEAM_LEAD: _may((VIEW,), ORG),
        Role.AUDITOR: _may((VIEW,), ORG),
    },
    "instrument": {
        Role.ORGANISATION_ADMINISTRATOR: _may((LIST, CREATE), ORG),
        Role.TEAM_LEAD: _may((LIST,), ORG),
        Role.AUDITOR: _may((LIST,), ORG),
    },
    "job": {
        Role.ORGANISATION_ADMINISTRATOR: _may((LIST, CREATE), ORG),
        Role.AUDITOR: _may((LIST,), ORG),
    },
    "staff": {
        Role.ORGANISATION_ADMINISTRATOR: _may(_KEEP, ORG),
        Role.AUDITOR: _may(_READ, ORG),
        Role.TEAM_LEAD: _may(_READ, ORG),
    },
}


def relations_that_allow(role: Role, kind: str, action: Action) -> frozenset[Relation]:
    """The relations in which the role may do the action to the kind; empty where it never may."""
    return POLICY.get(kind, {}).get(role, {}).get(action, frozenset())
