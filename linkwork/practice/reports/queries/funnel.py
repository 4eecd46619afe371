"""How many got as far as each step, how many left before the next and why, and who still waits."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from linkwork.practice.messages.models import Message
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals.models import Case, Referral
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.queries.journeys import last_words, stood
from linkwork.practice.reports.steps import KEYS, MEASURED, TOLD, WAITING, Standing, why

DID = ("did_agree", "did_reach", "did_plan", "did_place", "did_come", "did_sustain")
STANDING = ("state", "case_state", "case_ending", "last_state", "last_reason", "went_reason")
SENT = (Message.State.SENT, Message.State.DELIVERED, Message.State.FILED)
NOT_ASKED, NOT_SENT = "not asked", "not yet sent"


@dataclass
class Funnel:
    """Counts by step; `left` and `passed` are of people, by step and reason."""

    people: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)  # before this step, why
    waiting: Counter[str] = field(default_factory=Counter)  # before this step
    passed: Counter[str] = field(default_factory=Counter)  # went on without this step on record
    ended: int = 0
    after: Counter[str] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)


def funnel(cohort: Cohort) -> Funnel:
    """The funnel of a cohort."""
    found = Funnel()
    rows = last_words(stood(cohort.referrals()))
    for row in rows.order_by().values_list(*DID, *STANDING).annotate(number=Count("pk")):
        did, standing, number = row[: len(DID)], row[len(DID) : -1], row[-1]
        _count(found, did, Standing(*standing), number)
    _follow_up(found, cohort.referrals())
    return found


def _count(found: Funnel, did: tuple[bool, ...], standing: Standing, number: int) -> None:
    """Whoever is at a step has passed all before it, on record or not."""
    furthest = max((place for place, done in enumerate(did, 1) if done), default=0)
    for place, key in enumerate(KEYS[: furthest + 1]):
        found.people[key] += number
        if place and not did[place - 1]:
            found.passed[key] += number
    if furthest + 1 == len(KEYS):
        return
    following, reason = KEYS[furthest + 1], why(KEYS[furthest], standing)
    if reason == WAITING:
        found.waiting[following] += number
    else:
        found.left[following, reason] += number


def ended(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Those whose case is closed after they had come at least once."""
    return stood(rows).filter(Q(case__state=Case.State.CLOSED) & Q(did_come=True))


def _follow_up(found: Funnel, rows: QuerySet[Referral]) -> None:
    """Of those who ended: who was measured, and whose referrer was told."""
    asked = Measure._base_manager.filter(referral=OuterRef("pk"), point=Measure.Point.CLOSE)
    missing = asked.filter(value__isnull=True).order_by("-asked_on", "-pk").values("missing")[:1]
    notes = Message._base_manager.filter(referral=OuterRef("pk"), about=Message.Subject.CLOSED)
    note = notes.order_by("-drafted_at", "-pk").values("state")[:1]
    counted = (
        ended(rows)
        .annotate(
            measured=Exists(asked.filter(value__isnull=False)),
            because=Coalesce(Subquery(missing), Value(""), output_field=CharField()),
            told=Q(Exists(notes.filter(state__in=SENT))),
            note=Coalesce(Subquery(note), Value(""), output_field=CharField()),
        )
        .order_by()
        .values_list("measured", "because", "told", "note")
    )
    for measured, because, told, note_state, number in counted.annotate(number=Count("pk")):
        found.ended += number
        if measured:
            found.after[MEASURED] += number
        else:
            label = dict(Measure.Missing.choices).get(because, NOT_ASKED)
            found.missing[MEASURED, label.lower()] += number
        if told:
            found.after[TOLD] += number
        else:
            unwanted = note_state == Message.State.NOT_CONSENTED
            found.missing[TOLD, "the person did not want it" if unwanted else NOT_SENT] += number
