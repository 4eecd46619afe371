"""Gives cases to link workers: new ones shared out, open ones handed over with what to know."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action, Relation
from linkwork.practice.connections import actions as connections
from linkwork.practice.people import actions as people
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Referral
from linkwork.practice.supervision import queries, telling
from linkwork.practice.supervision.actions.covering import end_covers
from linkwork.practice.supervision.models import HandOver
from linkwork.practice.supervision.moves import NotAllowed


@transaction.atomic
def hand_over(
    *,
    case: Case,
    to: User,
    note: str,
    by: Actor,
    reason: str = "",
    person_told: bool | None = None,
) -> HandOver:
    """Give the case to another link worker with what they need to know; everything open goes too.

    The relation moves, and so do connections, alerts and tasks; both are told.
    """
    giver = case.link_worker
    if to not in queries.members(case.organisation, None):
        raise NotAllowed("Choose a link worker of this service.")
    things = queries.open_things(case)
    end_covers(case=case, by=by)
    referrals.hand_over(case=case, to=to, note=note, by=by)
    connections.hand_over(case=case, to=to, by=by)
    people.hand_over_alerts(person=case.person, to=to, by=by)
    _move_team(case, to)
    kept = _keep(
        case,
        giver=giver,
        to=to,
        note=note,
        reason=reason,
        things=[one.kept() for one in things],
        person_told=person_told,
        by=by,
    )
    telling.tell("staff reminded", [giver], url=reverse("people:list"), by=by)
    _tell_taker(kept, by)
    return kept


@transaction.atomic
def hand_over_many(
    *, cases: Iterable[Case], to: User, note: str, reason: str, by: Actor
) -> list[HandOver]:
    """Hand several cases over at once: all of them, or none."""
    return [hand_over(case=one, to=to, note=note, reason=reason, by=by) for one in cases]


@transaction.atomic
def share_out(
    *, waiting: Iterable[Referral], to: User, reason: str, by: Actor, note: str = ""
) -> list[Case]:
    """Give new referrals to a link worker, with the reason; all of them, or none."""
    if not reason.strip():
        raise NotAllowed("Say why this link worker.")
    if to not in queries.members(by.organisation, None):
        raise NotAllowed("Choose a link worker of this service.")
    opened = []
    for one in waiting:
        case = referrals.accept(referral=one, link_worker=to, by=by)
        things = [thing.kept() for thing in queries.open_things(case)]
        giver = by.user or to
        kept = _keep(
            case, giver=giver, to=to, note=note or reason, reason=reason, things=things, by=by
        )
        _move_team(case, to)
        _tell_taker(kept, by)
        opened.append(case)
    return opened


def _keep(
    case: Case,
    *,
    giver: User,
    to: User,
    note: str,
    reason: str,
    by: Actor,
    things: list[dict[str, str]],
    person_told: bool | None = None,
) -> HandOver:
    kept = HandOver.objects.create(
        organisation=case.organisation,
        subject=case.person.public_id,
        case=case,
        giver=giver,
        taker=to,
        reason=reason,
        note=note,
        open_then=things,
        person_told=person_told,
        at=timezone.now(),
        made_by=by.user,
        # Whoever takes a case for themselves knows what they wrote.
        read_at=timezone.now() if by.user == to else None,
    )
    audit.record(by=by, action=Action.CREATE, verb="hand-over kept", on=kept)
    return kept


def _move_team(case: Case, to: User) -> None:
    """The taker's team holds the case, and their lead sees it."""
    team = queries.team_of(to, case.organisation)
    if team is None or queries.team_holds(case, team):
        return
    subject = case.person.public_id
    grants.end_whole(subject=subject, relation=Relation.TEAM)
    grants.give_once(
        organisation=case.organisation, subject=subject, relation=Relation.TEAM, holder=team
    )


def _tell_taker(kept: HandOver, by: Actor) -> None:
    address = reverse("supervision:handed_over", kwargs={"handover_id": kept.public_id})
    telling.tell("staff reminded", [kept.taker], url=address, by=by)


@transaction.atomic
def mark_read(*, kept: HandOver, by: Actor) -> HandOver:
    """The taker says that they have read the note."""
    if by.user is None or by.user.pk != kept.taker_id:
        raise NotAllowed("Whoever takes the case over says that they have read this.")
    if kept.read_at is None:
        kept.save_over(kept.version, read_at=timezone.now())
        audit.record(by=by, action=Action.AMEND, verb="hand-over read", on=kept)
    return kept
