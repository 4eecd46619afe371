"""Answers in words: before and after, side by side, never an average of different people."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from linkwork.practice.outcomes.instruments import QUESTIONS, Question
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.queries import Pair
from linkwork.ui.effects import signed
from linkwork.ui.words import day

BAND = 2  # points of a goal, within which it is shown as about the same


@dataclass(frozen=True)
class PairLine:
    """One item, before and after."""

    title: str
    question: str
    source: str
    before: str
    after: str
    change: str
    direction: str
    drawn: bool
    first: int | None
    last: int | None
    ask: str


def line(pair: Pair, case_id: UUID) -> PairLine:
    """Say a pair in words."""
    question = QUESTIONS[pair.item]
    first = pair.before.value if pair.before else None
    last = pair.after.value if pair.after else None
    moved = last - first if first is not None and last is not None else None
    return PairLine(
        title=str(pair.item.label),
        question=question.text,
        source=question.source,
        before=_said(pair.before, question),
        after=_said(pair.after, question),
        change="" if moved is None else signed(moved),
        direction=_direction(question, moved),
        drawn=(question.lowest, question.highest) == (0, 10) and moved is not None,
        first=first,
        last=last,
        ask=reverse("outcomes:ask", args=[case_id, pair.item.value]),
    )


def _said(measure: Measure | None, question: Question) -> str:
    if measure is None:
        return "Not asked yet"
    on = day(measure.asked_on)
    if measure.value is None:
        return f"{measure.get_missing_display()} ({on})"
    return f"{question.said(measure.value)} ({on})"


def _direction(question: Question, moved: int | None) -> str:
    """Say which way it went, for this item: less anxiety is better."""
    if moved is None or question.better == 0:
        return ""
    if moved == 0:
        return "The same"
    if question.item is Measure.Item.GOAL and abs(moved) < BAND:
        return "About the same"
    return "Better" if moved * question.better > 0 else "Worse"
