"""A released table as people read it: rounded counts, shares of them, totals of what is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from linkwork.learning.methods.disclosure.cubes import Cell, Cube
from linkwork.learning.methods.disclosure.floors import HOUSE
from linkwork.learning.methods.disclosure.showing import Mark
from linkwork.ui.words import counted, thousands

WORDS = {
    "offered": "Offered",
    "agreed": "Agreed",
    "attended": "Came to a first session",
    "sustained": "Kept going",
    "completed": "Completed",
}
FEW = f"fewer than {HOUSE.hidden + 1}"
ONE_HOLDER = "not shown: nearly all with one link worker"


@dataclass(frozen=True)
class Figure:
    """One count as shown, and its share of the first step in every hundred."""

    text: str
    in_100: str = ""
    share: float | None = None


@dataclass(frozen=True)
class Line:
    """One group of people: a count a step."""

    labels: tuple[str, ...]
    figures: tuple[Figure, ...]
    told: bool  # whether any of its counts is shown

    @property
    def name(self) -> str:
        """The group within its block."""
        return " · ".join(self.labels[1:] or self.labels) or "Everybody"

    @property
    def last(self) -> Figure:
        """How many came to the last step."""
        return self.figures[-1]


@dataclass(frozen=True)
class Block:
    """The lines that share their first dimension's band."""

    title: str
    lines: tuple[Line, ...]
    unsaid: str  # how many more groups have nothing to show


@dataclass(frozen=True)
class Table:
    """A whole table."""

    dimensions: tuple[str, ...]
    steps: tuple[str, ...]
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    total: Line


def table(cube: Cube) -> Table:
    """The table that a cube makes. No exact count is read here."""
    lines = tuple(_lines(cube))
    return Table(
        dimensions=tuple(one.title for one in cube.dimensions),
        steps=tuple(WORDS[step] for step in cube.steps),
        blocks=tuple(_blocks(cube, lines)),
        lines=lines,
        total=_line(("All that is shown",), [_total(cube, step) for step in cube.steps]),
    )


def _lines(cube: Cube) -> Iterator[Line]:
    for labels, cells in groupby(cube.cells, key=lambda cell: cell.labels):
        yield _line(labels, [_said(cell) for cell in cells])


def _said(cell: Cell) -> int | str:
    if cell.shown.value is not None:
        return cell.shown.value
    return FEW if cell.shown.mark is Mark.FEW else ONE_HOLDER


def _total(cube: Cube, step: str) -> int:
    return sum(cell.shown.value or 0 for cell in cube.cells if cell.step == step)


def _line(labels: tuple[str, ...], said: Sequence[int | str]) -> Line:
    first = said[0]
    figures = []
    for place, one in enumerate(said):
        if isinstance(one, str):
            figures.append(Figure(one))
            continue
        share = None
        if place and isinstance(first, int) and first:
            share = min(1.0, one / first)  # each is rounded, so a part can seem more than the whole
        in_100 = "" if share is None else f"{share * 100:.0f} in 100"
        figures.append(Figure(thousands(one), in_100, share))
    return Line(labels, tuple(figures), any(isinstance(one, int) for one in said))


def _blocks(cube: Cube, lines: Sequence[Line]) -> Iterator[Block]:
    """One block for each band of the first dimension where several are crossed."""
    crossed = len(cube.dimensions) > 1
    for title, found in groupby(lines, key=lambda line: line.labels[0] if crossed else ""):
        every = tuple(found)
        shown = tuple(line for line in every if line.told)
        more = len(every) - len(shown)
        unsaid = f"{counted(more, 'more group')}: nothing to show" if more else ""
        yield Block(title.capitalize(), shown, unsaid)
