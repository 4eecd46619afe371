"""The plane a curve is drawn on: both axes, their round places, and where a value lies."""

from dataclasses import dataclass
from math import floor, log10

from linkwork.ui.pictures.drawing import DIM, LINE, MID, Sheet


@dataclass(frozen=True, kw_only=True)
class Plane:
    """A field of a sheet (its edges in pixels) and the values at its edges."""

    left: float
    right: float
    top: float
    bottom: float
    most_x: float
    most_y: float

    def x(self, value: float) -> float:
        """Where a value lies from left to right, kept on the field."""
        share = min(max(value / self.most_x, 0.0), 1.0)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value lies from the bottom up, kept on the field."""
        share = min(max(value / self.most_y, 0.0), 1.0)
        return self.bottom - share * (self.bottom - self.top)


def places(most: float, fewest: int = 3) -> list[float]:
    """Round places from nought up to the end of an axis: at least three, at most seven."""
    size = 10.0 ** floor(log10(most))
    step = next(
        unit * size
        for unit in (5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1)
        if most / (unit * size) >= fewest
    )
    return [step * place for place in range(int(most / step + 1e-9) + 1)]


def draw_axes(sheet: Sheet, plane: Plane, *, under: str, times: float = 1) -> None:
    """Draw the grid with its numbers; `under` says what runs from left to right."""
    for value in places(plane.most_y * times):
        y = plane.y(value / times)
        sheet.line(plane.left, y, plane.right, y, stroke=LINE if value else MID)
        sheet.text(plane.left - 8, y + 5, f"{value:,.3g}", fill=DIM, anchor="end")
    for value in places(plane.most_x):
        x = plane.x(value)
        sheet.line(x, plane.bottom, x, plane.bottom + 5, stroke=MID)
        sheet.text(x, plane.bottom + 20, f"{value:,.0f}", fill=DIM, anchor="middle")
    sheet.text(plane.right, plane.bottom + 40, under, fill=DIM, anchor="end")
