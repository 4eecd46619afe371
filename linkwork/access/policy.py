"""The rules: for each kind of thing, which role may do what, in which relation. All else is no.

Source: the design's table of roles and objects. Only what a page or command offers today is listed.
"""

from linkwork.access.roles import Action, Relation, Role, Tier

VIEW, LIST, CREATE = Action.VIEW, Action.LIST, Action.CREATE
AMEND, SHARE = Action.AMEND, Action.SHARE
ORG, ASSIGNED, TEAM, DUTY = (
    Relation.ORGANISATION,
    Relation.ASSIGNED,
    Relation.TEAM,
    Relation.DUTY,
)
REFERRED, SHARED, MEMBER = Relation.REFERRED, Relation.SHARED, Relation.MEMBER

Rules = dict[Action, frozenset[Relation]]


def _may(actions: tuple[Action, ...], *relations: Relation) -> Rules:
    return {action: frozenset(relations) for action in actions}


_EVERYBODY = [role for role in Role if role not in (Role.SYSTEM, Role.PERSON, Role.PROXY)]
_READ = (VIEW, LIST)
_KEEP = (VIEW, LIST, CREATE, AMEND)

POLICY: dict[str, dict[Role, Rules]] = {
    "person": {
        Role.REFERRER: {**_may(_READ, REFERRED), **_may((CREATE,), ORG)},
        Role.LINK_WORKER: {
            **_may(_READ, ASSIGNED, DUTY),
            **_may((AMEND,), ASSIGNED),
            **_may((CREATE,), ORG),
        },
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "alert": {
        Role.LINK_WORKER: {**_may(_READ, ASSIGNED, DUTY), **_may((CREATE, AMEND), ASSIGNED)},
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "referral": {
        Role.REFERRER: {**_may(_READ, REFERRED), **_may((CREATE,), ORG)},
        Role.LINK_WORKER: {
            **_may(_READ, ASSIGNED, DUTY),
            **_may((AMEND,), ASSIGNED, DUTY),
            **_may((CREATE,), ORG),
        },
        Role.TEAM_LEAD: _may((*_READ, AMEND), TEAM),
    },
    "case": {
        Role.LINK_WORKER: {**_may((*_READ, AMEND), ASSIGNED), **_may((CREATE,), DUTY, ASSIGNED)},
        Role.TEAM_LEAD: _may((*_READ, AMEND, CREATE), TEAM),
    },
    "contact": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "plan": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "connection": {
        Role.LINK_WORKER: _may((*_KEEP, SHARE), ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "attendance": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "measure": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "consent": {
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
        Role.AUDITOR: _may(_READ, ORG),
    },
    "message": {
        Role.REFERRER: _may(_READ, SHARED),
        Role.LINK_WORKER: _may(_KEEP, ASSIGNED),
        Role.TEAM_LEAD: _may(_READ, TEAM),
    },
    "activity": {
        **{role: _may(_READ, ORG) for role in _EVERYBODY},
        Role.LINK_WORKER: _may((*_READ, AMEND), ORG),
        Role.TEAM_LEAD: _may(_KEEP, ORG),
        Role.DIRECTORY_EDITOR: _may(_KEEP, ORG),
    },
    "statement": {role: _may(_READ, ORG) for role in _EVERYBODY},
    "study": {
        Role.ANALYST: _may(_KEEP, ORG),
        Role.AUDITOR: _may(_READ, ORG),
        Role.REVIEWER: _may(_READ, ORG),
        Role.TEAM_LEAD: _may(_READ, ORG),
        Role.LINK_WORKER: _may(_READ, ORG),
        Role.COMMISSIONER: _may(_READ, ORG),
    },
    "review": {
        Role.REVIEWER: {**_may((*_READ, AMEND), MEMBER), **_may((CREATE,), ORG)},
    },
    "record": {Role.REVIEWER: _may(_KEEP, MEMBER)},
    "document": {Role.REVIEWER: _may(_KEEP, MEMBER)},
    "passage": {Role.REVIEWER: _may(_KEEP, MEMBER)},
    "draft": {Role.REVIEWER: _may((*_KEEP, SHARE), MEMBER)},
    "audit": {
        Role.AUDITOR: _may(_READ, ORG),
    },
    "staff": {
        Role.ORGANISATION_ADMINISTRATOR: _may(_READ, ORG),
        Role.AUDITOR: _may(_READ, ORG),
        Role.TEAM_LEAD: _may(_READ, ORG),
    },
}

# The most sensitive tier within a role's reach: a rule that says more is overruled. The audit
# itself, which is not about one person, is read by its kind's rule alone.
REACH: dict[Role, Tier] = {
    Role.REFERRER: Tier.IDENTITY,
    Role.LINK_WORKER: Tier.SAFEGUARDING,
    Role.TEAM_LEAD: Tier.SAFEGUARDING,
    Role.SAFEGUARDING_LEAD: Tier.SAFEGUARDING,
    Role.PROVIDER: Tier.IDENTITY,
    Role.PERSON: Tier.NOTE,
    Role.PROXY: Tier.NOTE,
    Role.DIRECTORY_EDITOR: Tier.DIRECTORY,
    Role.ORGANISATION_ADMINISTRATOR: Tier.DIRECTORY,
    Role.COMMISSIONER: Tier.DIRECTORY,
    Role.ANALYST: Tier.DIRECTORY,
    Role.REVIEWER: Tier.PLAN,
    Role.AUDITOR: Tier.PLAN,
}


def relations_that_allow(role: Role, kind: str, action: Action) -> frozenset[Relation]:
    """The relations in which the role may do the action to the kind; empty where it never may."""
    return POLICY.get(kind, {}).get(role, {}).get(action, frozenset())
