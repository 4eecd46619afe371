"""How many before we could know: the smallest difference seen, by number of cases."""

from collections.abc import Sequence
from typing import Any

from linkwork.ui.pictures.axes import Plane, draw_axes
from linkwork.ui.pictures.drawing import BLUE, DIM, INK, Sheet
from linkwork.ui.pictures.figures import PROPORTION, in_unit, number, times
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, part
from linkwork.ui.words import thousands

HEIGHT = 264


def power_curve(power: Any, *, unit: str = PROPORTION, cases: str = "cases") -> Picture:
    """Draw a Power record: where the cases stand now, and where they would be enough."""
    so_far, needed = int(part(power, "cases")), about(int(part(power, "needed", 0)))
    seen, smallest = float(part(power, "detectable")), float(part(power, "smallest"))
    curve = [(float(n), float(size)) for n, size in part(power, "curve", ())]
    curve = sorted(curve) or sorted({(float(so_far), seen), (float(needed), smallest)})
    words = _words(so_far, needed, seen, smallest, unit, cases)
    drawings = [
        _drawn(width, curve, (so_far, seen), (needed, smallest), words, unit, cases)
        for width in (WIDE, NARROW)
    ]
    return Picture(
        title=_title(so_far, needed, seen, smallest, unit),
        subtitle=f"Smallest difference {in_unit(unit)} that would be found 8 times in 10,"
        f" by number of {cases}",
        words=words,
        wide=drawings[0],
        narrow=drawings[1],
        table=Table(
            caption=f"Smallest difference that would be found, by number of {cases}",
            head=(cases.capitalize(), f"Difference {in_unit(unit)}"),
            rows=tuple((thousands(int(n)), number(size, unit)) for n, size in _some(curve)),
            numbers=(0, 1),
        ),
    )


def about(cases: int) -> int:
    """Round a number of cases up to two digits: about 310."""
    step = int(10 ** max(len(str(cases)) - 2, 0))
    return -(-cases // step) * step


def _title(so_far: int, needed: int, seen: float, smallest: float, unit: str) -> str:
    of = " in 100" if unit == PROPORTION else f" ({unit})"
    if needed and needed > so_far:
        return f"{thousands(so_far)} so far could show only {number(seen, unit)}{of} or more"
    return f"{thousands(so_far)} are enough to see {number(smallest, unit)}{of}"


def _words(so_far: int, needed: int, seen: float, smallest: float, unit: str, cases: str) -> str:  # noqa: PLR0917
    of = " in 100" if unit == PROPORTION else f" ({unit})"
    said = (
        f"The smallest difference that would be found falls as {cases} grow. At"
        f" {thousands(so_far)} it is {number(seen, unit)}{of}."
    )
    if needed and needed > so_far:
        said += f" The smallest that matters, {number(smallest, unit)}{of}, would be seen at"
        said += f" about {thousands(needed)}."
    return said


def _drawn(  # noqa: PLR0917  (a curve, two places on it, and how it is said)
    width: int,
    curve: Sequence[tuple[float, float]],
    now: tuple[int, float],
    enough: tuple[int, float],
    words: str,
    unit: str,
    cases: str,
) -> str:
    sheet = Sheet(width, HEIGHT, words)
    far = max(now[0], enough[0]) * 1.25 or 1.0
    top = max(enough[1] * 1.6, min(now[1] * 1.35, max(size for _n, size in curve)))
    plane = Plane(left=40, right=width - 16, top=16, bottom=HEIGHT - 56, most_x=far, most_y=top)
    draw_axes(sheet, plane, under=cases, times=times(unit))
    y = plane.y(enough[1])
    sheet.line(plane.left, y, plane.right, y, stroke=INK, dash="3 3")
    shown = [(plane.x(n), plane.y(size)) for n, size in curve if size <= top and n <= far]
    if shown:
        sheet.path(shown, stroke=BLUE, width=2.5)
    matters = f"smallest that matters: {number(enough[1], unit)}"
    sheet.text(plane.left + 8, y + 18, matters, fill=DIM, halo=True)
    _mark(
        sheet,
        plane,
        now,
        f"now: {thousands(now[0])}",
        f"could see {number(now[1], unit)}",
        filled=False,
    )
    if enough[0] > now[0]:
        _mark(sheet, plane, enough, f"about {thousands(enough[0])}", "", filled=True)
    return sheet.svg()


def _mark(
    sheet: Sheet, plane: Plane, at: tuple[int, float], said: str, under: str, *, filled: bool
) -> None:
    x, y = plane.x(at[0]), plane.y(at[1])
    sheet.dot(x, y, 5, fill=BLUE if filled else "#fff")
    if filled:
        sheet.text(min(x, plane.right - 40), y - 12, said, bold=True, anchor="middle", halo=True)
        return
    right = x > (plane.left + plane.right) / 2
    beside, anchor = (x - 10, "end") if right else (x + 10, "start")
    lift = -22 if under else -4
    sheet.text(beside, y + lift, said, bold=True, anchor=anchor, halo=True)
    sheet.text(beside, y + lift + 17, under, fill=DIM, anchor=anchor, halo=True)


def _some(curve: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    step = max(1, len(curve) // 10)
    return [curve[place] for place in range(0, len(curve), step)]
