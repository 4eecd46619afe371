"""What waits since a statement was reworded, and what was left behind, for the pages that count."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.queries import Configured, Gathered, InReview
from linkwork.ui.words import counted


def waits(
    review: Review, one: InReview | Configured, known: Gathered, configured: Iterable[Configured]
) -> dict[str, Any]:
    """What a page says of the passages that wait, and what was left behind."""
    statements = [one] if isinstance(one, InReview) else []
    words = queries.wordings(review, statements, configured)
    waiting = queries.waiting_in(known.codings, words).get(one.code, [])
    return {
        "waits": {
            "says": says(waiting, one.version),
            "one": queries.passages_in(waiting) == 1,
            "href": reverse("synthesis:carry", args=[review.public_id, one.code]),
        },
        "left": left(review, known, one.code),
    }


def says(codings: Sequence[Coding], version: int) -> str:
    """How many passages wait, and for what; nothing where none does."""
    if not codings:
        return ""
    passages = queries.passages_in(codings)
    were = "was" if passages == 1 else "were"
    old = any(one.statement_version < version for one in codings)
    wanted = f"version {version}" if old else "its words as they are now"
    given = given_to(codings, version)
    some = counted(passages, "passage")
    return f"{some} {were} coded to {given} and not yet looked at for {wanted}."


def short(codings: Sequence[Coding], version: int) -> str:
    """The same in a few words, for a row of a list."""
    if not codings:
        return ""
    passages = queries.passages_in(codings)
    return f"{counted(passages, 'passage')} not yet looked at for version {version}"


def left(review: Review, known: Gathered, code: str) -> list[dict[str, str]]:
    """What was left behind, for the page of a statement or configuration."""
    return [
        {
            "quote": row.coding.passage.quote,
            "href": passage_href(review, row.coding.passage),
            "document": row.coding.passage.document.title,
            "stance": row.coding.stance,
            "version": f"version {row.coding.statement_version}",
            "reason": row.reason,
            "by": row.by,
        }
        for row in queries.left_behind(known, code)
    ]


def given_to(codings: Iterable[Coding], version: int) -> str:
    """Which words some codings were given to."""
    older = sorted({one.statement_version for one in codings})
    if older == [version]:
        return "earlier words"
    return f"version {older[0]}" if len(older) == 1 else "earlier versions"
