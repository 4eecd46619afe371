"""What providers answered, and why they said no."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import CharField, Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.queries.waits import ANSWERS, requests

S = Connection.State
YES, LISTED, NO, SILENT, BACK, OPEN = "yes", "listed", "no", "silent", "back", "open"
OUTCOMES = {
    YES: "Said yes",
    LISTED: "On the waiting list",
    NO: "Said no",
    SILENT: "Did not answer",
    BACK: "Taken back before an answer",
    OPEN: "Answer still awaited",
}


@dataclass
class Answers:
    """Counts of requests."""

    sent: int = 0
    outcome: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)  # why a provider said no
    sent_to: Counter[str] = field(default_factory=Counter)  # by provider
    answered_by: Counter[str] = field(default_factory=Counter)


def answers(cohort: Cohort) -> Answers:
    """What became of every request sent for the people of a cohort."""
    moves = ConnectionEvent.objects.filter(connection=OuterRef("pk"))
    said = moves.filter(after__in=ANSWERS).order_by("-at", "-pk")
    rows = requests(cohort).annotate(
        said=Coalesce(Subquery(said.values("after")[:1]), Value(""), output_field=CharField()),
        because=Coalesce(Subquery(said.values("reason")[:1]), Value(""), output_field=CharField()),
        late=Exists(moves.filter(after=S.NO_RESPONSE)),
        over=Q(over_on__isnull=False),
    )
    by = ("said", "because", "late", "over", "activity__provider__name")
    found = Answers()
    for row in rows.order_by().values_list(*by).annotate(number=Count("pk")):
        said_so, because, late, over, provider, number = row
        outcome = outcome_of(said_so, late=late, over=over)
        found.sent += number
        found.outcome[outcome] += number
        if outcome == NO:
            found.refusals[because] += number
        found.sent_to[provider] += number
        found.answered_by[provider] += number * bool(said_so)
    return found


def outcome_of(said: str, *, late: bool, over: bool) -> str:
    """What became of one request, by the last that its provider said of it."""
    if said:
        return {S.ACCEPTED: YES, S.WAITLISTED: LISTED, S.DECLINED: NO}[S(said)]
    return SILENT if late else BACK if over else OPEN
