"""How standings, answers and rules of reading are said."""

from typing import Any

from django.urls import reverse

from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening.board import Board, Rule, Word
from linkwork.evidence.screening.levels import Answer, Reason
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.standing import Standing

WORDS = {
    Standing.UNREAD: "To read",
    Standing.HALF_READ: "Waits for another reader",
    Standing.INCLUDED: "Included",
    Standing.EXCLUDED: "Left out",
    Standing.UNDECIDED: "Left at maybe",
    Standing.APART: "Readers differ",
}
COLOURS = {
    Standing.UNREAD: "grey",
    Standing.HALF_READ: "grey",
    Standing.INCLUDED: "blue",
    Standing.EXCLUDED: "white",
    Standing.UNDECIDED: "yellow",
    Standing.APART: "yellow",
}


def rule_words(rule: Rule) -> str:
    """Say how a level is read."""
    if rule.readers > 1:
        return "Each record is read by two, blind to each other; a third settles where they differ."
    if rule.sampled:
        return f"Each record is read once; {rule.sampled} in every 100, drawn by chance, by two."
    return "Each record is read once."


def percent(share: float) -> str:
    """A share as people write it: 95 %."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


def word(said: Word | None) -> dict[str, str]:
    """What a reader said, in words."""
    if said is None:
        return {"answer": "", "reason": ""}
    return {
        "answer": str(Answer(said.answer).label),
        "reason": str(Reason(said.reason).label) if said.reason else "",
    }


def decision(one: ScreeningDecision) -> dict[str, Any]:
    """One decision, with who made it and when."""
    return {
        "answer": one.get_answer_display(),
        "reason": one.get_reason_display() if one.reason else "",
        "note": one.note,
        "who": one.reviewer.name,
        "at": one.decided_at,
        "settles": one.settles,
        "blind": one.blind,
    }


def back_ways(now: Board, review: Review, record: Record) -> list[dict[str, str]]:
    """The levels at which a record was left out, each with the way to bring it back."""
    found = [
        level
        for level in now.rules
        if now.standing(now.head(record.pk), level) is Standing.EXCLUDED
    ]
    base = reverse("screening:back", args=[review.public_id, record.public_id])
    return [{"level": level, "href": f"{base}?level={level.replace(' ', '-')}"} for level in found]
