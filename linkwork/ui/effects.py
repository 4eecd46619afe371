"""Differences between groups, said as natural frequencies first."""

from __future__ import annotations

from linkwork.ui.words import MINUS


def signed(points: float) -> str:
    """Write a number of points with its sign: +18, −3, 0."""
    whole = in_hundred(points / 100)
    return f"+{whole}" if whole > 0 else f"{MINUS}{-whole}" if whole < 0 else "0"


def in_hundred(share: float) -> int:
    """Round a share to whole people in every hundred, halves away from nought."""
    people = int(abs(share) * 100 + 0.5 + 1e-9)
    return people if share >= 0 else -people


def more(people: int) -> str:
    """Say a difference in people: 18 more, 3 fewer, no more and no fewer."""
    if people == 0:
        return "no more and no fewer"
    return f"{abs(people)} {'more' if people > 0 else 'fewer'}"


def in_100(
    effect: float | None, low: float | None = None, high: float | None = None, verb: str = ""
) -> str:
    """Say a risk difference: 18 more in every 100 people attend, between 12 and 24."""
    if effect is None:
        return ""
    said = f"{more(in_hundred(effect))} in every 100 people{' ' + verb if verb else ''}"
    if low is None or high is None:
        return said
    return f"{said}, between {limits(effect, low, high, 'and')}"


def in_100_short(effect: float | None, low: float, high: float, verb: str = "") -> str:
    """Say it in a table's cell: 18 more in 100 attend (12 to 24)."""
    if effect is None:
        return ""
    said = f"{more(in_hundred(effect))} in 100{' ' + verb if verb else ''}"
    return f"{said} ({limits(effect, low, high, 'to')})"


def limits(effect: float, low: float, high: float, link: str) -> str:
    """Say both ends of an interval in the direction of the estimate."""
    if in_hundred(effect) < 0:
        low, high = -high, -low
        ahead, behind = "fewer", "more"
    else:
        ahead, behind = "more", "fewer"
    first, last = in_hundred(low), in_hundred(high)
    if first >= 0:
        return f"{first} {link} {last}"
    if last <= 0:
        return f"{-first} {link} {-last} {behind}"
    return f"{-first} {behind} {link} {last} {ahead}"


def points(effect: float | None, low: float | None = None, high: float | None = None) -> str:
    """Say it in percentage points: +18 percentage points (+12 to +24)."""
    if effect is None:
        return ""
    said = f"{signed(effect * 100)} percentage points"
    if low is None or high is None:
        return said
    return f"{said} ({signed(low * 100)} to {signed(high * 100)})"


def out_of(part: int, whole: int) -> str:
    """Say a share with its denominator: 410 of 1,240 (33 in 100)."""
    said = f"{part:,} of {whole:,}"
    return f"{said} ({in_hundred(part / whole)} in 100)" if whole else said
