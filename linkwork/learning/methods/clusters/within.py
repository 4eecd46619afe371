"""The effect within clusters: each compared with itself, so that no two places are compared."""

from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.effects import two_sided
from linkwork.learning.methods.fitting import FIRM, Fitted
from linkwork.learning.methods.moments import Floats, estimable, inverse
from linkwork.learning.methods.regression import interval

VARIES = 1e-8  # share of a column's own variation below which it does not vary within clusters


@dataclass(frozen=True)
class Within:
    """The effect with an intercept for each cluster (fixed effects), CR1 and t(G − 1)."""

    effect: float
    error: float
    low: float
    high: float
    p: float


def within(fitted: Fitted) -> Within:
    """Fit the same model with an intercept for each cluster.

    Every column less its cluster's mean, which follows from the sums: Σ x xᵀ − n x̄ x̄ᵀ. CR1 with
    G/(G−1) · (N−1)/(N−K), the intercepts not counted in K, as they lie within the clusters.
    ValueError where the component does not vary within any cluster.
    """
    total, sums = _columns(fitted)
    counts = sums[:, :1]
    inner = total - sums.T @ (sums / counts)
    size = np.diag(total)
    usable = [one for one in range(1, len(total) - 1) if inner[one, one] > VARIES * size[one]]
    kept = [usable[place] for place in estimable(inner[np.ix_(usable, usable)], FIRM * 10)]
    if 1 not in kept:
        raise ValueError("the component does not vary within clusters")
    bread = inverse(inner[np.ix_(kept, kept)])
    beta = bread @ inner[kept, -1]
    weights = np.zeros(len(total))
    weights[kept], weights[-1] = -beta, 1.0
    scores = _scores(fitted, weights) - sums * (sums @ weights / counts[:, 0])[:, None]
    n, groups = float(counts.sum()), len(sums)
    factor = groups / (groups - 1) * (n - 1) / (n - len(kept) - 1)
    effect = float(beta[0])
    error = float(np.sqrt(factor * ((scores[:, kept] @ bread[0]) ** 2).sum()))
    low, high = interval(effect, error, groups - 1)
    return Within(effect, error, low, high, two_sided(effect, error, groups - 1))


def _columns(fitted: Fitted) -> tuple[Floats, Floats]:
    """Cross-products of (1, T, Z, T × Z, y) over all cases, and each cluster's sums of them."""
    kept = [*fitted.kept[1:]]
    without, with_ = fitted.both.without, fitted.both.with_
    plain = [0, *kept, -1]
    both = (without.total + with_.total)[np.ix_(plain, plain)]
    treated = with_.total[np.ix_(plain, plain)]
    crossed = [0, *kept] if fitted.model == "Lin" else [0]
    order = len(crossed)
    total = np.zeros((len(plain) + order, len(plain) + order))
    at = _order(len(kept), order)
    total[np.ix_(at.plain, at.plain)] = both
    columns = list(range(order))
    total[np.ix_(at.crossed, at.plain)] = treated[columns]
    total[np.ix_(at.plain, at.crossed)] = treated[columns].T
    total[np.ix_(at.crossed, at.crossed)] = treated[np.ix_(columns, columns)]
    sums = np.zeros((len(fitted.both.clusters), len(total)))
    sums[:, at.plain] = (without.sums() + with_.sums())[:, plain]
    sums[:, at.crossed] = with_.sums()[:, crossed]
    return total, sums


@dataclass(frozen=True)
class _Order:
    """Where columns stand in (1, T, Z, T × Z, y): those of both arms, and those of T's products."""

    plain: list[int]
    crossed: list[int]


def _order(confounders: int, crossed: int) -> _Order:
    products = [1, *range(2 + confounders, 1 + confounders + crossed)]
    return _Order([0, *range(2, 2 + confounders), 1 + confounders + crossed], products)


def _scores(fitted: Fitted, weights: Floats) -> Floats:
    """Each cluster's sums of column times residual, in the order of `_columns`."""
    kept = [*fitted.kept[1:]]
    lin = fitted.model == "Lin"
    plain = [0, *kept, -1]
    at = _order(len(kept), 1 + len(kept) if lin else 1)
    rest = np.zeros(len(fitted.both.without.total))
    rest[plain] = weights[at.plain]
    treated = rest.copy()
    treated[[0, *kept] if lin else [0]] += weights[at.crossed]
    without, with_ = fitted.both.without.scores(rest), fitted.both.with_.scores(treated)
    scores = np.zeros((len(without), len(weights)))
    scores[:, at.plain] = (without + with_)[:, plain]
    scores[:, at.crossed] = with_[:, [0, *kept] if lin else [0]]
    return scores
