"""Why: how much of a difference goes with a mechanism's probe, as three boxes and their arrows."""

from dataclasses import dataclass
from typing import Any

from linkwork.ui.pictures.drawing import BLUE, DIM, INK, SKY, Sheet, wrapped
from linkwork.ui.pictures.figures import (
    PROPORTION,
    clear_of_nought,
    in_unit,
    interval,
    more,
    number,
    signed,
)
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, ends, part
from linkwork.ui.words import MINUS, thousands


@dataclass(frozen=True)
class Box:
    """A box with words in it, by its corner and sides."""

    words: str
    x: float
    y: float
    width: float
    height: float


def mediation(
    carried: Any, *, component: str, outcome: str, unit: str = PROPORTION
) -> Picture | None:
    """Draw a Carried record; None where there is no indirect effect to draw, only its words."""
    if part(carried, "indirect") is None:
        return None
    probe = str(part(carried, "probe")).replace("_", " ")
    words = _words(carried, component, probe, outcome, unit)
    return Picture(
        title=_title(carried, probe, unit),
        subtitle=f"Difference {in_unit(unit)}, parted into what goes with “{probe}” and the rest"
        + (f", where {part(carried, 'context')}" if part(carried, "context") else ""),
        words=words,
        wide=_wide(carried, component, probe, outcome, unit, words),
        narrow=_narrow(carried, component, probe, outcome, unit, words),
        table=_table(carried, component, probe, outcome, unit),
        notes=_notes(carried),
    )


def _title(carried: Any, probe: str, unit: str) -> str:
    indirect, total = float(part(carried, "indirect")), part(carried, "total")
    if not clear_of_nought(ends(carried)):
        return f"No clear part of the difference goes with “{probe}”"
    if total is None:
        return f"{more(indirect, unit).capitalize()} goes with “{probe}”"
    return f"{number(indirect, unit)} of the {more(float(total), unit)} go with “{probe}”"


def _words(carried: Any, component: str, probe: str, outcome: str, unit: str) -> str:
    return (
        f"From {component} to {probe}: {_plain(part(carried, 'a'))}. From {probe} to {outcome}:"
        f" {_plain(part(carried, 'b'))}. Through {probe}:"
        f" {interval(float(part(carried, 'indirect')), ends(carried), unit)}. Otherwise:"
        f" {_signed(part(carried, 'direct'), unit)}."
    )


def _plain(value: float | None) -> str:
    return "no figure" if value is None else f"{value:+.2g}".replace("-", MINUS)


def _signed(value: float | None, unit: str) -> str:
    return "no figure" if value is None else signed(value, unit)


def _wide(carried: Any, component: str, probe: str, outcome: str, unit: str, words: str) -> str:  # noqa: PLR0917
    sheet = Sheet(WIDE, 250, words)
    one = Box(component, 0, 162, 180, 64)
    middle = Box(probe, 220, 10, 200, 64)
    last = Box(outcome, 460, 162, 180, 64)
    _arrow(sheet, (110, 162), (216, 62), BLUE)
    _arrow(sheet, (424, 62), (530, 158), BLUE)
    _arrow(sheet, (180, 194), (456, 194), DIM, "6 4")
    sheet.text(148, 104, f"a {_plain(part(carried, 'a'))}", anchor="end", bold=True)
    sheet.text(492, 104, f"b {_plain(part(carried, 'b'))}", bold=True)
    through = interval(float(part(carried, "indirect")), ends(carried), unit)
    sheet.text(320, 122, f"through it {through}", anchor="middle", bold=True)
    sheet.text(318, 184, f"otherwise {_signed(part(carried, 'direct'), unit)}", anchor="middle")
    for box, fill in ((one, "#fff"), (middle, SKY), (last, "#fff")):
        _box(sheet, box, fill)
    return sheet.svg()


def _narrow(carried: Any, component: str, probe: str, outcome: str, unit: str, words: str) -> str:  # noqa: PLR0917
    sheet = Sheet(NARROW, 372, words)
    one, middle, last = (
        Box(component, 0, 4, 340, 56),
        Box(probe, 96, 150, 244, 64),
        Box(outcome, 0, 308, 340, 60),
    )
    _arrow(sheet, (150, 60), (150, 146), BLUE)
    _arrow(sheet, (150, 214), (150, 304), BLUE)
    _arrow(sheet, (28, 60), (28, 304), DIM, "6 4")
    sheet.text(162, 110, f"a {_plain(part(carried, 'a'))}", bold=True)
    sheet.text(162, 250, f"b {_plain(part(carried, 'b'))}", bold=True)
    through = interval(float(part(carried, "indirect")), ends(carried), unit)
    sheet.text(162, 272, f"through it {through}", bold=True)
    sheet.text(40, 240, "otherwise")
    sheet.text(40, 258, _signed(part(carried, "direct"), unit))
    for box, fill in ((one, "#fff"), (middle, SKY), (last, "#fff")):
        _box(sheet, box, fill)
    return sheet.svg()


def _box(sheet: Sheet, box: Box, fill: str) -> None:
    sheet.box(box.x, box.y, box.width, box.height, fill=fill, stroke=INK)
    lines = wrapped(box.words, box.width - 16, bold=True)
    middle = box.x + box.width / 2
    sheet.lines(middle, box.y + box.height / 2, lines, anchor="middle", bold=True)


def _arrow(
    sheet: Sheet, start: tuple[float, float], end: tuple[float, float], colour: str, dash: str = ""
) -> None:
    sheet.path([start, end], stroke=colour, width=2.5, dash=dash)
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / size, dy / size
    back = (end[0] - ux * 9, end[1] - uy * 9)
    sides = [(back[0] - uy * 5, back[1] + ux * 5), (back[0] + uy * 5, back[1] - ux * 5)]
    tip = (end[0] + ux * 2, end[1] + uy * 2)
    sheet.path([tip, *sides], stroke=colour, fill=colour, closed=True)


def _table(carried: Any, component: str, probe: str, outcome: str, unit: str) -> Table:
    rows = [
        (f"a: {component} → {probe}", _plain(part(carried, "a"))),
        (f"b: {probe} → {outcome}", _plain(part(carried, "b"))),
        ("Through it (indirect)", interval(float(part(carried, "indirect")), ends(carried), unit)),
        ("Otherwise (direct)", _signed(part(carried, "direct"), unit)),
        ("Together (total)", _signed(part(carried, "total"), unit)),
    ]
    if part(carried, "apart") is not None:
        apart = interval(float(part(carried, "apart")), ends(carried, "apart_ci"), unit)
        rows.append(("Indirect, more than in the other half", apart))
    return Table(
        caption="The parts of the difference", head=("Part", "Size"), rows=tuple(rows), numbers=(1,)
    )


def _notes(carried: Any) -> tuple[str, ...]:
    notes = [str(part(carried, "words", ""))] if part(carried, "words") else []
    if part(carried, "rho") is not None:
        notes.append(
            "Something unrecorded that moves both, with a correlation of"
            f" {_plain(part(carried, 'rho'))}, would undo it (rho)."
        )
    if part(carried, "n"):
        notes.append(f"Asked of {thousands(int(part(carried, 'n')))} people.")
    notes.append("Consistent with the mechanism is the most that can be said: it is not shown.")
    return tuple(notes)
