"""How long people wait between two steps, in days: how many got through, left, or still wait."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.connections.moves import ENDED
from linkwork.practice.facts.days import DaysBetween, LondonDay
from linkwork.practice.facts.rows import attended, plans, reached
from linkwork.practice.referrals.models import Case as CaseRow
from linkwork.practice.referrals.models import Referral
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.queries.journeys import AGREED
from linkwork.practice.reports.waiting import DONE, LEFT, WAITING, Wait, wait

S = Connection.State
FIRST_DAY = date(2000, 1, 1)
Day = int | None  # a day as a number, which costs less than a date to bring from the database
ANSWERS = (S.ACCEPTED, S.WAITLISTED, S.DECLINED)
FIRST_CALL, PLAN, ANSWER, SESSION, WHOLE = "call", "plan", "answer", "session", "whole"


@dataclass(frozen=True)
class Kind:
    """One wait: from what to what, and of whom."""

    key: str
    name: str
    of: str


KINDS = (
    Kind(FIRST_CALL, "Referral to first conversation", "person"),
    Kind(PLAN, "First conversation to plan", "person"),
    Kind(ANSWER, "Sent to a provider’s answer", "request"),
    Kind(SESSION, "Place accepted to first session", "request"),
    Kind(WHOLE, "Referral to first session", "person"),
)


def waits(cohort: Cohort) -> dict[str, Wait]:
    """Every wait of a cohort: the days of each person and request, and the waits between them."""
    people, asked, today = list(_people(cohort)), list(_days(cohort)), cohort.today
    return {
        FIRST_CALL: between(((made, reached, over) for made, reached, _, _, over in people), today),
        PLAN: between(((reached, agreed, over) for _, reached, agreed, _, over in people), today),
        ANSWER: between(((sent, heard, over) for sent, heard, _, _, over in asked), today),
        SESSION: between(((yes, came, over) for _, _, yes, came, over in asked), today),
        WHOLE: between(((made, came, over) for made, _, _, came, over in people), today),
    }


def time_to_answer(cohort: Cohort) -> Wait:
    """How long requests wait for an answer."""
    return between(((sent, heard, over) for sent, heard, _, _, over in _days(cohort)), cohort.today)


def between(rows: Iterable[tuple[Day, Day, Day]], today: date) -> Wait:
    """The wait from the first day to the second; whoever left waits until the third, else today."""
    counted, now = Counter[tuple[int, str]](), (today - FIRST_DAY).days
    for begun, through, over in rows:
        if begun is not None:
            ends = ((through, DONE), (over, LEFT), (now, WAITING))
            until, how = next((day, how) for day, how in ends if day is not None)
            counted[until - begun, how] += 1
    return wait((days, how, number) for (days, how), number in counted.items())


def _people(cohort: Cohort) -> QuerySet[Referral, tuple[Day, Day, Day, Day, Day]]:
    """Of each who agreed: the days of the steps, and the day on which the case was closed."""
    went = Connection._base_manager.filter(case=OuterRef("case"), state=S.TOOK_UP)
    first = attended().order_by("on").values("on")[:1]
    told = Coalesce(Subquery(first), Subquery(went.order_by("ended_on").values("ended_on")[:1]))
    agreed_plans = plans().filter(agreed_on__isnull=False).order_by("agreed_on")
    found = (
        cohort.referrals()
        .filter(AGREED)
        .annotate(
            made_on=LondonDay(F("received_at")),
            reached_on=Subquery(reached().order_by("on").values("on")[:1]),
            planned_on=Subquery(agreed_plans.values("agreed_on")[:1]),
            came_on=told,
        )
    )
    days = ("made_on", "reached_on", "planned_on", "came_on", "case__closed_on")
    return _numbered(found, *days)


def _of_cohort(cohort: Cohort) -> QuerySet[Connection]:
    rows = Connection.objects.filter(case__referral__in=cohort.referrals().values("pk"))
    return rows.exclude(state=S.ERROR)


def _first(*states: str) -> Subquery:
    """The day on which a connection first moved to one of the states."""
    moves = ConnectionEvent.objects.filter(connection=OuterRef("pk"), after__in=states)
    day = moves.order_by("at", "pk").annotate(day=LondonDay(F("at")))
    return Subquery(day.values("day")[:1])


def _over() -> Case:
    """The day on which nothing more was to come: the connection's end, or its case's."""
    ended = When(state__in=ENDED, then=Coalesce(F("ended_on"), F("state_since_on")))
    return Case(
        ended,
        When(case__state=CaseRow.State.CLOSED, then=F("case__closed_on")),
        output_field=DateField(),
    )


def requests(cohort: Cohort) -> QuerySet[Connection]:
    """Requests sent to providers, with the day on which nothing more was to come."""
    sent = ConnectionEvent.objects.filter(connection=OuterRef("pk"), after=S.SENT)
    return _of_cohort(cohort).filter(Exists(sent)).annotate(over_on=_over())


def _days(cohort: Cohort) -> QuerySet[Connection, tuple[Day, Day, Day, Day, Day]]:
    """Of each request: the days sent, first answered, said yes to, first gone to, and ended."""
    came = Attendance._base_manager.filter(connection=OuterRef("pk"), state="attended")
    rows = requests(cohort).annotate(
        asked_on=_first(S.SENT),
        heard_on=_first(*ANSWERS),
        yes_on=_first(S.ACCEPTED),
        first_on=Subquery(came.order_by("on").values("on")[:1]),
    )
    days = ("asked_on", "heard_on", "yes_on", "first_on", "over_on")
    return _numbered(rows, *days)


def _numbered(rows: QuerySet[Any], *days: str) -> QuerySet[Any, Any]:
    """The days of each row, as numbers."""
    numbers = [DaysBetween(Value(FIRST_DAY, output_field=DateField()), F(day)) for day in days]
    named = {f"day_{place}": number for place, number in enumerate(numbers)}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**named).values_list(*named)
    return found
