"""The one door to protected things: decides, writes the audit event, and only then hands over."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.decisions import by_link, decide, decide_kind, holding, reaches, relations
from linkwork.access.models import Grant, Protected
from linkwork.access.policy import relations_that_allow
from linkwork.access.roles import Action, Relation, Role, Tier

Row = TypeVar("Row", bound=Protected)


class Denied(Exception):
    """Not allowed, or not there: the caller cannot tell which, and neither can the reader."""

    def __init__(self, kind: str, thing: Protected | None = None, rule: str = "") -> None:
        """Keep what was refused, for the audit only."""
        super().__init__(f"no such {kind}")
        self.kind, self.thing, self.rule = kind, thing, rule


def open_one(
    actor: Actor,
    rows: QuerySet[Row] | type[Row],
    public_id: UUID,
    *,
    action: Action = Action.VIEW,
    verb: str = "",
    **parent: Any,
) -> Row:
    """Hand over one thing, having written the event; `parent` names what it must belong to."""
    found = _queryset(rows).filter(public_id=public_id, organisation=actor.organisation, **parent)
    thing = found.first()
    if thing is None:
        raise Denied(found.model.kind)
    require(actor, action, thing, verb=verb)
    return thing


def require(actor: Actor, action: Action, thing: Protected, *, verb: str = "") -> None:
    """Write that the actor did this to the thing, or raise `Denied`."""
    decision = decide(actor, action, thing)
    if not decision.allowed:
        raise Denied(thing.kind, thing, decision.rule)
    audit.record(
        by=actor,
        action=action,
        verb=verb or f"{thing.kind} {action.value}",
        on=thing,
        relation=decision.relation,
        rule=decision.rule,
    )


def require_kind(actor: Actor, action: Action, kind: str, *, on: Protected | None = None) -> None:
    """Check that the actor may do this to the kind, in the relation they have to `on` (a parent).

    Nothing is written: the action that follows writes its own event.
    """
    if on is None:
        system = actor.role is Role.SYSTEM
        standing = frozenset({Relation.SYSTEM if system else Relation.ORGANISATION})
    else:
        standing = relations(actor, on)
    decision = decide_kind(actor, action, kind, standing)
    if not decision.allowed:
        raise Denied(kind, on, decision.rule)


def may(actor: Actor, action: Action, kind: str) -> bool:
    """Whether the role could do this to anything of the kind: so that a page offers it."""
    return actor.role is Role.SYSTEM or bool(relations_that_allow(actor.role, kind, action))


def visible(actor: Actor, kind: str, action: Action = Action.LIST) -> Q:
    """The rows of a kind that the actor may see, as a condition on its table."""
    ours = Q(organisation=actor.organisation)
    if actor.role is Role.SYSTEM:
        return ours
    by = relations_that_allow(actor.role, kind, action)
    ours &= ~_under(actor, [Relation.BARRED])
    return ours if Relation.ORGANISATION in by else ours & _under(actor, by)


def _under(actor: Actor, by: Iterable[Relation]) -> Q:
    """The rows to which the actor stands in one of the relations, by the person or one by one."""
    held = Grant.objects.filter(holding(actor), relation__in=[name.value for name in by])
    whole = held.filter(about__isnull=True).values("subject")
    one = held.filter(about__isnull=False).values("about")
    mine = Q(subject__in=whole) | Q(public_id__in=one)
    if actor.link is not None and actor.link.subject is not None:
        standing = by_link(actor, actor.link.subject)
        if standing & set(by):
            mine |= Q(subject=actor.link.subject)
    return mine


def listing(
    actor: Actor,
    rows: QuerySet[Row] | type[Row],
    *,
    limit: int | None = None,
    verb: str = "",
) -> list[Row]:
    """Hand over the rows that the actor may see, in one event that names everybody in the list."""
    found = _queryset(rows)
    kind = found.model.kind
    require_kind_listed(actor, kind, found.model.tier)
    allowed = found.filter(visible(actor, kind))
    found_now = allowed[:limit] if limit is not None else allowed
    things = [one for one in found_now if not one.withheld_from(actor)]
    write_listing(actor, kind, things, verb=verb)
    return things


def require_kind_listed(actor: Actor, kind: str, tier: Tier) -> None:
    """Raise `Denied` where the role may never list the kind, or things so sensitive."""
    if not may(actor, Action.LIST, kind) or not reaches(actor.role, tier):
        raise Denied(kind, None, f"no rule: {actor.role.value} may list {kind}")


def write_listing(actor: Actor, kind: str, things: Iterable[Protected], *, verb: str = "") -> None:
    """Write one event for a list: the kind, and everybody in it."""
    people = {thing.subject for thing in things if thing.subject is not None}
    audit.record(
        by=actor,
        action=Action.LIST,
        verb=verb or f"{kind} list",
        kind=kind,
        people=people,
        rule=f"{actor.role.value} may list {kind}",
    )


def _queryset(rows: QuerySet[Row] | type[Row]) -> QuerySet[Row]:
    return rows if isinstance(rows, QuerySet) else rows.objects.all()
