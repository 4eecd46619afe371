"""Turn estimates into places on a line, so that templates draw and never reckon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from linkwork.ui.words import MINUS

LOOKS: Mapping[str, str] = {
    "supported": "solid",
    "contradicted": "dark",
    "mixed": "hatched",
    "insufficient": "outline",
    "too small to matter": "light",
    "not testable": "bare",
}
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """The line a plot is drawn on: its ends, and the smallest difference that matters."""

    low: float
    high: float
    matters: float | None = None
    times: float = 100
    signed: bool = True

    def place(self, value: float) -> float:
        """Answer how far along the line a value lies, in percent, kept on the line."""
        along = (value - self.low) / (self.high - self.low) * 100
        return round(min(max(along, 0.0), 100.0), 2)

    def holds(self, value: float) -> bool:
        """Say whether a value lies on the line."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Mark:
    """One estimate as drawn: a bar from x over width, a tick at the estimate."""

    look: str
    x: float
    width: float
    at: float | None
    zero: float | None
    matters: float | None
    off_left: bool
    off_right: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One labelled place on the axis."""

    x: float
    label: str


def mark(  # noqa: PLR0917  (templates call it with the five numbers of an estimate in order)
    estimate: float | None,
    low: float | None,
    high: float | None,
    verdict: str | None,
    scale: Scale,
    dashed: bool = False,
) -> Mark:
    """Place one interval; without an estimate only the bare line is drawn."""
    zero = scale.place(0) if scale.holds(0) else None
    matters = None if scale.matters is None else scale.place(scale.matters)
    if estimate is None or low is None or high is None:
        return Mark("bare", 0, 0, None, zero, matters, False, False)
    look = "dashed" if dashed else LOOKS.get(str(verdict or ""), "outline")
    if look == "bare":
        look = "outline"
    start, end = scale.place(low), scale.place(high)
    at = scale.place(estimate) if scale.holds(estimate) else None
    width = round(max(end - start, 0.4), 2)
    return Mark(look, start, width, at, zero, matters, low < scale.low, high > scale.high)


def axis(scale: Scale) -> list[Tick]:
    """Label round places on the line, nought among them where it is on the line."""
    step = round_step((scale.high - scale.low) * scale.times)
    first = -(-scale.low * scale.times // step) * step
    places = []
    while first <= scale.high * scale.times + 1e-9:
        places.append(Tick(scale.place(first / scale.times), label(first, scale.signed)))
        first += step
    return places


def round_step(span: float) -> float:
    """Choose a round distance between ticks, so that there are at most five."""
    size = 1.0
    while True:
        for step in (size, 2 * size, 5 * size):
            if span / step <= MOST_TICKS - 1 + 1e-9:
                return step
        size *= 10


def label(value: float, signed: bool) -> str:
    """Write a tick's number, with its sign where the line runs both ways."""
    whole = int(abs(value) + 0.5 + 1e-9)
    if whole and value < 0:
        return f"{MINUS}{whole:,}"
    return f"+{whole:,}" if signed and whole else f"{whole:,}"


def words_of(row: Any, scale: Scale) -> str:
    """Write a row's estimate with its interval: +18 (+12 to +24)."""
    numbers = [_part(row, name) for name in ("estimate", "low", "high")]
    if None in numbers:
        testable = _part(row, "verdict") != "not testable"
        return "not enough cases yet" if testable else "not testable yet"
    estimate, low, high = (label(number * scale.times, scale.signed) for number in numbers)
    return f"{estimate} ({low} to {high})"


def _part(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
