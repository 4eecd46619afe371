"""Looks after whoever visits alone: where they go, until when, and that they are back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action, Relation
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import moves, telling
from linkwork.practice.supervision.models import Visit

State = Visit.State
LONGEST = timedelta(hours=12)


@transaction.atomic
def plan_visit(
    *,
    case: Case,
    place: str,
    by: Actor,
    starts_at: datetime | None = None,
    minutes: int | None = None,
    phone: str = "",
    worker: User | None = None,
) -> Visit:
    """Say where one goes and by when one is back, before going."""
    goes = worker or by.user
    if goes is None:
        raise moves.NotAllowed("Say who goes.")
    if case.state == Case.State.CLOSED:
        raise moves.NotAllowed("This case is closed.")
    if not place.strip():
        raise moves.NotAllowed("Say where, so that somebody could find you.")
    start = starts_at or timezone.now()
    length = timedelta(minutes=minutes or referrals.policy(case.organisation).lone_visit_minutes)
    if not timedelta() < length <= LONGEST:
        raise moves.NotAllowed("A visit lasts from one minute to twelve hours.")
    visit = Visit.objects.create(
        organisation=case.organisation,
        subject=case.person.public_id,
        case=case,
        worker=goes,
        place=place,
        phone=phone,
        starts_at=start,
        back_by_at=start + length,
        moved_by=by.user,
    )
    grants.give(
        organisation=case.organisation,
        subject=case.person.public_id,
        relation=Relation.SHARED,
        about=visit.public_id,
        user=goes,
    )
    audit.record(by=by, action=Action.CREATE, verb="visit planned", on=visit)
    return visit


@transaction.atomic
def set_out(*, visit: Visit, by: Actor) -> Visit:
    """Say that one is on the way: from now the clock is watched."""
    now = timezone.now()
    length = visit.back_by_at - visit.starts_at
    late = max(visit.back_by_at, now + length)
    return _move(visit, State.OUT, by, verb="visit begun", set_out_at=now, back_by_at=late)


@transaction.atomic
def stay_longer(*, visit: Visit, minutes: int, by: Actor) -> Visit:
    """Say that one is well and stays longer; a visit already flagged is watched anew."""
    if visit.state not in Visit.AWAY:
        raise moves.NotAllowed("Nobody is out on this visit.")
    until = timezone.now() + timedelta(minutes=minutes)
    if minutes < 1 or until - visit.starts_at > LONGEST:
        raise moves.NotAllowed("A visit lasts from one minute to twelve hours.")
    visit.save_over(visit.version, back_by_at=until, flagged_at=None, moved_by=by.user)
    audit.record(by=by, action=Action.AMEND, verb="visit longer", on=visit)
    return visit


@transaction.atomic
def come_back(*, visit: Visit, by: Actor, words: str = "") -> Visit:
    """Say that one is back and safe; after a search, how that is known."""
    return _move(visit, State.BACK, by, words, verb="visit over", ended_at=timezone.now())


@transaction.atomic
def call_off(*, visit: Visit, reason: str, by: Actor) -> Visit:
    """Not go, and say why."""
    ended = timezone.now()
    return _move(visit, State.CALLED_OFF, by, reason, verb="visit called off", ended_at=ended)


@transaction.atomic
def look_for(*, visit: Visit, words: str, by: Actor) -> Visit:
    """Somebody who is not back is looked for: what was done."""
    if not visit.overdue(timezone.now()):
        raise moves.NotAllowed("They are not overdue yet.")
    return _move(visit, State.LOOKED_FOR, by, words, verb="visit looked for")


def _move(
    visit: Visit, to: Visit.State, by: Actor, words: str = "", *, verb: str, **values: object
) -> Visit:
    moves.check_visit(visit, to, words=words, by_somebody=by.user is not None)
    kept = {"words": words} if words else {}
    visit.save_over(visit.version, state=to, moved_by=by.user, **kept, **values)
    audit.record(by=by, action=Action.AMEND, verb=verb, on=visit)
    return visit


@transaction.atomic
def flag_overdue(*, visit: Visit, by: Actor, at: datetime | None = None) -> bool:
    """Tell the leads, once, that somebody should be back; the visit itself stays as it is."""
    now = at or timezone.now()
    if visit.flagged_at is not None or not visit.overdue(now):
        return False
    visit.save_over(visit.version, flagged_at=now)
    audit.record(by=by, action=Action.AMEND, verb="visit overdue", on=visit)
    leads = telling.leads_of(visit.organisation, visit.case.referral.team)
    address = reverse("supervision:visit", kwargs={"visit_id": visit.public_id})
    telling.tell("staff visit overdue", [*leads, visit.worker], url=address, by=by)
    return True
