"""The effect of a component: an adjusted difference between the arms, with its ratio and gain."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from linkwork.learning.methods.beside import Ends, Gain
from linkwork.learning.methods.fitting import Fitted, fit, mean
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Arms

MOST = float(np.log(1_000))  # a ratio whose interval reaches a thousand says nothing


@dataclass(frozen=True)
class Estimate:
    """An adjusted difference: with less without, in the outcome's own unit.

    `shares` is what each cluster lends to the effect, in the order of `places`: the sum of their
    squares is the squared error, and of their products with another estimate's, the covariance.
    """

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
    shares: tuple[float, ...]
    places: tuple[object, ...]
    p: float = float("nan")  # two-sided, t(clusters - 1)


@dataclass(frozen=True)
class Reading:
    """The mean outcome of the two arms at some confounders, and each cluster's shares in them."""

    means: tuple[float, float]
    shares: Floats  # (clusters, 2)
    errors: str


def adjusted(arms: Arms, confounders: Sequence[str] | None = None) -> Estimate:
    """Estimate the difference between the arms, adjusted for the confounders.

    The model of `fitting.fit` read at the mean confounders of both arms. Errors: CR1 with
    t(G − 1); with fewer than 40 clusters, or 10 that hold treated cases, the jackknife CR3 over
    clusters (MacKinnon, Nielsen and Webb 2023). Raises ValueError as `fit` does.
    """
    return estimate(fit(arms, confounders))


def estimate(fitted: Fitted) -> Estimate:
    """Read the effect off a model, over all the cases compared."""
    both = fitted.both
    read = reading(fitted, fitted.middle)
    shares = read.shares[:, 1] - read.shares[:, 0]
    effect, error = read.means[1] - read.means[0], float(np.sqrt((shares**2).sum()))
    freedom = len(both.clusters) - 1
    low, high = interval(effect, error, freedom)
    return Estimate(
        effect=effect,
        error=error,
        low=low,
        high=high,
        without=read.means[0],
        with_=read.means[1],
        naive=mean(both.with_) - mean(both.without),
        n=sum(both.counts),
        n_with=both.counts[1],
        clusters=len(both.clusters),
        model=fitted.model,
        errors=read.errors,
        left_out=fitted.left_out,
        shares=tuple(shares.tolist()),
        places=both.clusters,
        p=two_sided(effect, error, freedom),
    )


def reading(fitted: Fitted, at: Floats, errors: str | None = None) -> Reading:
    """Read both arms at (1, confounders), with CR3 errors where clusters are few, else CR1.

    CR1: (x B s_g)² summed, times G/(G−1) · (N−1)/(N−K). CR3: the squared distance of the reading
    with cluster g left out, summed, times (G−1)/G.
    """
    contrast = fitted.contrast(at)
    means = contrast @ fitted.beta
    n, groups = sum(fitted.both.counts), len(fitted.both.clusters)
    chosen = errors or ("CR3" if fitted.both.few else "CR1")
    if chosen == "CR3":
        shares = (means - fitted.left @ contrast.T) * np.sqrt((groups - 1) / groups)
    else:
        factor = groups / (groups - 1) * (n - 1) / (n - len(fitted.beta))
        shares = fitted.scores @ fitted.bread @ contrast.T * np.sqrt(factor)
    return Reading((float(means[0]), float(means[1])), shares, chosen)


def ratio(fitted: Fitted) -> tuple[float, Ends] | None:
    """Give the ratio of the arms' adjusted means with its interval; None where it has none.

    Delta method on the logarithm: each cluster lends s₁/m₁ − s₀/m₀ to log(m₁/m₀).
    """
    read = reading(fitted, fitted.middle)
    if min(read.means) <= 0:
        return None
    shares = read.shares[:, 1] / read.means[1] - read.shares[:, 0] / read.means[0]
    middle = float(np.log(read.means[1] / read.means[0]))
    low, high = interval(middle, float(np.sqrt((shares**2).sum())), len(shares) - 1)
    if high > MOST:  # one arm is all but without the outcome: no figure worth the name
        return None
    return float(np.exp(middle)), (float(np.exp(low)), float(np.exp(high)))


def gain(fitted: Fitted) -> Gain:
    """Say what the component might bring to those who went without it.

    The same model read at the mean confounders of those without (the effect on the untreated).
    """
    side = fitted.both.without
    at = side.total[0, list(fitted.kept)] / side.total[0, 0]
    read = reading(fitted, at)
    shares = read.shares[:, 1] - read.shares[:, 0]
    effect, people = read.means[1] - read.means[0], fitted.both.counts[0]
    low, high = interval(effect, float(np.sqrt((shares**2).sum())), len(shares) - 1)
    return Gain(
        people=people,
        effect=effect,
        ci=(low, high),
        more=effect * people,
        more_ci=(low * people, high * people),
    )


def difference(first: Estimate, second: Estimate) -> tuple[float, float]:
    """Compare two effects on the same clusters: their difference and its cluster-robust error."""
    _, shares = aligned((first, second))
    apart = shares[:, 0] - shares[:, 1]
    return first.effect - second.effect, float(np.sqrt((apart**2).sum()))


def aligned(estimates: Sequence[Estimate]) -> tuple[tuple[object, ...], Floats]:
    """Lay the shares of several estimates side by side, one row for each cluster of any."""
    places = tuple(dict.fromkeys(place for one in estimates for place in one.places))
    rows = {place: row for row, place in enumerate(places)}
    laid: Floats = np.zeros((len(places), len(estimates)))
    for column, one in enumerate(estimates):
        laid[[rows[place] for place in one.places], column] = one.shares
    return places, laid


def two_sided(effect: float, error: float, freedom: float) -> float:
    """The p of no effect, by t."""
    if error <= 0:
        return 1.0 if effect == 0 else 0.0
    return float(2 * stdtr(freedom, -abs(effect) / error))
