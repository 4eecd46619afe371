"""The two arms of a comparison on one footing: the same columns, clusters and origin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from linkwork.learning.methods.moments import Floats, Moments
from linkwork.learning.methods.scan import Arms

# With fewer clusters than this CR1 is too sure of itself, and the jackknife takes its place.
CLUSTERS_FOR_CR1 = 40
TREATED_CLUSTERS_FOR_CR1 = 10


@dataclass(frozen=True)
class Side:
    """One arm: its cross-products of (1, Z − mean Z, y), Z's mean being that of both arms.

    `total` is (1 + confounders + 1) square. The cross-products of each cluster stay where the
    scan put them; only what is asked of them is moved to the common origin.
    """

    held: Moments
    places: list[int]  # the columns in use, in the scan's products
    rows: list[int]  # where this arm's clusters stand among those of both
    clusters: int
    move: Floats
    total: Floats

    @property
    def unmoved(self) -> Floats:
        """The total where the scan put it: there a constant column is told from rounding."""
        total: Floats = self.held.total[np.ix_(self.places, self.places)]
        return total

    def scores(self, weights: Floats) -> Floats:
        """Sum column times residual in each cluster; `weights` @ (1, Z, y) is a residual."""
        spread = np.zeros(self.held.products.shape[-1])
        spread[self.places] = self.move.T @ weights
        summed = (self.held.products @ spread)[:, self.places] @ self.move.T
        laid: Floats = np.zeros((self.clusters, len(self.places)))
        laid[self.rows] = summed
        return laid

    def sums(self) -> Floats:
        """Sum the columns (1, Z, y) in each cluster."""
        laid: Floats = np.zeros((self.clusters, len(self.places)))
        laid[self.rows] = self.held.products[:, 0][:, self.places] @ self.move.T
        return laid

    def products(self) -> Floats:
        """Give the cross-products of every cluster about the common origin (a large array)."""
        inner = self.held.products[:, self.places][:, :, self.places]
        laid: Floats = np.zeros((self.clusters, len(self.places), len(self.places)))
        laid[self.rows] = self.move @ inner @ self.move.T
        return laid


@dataclass(frozen=True)
class Sides:
    """Both arms, and the clusters of either."""

    without: Side
    with_: Side
    clusters: tuple[Any, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """How many cases stand in each arm."""
        return round(float(self.without.total[0, 0])), round(float(self.with_.total[0, 0]))

    @property
    def few(self) -> bool:
        """Whether the clusters are too few for CR1."""
        treated = len(self.with_.rows)
        return len(self.clusters) < CLUSTERS_FOR_CR1 or treated < TREATED_CLUSTERS_FOR_CR1


def sides(arms: Arms, confounders: Sequence[str]) -> Sides:
    """Put both arms about the mean confounders of all their cases; the outcome comes last.

    Raises ValueError where an arm is empty or fewer than two clusters are left.
    """
    both = (arms.without, arms.with_)
    if any(not held.clusters for held in both):
        raise ValueError("no case in one of the arms")
    names = (*confounders, arms.without.columns[-1])
    places = [0, *arms.without.places(names)]
    totals = [held.total[np.ix_(places, places)] for held in both]
    origin = (totals[0] + totals[1])[0, 1:] / (totals[0] + totals[1])[0, 0]
    origin[-1] = -arms.without.shift[-1]  # the outcome keeps its own: intercepts are its means
    move = np.eye(len(places))
    move[1:, 0] = -origin
    order = {
        name: row for row, name in enumerate(dict.fromkeys(both[0].clusters + both[1].clusters))
    }
    if len(order) < 2:
        raise ValueError("errors between clusters need at least two clusters")
    made = [
        Side(
            held,
            places,
            [order[name] for name in held.clusters],
            len(order),
            move,
            move @ total @ move.T,
        )
        for held, total in zip(both, totals, strict=True)
    ]
    return Sides(made[0], made[1], tuple(order))
