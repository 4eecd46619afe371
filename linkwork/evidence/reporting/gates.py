"""How far a review has come: its gates, what each still misses, and what to do next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.queries import Progress
from linkwork.evidence.screening.standing import Standing
from linkwork.ui.words import counted, joined


@dataclass(frozen=True)
class Gate:
    """One step of a review: what it asks, what is missing, and where to do it."""

    title: str
    says: str
    missing: tuple[str, ...]
    href: str
    act: str

    @property
    def passed(self) -> bool:
        """A gate is passed where nothing is missing."""
        return not self.missing


def gates(review: Review, now: Progress) -> list[Gate]:
    """The gates in their order. Going back is allowed."""
    return [
        _set_up(review, now),
        _search(review, now),
        _screening(review, now),
        _documents(review, now),
        _coding(review, now),
        _contrary(review, now),
        _statements(review, now),
    ]


def flow(now: Progress) -> list[dict[str, Any]]:
    """From sources to statements, in numbers; what was left out stands at the side."""
    out = now.standings[Standing.EXCLUDED]
    waiting = now.records - out - now.standings[Standing.INCLUDED]
    drafted = now.drafts["published"]
    steps = [
        (now.records, _said(now.records, "record") + " found", ""),
        (out, "left out, with reasons", "side"),
        (waiting, "not settled yet", "side"),
        (
            now.standings[Standing.INCLUDED],
            _said(now.standings[Standing.INCLUDED], "record") + " included",
            "",
        ),
        (now.unread_included, "of them not in full text yet", "side"),
        (now.documents, _said(now.documents, "document") + " in full", ""),
        (now.passages, _said(now.passages, "passage") + " marked", ""),
        (now.codings, _said(now.codings, "coding") + " to statements", ""),
        (drafted, _said(drafted, "statement") + " published from here", ""),
    ]
    return [
        {"number": number, "says": says, "side": side == "side"}
        for number, says, side in steps
        if number or not side
    ]


def _said(number: int, one: str) -> str:
    return one if number == 1 else f"{one}s"


def _set_up(review: Review, now: Progress) -> Gate:
    short = max(review.readers - now.members, 0)
    missing = (f"{counted(short, 'more member')}: each record wants two readers",) if short else ()
    says = f"{counted(now.members, 'member')}; " + (
        "each record is read by two." if review.readers > 1 else "each record is read once."
    )
    return Gate("Set-up", says, missing, _to("reporting:review", review), "See the members")


def _search(review: Review, now: Progress) -> Gate:
    missing = () if now.searches else ("no search has been taken in",)
    says = f"{counted(now.records, 'record')} from {counted(now.searches, 'search', 'searches')}."
    return Gate("Search", says, missing, _to("records:import", review), "Take in a search")


def _screening(review: Review, now: Progress) -> Gate:
    unread = now.standings[Standing.UNREAD] + now.standings[Standing.HALF_READ]
    found = (
        (unread, "to be read"),
        (now.standings[Standing.APART], "on which readers differ"),
        (now.standings[Standing.UNDECIDED], "left at maybe"),
    )
    missing = tuple(f"{counted(n, 'record')} {says}" for n, says in found if n)
    included = now.standings[Standing.INCLUDED]
    says = f"{included:,} included, {now.standings[Standing.EXCLUDED]:,} left out with reasons."
    if not now.records:
        missing = ("nothing to read yet",)
    return Gate("Screening", says, missing, _to("screening:next", review), "Read the next record")


def _documents(review: Review, now: Progress) -> Gate:
    missing: tuple[str, ...] = ()
    if not now.documents:
        missing = ("no work has been read in full",)
    elif now.unread_included:
        missing = (f"{counted(now.unread_included, 'included record')} without full text",)
    says = f"{counted(now.documents, 'document')} in full."
    return Gate("Full texts", says, missing, _to("extraction:attach", review), "Hand in a document")


def _coding(review: Review, now: Progress) -> Gate:
    found = (
        (now.broken, "no longer as quoted"),
        (now.uncoded, "not coded to a statement"),
    )
    missing = tuple(f"{counted(n, 'passage')} {says}" for n, says in found if n)
    if not now.passages:
        missing = ("no passage has been marked",)
    whole = now.passages and not now.broken
    says = "Every passage resolves to its page, place and words." if whole else "Nothing marked."
    return Gate("Coding", says, missing, _to("extraction:documents", review), "Read a document")


def _contrary(review: Review, now: Progress) -> Gate:
    few = now.only_supported
    missing = (f"nothing against or qualifying {joined(few)} yet",) if few else ()
    if not now.codings:
        missing = ("nothing is coded yet",)
    says = f"{counted(now.contrary, 'search', 'searches')} for evidence against."
    return Gate("Evidence against", says, missing, _to("records:import", review), "Search for it")


def _statements(review: Review, now: Progress) -> Gate:
    waiting = now.drafts["proposed"] + now.drafts["candidate"]
    missing = (f"{counted(waiting, 'draft')} not published yet",) if waiting else ()
    if not sum(now.drafts.values()):
        missing = ("no statement has been drafted",)
    says = f"{counted(now.drafts['published'], 'statement')} published from this review."
    return Gate("Statements", says, missing, _to("synthesis:drafts", review), "Open the drafts")


def _to(name: str, review: Review) -> str:
    return reverse(name, args=[review.public_id])
