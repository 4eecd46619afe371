"""The effect of a component: an adjusted difference between the arms, from the scan alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.moments import Floats, estimable, inverse
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Arms
from linkwork.learning.methods.sides import Side, Sides, sides

# Lin's interactions are fitted where the smaller arm has this many cases for each of its columns;
# below that the plain adjusted model is steadier. Fixed beforehand, so that nobody can choose.
CASES_A_COLUMN = 10
SPARE_CASES = 10  # residual degrees of freedom below which no model is read
FIRM = 1e-10  # a pivot below this, of columns scaled to correlations, is nothing but rounding


@dataclass(frozen=True)
class Estimate:
    """An adjusted difference: with less without, in the outcome's own unit."""

    effect: float
    error: float
    low: float
    high: float
    without: float  # adjusted mean outcome in each arm, at the mean confounders of both together
    with_: float
    naive: float
    n: int
    n_with: int
    clusters: int
    model: str  # "Lin" or "plain"
    errors: str  # "CR1" or "CR3"
    left_out: tuple[str, ...]  # confounder columns that the arms could not estimate
    influence: tuple[float, ...]  # each cluster's share in the effect, in the order of `places`
    places: tuple[object, ...]


def adjusted(arms: Arms, confounders: Sequence[str] | None = None) -> Estimate:
    """Estimate the difference between the arms, adjusted for the confounders.

    Lin (2013): the outcome on T, Z − mean(Z) and their products, which is one regression in each
    arm read at the mean confounders of both. Errors: CR1 with t(G − 1); with fewer than 40
    clusters, or 10 that hold treated cases, the jackknife CR3 over clusters (MacKinnon, Nielsen
    and Webb 2023). Raises ValueError where an arm is empty, fewer than two clusters remain, or
    the cases are too few for the columns.
    """
    names = tuple(arms.without.columns[:-1] if confounders is None else confounders)
    both = sides(arms, names)
    kept = _kept(both)
    left_out = tuple(names[place - 1] for place in _varying(both) if place not in kept)
    if min(both.counts) >= CASES_A_COLUMN * len(kept):
        return _estimate(both, _lin(both, kept), "Lin", left_out)
    return _estimate(both, _plain(both, kept), "plain", left_out)


def difference(first: Estimate, second: Estimate) -> tuple[float, float]:
    """Compare two effects on the same clusters: their difference and its cluster-robust error."""
    shares = dict(zip(first.places, first.influence, strict=True))
    for place, share in zip(second.places, second.influence, strict=True):
        shares[place] = shares.get(place, 0.0) - share
    groups = len(shares)
    spread = sum(share * share for share in shares.values()) * groups / max(groups - 1, 1)
    return first.effect - second.effect, float(np.sqrt(spread))


@dataclass(frozen=True)
class _Solved:
    """The arms' adjusted means, each cluster's influence on their difference, and its size."""

    without: float
    with_: float
    influence: Floats
    jackknife: Floats  # the difference with each cluster left out; empty where it is not needed
    coefficients: int


def _kept(both: Sides) -> list[int]:
    """Keep the columns (0 the constant) that can be estimated in both arms."""
    one, other = (estimable(side.unmoved[:-1, :-1]) for side in (both.without, both.with_))
    return sorted(set(one) & set(other))


def _varying(both: Sides) -> list[int]:
    """Find the confounders that differ at all between the cases compared."""
    spread = np.diag(both.without.total + both.with_.total)[1:-1]
    return [place for place, size in enumerate(spread, 1) if size > FIRM * sum(both.counts)]


def _lin(both: Sides, kept: list[int]) -> _Solved:
    """Regress the outcome on the confounders in each arm; read both at the common origin."""
    means, shares, left = [], [], []
    for side in (both.without, both.with_):
        bread = inverse(side.total[np.ix_(kept, kept)])
        beta = bread @ side.total[kept, -1]
        means.append(float(beta[0]))
        shares.append(side.scores(_residual(kept, beta, len(side.total)))[:, kept] @ bread[0])
        left.append(_left_one_out(side.products(), kept, 0) if both.few else np.zeros(0))
    return _Solved(means[0], means[1], shares[1] - shares[0], left[1] - left[0], 2 * len(kept))


