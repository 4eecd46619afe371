"""Enters a person: told, asked, and drawn at once; or given it without a draw, or said no."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.lotteries import drawing, moves, queries, rules, sealing, strata
from linkwork.practice.lotteries.models import Draw, Entry, Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today, working_days_after

Way, Unit = Entry.Way, Lottery.Unit
DAYS = 2  # working days in which whoever is drawn gets what was drawn for them


@transaction.atomic
def enter(*, lottery: Lottery, case: Case, told: str, by: Actor) -> Entry:
    """Draw for one person who was told and said yes; there is no second draw.

    The next place is taken under the lottery's lock, so that two at once get two places.
    """
    lottery = _locked(lottery)
    moves.check_open(lottery, queries.entered(lottery).count(), today())
    _check_asked(lottery, case, told)
    said = rules.against(lottery, case)
    if said:
        raise NotAllowed(said[0])
    found = _drawn_with_practice(lottery, case) or _drawn_now(lottery, case)
    entry = _keep(lottery, case, by, way=Way.LOT, told=Entry.Told(told), draw=found)
    audit.record(by=by, action=Action.CREATE, verb="entered in lottery", on=entry)
    if found.drawn:
        _to_do(entry, by)
    return entry


@transaction.atomic
def give(*, lottery: Lottery, case: Case, reason: str, by: Actor, words: str = "") -> Entry:
    """Give it to somebody who must have it: not left to chance, and not in the analysis."""
    lottery = _locked(lottery)
    moves.check_open(lottery, -1, today())
    _check_not_asked(lottery, case)
    if reason not in lottery.what.reasons:
        raise NotAllowed("Say why it is not left to chance.")
    if reason == "other" and not words.strip():
        raise NotAllowed("Say in a few words why it is not left to chance.")
    entry = _keep(lottery, case, by, way=Way.GIVEN, reason=reason, words=words.strip())
    audit.record(by=by, action=Action.CREATE, verb="given outside lottery", on=entry)
    _to_do(entry, by)
    return entry


@transaction.atomic
def say_no(*, lottery: Lottery, case: Case, told: str, by: Actor) -> Entry:
    """Keep that the person would rather not: they are helped as everybody is."""
    lottery = _locked(lottery)
    moves.check_open(lottery, -1, today())
    _check_asked(lottery, case, told)
    entry = _keep(lottery, case, by, way=Way.SAID_NO, told=Entry.Told(told))
    audit.record(by=by, action=Action.CREATE, verb="did not want lottery", on=entry)
    return entry


def _locked(lottery: Lottery) -> Lottery:
    """The lottery as it stands now, in which nobody else takes a place until this is done."""
    return Lottery.objects.select_for_update().get(pk=lottery.pk)


def _check_asked(lottery: Lottery, case: Case, told: str) -> None:
    if told not in Entry.Told.values:
        raise NotAllowed("Say how the person was told that it is shared out by lot.")
    _check_once(lottery, case)


def _check_once(lottery: Lottery, case: Case) -> None:
    _check_not_asked(lottery, case)
    before = rules.drawn_already(lottery, case)
    if before:
        raise NotAllowed(before)


def _check_not_asked(lottery: Lottery, case: Case) -> None:
    if queries.entry_of(lottery, case) is not None:
        raise NotAllowed("This person has been asked about this lottery. There is no second draw.")


def _drawn_with_practice(lottery: Lottery, case: Case) -> Draw | None:
    """What was drawn for the person's practice, where practices are drawn and theirs was."""
    if lottery.unit != Unit.PRACTICE:
        return None
    return queries.draws(lottery).filter(practice=case.referral.practice).first()


def _drawn_now(lottery: Lottery, case: Case) -> Draw:
    """The next place of the case's stratum."""
    by_practice = lottery.unit == Unit.PRACTICE
    stratum = strata.EVERYBODY if by_practice else strata.of(lottery, case)
    place = queries.draws(lottery).filter(stratum=stratum).count() + 1
    return Draw.objects.create(
        lottery=lottery,
        stratum=stratum,
        place=place,
        practice=case.referral.practice if by_practice else None,
        drawn=drawing.draw(sealing.opened(lottery), lottery.share, stratum, place),
        at=timezone.now(),
    )


def _keep(lottery: Lottery, case: Case, by: Actor, **told: Any) -> Entry:
    return Entry.objects.create(
        organisation=case.organisation,
        subject=case.person.public_id,
        lottery=lottery,
        case=case,
        connection=rules.place_ahead(case),
        entered_at=timezone.now(),
        entered_by=by.user,
        **told,
    )


def _to_do(entry: Entry, by: Actor) -> None:
    """What was drawn (or given) is somebody's task, with a day; it is arranged as ever."""
    ahead = entry.connection
    activity = ahead.activity.name if ahead is not None else "their first session"
    referrals.add_task(
        case=entry.case,
        words=entry.lottery.what.to_do.format(activity=activity)[:200],
        due_on=working_days_after(today(), DAYS),
        by=by,
    )
