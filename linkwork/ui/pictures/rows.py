"""Rows of intervals on one line: the label, how many cases, the bar, and the numbers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from linkwork.ui.pictures.drawing import BLUE, DIM, LINE, MID, SKY, Sheet, width_of, wrapped
from linkwork.ui.pictures.figures import PROPORTION, interval, times
from linkwork.ui.pictures.picture import WIDE
from linkwork.ui.plots import Scale, axis
from linkwork.ui.words import thousands

# Fill, edge, dash and tick of each look: told apart in grey as well.
LOOKS = {
    "solid": (BLUE, BLUE, "", "#fff"),
    "outline": ("#fff", DIM, "", DIM),
    "dashed": ("#fff", BLUE, "3 2", BLUE),
    "light": (SKY, BLUE, "", BLUE),
}
TOP, FOOT, LABEL = 28.0, 30.0, 196.0


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One interval to draw; a heading has no numbers. look: solid, outline, dashed or light."""

    label: str
    n: int | None = None
    estimate: float | None = None
    ends: tuple[float, float] | None = None
    look: str = "outline"
    heading: bool = False
    said: str = ""


@dataclass(frozen=True)
class Field:
    """Where on the sheet the bars stand, and what a pixel is worth there."""

    scale: Scale
    left: float
    right: float
    width: float
    unit: str

    @property
    def wide(self) -> bool:
        """Whether labels and numbers stand beside the bars, or over them."""
        return self.width >= WIDE

    def x(self, value: float) -> float:
        """Where a value lies."""
        return self.left + self.scale.place(value) / 100 * (self.right - self.left)

    def said(self, bar: Bar) -> str:
        """What is written beside a bar."""
        if bar.said or bar.estimate is None:
            return bar.said
        return interval(bar.estimate, bar.ends, self.unit)

    def label(self, bar: Bar) -> list[str]:
        """A bar's label, broken into the lines it needs."""
        if self.wide:
            return wrapped(bar.label, 380 if bar.heading else LABEL, bold=bar.heading)
        return wrapped(bar.label, self.width - 8, bold=bar.heading)


def reaching(bars: Sequence[Bar], smallest: float | None, unit: str = PROPORTION) -> Scale:
    """The line that holds every interval and no difference; its ends are round."""
    found = [end for bar in bars for end in bar.ends or ()]
    furthest = max([abs(one) for one in found] or [1.0])
    step = 0.1 if unit == PROPORTION else furthest / 4
    low = floor(min([0.0, *found]) / step + 1e-9) * step
    high = ceil(max([0.0, smallest or 0.0, *found]) / step - 1e-9) * step
    return Scale(min(low, -step / 2), max(high, step), smallest, times(unit))


def draw(
    bars: Sequence[Bar],
    scale: Scale,
    words: str,
    *,
    width: float,
    more: str,
    unit: str = PROPORTION,
) -> str:
    """Draw the rows at one width, with their axis below."""
    wide = width >= WIDE
    left, right = (264.0, width - 148) if wide else (12.0, width - 12)
    field = Field(scale, left, right, width, unit)
    heights = [_height(field, bar) for bar in bars]
    sheet = Sheet(width, TOP + sum(heights) + FOOT, words)
    _lines(sheet, field, TOP + sum(heights), more)
    y = TOP
    for bar, height in zip(bars, heights, strict=True):
        _row(sheet, field, bar, y)
        y += height
    return sheet.svg()


def _height(field: Field, bar: Bar) -> float:
    lines = len(field.label(bar))
    if bar.heading:
        return 18.0 * lines + 10
    return max(27.0, 18.0 * lines + 8) if field.wide else 18.0 * (lines + 1) + 28


def _lines(sheet: Sheet, field: Field, bottom: float, more: str) -> None:
    nought = field.x(0)
    _upright(sheet, field, TOP - 6, bottom if field.wide else TOP)
    if field.wide:
        sheet.text(248, 14, "cases", fill=DIM, anchor="end")
    fits = nought + width_of(f"{more} ▸") < sheet.width
    sheet.text(
        nought if fits else sheet.width,
        14,
        f"{more} ▸",
        fill=DIM,
        anchor="start" if fits else "end",
    )
    sheet.line(field.left, bottom, field.right, bottom, stroke=MID)
    for tick in axis(field.scale):
        at = field.left + tick.x / 100 * (field.right - field.left)
        sheet.line(at, bottom, at, bottom + 5, stroke=MID)
        sheet.text(at, bottom + 20, tick.label, fill=DIM, anchor="middle")


def _upright(sheet: Sheet, field: Field, top: float, bottom: float) -> None:
    """Draw no difference, and the smallest that matters, between two heights."""
    if field.scale.matters is not None:
        at = field.x(field.scale.matters)
        sheet.line(at, top, at, bottom, stroke=DIM, dash="2 3")
    sheet.line(field.x(0), top, field.x(0), bottom, width=1.5)


def _row(sheet: Sheet, field: Field, bar: Bar, y: float) -> None:
    label, said = field.label(bar), field.said(bar)
    inner = 12 if field.wide and not bar.heading else 0
    if bar.heading:
        for place, one in enumerate(label):
            sheet.text(0, y + 22 + place * 18, one, bold=True)
        return
    for place, one in enumerate(label):
        sheet.text(inner, y + 18 + place * 18, one)
    cases = thousands(bar.n) if bar.n is not None else ""
    if field.wide:
        sheet.text(248, y + 18, cases, fill=DIM, anchor="end")
        sheet.text(sheet.width, y + 18, said, anchor="end")
        _bar(sheet, field, bar, y + 13)
        return
    under = y + 18 + len(label) * 18
    sheet.text(0, under, said, bold=True)
    if cases:
        sheet.text(sheet.width, under, f"{cases} cases", fill=DIM, anchor="end")
    _bar(sheet, field, bar, under + 14)


def _bar(sheet: Sheet, field: Field, bar: Bar, y: float) -> None:
    sheet.line(field.left, y, field.right, y, stroke=LINE)
    if not field.wide:
        _upright(sheet, field, y - 11, y + 11)
    if bar.ends is None or bar.estimate is None:
        return
    fill, edge, dash, tick = LOOKS[bar.look]
    start, end = field.x(bar.ends[0]), field.x(bar.ends[1])
    sheet.box(start, y - 5, end - start, 10, fill=fill, stroke=edge, dash=dash)
    over = 0 if bar.look == "solid" else 3
    at = field.x(bar.estimate)
    sheet.line(at, y - 5 - over, at, y + 5 + over, stroke=tick, width=3)
