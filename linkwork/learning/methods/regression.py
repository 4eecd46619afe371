"""Least squares from cross-products: one scan of a table, then any sub-model without its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from linkwork.learning.methods.blocks import ROWS, Clusters, Source, blocks
from linkwork.learning.methods.moments import Floats, Moments, estimable, inverse, moments


@dataclass(frozen=True)
class Fit:
    """A linear model: coefficients, their covariance, and what it was fitted to.

    `freedom` is the degrees of freedom of the t distribution that goes with `errors`.
    """

    names: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    errors: str
    n: int
    clusters: int | None
    freedom: float

    def coefficient(self, name: str) -> float:
        """Give one coefficient by its name."""
        return float(self.coefficients[self.names.index(name)])

    def error(self, name: str) -> float:
        """Give one standard error by its name."""
        place = self.names.index(name)
        return float(np.sqrt(self.covariance[place, place]))


CONSTANT = "(constant)"


class CollinearColumns(ValueError):
    """Some columns are a combination of the others; names them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"collinear: {', '.join(names)}")


def crossproducts(
    table: Source, columns: Sequence[str], cluster: str | None, *, rows: int = ROWS
) -> Moments:
    """Scan a table once and keep, per cluster, the cross-products of the columns.

    One pass; columns are centred on the means of the first block, which changes no answer and
    keeps the digits. Without a cluster the whole table counts as one.
    """
    seen = Clusters()
    size = len(columns) + 1
    held = np.zeros((0, size, size))
    shift: Floats | None = None
    for block in blocks(table, cluster=cluster, numbers=columns, clusters=seen, rows=rows):
        if shift is None:
            shift = block.numbers[1:].mean(axis=1)
        block.numbers[1:] -= shift[:, None]
        count = max(len(seen.places), 1)
        if count > len(held):
            held = np.concatenate((held, np.zeros((count - len(held), size, size))))
        for place, first, last in block.runs:
            part = block.numbers[:, first:last]
            held[place] += part @ part.T
    start = np.zeros(len(columns)) if shift is None else shift
    return moments(columns, start, list(seen.places) if cluster else [None], held)


def ols(cache: Moments, outcome: str, regressors: Sequence[str]) -> Fit:
    """Fit least squares from the cache, with CR1 errors and t(G − 1).

    CR1: B (Σ s_g s_gᵀ) B · G/(G−1) · (N−1)/(N−K), B = (XᵀX)⁻¹, s_g the score of cluster g
    (Liang and Zeger 1986; the small-sample factor of Stata and statsmodels).
    """
    solved = _solve(cache, outcome, regressors)
    scores = (cache.products @ solved.weights)[:, solved.places]
    n, k, groups = round(cache.total[0, 0]), len(solved.places), len(cache.clusters)
    if groups < 2:
        raise ValueError("CR1 needs at least two clusters")
    factor = groups / (groups - 1) * (n - 1) / (n - k)
    covariance = solved.bread @ (scores.T @ scores) @ solved.bread * factor
    return _fit(cache, solved, covariance, "CR1", groups)


def ols_hc1(table: Source, cache: Moments, outcome: str, regressors: Sequence[str]) -> Fit:
    """Fit least squares from the cache, with HC1 errors from a second pass over the table.

    HC1 needs Σ e² x xᵀ, a fourth moment that the cross-products do not hold; with the
    coefficients known one more stream gives it (MacKinnon and White 1985), t(N − K).
    """
    solved = _solve(cache, outcome, regressors)
    meat = np.zeros((len(solved.places), len(solved.places)))
    for block in blocks(
        table, cluster=None, numbers=cache.columns, clusters=Clusters(), shift=cache.shift
    ):
        scores = block.numbers[solved.places] * (solved.weights @ block.numbers)
        meat += scores @ scores.T
    n, k = round(cache.total[0, 0]), len(solved.places)
    covariance = solved.bread @ meat @ solved.bread * (n / (n - k))
    return _fit(cache, solved, covariance, "HC1", None)


def interval(estimate: float, error: float, freedom: float) -> tuple[float, float]:
    """Give the 95 % interval of t with the degrees of freedom."""
    reach = float(stdtrit(freedom, 0.975)) * error
    return estimate - reach, estimate + reach


@dataclass(frozen=True)
class _Solved:
    """Coefficients of the shifted columns; `weights` @ w is a row's residual."""

    places: list[int]
    target: int
    beta: Floats
    bread: Floats
    weights: Floats


def _solve(cache: Moments, outcome: str, regressors: Sequence[str]) -> _Solved:
    """Solve the normal equations; refuses columns that are combinations of others."""
    places = [0, *cache.places(regressors)]
    inner = cache.total[np.ix_(places, places)]
    kept = set(estimable(inner))
    if len(kept) < len(places):
        lost = [place for order, place in enumerate(places) if order not in kept]
        raise CollinearColumns([cache.columns[place - 1] for place in lost])
    if cache.total[0, 0] <= len(places):
        raise ValueError(f"{int(cache.total[0, 0])} rows cannot carry {len(places)} coefficients")
    target = cache.places([outcome])[0]
    bread = inverse(inner)
    beta = bread @ cache.total[places, target]
    weights = np.zeros(len(cache.columns) + 1)
    weights[places] -= beta
    weights[target] += 1
    return _Solved(places, target, beta, bread, weights)


def _fit(
    cache: Moments, solved: _Solved, covariance: Floats, errors: str, clusters: int | None
) -> Fit:
    """Undo the shift: only the constant changes."""
    regressors = [place - 1 for place in solved.places[1:]]
    back = np.eye(len(solved.beta))
    back[0, 1:] = -cache.shift[regressors]
    beta = back @ solved.beta
    beta[0] += cache.shift[solved.target - 1]
    names = (CONSTANT, *(cache.columns[place] for place in regressors))
    n = round(cache.total[0, 0])
    freedom = clusters - 1 if clusters else n - len(beta)
    return Fit(names, beta, back @ covariance @ back.T, errors, n, clusters, freedom)
