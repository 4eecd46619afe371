"""Everything the tables say as one linear programme: unknown counts, claims on their sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from linkwork.learning.methods.disclosure.attack.claims import Claim
from linkwork.learning.methods.disclosure.attack.junctions import Axes, Tree, tree
from linkwork.learning.methods.disclosure.attack.sorts import ABSENT, Path, Sorts, paths

MOST_COLUMNS = 250_000
Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class TooLarge(ValueError):
    """More overlaps than can be attacked in full: what cannot be attacked is not released."""


@dataclass(frozen=True)
class Programme:
    """low <= sums x <= high, x >= 0. The first rows are the claims, in their order."""

    sums: sparse.csr_array
    low: Real
    high: Real
    claims: tuple[Claim, ...]
    leavers: Real  # of each column, 1 where it is of people who left between two frozen tables


def programme(claims: Sequence[Claim], steps: Sequence[str], *, leaving: bool = False) -> Programme:
    """Write the claims down as a linear programme.

    steps: every step, in the order of the journey.
    """
    sorts = Sorts([claim.region for claim in claims])
    used = [step for step in steps if any(claim.step == step for claim in claims)]
    frozen = sorted({claim.snapshot for claim in claims})
    ways = paths(len(frozen), len(used), leaving=leaving)
    joined = tree({frozenset(claim.region) for claim in claims}, sorts.count)
    layout = _Layout(sorts, joined, ways)
    rows = [
        layout.row(claim.region, _ways(ways, frozen.index(claim.snapshot), used.index(claim.step)))
        for claim in claims
    ]
    agree, width = list(layout.agreements()), layout.width
    sums = (
        sparse.vstack([_stacked(rows, width), *agree], format="csr")
        if agree
        else _stacked(rows, width)
    )
    nothing = np.zeros(sums.shape[0] - len(claims))
    return Programme(
        sums=sums,
        low=np.concatenate([[claim.low for claim in claims], nothing]),
        high=np.concatenate([[claim.high for claim in claims], nothing]),
        claims=tuple(claims),
        leavers=layout.of_ways([_leaves(path) for path in ways]),
    )


def _ways(ways: Sequence[Path], table: int, step: int) -> Whole:
    """The ways on which a person had come to the step in that frozen table."""
    return np.flatnonzero([path[table] >= step for path in ways])


def _leaves(path: Path) -> float:
    return float(path[-1] == ABSENT)


def _stacked(rows: Iterable[Whole], width: int) -> sparse.csr_array:
    found = list(rows)
    ends = np.concatenate([[0], np.cumsum([len(row) for row in found])]).astype(np.int64)
    places = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    return sparse.csr_array((np.ones(len(places)), places, ends), shape=(len(found), width))


class _Layout:
    """Where the count of each sort of people and way stands among the columns."""

    def __init__(self, sorts: Sorts, joined: Tree, ways: Sequence[Path]) -> None:
        self.sorts, self.joined, self.ways = sorts, joined, len(ways)
        self.axes = [tuple(sorted(one)) for one in joined.tables]
        self.shapes = [tuple(sorts.count[axis] for axis in axes) for axes in self.axes]
        sizes = [prod(shape) * self.ways for shape in self.shapes]
        self.starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self.width = int(self.starts[-1])
        if self.width > MOST_COLUMNS:
            raise TooLarge(
                f"{self.width:,} sorts of people to tell apart, at most {MOST_COLUMNS:,} can be: "
                "cross fewer dimensions, or those that were crossed before"
            )

    def row(self, region: Mapping[str, frozenset[str]], ways: Whole) -> Whole:
        """The columns whose counts add up to a region's, of those who went one of the ways."""
        wanted = frozenset(region)
        table = min(
            (n for n, one in enumerate(self.joined.tables) if wanted <= one),
            key=lambda n: prod(self.shapes[n]),
        )
        return self._columns(table, region, ways)

    def _columns(self, table: int, region: Mapping[str, frozenset[str]], ways: Whole) -> Whole:
        axes = self.axes[table]
        chosen = [np.array(self.sorts.classes(axis, region.get(axis))) for axis in axes]
        return self._at(table, chosen, ways)

    def _at(self, table: int, chosen: Sequence[Whole], ways: Whole) -> Whole:
        places = np.zeros(1, dtype=np.int64)
        for size, classes in zip(self.shapes[table], chosen, strict=True):
            places = (places[:, None] * size + classes[None, :]).ravel()
        columns = (places[:, None] * self.ways + ways[None, :]).ravel()
        return np.sort(columns + self.starts[table])

    def agreements(self) -> Iterable[sparse.csr_array]:
        """Rows that say two tables count the same people wherever they meet."""
        for first, second, shared in self.joined.meet:
            one, other = (self._margin(table, shared) for table in (first, second))
            yield one - other

    def _margin(self, table: int, shared: Axes) -> sparse.csr_array:
        """One row for each sort on the shared axes and each way."""
        shape, axes = self.shapes[table], self.axes[table]
        places = np.indices(shape).reshape(len(shape), -1) if shape else np.zeros((0, 1), int)
        to = np.zeros(places.shape[1], dtype=np.int64)
        for place, axis in enumerate(axes):
            if axis in shared:
                to = to * shape[place] + places[place]
        rows = (to[:, None] * self.ways + np.arange(self.ways)[None, :]).ravel()
        columns = np.arange(len(rows)) + self.starts[table]
        height = prod(self.sorts.count[axis] for axis in shared) * self.ways
        return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(height, self.width))

    def of_ways(self, values: Sequence[float]) -> Real:
        """The value of each column's way."""
        return np.tile(np.array(values, dtype=np.float64), self.width // self.ways)
