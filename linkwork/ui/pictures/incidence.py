"""Who got there by when: cumulative incidence in steps, arm by arm, with its band."""

from collections.abc import Sequence
from typing import Any

from linkwork.ui.pictures.axes import Plane, draw_axes
from linkwork.ui.pictures.drawing import BLUE, DIM, INK, MID, SKY, Sheet
from linkwork.ui.pictures.figures import number
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, part
from linkwork.ui.words import joined, thousands

HEIGHT = 292
# Line, band and dash of each arm in turn: told apart in grey as well.
ARMS = (
    (BLUE, SKY, ""),
    (INK, "#dfe3e6", "7 4"),
    ("#330072", "#e4dcec", "2 3"),
    (MID, "#eef0f1", "10 3 2 3"),
)
Point = tuple[float, float, float, float]


def incidences(curves: Sequence[Any], *, verb: str = "") -> list[Picture]:
    """Draw one picture for each event, in the order in which the events come."""
    events = dict.fromkeys(str(part(one, "event", "")) for one in curves)
    return [
        incidence([one for one in curves if str(part(one, "event", "")) == event], verb=verb)
        for event in events
    ]


def incidence(
    curves: Sequence[Any],
    *,
    title: str = "",
    subtitle: str = "",
    verb: str = "",
    time: str = "days",
) -> Picture:
    """Draw Curve records of one event: a step curve and band for each arm, n beside its name."""
    arms = [(str(part(one, "label")), int(part(one, "n")), _points(one)) for one in curves]
    if not arms or not any(points for _label, _n, points in arms):
        raise ValueError("no curve has a point to draw")
    event = str(part(curves[0], "event", "")) or "the event"
    said = joined([f"{label}: {_last(points)} (n {thousands(n)})" for label, n, points in arms])
    end = max(points[-1][0] for _label, _n, points in arms if points)
    words = f"{event.capitalize()}, in 100 people, by {end:g} {time}. {said}."
    return Picture(
        title=title or _title(arms, event, end, time),
        subtitle=subtitle
        or f"{event.capitalize()}: people in every 100 by {time} since the stage opened; bands are"
        " 95 % intervals; other endings are counted as endings, not as waiting",
        words=words,
        wide=_drawn(WIDE, arms, words, time, end),
        narrow=_drawn(NARROW, arms, words, time, end),
        table=_table(arms, event, end, time),
    )


def _points(curve: Any) -> list[Point]:
    return sorted(
        (float(t), float(s), float(a), float(b)) for t, s, a, b in part(curve, "points", ())
    )


def _last(points: Sequence[Point]) -> str:
    if not points:
        return "no figure"
    _day, share, low, high = points[-1]
    return f"{number(share)} in 100 ({number(low)} to {number(high)})"


def _title(arms: Sequence[tuple[str, int, list[Point]]], event: str, end: float, time: str) -> str:
    shares = [f"{number(points[-1][1])} in 100 {label}" for label, _n, points in arms if points]
    return f"{event.capitalize()} by {end:g} {time}: {joined(shares)}"


def _drawn(
    width: int, arms: Sequence[tuple[str, int, list[Point]]], words: str, time: str, end: float
) -> str:
    sheet = Sheet(width, HEIGHT, words)
    top = max(high for _l, _n, points in arms for _t, _s, _low, high in points) * 1.12
    room = 150 if width == WIDE else 0
    plane = Plane(
        left=40,
        right=width - 16 - room,
        top=24,
        bottom=HEIGHT - 56,
        most_x=end,
        most_y=min(max(top, 0.1), 1.0),
    )
    draw_axes(sheet, plane, under=time, times=100)
    for place, (_label, _n, points) in enumerate(arms):
        _band(sheet, plane, points, ARMS[place % len(ARMS)][1])
    for place, (_label, _n, points) in enumerate(arms):
        colour, _fill, dash = ARMS[place % len(ARMS)]
        sheet.path(
            _steps(plane, [(t, s) for t, s, _a, _b in points]), stroke=colour, width=2.5, dash=dash
        )
    _names(sheet, plane, arms, beside=bool(room))
    return sheet.svg()


def _steps(plane: Plane, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    places = [(plane.x(0), plane.y(0))]
    for day, share in points:
        places += [(plane.x(day), places[-1][1]), (plane.x(day), plane.y(share))]
    return [*places, (plane.right, places[-1][1])]


def _band(sheet: Sheet, plane: Plane, points: Sequence[Point], fill: str) -> None:
    low = _steps(plane, [(t, a) for t, _s, a, _b in points])
    high = _steps(plane, [(t, b) for t, _s, _a, b in points])
    sheet.path([*low, *reversed(high)], stroke="none", fill=fill, opacity=0.6, closed=True)


def _names(
    sheet: Sheet, plane: Plane, arms: Sequence[tuple[str, int, list[Point]]], *, beside: bool
) -> None:
    ordered = sorted(
        ((plane.y(points[-1][1]), label, n, points) for label, n, points in arms if points),
        key=lambda one: one[0],
    )
    lowest = plane.top
    for place, (height, label, n, points) in enumerate(ordered):
        y = max(height, lowest) if beside else height
        if beside:
            sheet.text(plane.right + 8, y + 1, label, bold=True)
            sheet.text(
                plane.right + 8,
                y + 18,
                f"{number(points[-1][1])} in 100, n {thousands(n)}",
                fill=DIM,
            )
            lowest = y + 44
            continue
        under = place == len(ordered) - 1 and len(ordered) > 1
        at = min(y + 24, plane.bottom - 6) if under else max(y - 10, 14)
        said = f"{label} {number(points[-1][1])}, n {thousands(n)}"
        sheet.text(plane.right, at, said, bold=True, anchor="end", halo=True)


def _table(
    arms: Sequence[tuple[str, int, list[Point]]], event: str, end: float, time: str
) -> Table:
    days = [round(end * share / 4) for share in (1, 2, 3, 4)]
    rows = tuple(
        (label, thousands(n), *(_at(points, day) for day in days)) for label, n, points in arms
    )
    return Table(
        caption=f"{event.capitalize()}, in every 100 people (95 % interval)",
        head=("Group", "People", *(f"By {day} {time}" for day in days)),
        rows=rows,
        numbers=tuple(range(1, 6)),
    )


def _at(points: Sequence[Point], day: float) -> str:
    reached = [one for one in points if one[0] <= day]
    if not reached:
        return "0"
    _day, share, low, high = reached[-1]
    return f"{number(share)} ({number(low)} to {number(high)})"
