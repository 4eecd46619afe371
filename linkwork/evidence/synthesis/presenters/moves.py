"""The moves of the synthesis in words: what was held against what, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import Move, MoveInput
from linkwork.evidence.synthesis.presenters import frame


@dataclass(frozen=True)
class Shown:
    """One move as the page shows it."""

    sort: str
    means: str
    inputs: tuple[dict[str, str], ...]
    output: str
    about: dict[str, str] | None
    rationale: str
    who: str
    at: datetime


def page(review: Review, found: Sequence[Move]) -> dict[str, Any]:
    """The context of the list of moves, the newest first."""
    rows = [shown(review, one) for one in reversed(found)]
    return frame.within(review, "moves") | {"rows": rows}


def shown(review: Review, move: Move) -> Shown:
    """One move in words."""
    sort, _, means = Move.Sort(move.sort).label.partition(": ")
    return Shown(
        sort=sort,
        means=means,
        inputs=tuple(_input(review, one) for one in queries.inputs_of(move)),
        output=move.output,
        about=_about(review, move.output_code),
        rationale=move.rationale,
        who=move.by,
        at=move.at,
    )


def _about(review: Review, code: str) -> dict[str, str] | None:
    return {"text": code, "href": frame.href_of(review, code)} if code else None


def _input(review: Review, one: MoveInput) -> dict[str, str]:
    if one.passage is None:
        return {
            "text": f"{one.code} version {one.code_version}",
            "href": frame.href_of(review, one.code),
            "quote": "",
        }
    where = f"{one.passage.document.title}, page {one.passage.page.number}"
    return {"text": where, "href": passage_href(review, one.passage), "quote": one.passage.quote}
