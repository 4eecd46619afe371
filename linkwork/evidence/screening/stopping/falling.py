"""How many relevant records may be unread, where finds have become rarer along the reading.

Finds are taken as chances that fall along the reading, λ(t) = exp(a − b·(t/N)^¾) for the record at
place t of N: a stretched exponential, whose tail is heavier than a plain exponential's. Every pair
of a and b on a grid is weighed by how well it tells what was found (Bernoulli likelihood, all pairs
alike beforehand), and each says how many are still to come (Poisson). So the answer carries the
uncertainty of a and b. Where finds do not become rarer, b is near nought and one reads on.

After the point processes of Sneyd and Stevenson (2021) and Stevenson and Bin-Hezam (2023); grid,
shape and the weighing are ours, tried in benchmarks/screening.py.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from linkwork.evidence.screening.stopping.chances import Numbers, Reading, Reals

SHAPE = 0.75
HEIGHTS, FALLS = 30, 30
STEEPEST, GENTLEST = 300.0, 0.3
CELLS = 120
NEGLIGIBLE = 1e-6


@dataclass(frozen=True)
class Grid:
    """Every pair of a and b, over the places of a set, in cells that grow."""

    edges: Numbers
    logs: Reals  # log λ: a row a pair, a column a cell
    others: Reals  # log(1 − λ)
    rates: Reals


@dataclass(frozen=True)
class Weighed:
    """How many are still to come under each pair, and what each pair weighs."""

    weights: Reals
    expected: Reals
    left: int


def weigh(read: Reading) -> Weighed:
    """Weigh every pair by what was read."""
    grid = _grid(read.total)
    sizes = np.diff(grid.edges)
    done = np.clip(read.read - grid.edges[:-1], 0, sizes)
    hits = np.histogram(read.places, bins=grid.edges)[0]
    told = grid.logs @ hits + grid.others @ (done - hits)
    weights = np.exp(told - told.max())
    weights /= weights.sum()
    expected = grid.rates @ (sizes - done)
    kept = weights > NEGLIGIBLE
    return Weighed(weights[kept] / weights[kept].sum(), expected[kept], read.left)


def at_least(weighed: Weighed, unread: int) -> float:
    """The probability that so many relevant records or more are unread."""
    if unread <= 0:
        return 1.0
    if unread > weighed.left:
        return 0.0
    # Here and not above: a page that asks nothing of a stop need not load it.
    from scipy.special import pdtrc

    return float(weighed.weights @ pdtrc(unread - 1, weighed.expected))


def most_unread(weighed: Weighed, least: float) -> int:
    """The largest number of unread relevant records whose probability is not below the least."""
    low, high = 0, 1
    while high <= weighed.left and at_least(weighed, high) >= least:
        low, high = high, 2 * high
    high = min(high, weighed.left + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if at_least(weighed, middle) >= least:
            low = middle
        else:
            high = middle
    return low


@lru_cache(maxsize=4)
def _grid(total: int) -> Grid:
    few = np.arange(min(20, total))
    rest = np.geomspace(20, total, CELLS) if total > 20 else np.array([total])
    edges = np.unique(np.concatenate([few, rest]).round().astype(np.int64))
    middle = (edges[:-1] + edges[1:]) / 2
    heights = np.log(np.geomspace(0.5 / total, 0.98, HEIGHTS))
    falls = np.concatenate([[0.0], np.geomspace(GENTLEST, STEEPEST, FALLS)])
    a, b = np.meshgrid(heights, falls, indexing="ij")
    logs = a.reshape(-1, 1) - b.reshape(-1, 1) * (middle / total) ** SHAPE
    return Grid(edges, logs, np.log1p(-np.exp(logs)), np.exp(logs))
