"""Decides: what the role may AND relation to the thing AND its tier AND nothing that bars."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Grant, Protected
from linkwork.access.policy import relations_that_allow
from linkwork.access.reach import REACH
from linkwork.access.roles import Action, Relation, Role, Tier


@dataclass(frozen=True)
class Decision:
    """Whether it is allowed, by which relation, and the rule that said so."""

    allowed: bool
    relation: str
    rule: str


def holding(actor: Actor) -> Q:
    """The grants that the actor holds now, as themselves, in their team or for their employer."""
    now = timezone.now()
    if actor.link is not None and actor.role is not Role.PROVIDER:
        return Q(pk__in=[])  # the person's own standing comes from the link itself
    mine = Q(body=actor.employer)
    if actor.user is not None:
        mine |= Q(user=actor.user)
    if actor.team_id is not None:
        mine |= Q(team_id=actor.team_id)
    if actor.link is not None and actor.link.about is not None:
        mine &= Q(about=actor.link.about)
    live = Q(until_at__isnull=True) | Q(until_at__gt=now)
    return mine & live & Q(organisation=actor.organisation)


def relations(actor: Actor, thing: Protected) -> frozenset[Relation]:
    """Every relation in which the actor stands to the thing; none to one they are barred from."""
    if thing.organisation_id != actor.organisation.pk:
        return frozenset()
    if actor.role is Role.SYSTEM:
        return frozenset({Relation.SYSTEM})
    found = {Relation.ORGANISATION}
    if thing.belongs_to(actor.employer.pk):
        found.add(Relation.OWN)
    if thing.subject is not None:
        found |= by_link(actor, thing.subject)
        held = _held(actor, thing.subject)
        found |= {relation for relation, about in held if about in (None, thing.public_id)}
    return frozenset() if Relation.BARRED in found else frozenset(found)


Held = list[tuple[Relation, UUID | None]]
_known: ContextVar[dict[tuple[Actor, UUID], Held] | None] = ContextVar("known", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Ask once for each person whose things a page shows. Only while nothing is written."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def _held(actor: Actor, subject: UUID) -> Held:
    """The relations that grants give to the subject: to all of theirs, or to one thing."""
    known = _known.get()
    if known is not None and (actor, subject) in known:
        return known[actor, subject]
    rows = Grant.objects.filter(holding(actor), subject=subject)
    found = [(Relation(name), about) for name, about in rows.values_list("relation", "about")]
    if known is not None:
        known[actor, subject] = found
    return found


def by_link(actor: Actor, subject: UUID) -> set[Relation]:
    """The relation to a person's, or a panellist's, own that a link gives: theirs or a carer's."""
    if actor.link is None or actor.link.subject != subject:
        return set()
    return {_BY_LINK.get(actor.role, Relation.SELF)}


_BY_LINK = {Role.PROXY: Relation.PROXY, Role.PANELLIST: Relation.ASKED}


def reaches(role: Role, tier: Tier) -> bool:
    """Say whether things so sensitive are within the role's reach at all."""
    return role is Role.SYSTEM or tier <= REACH.get(role, Tier.DIRECTORY)


def decide(actor: Actor, action: Action, thing: Protected) -> Decision:
    """Say whether the actor may do this to the thing as it stands."""
    if not reaches(actor.role, thing.tier):
        return Decision(False, "", f"{thing.tier.name.lower()} is beyond {actor.role.value}")
    if thing.withheld_from(actor):
        return Decision(False, "", f"{thing.kind} withheld from {actor.role.value}")
    return decide_kind(actor, action, thing.kind, relations(actor, thing))


def decide_kind(actor: Actor, action: Action, kind: str, standing: frozenset[Relation]) -> Decision:
    """Say whether the actor may do this to a thing of the kind, in the relations they stand in."""
    rule = f"{actor.role.value} may {action.value} {kind}"
    if Relation.SYSTEM in standing:
        return Decision(True, Relation.SYSTEM.value, "command of the deployer")
    by = standing & relations_that_allow(actor.role, kind, action)
    if not by:
        return Decision(False, "", f"no rule: {rule}")
    relation = min(name.value for name in by)
    return Decision(True, relation, f"{rule} when {relation}")
