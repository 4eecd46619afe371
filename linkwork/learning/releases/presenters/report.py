"""What the attack on a table tried and found, in words that give no count away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.learning.methods.disclosure.floors import HOUSE, NARROWEST
from linkwork.learning.releases.models import Attempt
from linkwork.ui.words import counted, joined

MOST_LINES = 20
HOW = {
    "exact": "could be worked out exactly",
    "narrow": f"could be told to within {NARROWEST} numbers",
    "slice": f"would differ by 1 to {HOUSE.hidden} people from a count within or around it",
    "snapshots": f"would show that 1 to {HOUSE.hidden} people came or left since cases were frozen"
    " before",
}


@dataclass(frozen=True)
class Report:
    """One attack as people read it."""

    passed: bool
    headline: str
    tried: list[tuple[str, str]]
    breaches: list[dict[str, str]]
    more: str


def report(attempt: Attempt) -> Report:
    """The report of an attack; it says which counts and by which tables, never how many."""
    found = attempt.attack
    lines = [_breach(one, attempt.release.reference) for one in found["breaches"]]
    return Report(
        passed=attempt.passed,
        headline=_headline(attempt, len(lines)),
        tried=_tried(found, attempt.against) if "tried" in found else [],
        breaches=lines[:MOST_LINES],
        more=f"and {counted(len(lines) - MOST_LINES, 'more')}" if len(lines) > MOST_LINES else "",
    )


def _headline(attempt: Attempt, breaches: int) -> str:
    if attempt.passed:
        return "No hidden count could be found"
    if refused := attempt.attack.get("refused"):
        return f"Refused: {refused}"
    return f"Refused: {counted(breaches, 'count')} could be found or nearly found"


def _tried(found: Mapping[str, Any], against: Sequence[str]) -> list[tuple[str, str]]:
    together = joined(against) if against else "nothing was released before"
    rows = [
        ("Attacked together with", together),
        ("Small counts it tried to find", f"{found['tried']:,}"),
        ("Sorts of people told apart", f"{found['sorts']:,}"),
    ]
    if found["narrowest"] is not None and attempt_passed(found):
        kept = f"at least {found['narrowest'] + 1} numbers are possible for each"
        rows.append(("The nearest it came", kept))
    return rows


def attempt_passed(found: Mapping[str, Any]) -> bool:
    """Whether nothing was found."""
    return not found["breaches"] and not found["refused"]


def _breach(one: Mapping[str, Any], mine: str) -> dict[str, str]:
    by = [name for name in one["by"] if name != mine]
    return {
        "cell": one["cell"],
        "of": "this table" if one["of"] == mine else one["of"],
        "how": HOW[one["how"]],
        "by": joined(by) if by else "this table by itself",
    }
