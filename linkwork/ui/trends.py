"""Turn a person's answers over time into places on a drawing, so that templates only draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkwork.ui.words import day

LEFT, RIGHT = 8.0, 94.0  # percent: room for the first and last label
BESIDE_BANDS = 74.0  # percent: where dots end, so that the names of bands stand free
TOP, BOTTOM = 20.0, 92.0
APART = 9.0  # percent between two dots, below which a label would run into the next


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on one day; `said` is what stands beside its dot, `note` when it was asked."""

    on: date
    value: float
    said: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """An answer as drawn."""

    x: float
    y: float
    label: str
    day: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Stripe:
    """A band of the scale behind the dots."""

    y: float
    height: float
    name: str
    dark: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """Answers to one question in order, on their scale."""

    dots: tuple[Dot, ...]
    stripes: tuple[Stripe, ...]
    rows: tuple[tuple[str, str, str], ...]
    low: str
    high: str
    words: str


def trend(
    answers: Sequence[Answer],
    low: float,
    high: float,
    *,
    bands: Sequence[tuple[float, str]] = (),
) -> Trend:
    """Place answers by their day and value; `bands` are (highest value, name), lowest first."""
    ordered = sorted(answers, key=lambda one: one.on)
    dots: list[Dot] = []
    for one in ordered:
        x = _across(one.on, ordered, BESIDE_BANDS if bands else RIGHT)
        dated = not any(dot.dated and abs(x - dot.x) < APART * 2 for dot in dots)
        dots.append(Dot(x, _up(one.value, low, high), _label(one), day(one.on), dated))
    return Trend(
        dots=tuple(dots),
        stripes=tuple(_stripes(bands, low, high)),
        rows=tuple((day(one.on), _label(one), one.note) for one in ordered),
        low=f"{low:g}",
        high=f"{high:g}",
        words="; ".join(f"{_label(one)} on {day(one.on)}" for one in ordered),
    )


def _label(one: Answer) -> str:
    return one.said or f"{one.value:g}"


def _across(on: date, ordered: Sequence[Answer], right: float) -> float:
    span = (ordered[-1].on - ordered[0].on).days
    share = (on - ordered[0].on).days / span if span else 0.5
    return round(LEFT + share * (right - LEFT), 2)


def _up(value: float, low: float, high: float) -> float:
    share = (min(max(value, low), high) - low) / (high - low)
    return round(BOTTOM - share * (BOTTOM - TOP), 2)


def _stripes(bands: Sequence[tuple[float, str]], low: float, high: float) -> list[Stripe]:
    stripes, begins = [], low
    for place, (top, name) in enumerate(bands):
        ends = high if place == len(bands) - 1 else top + 0.5
        over, under = _up(ends, low, high), _up(begins, low, high)
        stripes.append(Stripe(over, round(under - over, 2), name, place % 2 == 0))
        begins = ends
    return stripes
