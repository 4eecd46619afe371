"""What tables say, as claims: so many people of one sort, at one step, in one frozen table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkwork.learning.methods.disclosure.cubes import STEPS, Cube
from linkwork.learning.methods.disclosure.showing import Mark

Region = Mapping[str, frozenset[str]]
REST = "anything else"  # the values of an axis that no table names


@dataclass(frozen=True)
class Claim:
    """A count that a reader knows to lie in low to high.

    source: the release that says so; exact: the count itself, which is the gate's alone.
    """

    source: str
    snapshot: str
    step: str
    region: Region
    low: float
    high: float
    hidden: bool = False
    label: str = ""
    exact: int = 0


def claims_of(cube: Cube) -> list[Claim]:
    """Everything that a cube says, cell by cell."""
    return [
        Claim(
            source=cube.key,
            snapshot=cube.snapshot,
            step=cell.step,
            region=cube.region(cell.labels),
            low=cell.shown.low,
            high=cell.shown.high,
            hidden=cell.shown.mark is not Mark.SHOWN,
            label=named(cell.labels, cell.step),
            exact=cell.exact,
        )
        for cell in cube.cells
    ]


def named(labels: Sequence[str], step: str) -> str:
    """A cell in words."""
    return " × ".join([*labels, step]) if labels else step


def everybody(snapshot: str, rows: int) -> Claim:
    """That a frozen table holds so many people, which its study's page says."""
    first = next(iter(STEPS))
    return Claim("frozen cases", snapshot, first, {}, rows, rows, label="all cases", exact=rows)


def complete(cubes: Sequence[Cube], seen: Mapping[str, frozenset[str]]) -> Iterator[Claim]:
    """That nobody stands outside the bands of a dimension: its bands hold everybody there is.

    seen: every value of each axis that any table names.
    """
    for cube in cubes:
        for one in cube.dimensions:
            inside = frozenset().union(*(group.values for group in one.groups))
            outside = (cube.only.get(one.axis) or (seen[one.axis] | {REST})) - inside
            if outside:
                region = {**cube.only, one.axis: outside}
                yield Claim(cube.key, cube.snapshot, cube.steps[0], region, 0, 0)
