"""Least squares in the two arms, from the scan alone, to be read at any confounders."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.moments import Floats, estimable, inverse
from linkwork.learning.methods.scan import Arms
from linkwork.learning.methods.sides import Side, Sides, sides

# Lin's interactions are fitted where the smaller arm has this many cases for each of its columns;
# below that the plain adjusted model is steadier. Fixed beforehand, so that nobody can choose.
CASES_A_COLUMN = 10
SPARE_CASES = 10  # residual degrees of freedom below which no model is read
FIRM = 1e-10  # a pivot below this, of columns scaled to correlations, is nothing but rounding


@dataclass(frozen=True)
class Fitted:
    """A linear model of the outcome on the component and the confounders about their mean.

    Lin's model holds one regression an arm, its coefficients one after the other; the plain one
    holds (1, T, Z). `scores` (clusters, coefficients): column times residual, summed;
    `left` the coefficients with each cluster left out in turn (none where CR1 will do).
    """

    both: Sides
    kept: tuple[int, ...]  # columns of a side that are in use (0 is the constant)
    model: str  # "Lin" or "plain"
    beta: Floats
    bread: Floats
    scores: Floats
    left: Floats
    left_out: tuple[str, ...]  # confounder columns that the arms could not estimate

    def contrast(self, at: Floats) -> Floats:
        """What turns coefficients into the mean of both arms at (1, confounders kept): (2, K)."""
        size = len(self.kept)
        if self.model == "Lin":
            return np.stack((np.r_[at, np.zeros(size)], np.r_[np.zeros(size), at]))
        plain = np.insert(at, 1, 0.0)
        both: Floats = np.stack((plain, plain + np.eye(size + 1)[1]))
        return both

    @property
    def middle(self) -> Floats:
        """The mean confounders of both arms together: the origin of every column."""
        origin: Floats = np.eye(len(self.kept))[0]
        return origin

    def products(self) -> tuple[Floats, Floats]:
        """Each cluster's Xᵀ X and Xᵀ y, in the order of the coefficients (large arrays)."""
        kept = list(self.kept)
        without, with_ = self.both.without.products(), self.both.with_.products()
        if self.model == "plain":
            joined = with_component(without, with_)
            columns = [0, 1, *(place + 1 for place in kept[1:])]
            return joined[:, columns][:, :, columns], joined[:, columns, -1]
        size = len(kept)
        squared = np.zeros((len(without), 2 * size, 2 * size))
        squared[:, :size, :size] = without[:, kept][:, :, kept]
        squared[:, size:, size:] = with_[:, kept][:, :, kept]
        crossed = np.concatenate((without[:, kept, -1], with_[:, kept, -1]), axis=1)
        return squared, crossed


def fit(arms: Arms, confounders: Sequence[str] | None = None) -> Fitted:
    """Fit the outcome in both arms, adjusted for the confounders.

    Lin (2013): the outcome on T, Z − mean(Z) and their products, which is one regression in each
    arm. Raises ValueError where an arm is empty, fewer than two clusters remain, or the cases are
    too few for the columns.
    """
    names = tuple(arms.without.columns[:-1] if confounders is None else confounders)
    both = sides(arms, names)
    kept = _kept(both)
    lin = min(both.counts) >= CASES_A_COLUMN * len(kept)
    fitted = _lin(both, kept, names) if lin else _plain(both, kept, names)
    if sum(both.counts) - len(fitted.beta) < SPARE_CASES:
        raise ValueError("too few cases for the confounders")
    return fitted


def _kept(both: Sides) -> list[int]:
    """Keep the columns (0 the constant) that can be estimated in both arms."""
    one, other = (estimable(side.unmoved[:-1, :-1]) for side in (both.without, both.with_))
    return sorted(set(one) & set(other))


def _left_out(both: Sides, kept: Sequence[int], names: tuple[str, ...]) -> tuple[str, ...]:
    """Name the confounders that differ at all between the cases, and are not in use."""
    spread = np.diag(both.without.total + both.with_.total)[1:-1]
    varying = [place for place, size in enumerate(spread, 1) if size > FIRM * sum(both.counts)]
    return tuple(names[place - 1] for place in varying if place not in kept)


def _lin(both: Sides, kept: list[int], names: tuple[str, ...]) -> Fitted:
    """Regress the outcome on the confounders in each arm."""
    size = len(kept)
    bread = np.zeros((2 * size, 2 * size))
    betas, scores, left = [], [], []
    for place, side in enumerate((both.without, both.with_)):
        part = slice(place * size, (place + 1) * size)
        bread[part, part] = inverse(side.total[np.ix_(kept, kept)])
        betas.append(bread[part, part] @ side.total[kept, -1])
        scores.append(side.scores(_residual(kept, betas[-1], len(side.total)))[:, kept])
        if both.few:
            left.append(_left_one_out(side.products(), kept))
    return Fitted(
        both,
        tuple(kept),
        "Lin",
        np.concatenate(betas),
        bread,
        np.concatenate(scores, axis=1),
        np.concatenate(left, axis=1) if left else np.zeros((0, 2 * size)),
        _left_out(both, kept, names),
    )


def _plain(both: Sides, kept: list[int], names: tuple[str, ...]) -> Fitted:
    """Regress the outcome on T and the confounders, without their products."""
    total = with_component(both.without.total[None], both.with_.total[None])[0]
    columns = [0, 1, *(place + 1 for place in kept if place)]
    usable = [columns[place] for place in estimable(total[np.ix_(columns, columns)])]
    if 1 not in usable:
        raise ValueError("the component is a combination of the confounders")
    bread = inverse(total[np.ix_(usable, usable)])
    beta = bread @ total[usable, -1]
    scores = _plain_scores(both, _residual(usable, beta, len(total)))[:, usable]
    left = np.zeros((0, len(usable)))
    if both.few:
        products = with_component(both.without.products(), both.with_.products())
        left = _left_one_out(products, usable)
    used = [0, *(place - 1 for place in usable[2:])]
    out = _left_out(both, used, names)
    return Fitted(both, tuple(used), "plain", beta, bread, scores, left, out)


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


def with_component(without: Floats, with_: Floats) -> Floats:
    """Put the arms together with T as the second column (T² = T, so its products are known)."""
    both = np.insert(without + with_, 1, with_[:, 0, :], axis=1)
    column = np.insert(with_[:, 0, :], 1, with_[:, 0, 0], axis=1)
    joined: Floats = np.insert(both, 1, column, axis=2)
    return joined


def _left_one_out(products: Floats, columns: list[int]) -> Floats:
    """Give the coefficients with each cluster left out in turn (what the jackknife needs)."""
    total = products.sum(axis=0)
    scale = 1 / np.sqrt(np.diag(total)[columns])
    rest = (total - products)[:, columns][:, :, columns] * np.outer(scale, scale)
    target = (total - products)[:, columns, -1:] * scale[:, None]
    left: Floats = _solutions(rest, target)[:, :, 0] * scale
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


def mean(side: Side) -> float:
    """The plain mean outcome of one arm."""
    return float(side.total[0, -1] / side.total[0, 0])
