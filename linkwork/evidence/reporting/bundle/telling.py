"""A bundle in words: what is in it, what stays behind and why."""

from typing import Any

from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.bundle import contents, hidden
from linkwork.ui.words import counted, joined

ROOMS = {
    "records": "Searches and records",
    "protocols": "Protocol, amendments and duties",
    "duplicates": "Duplicates",
    "screening": "Screening",
    "extraction": "Documents, passages and codings",
    "synthesis": "Statements and configurations",
    "panels": "Panels: rounds, seals and results",
    "theories": "Theory and verdicts",
    "reporting": "The words of the report",
}


def page(review: Review, blind: dict[str, set[int]]) -> dict[str, Any]:
    """The context of the bundle's page."""
    return {"rooms": _rooms(review), "blind": _blind(blind)}


def _rooms(review: Review) -> list[dict[str, Any]]:
    """How many rows of each room go in."""
    counts: dict[str, int] = {}
    for name, number in contents.counted(review).items():
        room = name.partition(".")[0]
        counts[room] = counts.get(room, 0) + number
    return [{"name": ROOMS.get(room, room), "rows": rows} for room, rows in counts.items()]


def _blind(blind: dict[str, set[int]]) -> str:
    """What stays behind, in words; nothing where all may go."""
    return joined(counted(len(keys), *hidden.WORDS[table]) for table, keys in blind.items() if keys)
