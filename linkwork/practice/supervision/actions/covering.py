"""Lets a colleague hold cases while their link worker is away; they come back by themselves."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action, Relation
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import queries, telling
from linkwork.practice.supervision.models import CaseCover
from linkwork.practice.supervision.moves import NotAllowed
from linkwork.ui.words import day_short


@transaction.atomic
def cover(
    *,
    cases: Iterable[Case],
    covering: User,
    from_on: date,
    to_on: date,
    by: Actor,
    reason: str = "",
) -> list[CaseCover]:
    """Let a colleague hold these cases from one day to another: all of them, or none."""
    today = timezone.localdate()
    if not today <= from_on <= to_on:
        raise NotAllowed("Cover begins today or later, and ends on the same day or after.")
    if covering not in queries.members(by.organisation, None):
        raise NotAllowed("Choose a link worker of this service.")
    made = [
        _cover(one, covering, from_on=from_on, to_on=to_on, reason=reason, by=by) for one in cases
    ]
    away = [one.away for one in made]
    telling.tell("staff reminded", [covering, *away], url=reverse("people:list"), by=by)
    return made


def _cover(
    case: Case, covering: User, *, from_on: date, to_on: date, reason: str, by: Actor
) -> CaseCover:
    if case.state == Case.State.CLOSED:
        raise NotAllowed("A closed case needs no cover.")
    if covering.pk == case.link_worker_id:
        raise NotAllowed(f"{covering.name} holds this case already.")
    for other in queries.covers(from_on).filter(case=case, from_on__lte=to_on):
        dates = f"{day_short(other.from_on)} to {day_short(other.to_on)}"
        raise NotAllowed(f"{other.covering.name} covers this case already, {dates}.")
    made = CaseCover.objects.create(
        organisation=case.organisation,
        subject=case.person.public_id,
        case=case,
        away=case.link_worker,
        covering=covering,
        from_on=from_on,
        to_on=to_on,
        reason=reason,
        made_by=by.user,
    )
    audit.record(by=by, action=Action.CREATE, verb="cover arranged", on=made)
    begin_cover(made=made, on=timezone.localdate(), by=by)
    return made


@transaction.atomic
def begin_cover(*, made: CaseCover, on: date, by: Actor) -> bool:
    """Let the colleague in, once, when the first day has come; the way in ends with the last."""
    over = made.ended_at is not None or made.begun_at is not None
    if over or not made.from_on <= on <= made.to_on:
        return False
    grants.give(
        organisation=made.organisation,
        subject=made.case.person.public_id,
        relation=Relation.ASSIGNED,
        user=made.covering,
        until_at=_end_of(made.to_on),
    )
    made.save_over(made.version, begun_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="cover begun", on=made)
    return True


def _end_of(day: date) -> datetime:
    """The midnight that ends a day, in England."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


@transaction.atomic
def end_cover(*, made: CaseCover, by: Actor) -> CaseCover:
    """The link worker is back early, or the case goes to somebody else: it ends now."""
    if made.ended_at is not None:
        raise NotAllowed("This cover is over already.")
    grants.cut_short(
        subject=made.case.person.public_id, relation=Relation.ASSIGNED, user=made.covering
    )
    made.save_over(made.version, ended_at=timezone.now())
    audit.record(by=by, action=Action.AMEND, verb="cover ended", on=made)
    return made


@transaction.atomic
def end_covers(*, case: Case, by: Actor) -> int:
    """End whatever cover a case has or would have."""
    rows = list(queries.covers(timezone.localdate()).filter(case=case))
    for made in rows:
        end_cover(made=made, by=by)
    return len(rows)