def _plain(both: Sides, kept: list[int]) -> _Solved:
    """Regress the outcome on T and the confounders, without their products."""
    total = _with_component(both.without.total[None], both.with_.total[None])[0]
    columns = [0, 1, *(place + 1 for place in kept if place)]
    usable = [columns[place] for place in estimable(total[np.ix_(columns, columns)])]
    if 1 not in usable:
        raise ValueError("the component is a combination of the confounders")
    bread = inverse(total[np.ix_(usable, usable)])
    beta = bread @ total[usable, -1]
    scores = _plain_scores(both, _residual(usable, beta, len(total)))
    left = np.zeros(0)
    if both.few:
        products = _with_component(both.without.products(), both.with_.products())
        left = _left_one_out(products, usable, 1)
    mean, share = total[0, -1] / total[0, 0], total[0, 1] / total[0, 0]
    without = float(mean - beta[1] * share)  # at the mean confounders of both arms together
    influence = scores[:, usable] @ bread[1]
    return _Solved(without, without + float(beta[1]), influence, left, len(usable))


def _residual(columns: list[int], beta: Floats, width: int) -> Floats:
    """The weights that turn (columns, outcome) into a residual."""
    weights = np.zeros(width)
    weights[columns] = -beta
    weights[-1] = 1.0
    return weights


def _plain_scores(both: Sides, weights: Floats) -> Floats:
    """Each cluster's scores of (1, T, Z, y): T is 1 in one arm and 0 in the other."""
    rest = np.delete(weights, 1)
    treated = rest.copy()
    treated[0] += weights[1]
    without, with_ = both.without.scores(rest), both.with_.scores(treated)
    scores: Floats = np.insert(without + with_, 1, with_[:, 0], axis=1)
    return scores


def _with_component(without: Floats, with_: Floats) -> Floats:
    """Put the arms together with T as the second column (T² = T, so its products are known)."""
    both = np.insert(without + with_, 1, with_[:, 0, :], axis=1)
    column = np.insert(with_[:, 0, :], 1, with_[:, 0, 0], axis=1)
    joined: Floats = np.insert(both, 1, column, axis=2)
    return joined


def _left_one_out(products: Floats, columns: list[int], wanted: int) -> Floats:
    """Give one coefficient with each cluster left out in turn (what the jackknife needs)."""
    total = products.sum(axis=0)
    scale = 1 / np.sqrt(np.diag(total)[columns])
    rest = (total - products)[:, columns][:, :, columns] * np.outer(scale, scale)
    target = (total - products)[:, columns, -1:] * scale[:, None]
    left: Floats = _solutions(rest, target)[:, wanted, 0] * scale[wanted]
    return left


def _solutions(rest: Floats, target: Floats) -> Floats:
    """Solve many systems; where a column lives in one cluster alone, by the shortest solution."""
    shortest = False
    try:
        pivots = np.linalg.cholesky(rest).diagonal(axis1=1, axis2=2)
        shortest = bool((pivots**2).min() <= FIRM)
    except np.linalg.LinAlgError:
        shortest = True
    if shortest:
        return np.asarray(np.linalg.pinv(rest, rcond=FIRM, hermitian=True) @ target, np.float64)
    return np.asarray(np.linalg.solve(rest, target), np.float64)


def _estimate(both: Sides, solved: _Solved, model: str, left_out: tuple[str, ...]) -> Estimate:
    n, groups = sum(both.counts), len(both.clusters)
    if n - solved.coefficients < SPARE_CASES:
        raise ValueError("too few cases for the confounders")
    effect = solved.with_ - solved.without
    if both.few:
        errors, spread = "CR3", (groups - 1) / groups * ((solved.jackknife - effect) ** 2).sum()
    else:
        factor = groups / (groups - 1) * (n - 1) / (n - solved.coefficients)
        errors, spread = "CR1", factor * (solved.influence**2).sum()
    error = float(np.sqrt(spread))
    low, high = interval(effect, error, groups - 1)
    return Estimate(
        effect=effect,
        error=error,
        low=low,
        high=high,
        without=solved.without,
        with_=solved.with_,
        naive=_mean(both.with_) - _mean(both.without),
        n=n,
        n_with=both.counts[1],
        clusters=groups,
        model=model,
        errors=errors,
        left_out=left_out,
        influence=tuple(solved.influence.tolist()),
        places=both.clusters,
    )


def _mean(side: Side) -> float:
    return float(side.total[0, -1] / side.total[0, 0])
