"""Duplicates in words: two records side by side, a group, what was said, how far a search is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.urls import reverse
from django.utils import timezone

from linkwork.evidence.duplicates.matching.reading import plain
from linkwork.evidence.duplicates.models import Question, Ruling, Search
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Record, Review
from linkwork.ui.words import counted

ORIGIN = "Came from"
FIELDS = (
    ("Title", lambda one: one.title),
    ("Authors", lambda one: "; ".join(str(name) for name in one.authors)),
    ("Year", lambda one: str(one.year or "")),
    ("Journal", lambda one: one.journal),
    ("Volume and issue", lambda one: one.volume + (f" ({one.issue})" if one.issue else "")),
    ("Pages", lambda one: one.pages),
    ("DOI", lambda one: one.doi),
    ("Number in its database", lambda one: one.number),
    ("Abstract", lambda one: one.abstract),
    (ORIGIN, lambda one: one.search.source),
)
STILL = 600  # seconds after which a search that has not moved may have ended


@dataclass(frozen=True)
class Part:
    """Some words of a value, and whether the first record has others in their place."""

    words: str
    differs: bool


@dataclass(frozen=True)
class Row:
    """One fact of several records, side by side."""

    label: str
    values: list[list[Part]]
    same: bool


def rows(group: Sequence[Record]) -> list[Row]:
    """The facts of some records side by side; what differs from the first is marked."""
    found = []
    for label, read in FIELDS:
        values = [read(one) for one in group]
        if any(values):
            first, people = values[0], label == "Authors"
            if label == ORIGIN:
                found.append(Row(label, [[Part(value, False)] for value in values], False))
                continue
            parts = [parted(first, value, people) if place else _plain(first, values, people)
                     for place, value in enumerate(values)]  # fmt: skip
            found.append(Row(label, parts, len(set(values)) == 1))
    return found


def _plain(first: str, values: list[str], people: bool) -> list[Part]:
    """The first record: of two it is marked as well; of more, the others differ from it."""
    if len(values) == 2:
        return parted(values[1], first, people)
    return [Part(first, False)] if first else []


def parted(against: str, value: str, people: bool = False) -> list[Part]:
    """A value in parts: the words that the other has too, and those that it has not."""
    mine, theirs = value.split(), against.split()
    if not against or not value:
        return [Part(value, False)] if value else []
    here, there = ([_met(word, people) for word in words] for words in (mine, theirs))
    match = SequenceMatcher(None, there, here, autojunk=False)
    return [
        Part(" ".join(mine[start:end]), tag != "equal")
        for tag, _, _, start, end in match.get_opcodes()
        if end > start
    ]


def _met(word: str, people: bool) -> str:
    """A word as it is met: without signs around it; of people, a given name by its letter."""
    bare = plain(word)
    return bare[:1] if people and not word.endswith(",") else bare


def question_row(question: Question) -> dict[str, Any]:
    """One question in the list."""
    return {
        "href": reverse(
            "duplicates:question", args=[question.review.public_id, question.public_id]
        ),
        "title": question.first.title,
        "shorts": [question.first.short, question.second.short],
        "sources": [question.first.search.source, question.second.search.source],
        "reason": question.reason,
    }


def group_row(review: Review, head: Record, others: Sequence[Record]) -> dict[str, Any]:
    """One group in the list."""
    return {
        "href": reverse("duplicates:group", args=[review.public_id, head.public_id]),
        "title": head.title,
        "short": head.short,
        "count": len(others) + 1,
        "sources": sorted({one.search.source for one in (head, *others)}),
    }


def said_row(ruling: Ruling, standing: bool) -> dict[str, Any]:
    """One word on two records, and where it can be taken back."""
    return {
        "answer": ruling.get_answer_display(),
        "shorts": f"{ruling.first.short} and {ruling.second.short}",
        "title": ruling.first.title,
        "reason": ruling.reason,
        "who": "Found by Linkwork" if ruling.found else _who(ruling),
        "at": ruling.said_at,
        "undo_href": _undo(ruling) if standing and not ruling.found else "",
    }


def answered(ruling: Ruling) -> str:
    """What a person's answer has done."""
    one, other = ruling.first.short, ruling.second.short
    if ruling.answer == Ruling.Answer.SAME:
        return f"{one} and {other} are one work now: what is said of one counts for both."
    return f"{one} and {other} are two works, and each is read by itself."


def _who(ruling: Ruling) -> str:
    return ruling.said_by.name if ruling.said_by else "A command"


def _undo(ruling: Ruling) -> str:
    return reverse("duplicates:take_back", args=[ruling.review.public_id, ruling.public_id])


def search_state(search: Search | None, now: datetime | None = None) -> dict[str, Any]:
    """How the latest search stands."""
    if search is None:
        return {"open": False, "words": ""}
    if search.state == Search.State.OPEN:
        moved = search.moved_at or search.asked_at
        still = ((now or timezone.now()) - moved).total_seconds() > STILL
        return {
            "open": True,
            "words": search.words,
            "done": search.done,
            "total": search.total,
            "still": still,
        }
    if search.state == Search.State.FAILED:
        return {"open": False, "words": f"The last search was broken off: {search.error}."}
    asked = counted(search.asked, "pair")
    return {
        "open": False,
        "words": f"Looked through {counted(search.records, 'record')}: another stands for "
        f"{search.folded:,} of them, {asked} left to a person.",
        "at": search.ended_at,
    }


def within(review: Review, *more: tuple[str, str]) -> dict[str, Any]:
    """What every page of this room shows."""
    listed = reverse("records:records", args=[review.public_id])
    return records.within(review, "records", ("Records", listed), *more)


def within_duplicates(review: Review) -> dict[str, Any]:
    """What a page below the list of duplicates shows."""
    return within(review, ("Duplicates", reverse("duplicates:list", args=[review.public_id])))
