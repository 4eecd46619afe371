"""How alike the two groups were: each fact before and after adjusting, in standard deviations."""

from collections.abc import Sequence
from typing import Any

from linkwork.ui.pictures.axes import places
from linkwork.ui.pictures.drawing import BLUE, DIM, INK, LINE, MID, Sheet, wrapped
from linkwork.ui.pictures.figures import decimals
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, part
from linkwork.ui.words import counted

ALIKE = 0.1
TOP, FOOT = 30.0, 44.0


def balance(facts: Sequence[Any], *, title: str = "", subtitle: str = "") -> Picture:
    """Draw Balance records: a ring before, a filled square after; under 0.1 is alike."""
    ordered = sorted(facts, key=lambda row: -abs(float(part(row, "before", 0.0))))
    words = " ".join(
        f"{part(row, 'label')}: {decimals(part(row, 'before'))} before,"
        f" {decimals(part(row, 'after'))} after."
        for row in ordered
    )
    return Picture(
        title=title or _title(ordered),
        subtitle=subtitle
        or "How far the two groups differ in each fact, in standard deviations, whichever way;"
        " ring: before adjusting, square: after; dotted: 0.1",
        words=words,
        wide=_drawn(WIDE, ordered, words),
        narrow=_drawn(NARROW, ordered, words),
        table=Table(
            caption="How alike the groups were",
            head=("Fact", "Without", "With", "Apart before", "Apart after"),
            rows=tuple(
                (
                    str(part(row, "label")),
                    decimals(part(row, "without")),
                    decimals(part(row, "with_")),
                    decimals(part(row, "before")),
                    decimals(part(row, "after")),
                )
                for row in ordered
            ),
            numbers=(1, 2, 3, 4),
        ),
    )


def _title(facts: Sequence[Any]) -> str:
    apart = [row for row in facts if abs(float(part(row, "before", 0.0))) > ALIKE]
    after = [row for row in facts if abs(float(part(row, "after", 0.0))) > ALIKE]
    if any(part(row, "after") is None for row in facts):
        return f"The groups differed in {len(apart)} of {counted(len(facts), 'fact')}"
    if not after:
        return f"Once adjusted, the groups are alike in all {counted(len(facts), 'fact')}"
    left = joined_labels(after)
    return f"Once adjusted, the groups still differ in {left}"


def joined_labels(facts: Sequence[Any], most: int = 2) -> str:
    """Name the first facts, and say how many more there are."""
    named = [str(part(row, "label")) for row in facts]
    if len(named) <= most:
        return " and ".join(named)
    return f"{', '.join(named[:most])} and {len(named) - most} more"


def _drawn(width: float, facts: Sequence[Any], words: str) -> str:
    wide = width >= WIDE
    left, right = (276.0, width - 16) if wide else (10.0, width - 10)
    step = 28.0 if wide else 46.0
    sheet = Sheet(width, TOP + step * len(facts) + FOOT, words)
    most = max([2 * ALIKE] + [_size(row, name) for row in facts for name in ("before", "after")])
    most *= 1.06
    bottom = TOP + step * len(facts)

    def x(value: float) -> float:
        return left + min(value / most, 1.0) * (right - left)

    for value in places(most):
        sheet.line(x(value), TOP, x(value), bottom + 5, stroke=LINE if value else MID)
        sheet.text(x(value), bottom + 20, f"{value:g}", fill=DIM, anchor="middle")
    sheet.line(x(ALIKE), TOP - 6, x(ALIKE), bottom, stroke=INK, dash="2 3")
    sheet.text(x(ALIKE) - 6, 14, "alike", fill=DIM, anchor="end")
    sheet.text(x(ALIKE) + 6, 14, "apart ▸", fill=DIM)
    for place, row in enumerate(facts):
        y = TOP + step * place
        label = wrapped(str(part(row, "label")), 264 if wide else width, most=1)[0]
        sheet.text(0, y + 18, label, halo=True)
        at = y + (14 if wide else 32)
        sheet.line(left, at, right, at, stroke=LINE)
        _pair(sheet, x(_size(row, "before")), row, at, x)
    return sheet.svg()


def _pair(sheet: Sheet, before: float, row: Any, y: float, x: Any) -> None:
    if part(row, "after") is not None:
        after = x(_size(row, "after"))
        sheet.line(before, y, after, y, stroke=MID, width=2)
        sheet.box(after - 5, y - 5, 10, 10, fill=BLUE, stroke=BLUE)
    sheet.dot(before, y, 5, fill="#fff")


def _size(row: Any, name: str) -> float:
    return abs(float(part(row, name, 0.0)))
