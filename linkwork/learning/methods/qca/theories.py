"""Judge a theory as a set: how far those it speaks of have the outcome, and whom it misses.

Theory evaluation after Ragin 1987 and Schneider and Wagemann 2012, ch. 11: the theory, and the
solution that the cases themselves give, laid over one another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.cases import Cases
from linkwork.learning.methods.qca.fit import necessity, sufficiency
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.terms import Model, union
from linkwork.theory.expression import Compare, Every, Expression, Not, Some

Floats = npt.NDArray[np.float64]
DRAWS = 1_999
SEED = 20261122
FEW_CLUSTERS = 10


@dataclass(frozen=True)
class Interval:
    """A share with its 95 % interval from drawing clusters again; None where there are too few."""

    estimate: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Overlap:
    """One of the four places between theory and solution, and the cases that are there."""

    theory: bool
    solution: bool
    coverage: float
    with_outcome: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """How a theory fits, beside what the cases themselves say.

    `ron` is the relevance of the theory as something needed. `deviant` fit the theory and lack the
    outcome; `unexplained` have the outcome and do not fit. `overlaps` is empty without a solution.
    """

    incl: Interval
    pri: Interval
    cov: Interval
    ron: float
    clusters: int
    draws: int
    deviant: tuple[str, ...]
    unexplained: tuple[str, ...]
    overlaps: tuple[Overlap, ...]


def judge_theory(
    theory: Floats, cases: Cases, *, model: Model | None = None, draws: int = DRAWS
) -> Judged:
    """Judge membership in a theory's IF against the outcome.

    Clusters are those of the cases, or each case by itself; the interval is by percentiles, and
    left out with fewer than 10 clusters, where it would promise too much.
    """
    theory = np.asarray(theory, dtype=np.float64)
    if theory.shape != cases.outcome.shape or not ((theory >= 0) & (theory <= 1)).all():
        raise QcaError("theory: one membership between 0 and 1 is needed for each case")
    fit = sufficiency(theory, cases.outcome)
    clusters = np.unique(cases.clusters or cases.names, return_inverse=True)[1]
    count = int(clusters.max()) + 1
    drawn = _drawn(theory, cases.outcome, clusters, count, draws if count >= FEW_CLUSTERS else 0)
    inside, has = theory > 0.5, cases.outcome > 0.5
    return Judged(
        incl=_interval(fit.incl, drawn[0]),
        pri=_interval(fit.pri, drawn[1]),
        cov=_interval(fit.cov, drawn[2]),
        ron=necessity(theory, cases.outcome).ron,
        clusters=count,
        draws=len(drawn[0]),
        deviant=_named(cases, inside & ~has),
        unexplained=_named(cases, ~inside & has),
        overlaps=_overlaps(theory, cases, model) if model else (),
    )


def of_expression(expression: Expression, held: Callable[[Compare], Floats]) -> Floats:
    """Membership in a condition of a statement: least for `and`, greatest for `or`, 1 - x for not.

    `held` gives the membership of every case in one comparison.
    """
    match expression:
        case Compare():
            return held(expression)
        case Not(part):
            return np.asarray(1 - of_expression(part, held))
        case Every(parts):
            return np.asarray(np.minimum.reduce([of_expression(one, held) for one in parts]))
        case Some(parts):
            return np.asarray(np.maximum.reduce([of_expression(one, held) for one in parts]))


def _drawn(
    x: Floats, y: Floats, clusters: npt.NDArray[np.int64], count: int, draws: int
) -> list[Floats]:
    """Draw clusters again and again; inclusion, PRI and coverage are shares of sums over them."""
    torn = np.minimum(np.minimum(x, y), 1 - y)
    columns = (np.minimum(x, y), x, y, torn)
    sums = np.stack([np.bincount(clusters, one, minlength=count) for one in columns], axis=1)
    chosen = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), size=draws)
    both, all_x, all_y, all_torn = (chosen @ sums).T
    with np.errstate(divide="ignore", invalid="ignore"):
        return [both / all_x, (both - all_torn) / (all_x - all_torn), both / all_y]


def _interval(estimate: float, drawn: Floats) -> Interval:
    known = drawn[np.isfinite(drawn)]
    if not len(known):
        return Interval(estimate, None, None)
    low, high = np.quantile(known, (0.025, 0.975))
    return Interval(estimate, float(low), float(high))


def _overlaps(theory: Floats, cases: Cases, model: Model) -> tuple[Overlap, ...]:
    """Both, the theory alone, the solution alone, neither."""
    solution = union((cases.membership(term) for term in model), len(cases.names))
    has = cases.outcome > 0.5
    found = []
    for in_theory, in_solution in ((True, True), (True, False), (False, True), (False, False)):
        t = theory if in_theory else 1 - theory
        s = solution if in_solution else 1 - solution
        there = np.minimum(t, s)
        inside = there > 0.5
        found.append(
            Overlap(
                in_theory,
                in_solution,
                sufficiency(there, cases.outcome).cov,
                _named(cases, inside & has),
                _named(cases, inside & ~has),
            )
        )
    return tuple(found)


def _named(cases: Cases, there: Sequence[bool] | npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(name for name, one in zip(cases.names, there, strict=True) if one)
