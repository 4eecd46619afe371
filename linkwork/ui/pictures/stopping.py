"""When reading may stop: relevant records found so far, and how many there may be at most."""

from collections.abc import Sequence

from linkwork.ui.pictures.axes import Plane, draw_axes
from linkwork.ui.pictures.drawing import BLUE, DIM, INK, SKY, Sheet
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table
from linkwork.ui.words import thousands

HEIGHT = 280
STEPS = 200  # places of the line that are drawn
ROWS = 10


def found_so_far(
    seen: Sequence[bool],
    *,
    total: int,
    at_most: int,
    edge: Sequence[tuple[int, int]] = (),
    stop_after: int | None = None,
    confidence: float = 0.95,
) -> Picture:
    """Draw relevant records found by records read; `at_most` is how many there may be in all.

    `edge` holds (read, at most) as it was at earlier places; `stop_after` how many more irrelevant
    records in a row would let reading stop.
    """
    line = _line(seen)
    read, found = line[-1]
    words = _words(read, total, found, at_most, stop_after)
    drawings = [
        _drawn(width, line, total, at_most, edge, stop_after, words) for width in (WIDE, NARROW)
    ]
    return Picture(
        title=f"{thousands(found)} relevant records found in {thousands(read)} read",
        subtitle="Shaded: how many there may be at most, with"
        f" {confidence * 100:.0f}\N{NO-BREAK SPACE}% confidence",
        words=words,
        wide=drawings[0],
        narrow=drawings[1],
        table=Table(
            caption="Relevant records found, by records read",
            head=("Read", "Found"),
            rows=tuple((thousands(n), thousands(held)) for n, held in _some(line)),
            numbers=(0, 1),
        ),
    )


def _line(seen: Sequence[bool]) -> list[tuple[int, int]]:
    found, places = 0, [(0, 0)]
    for number, relevant in enumerate(seen, start=1):
        found += relevant
        places.append((number, found))
    return places


def _words(read: int, total: int, found: int, at_most: int, stop_after: int | None) -> str:
    said = (
        f"{thousands(found)} relevant records found in the first {thousands(read)} of"
        f" {thousands(total)}; in all there may be up to {thousands(at_most)}."
    )
    if stop_after:
        said += f" Reading may stop at {thousands(read + stop_after)}, if the next"
        said += f" {thousands(stop_after)} hold none."
    return said


def _drawn(  # noqa: PLR0917  (a line, its edge, and where it may end)
    width: int,
    line: Sequence[tuple[int, int]],
    total: int,
    at_most: int,
    edge: Sequence[tuple[int, int]],
    stop_after: int | None,
    words: str,
) -> str:
    sheet = Sheet(width, HEIGHT, words)
    read, found = line[-1]
    top = max(min(at_most, 2 * found + 5), found, 4) * 1.12
    plane = Plane(
        left=44, right=width - 12, top=28, bottom=HEIGHT - 56, most_x=max(total, 1), most_y=top
    )
    draw_axes(sheet, plane, under="records read")
    _shade(sheet, plane, line, at_most, edge, total)
    step = max(1, len(line) // STEPS)
    shown = [*line[::step], line[-1]]
    sheet.path([(plane.x(n), plane.y(held)) for n, held in shown], stroke=BLUE, width=2.5)
    if stop_after and read + stop_after <= total:
        _mark_stop(sheet, plane, read + stop_after, stop_after)
    _say(sheet, plane, (read, found), at_most)
    return sheet.svg()


def _shade(  # noqa: PLR0917  (the area between what was found and what there may be)
    sheet: Sheet,
    plane: Plane,
    line: Sequence[tuple[int, int]],
    at_most: int,
    edge: Sequence[tuple[int, int]],
    total: int,
) -> None:
    read, found = line[-1]
    above = [(plane.x(n), plane.y(most)) for n, most in edge if n <= read]
    below = [(plane.x(n), plane.y(line[n][1])) for n, _ in edge if n <= read]
    if above:
        sheet.path([*above, *reversed(below)], stroke="none", fill=SKY, opacity=0.6, closed=True)
    if at_most > found and read < total:
        y = plane.y(at_most)
        height = plane.y(found) - y
        sheet.box(plane.x(read), y, plane.x(total) - plane.x(read), height, fill=SKY, stroke=BLUE)


def _say(sheet: Sheet, plane: Plane, at: tuple[int, int], at_most: int) -> None:
    x, y = plane.x(at[0]), plane.y(at[1])
    sheet.dot(x, y, 5)
    right = x > (plane.left + plane.right) / 3
    sheet.text(
        x - 8 if right else x + 8,
        y + 22,
        f"{thousands(at[1])} found",
        bold=True,
        anchor="end" if right else "start",
        halo=True,
    )
    if at_most > at[1]:
        up = max(plane.y(at_most) - 8, 16)
        sheet.text(
            plane.right, up, f"at most {thousands(at_most)}", fill=DIM, anchor="end", halo=True
        )


def _mark_stop(sheet: Sheet, plane: Plane, place: int, more: int) -> None:
    x = plane.x(place)
    sheet.line(x, plane.top, x, plane.bottom, stroke=INK, dash="4 3")
    right = x > (plane.left + plane.right) * 0.6
    beside, anchor = (x - 6, "end") if right else (x + 6, "start")
    y = plane.bottom - 44
    for words, bold in (
        (f"stop at {thousands(place)}", True),
        (f"if the next {thousands(more)}", False),
        ("hold none", False),
    ):
        sheet.text(beside, y, words, bold=bold, fill=INK if bold else DIM, anchor=anchor, halo=True)
        y += 18


def _some(line: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    step = max(1, (len(line) - 1) // ROWS)
    return [*line[step::step]] or list(line)
