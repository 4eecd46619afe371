"""Figures of a finding in words: effects, ends, shares, small numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from linkwork.learning.methods.wording import amount, between
from linkwork.library.words import VERBS
from linkwork.ui.effects import in_100, in_hundred
from linkwork.ui.plots import Scale

Row = Mapping[str, Any]
FEW, STEP = 8, 5


def verb(row: Row) -> str:
    """What people do where the outcome holds; nothing where we have no verb for it."""
    return VERBS.get(row.get("outcome", ""), "")


def effect(row: Row, unit: str = "proportion") -> str:
    """An effect with its interval, in few words; nothing where there is none."""
    value, ends = row.get("effect"), ends_of(row)
    if value is None:
        return ""
    said = amount(value, unit)
    return f"{said} ({between(ends, unit)})" if ends else said


def in_full(row: Row) -> str:
    """An effect as a sentence with a natural frequency, or why there is none."""
    ends = ends_of(row)
    if row["effect"] is None or ends is None:
        return str(row["reason"])
    if row["unit"] != "proportion":
        return effect(row, row["unit"])
    return in_100(row["effect"], *ends, verb(row))


def ends_of(row: Row) -> tuple[float, float] | None:
    """The ends of an interval, however they are kept."""
    if row.get("ci"):
        low, high = row["ci"]
        return low, high
    return None


def people(low: float, high: float) -> str:
    """The ends of a number of people: 12 and 40, or 3 fewer and 40 more."""
    if low < 0 < high:
        return f"{-low:.0f} fewer and {high:.0f} more"
    near, far = sorted((abs(low), abs(high)))
    return f"{near:,.0f} and {far:,.0f}"


def about(number: int) -> str:
    """A number of people, so that a few cannot be told: to the nearest five."""
    if 0 < number < FEW:
        return "fewer than 8"
    return f"{STEP * round(number / STEP):,}"


def in_100_words(share: float | None) -> str:
    """A share of people: 52 in 100."""
    return "" if share is None else f"{in_hundred(share)} in 100"


def chance(value: float | None) -> str:
    """A chance or p-value to three places: under 0.001."""
    if value is None:
        return ""
    return "under 0.001" if value < 0.001 else f"{value:.3f}"


def number(value: float | None, places: int = 2) -> str:
    """A plain figure to so many places; a dash where there is none."""
    return "–" if value is None else f"{value:.{places}f}"


def scale(rows: Sequence[Row], smallest: float, most: float = 0.4) -> Scale:
    """A line that holds most intervals, and at least 20 in 100 either way."""
    ends = [end for one in rows for end in (ends_of(one) or ())]
    reach = min(max([0.2, *(abs(end) for end in ends)]), most)
    return Scale(-reach, reach, matters=smallest)
