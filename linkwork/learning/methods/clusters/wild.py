"""The wild cluster bootstrap: an interval that can be trusted where clusters are few.

Restricted (WCR): the model is fitted under each effect supposed, the residuals of a whole cluster
are turned by one random weight, and the t of what comes out is compared with our own (Cameron,
Gelbach and Miller 2008). All follows from Xᵀ X and Xᵀ y of each cluster (MacKinnon 2023): with
a = R B s and D = R B A B Sᵀ, a draw of weights v has t* = v·a / √(c Σ (v a − D v)²).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.effects import reading
from linkwork.learning.methods.fitting import Fitted
from linkwork.learning.methods.moments import Floats

DRAWS = 1_999
# Where only the clusters that have the component are few, the rest cost time and add little.
MANY, DRAWS_OF_MANY, TOO_MANY = 300, 399, 2_000
LEVEL = 0.05
CLUSTERS_FOR_SIGNS = 12  # with fewer there are too few ways to flip signs: Webb's six weights
WEBB = tuple(sign * root**0.5 for root in (0.5, 1.0, 1.5) for sign in (-1, 1))
HALVINGS = 16  # of the reach in which a limit lies
WIDENINGS = 12


@dataclass(frozen=True)
class Bootstrap:
    """The p of no effect, and the effects that the cases do not contradict at the 5 % level.

    A limit is infinite where no effect on that side is contradicted.
    """

    p: float
    low: float
    high: float
    weights: str
    draws: int


def bootstrap(fitted: Fitted, seed: int, draws: int | None = None) -> Bootstrap:
    """Bootstrap the effect of a model read at the mean confounders, with CR1 in every draw.

    ValueError where there are more than 2,000 clusters: every draw would weigh each against each.
    """
    groups = len(fitted.both.clusters)
    if groups > TOO_MANY:
        raise ValueError(f"{groups:,} clusters are too many to draw from")
    draws = draws or (DRAWS if groups <= MANY else DRAWS_OF_MANY)
    kind = "Rademacher" if groups >= CLUSTERS_FOR_SIGNS else "Webb"
    weights = drawn(kind, draws, groups, seed)
    p_of, effect, error = _tester(fitted, weights)
    return Bootstrap(
        p=max(p_of(0.0), 1 / (draws + 1)),  # no number of draws shows that it never happens
        low=_limit(p_of, effect, -error),
        high=_limit(p_of, effect, error),
        weights=kind,
        draws=draws,
    )


def drawn(kind: str, draws: int, groups: int, seed: int) -> Floats:
    """Draw the weights: one for each cluster, as many times as asked."""
    dice = np.random.default_rng(seed)
    values = np.array(WEBB if kind == "Webb" else (-1.0, 1.0))
    chosen: Floats = values[dice.integers(0, len(values), (draws, groups))]
    return chosen


def _tester(fitted: Fitted, weights: Floats) -> tuple[Callable[[float], float], float, float]:
    """Make the function that gives the p of any supposed effect; with effect and CR1 error."""
    contrast = np.diff(fitted.contrast(fitted.middle), axis=0)[0]  # R
    read = reading(fitted, fitted.middle, errors="CR1")
    effect = read.means[1] - read.means[0]
    error = float(np.sqrt(((read.shares[:, 1] - read.shares[:, 0]) ** 2).sum()))
    squared, crossed = fitted.products()
    towards = fitted.bread @ contrast  # B R
    away = towards / float(contrast @ towards)  # how β gives way where the effect is held
    pull = towards @ squared  # R B A of each cluster
    inner = pull @ fitted.bread
    scores = crossed - squared @ fitted.beta
    given = squared @ away
    n, groups = sum(fitted.both.counts), len(squared)
    factor = groups / (groups - 1) * (n - 1) / (n - len(fitted.beta))
    lent = (scores @ towards, given @ towards)
    spread = (weights @ (inner @ scores.T).T, weights @ (inner @ given.T).T)

    def p_of(supposed: float) -> float:
        less = effect - supposed
        turned = weights * (lent[0] + less * lent[1])
        errors = factor * ((turned - spread[0] - less * spread[1]) ** 2).sum(axis=1)
        reached = turned.sum(axis=1) ** 2 * error**2 > less**2 * errors * (1 + 1e-9)
        return float(reached.mean())

    return p_of, effect, error


def _limit(p_of: Callable[[float], float], effect: float, step: float) -> float:
    """Find the effect farthest from the estimate on one side that is not contradicted."""
    inside, outside = effect, effect + 2 * step
    for _ in range(WIDENINGS):
        if p_of(outside) < LEVEL:
            break
        inside, outside = outside, effect + 2 * (outside - effect)
    else:
        return float(np.copysign(np.inf, step))
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        if p_of(middle) < LEVEL:
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2
