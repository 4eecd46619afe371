"""An attacker that shares nothing with the gate's: one whole joint table, cell by cell.

Every band of every dimension is an axis of one table, at every step, in every frozen table; nobody
goes back a step and nobody leaves. What is released are bounds on sums of it.
"""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from linkwork.learning.methods.disclosure.cubes import STEPS, Cube
from linkwork.learning.methods.disclosure.showing import Mark

ENOUGH = 3
Real = NDArray[np.float64]


class Referee:
    """The joint table behind some released cubes, and what it says of their hidden counts."""

    def __init__(self, cubes: Sequence[Cube]) -> None:
        """Write down what a reader of the cubes knows."""
        self.cubes = cubes
        self.frozen = sorted({cube.snapshot for cube in cubes})
        self.steps = [step for step in STEPS if any(step in cube.steps for cube in cubes)]
        self.bands = _bands(cubes)
        self.sorts = list(product(*self.bands.values()))
        self.depth = len(self.frozen) * len(self.steps)
        self.rows: list[NDArray[np.int64]] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.hidden: list[tuple[int, int]] = []  # row, the true count
        for cube in cubes:
            self._read(cube)
        told = sparse.vstack([self._row(columns) for columns in self.rows], format="csr")
        rising = self._rising()
        self.sums = sparse.vstack([told, rising], format="csr")
        self.least = np.array([*self.low, *[0.0] * rising.shape[0]])
        self.most = np.array([*self.high, *[np.inf] * rising.shape[0]])

    def widths(self) -> list[tuple[int, float]]:
        """Of each hidden 1 to 7, the true count and how wide it stays, up to three."""
        places = [row for row, _ in self.hidden]
        low, high = np.full(len(places), np.inf), np.full(len(places), -np.inf)
        wanted = self.sums[places]

        def look(cost: Real) -> None:
            values = wanted @ self._solved(cost)
            np.minimum(low, values, out=low)
            np.maximum(high, values, out=high)

        for sign in (1.0, -1.0):
            look(sign * wanted.sum(axis=0))
        for _ in range(3):
            narrow = high - low < ENOUGH
            if not narrow.any():
                break
            for sign in (1.0, -1.0):
                look(sign * wanted[narrow].sum(axis=0))
        for place in np.flatnonzero(high - low < ENOUGH):
            for sign in (1.0, -1.0):
                look(sign * wanted[[place]].toarray()[0])
        return [
            (exact, most - least)
            for (_, exact), least, most in zip(self.hidden, low, high, strict=True)
        ]

    def _solved(self, cost: Real) -> Real:
        answer = milp(
            cost,
            constraints=LinearConstraint(self.sums, self.least, self.most),
            bounds=Bounds(0, 10_000),
        )
        assert answer.status == 0, answer.message
        x: Real = answer.x
        return x

    def _read(self, cube: Cube) -> None:
        table = self.frozen.index(cube.snapshot)
        inside: dict[tuple[str, ...], NDArray[np.int64]] = {}
        for cell in cube.cells:
            if cell.labels not in inside:
                inside[cell.labels] = self._inside(cube.region(cell.labels))
            level = table * len(self.steps) + self.steps.index(cell.step)
            columns = np.array(
                [n * self.depth + level for n in inside[cell.labels]], dtype=np.int64
            )
            if cell.shown.mark is Mark.FEW and cell.exact:
                self.hidden.append((len(self.rows), cell.exact))
            self.rows.append(columns)
            self.low.append(cell.shown.low)
            self.high.append(cell.shown.high)

    def _inside(self, region: Mapping[str, frozenset[str]]) -> NDArray[np.int64]:
        """The sorts of people that a cell speaks of."""
        chosen = [
            [n for n, band in enumerate(bands) if axis not in region or band <= region[axis]]
            for axis, bands in self.bands.items()
        ]
        shape = [len(bands) for bands in self.bands.values()]
        return np.ravel_multi_index(np.ix_(*chosen), shape).ravel().astype(np.int64)

    def _row(self, columns: NDArray[np.int64]) -> sparse.csr_array:
        shape = (1, len(self.sorts) * self.depth)
        where = (np.zeros(len(columns), dtype=np.int64), columns)
        return sparse.csr_array((np.ones(len(columns)), where), shape=shape)

    def _rising(self) -> sparse.csr_array:
        """Nobody at a step who was not at the one before; nobody less in a later frozen table."""
        pairs = []
        wide = len(self.steps)
        for table, step in product(range(len(self.frozen)), range(wide)):
            here = table * wide + step
            if step + 1 < wide:
                pairs.append((here, here + 1))
            if table + 1 < len(self.frozen):
                pairs.append((here + wide, here))
        more = sparse.csr_array(np.zeros((0, self.depth)))
        if pairs:
            dense = np.zeros((len(pairs), self.depth))
            for n, (bigger, smaller) in enumerate(pairs):
                dense[n, bigger], dense[n, smaller] = 1.0, -1.0
            more = sparse.csr_array(dense)
        return sparse.csr_array(sparse.kron(sparse.eye_array(len(self.sorts)), more))


def _bands(cubes: Sequence[Cube]) -> dict[str, list[frozenset[str]]]:
    """Of every axis, the finest bands that the cubes tell apart."""
    sets: dict[str, set[frozenset[str]]] = {}
    for cube in cubes:
        for axis, values in cube.only.items():
            sets.setdefault(axis, set()).add(values)
        for one in cube.dimensions:
            sets.setdefault(one.axis, set()).update(group.values for group in one.groups)
    found: dict[str, list[frozenset[str]]] = {}
    for axis in sorted(sets):
        every = frozenset().union(*sets[axis])
        marks: dict[tuple[bool, ...], set[str]] = {}
        for value in every:
            marks.setdefault(
                tuple(value in one for one in sorted(sets[axis], key=sorted)), set()
            ).add(value)
        found[axis] = [frozenset(values) for values in marks.values()]
    return found
