"""How narrowly the tables together hold a count: its least and greatest value, by solving for both.

One solution that maximises many counts at once shows of each how high it can be; only what no such
solution settles is solved for alone. Whole numbers are asked for where the answer is near a floor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csgraph

from linkwork.learning.methods.disclosure.attack.programmes import Programme

SLACK = 1e-5
CLOSE = 4  # intervals so narrow are solved for in whole numbers too
SECONDS = 10.0  # for one count in whole numbers
ENDLESS = 100_000.0  # how high a count without a bound of its own is followed
Real = NDArray[np.float64]


class Contradiction(ValueError):
    """The tables cannot all be true of the same people."""


@dataclass(frozen=True)
class Target:
    """A count to be found: what to add up of the claims, and what is known of it to begin with."""

    parts: tuple[tuple[int, float], ...]  # place of a claim, and its weight
    low: float
    high: float


@dataclass
class _Problem:
    """One island of the programme: the rows and columns that have to do with each other."""

    sums: sparse.csr_array
    low: Real
    high: Real

    def best(self, cost: Real, *, whole: bool = False) -> tuple[Real | None, float]:
        """The solution of least cost and a bound on its cost; no solution where time ran out."""
        options = {"presolve": True, "disp": False} | ({"time_limit": SECONDS} if whole else {})
        answer = milp(
            cost,
            constraints=LinearConstraint(self.sums, self.low, self.high),
            bounds=Bounds(0, inf),
            integrality=np.ones(len(cost)) if whole else None,
            options=options,
        )
        if answer.status == 2:
            raise Contradiction("the tables contradict each other")
        if whole and answer.status == 1:  # out of time: what is proved so far still bounds it
            proved = answer.mip_dual_bound
            return answer.x, -inf if proved is None else float(proved)
        if answer.status != 0:
            raise RuntimeError(f"the attack could not be solved: {answer.message}")
        return answer.x, float(answer.fun)


def islands(programme: Programme) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows and columns that no claim ties to the others, each by itself."""
    sums = programme.sums
    _, marks = csgraph.connected_components(
        sparse.block_array([[None, sums], [sums.T, None]]), directed=False
    )
    of_rows, of_columns = marks[: sums.shape[0]], marks[sums.shape[0] :]
    return [
        (np.flatnonzero(of_rows == mark), np.flatnonzero(of_columns == mark))
        for mark in np.unique(of_rows)
    ]


def fewest_leavers(programme: Programme) -> float:
    """The fewest people that must have left for all tables to be true."""
    whole = _Problem(programme.sums, programme.low, programme.high)
    return whole.best(programme.leavers)[1]


def with_leavers(programme: Programme, most: float) -> Programme:
    """The same, where the reader takes it that no more have left."""
    sums = sparse.vstack(
        [programme.sums, sparse.csr_array(programme.leavers[None, :])], format="csr"
    )
    return Programme(
        sums=sums,
        low=np.append(programme.low, 0.0),
        high=np.append(programme.high, most + SLACK),
        claims=programme.claims,
        leavers=programme.leavers,
    )


def intervals(programme: Programme, targets: Sequence[Target]) -> list[tuple[int, int]]:
    """The whole numbers that each target can be, from the least to the greatest."""
    found: list[tuple[int, int]] = [(0, 0)] * len(targets)
    claimed = len(programme.claims)
    every = _wanted(programme, targets)
    for rows, columns in islands(programme):
        here = set(rows[rows < claimed].tolist())
        mine = [n for n, one in enumerate(targets) if one.parts[0][0] in here]
        if not mine:
            continue
        part = programme.sums[rows][:, columns]
        problem = _Problem(part, programme.low[rows], programme.high[rows])
        solved = _solved(problem, every[mine][:, columns], [targets[n] for n in mine])
        for n, ends in zip(mine, solved, strict=True):
            found[n] = ends
    return found


def _wanted(programme: Programme, targets: Sequence[Target]) -> sparse.csr_array:
    """One row a target: the columns that add up to it."""
    parts = [(n, place, weight) for n, one in enumerate(targets) for place, weight in one.parts]
    rows, places, weights = zip(*parts, strict=True) if parts else ((), (), ())
    shape = (len(targets), programme.sums.shape[0])
    return sparse.csr_array(sparse.csr_array((weights, (rows, places)), shape) @ programme.sums)


def _solved(
    problem: _Problem, wanted: sparse.csr_array, targets: Sequence[Target]
) -> list[tuple[int, int]]:
    limits = np.array([(one.low, min(one.high, ENDLESS)) for one in targets], dtype=np.float64)
    capped = _Problem(
        sparse.vstack([problem.sums, wanted], format="csr"),
        np.concatenate([problem.low, limits[:, 0]]),
        np.concatenate([problem.high, limits[:, 1]]),
    )
    reach = _Reach(wanted)
    # As wide as what is told of it alone, or wide enough: what else is found only widens it.
    enough = np.minimum(CLOSE + 1, np.floor(limits[:, 1]) - np.ceil(limits[:, 0]))
    _together(capped, wanted, enough, reach)
    for place in range(len(targets)):
        if reach.width(place) < enough[place]:
            for sign in (1.0, -1.0):
                reach.see(capped.best(-sign * wanted[[place]].toarray()[0])[0])
    found = [reach.whole(place) for place in range(len(targets))]
    return [
        _in_whole(capped, wanted[[n]], one) if one[1] - one[0] < enough[n] else one
        for n, one in enumerate(found)
    ]


class _Reach:
    """The least and the greatest value that any solution so far gives each wanted count."""

    def __init__(self, wanted: sparse.csr_array) -> None:
        self.wanted = wanted
        self.low = np.full(wanted.shape[0], inf)
        self.high = np.full(wanted.shape[0], -inf)

    def see(self, x: Real | None) -> None:
        """Widen by one more solution."""
        if x is not None:
            values = self.wanted @ x
            self.low, self.high = np.minimum(self.low, values), np.maximum(self.high, values)

    def whole(self, place: int) -> tuple[int, int]:
        """The whole numbers in between."""
        return ceil(self.low[place] - SLACK * 10), floor(self.high[place] + SLACK * 10)

    def width(self, place: int) -> int:
        """Greatest less least, in whole people."""
        low, high = self.whole(place)
        return high - low


def _together(problem: _Problem, wanted: sparse.csr_array, enough: Real, reach: _Reach) -> None:
    """Take all counts as far up and down as they go at once; then those still narrow; and so on."""
    narrow = np.ones(len(enough), dtype=bool)
    while narrow.any():
        for sign in (1.0, -1.0):
            reach.see(problem.best(-sign * wanted[narrow].sum(axis=0))[0])
        still = np.array([reach.width(n) < enough[n] for n in range(len(enough))])
        if still.sum() == narrow.sum():
            return
        narrow = still


def _in_whole(
    problem: _Problem, wanted: sparse.csr_array, ends: tuple[int, int]
) -> tuple[int, int]:
    """The ends in whole people, where people in fractions left them near a floor."""
    row = wanted.toarray()[0]
    least, greatest = problem.best(row, whole=True)[1], -problem.best(-row, whole=True)[1]
    low = max(float(ends[0]), least - SLACK * 10)
    high = min(float(ends[1]), greatest + SLACK * 10)
    return ceil(low), floor(high)
