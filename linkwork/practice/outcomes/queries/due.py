"""Which measures are due: at the start, at review, at the end, three and six months after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from linkwork.practice.outcomes.models import Invitation, Measure
from linkwork.practice.outcomes.queries.answers import Item, Point
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy

DEFAULT = "ons4"
# The item by which it is seen whether the questions were asked, or why they were not.
MAIN = Item.LIFE_SATISFACTION
AFTER = {Point.THREE_MONTHS: (91, 181), Point.SIX_MONTHS: (182, 273)}  # days from closing
# After these endings nobody is asked again: there was no work to look back on, or no leave to ask.
NOT_FOLLOWED = frozenset(
    {
        Case.Ending.DIED,
        Case.Ending.DECLINED,
        Case.Ending.NOT_REACHED,
        Case.Ending.UNSUITABLE,
        Case.Ending.DUPLICATE,
        Case.Ending.ERROR,
        Case.Ending.TRANSFERRED,
    }
)


@dataclass(frozen=True)
class Due:
    """Questions that should be asked of somebody, since when."""

    case: Case
    point: Measure.Point
    since: date
    sheet: str = DEFAULT

    @property
    def words(self) -> str:
        """What is due, in words."""
        return f"The four questions, {self.point.label.lower()}"


def due(cases: Iterable[Case], on: date, *, measures: Iterable[Measure] | None = None) -> list[Due]:
    """What is due of each case by a day, the longest due first. Two queries for any number.

    One query less where all measures of the cases were read already.
    """
    rows = list(cases)
    asked: dict[int, set[str]] = {}
    if measures is None:
        keys = [one.referral_id for one in rows]
        measures = Measure.objects.filter(referral__in=keys, item=MAIN).only(
            "referral", "point", "item"
        )
    for one in measures:
        if one.item == MAIN:
            asked.setdefault(one.referral_id, set()).add(one.point)
    weeks = policy(rows[0].organisation).review_weeks if rows else 0
    found = (_due(case, asked.get(case.referral_id, set()), weeks, on) for case in rows)
    return sorted((one for one in found if one), key=lambda one: (one.since, one.case.pk))


def _due(case: Case, asked: set[str], weeks: int, on: date) -> Due | None:
    """The one that is due now, if any: a person is asked one set of questions at a time."""
    if case.state == Case.State.CLOSED:
        return _after(case, asked, on)
    if case.state == Case.State.CLOSING:
        return None if Point.CLOSE in asked else Due(case, Point.CLOSE, on)
    if case.state != Case.State.ACTIVE:
        return None
    if Point.BASELINE not in asked:
        return Due(case, Point.BASELINE, case.opened_on)
    review_on = case.opened_on + timedelta(weeks=weeks)
    if Point.REVIEW not in asked and review_on <= on:
        return Due(case, Point.REVIEW, review_on)
    return None


def _after(case: Case, asked: set[str], on: date) -> Due | None:
    """Months after closing: of whoever answered before, and may be asked again."""
    if case.closed_on is None or case.ending in NOT_FOLLOWED or Point.BASELINE not in asked:
        return None
    if case.person.died_on or case.person.no_contact:
        return None
    for point, (first, last) in AFTER.items():
        if first <= (on - case.closed_on).days <= last and point not in asked:
            return Due(case, point, case.closed_on + timedelta(first))
    return None


def invited(case: Case) -> QuerySet[Invitation]:
    """Questions sent to the person that they have not answered, the first first."""
    rows = Invitation.objects.filter(case=case, answered_on__isnull=True)
    return rows.order_by("sent_on", "pk")


def open_to(case: Case, on: date) -> list[tuple[str, Measure.Point]]:
    """The sheets that the person may answer by themselves now: those sent, and what is due."""
    found = [(one.sheet, Point(one.point)) for one in invited(case)]
    found += [(one.sheet, one.point) for one in due([case], on)]
    return list(dict.fromkeys(found))
