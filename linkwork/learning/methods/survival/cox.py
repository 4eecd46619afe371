"""Cox's proportional hazards: what goes with an event coming sooner, whatever its pace."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.survival.counting import Numbers, Whole

STEPS = 50  # of Newton's method, which takes about five
CLOSE = 1e-11  # relative change of the likelihood at which it has arrived
FIRM = 1e-11  # what is left of a column's information when nothing is
FLED = "tells the events apart wholly; leave it out"
FAR = 15.0  # a log hazard ratio per standard deviation that no data can tell from infinity


@dataclass(frozen=True)
class Hazard:
    """Log hazard ratios, their covariance, and what they were fitted to.

    `errors` says whether the covariance is the model's own, robust, or clustered; `centre` is the
    columns' mean, about which the baseline lies.
    """

    names: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    own_covariance: Floats
    errors: str
    n: int
    events: int
    clusters: int | None
    log_likelihood: float
    centre: Floats


@dataclass(frozen=True)
class _Sorted:
    """Cases by stratum and time; `place` numbers their distinct (stratum, time)."""

    order: Whole
    columns: Floats
    died: Floats  # 1 or 0
    place: Whole
    last: Whole  # for each place: the last place of its stratum
    death: Whole  # for each death: its place
    share: Floats  # for each death: how much of the tied deaths has already gone (Efron)


@dataclass(frozen=True)
class _State:
    """The likelihood at one set of coefficients, and what its slopes are made of."""

    likelihood: float
    risk: Floats
    weight: Floats  # for each death: 1 over the risk still there
    mean: Floats  # for each death: the risk-weighted mean of the columns


def cox(
    time: Numbers,
    event: Numbers,
    columns: Floats,
    names: Sequence[str],
    *,
    clusters: Sequence[Hashable] | None = None,
    strata: Sequence[Hashable] | None = None,
) -> Hazard:
    """Fit Cox's model by Newton's method, tied times by Efron (1977).

    columns: (cases, columns). With clusters the covariance is the sum over clusters of squared
    score residuals between the model's own (Lin and Wei 1989; no small-sample factor, as in R's
    survival); strata have baselines of their own. ValueError where there are no events, a column
    is constant or a combination of others, or the estimate runs off to infinity.
    """
    laid = _sorted(np.asarray(time, np.float64), np.asarray(event).astype(bool), columns, strata)
    centre, scale = np.asarray(columns.mean(axis=0)), np.asarray(columns.std(axis=0))
    if not laid.died.any():
        raise ValueError("no event to learn from")
    constant = [name for name, size in zip(names, scale, strict=True) if not size > 0]
    if constant:
        raise ValueError(f"{', '.join(constant)}: the same in every case")
    beta, state = _climbed(laid, names)
    own = np.linalg.inv(_information(laid, state))
    covariance, errors, count = own, "model", None
    if clusters is not None:
        scores = _scores(laid, state)
        numbers = _numbered([clusters[place] for place in laid.order])
        count = int(numbers.max()) + 1
        summed = np.stack([np.bincount(numbers, one, count) for one in scores.T], axis=1)
        covariance, errors = own @ summed.T @ summed @ own, "clustered"
    turn = np.outer(1 / scale, 1 / scale)
    return Hazard(
        names=tuple(names),
        coefficients=beta / scale,
        covariance=covariance * turn,
        own_covariance=own * turn,
        errors=errors,
        n=len(laid.order),
        events=int(laid.died.sum()),
        clusters=count,
        log_likelihood=state.likelihood,
        centre=centre,
    )


def baseline(fit: Hazard, time: Floats, event: Numbers, columns: Floats) -> tuple[Floats, Floats]:
    """Give the times of one stratum and the cumulative hazard at the columns' mean by each."""
    laid = _sorted(time, np.asarray(event).astype(bool), columns, None, fit.centre)
    state = _state(laid, fit.coefficients)
    times = np.unique(time)
    return times, np.cumsum(np.bincount(laid.death, state.weight, len(times)))


def _sorted(
    time: Floats,
    died: npt.NDArray[np.bool_],
    columns: Floats,
    strata: Sequence[Hashable] | None,
    centre: Floats | None = None,
) -> _Sorted:
    """Put cases in order; columns in standard deviations, or as they are about a given centre."""
    stratum = np.zeros(len(time), np.int64) if strata is None else _numbered(strata)
    order = np.lexsort((time, stratum))
    time, stratum, dead = time[order], stratum[order], died[order]
    fresh = np.concatenate(([True], (np.diff(time) != 0) | (np.diff(stratum) != 0)))
    place = np.cumsum(fresh) - 1
    of = stratum[fresh]
    last = np.searchsorted(of, of, side="right") - 1
    death = place[dead]
    tied = np.bincount(death, minlength=len(of))
    starts = np.searchsorted(death, death, side="left")
    share = (np.arange(len(death)) - starts) / tied[death]
    if centre is None:
        scale = columns.std(axis=0)
        moved = (columns - columns.mean(axis=0)) / np.where(scale > 0, scale, 1.0)
    else:
        moved = columns - centre
    return _Sorted(order, moved[order], dead.astype(float), place, last, death, share)


def _climbed(laid: _Sorted, names: Sequence[str]) -> tuple[Floats, _State]:
    """Climb to the top of the partial likelihood, halving steps that overshoot."""
    beta = np.zeros(laid.columns.shape[1])
    state = _state(laid, beta)
    firm = np.linalg.eigvalsh(_information(laid, state))
    if firm[0] <= FIRM * firm[-1]:
        raise ValueError(f"{', '.join(names)}: a column is a combination of the others")
    for _ in range(STEPS):
        inner = _information(laid, state)
        if np.linalg.eigvalsh(inner)[0] <= FIRM * firm[0]:
            size = np.abs(beta)
            raise ValueError(f"{names[int(size.argmax())]}: {FLED}")
        step = np.linalg.solve(inner, _scores(laid, state).sum(axis=0))
        after = _state(laid, beta + step)
        while not after.likelihood >= state.likelihood - abs(state.likelihood) * CLOSE:
            step = step / 2
            after = _state(laid, beta + step)
        gained = after.likelihood - state.likelihood
        beta, state = beta + step, after
        far = [name for name, size in zip(names, np.abs(beta), strict=True) if size > FAR]
        if far:
            raise ValueError(f"{', '.join(far)}: {FLED}")
        if abs(gained) <= CLOSE * max(abs(state.likelihood), 1.0) and np.abs(step).max() < 1e-9:
            return beta, state
    raise ValueError("the likelihood has no top that could be found")


def _later(laid: _Sorted, values: Floats) -> Floats:
    """Sum what each place and those after it hold, within the stratum."""
    size = len(laid.last)
    held = np.bincount(laid.place, values, size)
    up = np.concatenate((np.cumsum(held[::-1])[::-1], [0.0]))
    later: Floats = up[:-1] - up[laid.last + 1]
    return later


def _state(laid: _Sorted, beta: Floats) -> _State:
    score = laid.columns @ beta
    risk = np.exp(np.clip(score, -500, 500))
    size, dead = len(laid.last), laid.died > 0
    tied = np.bincount(laid.place, risk * laid.died, size)
    there = _later(laid, risk)[laid.death] - laid.share * tied[laid.death]
    sums = np.empty((len(laid.death), laid.columns.shape[1]))
    for number, column in enumerate(laid.columns.T):
        gone = np.bincount(laid.place, risk * laid.died * column, size)
        whole = _later(laid, risk * column)
        sums[:, number] = whole[laid.death] - laid.share * gone[laid.death]
    likelihood = float(score[dead].sum() - np.log(there).sum())
    return _State(likelihood, risk, 1 / there, sums / there[:, None])


def _met(laid: _Sorted, values: Floats) -> tuple[Floats, Floats]:
    """Sum a figure of deaths over those each case was at risk at; and its tied part (Efron)."""
    size = len(laid.last)
    first = np.searchsorted(laid.last, laid.last, side="left")
    up = np.concatenate(([0.0], np.cumsum(np.bincount(laid.death, values, size))))
    met = up[1:] - up[first]
    tied = np.bincount(laid.death, values * laid.share, size)
    return met[laid.place], tied[laid.place] * laid.died


def _information(laid: _Sorted, state: _State) -> Floats:
    """Σ over deaths of the risk-weighted variance of the columns."""
    met, tied = _met(laid, state.weight)
    weighted = laid.columns * (state.risk * (met - tied))[:, None]
    inner: Floats = weighted.T @ laid.columns - state.mean.T @ state.mean
    return (inner + inner.T) / 2


def _scores(laid: _Sorted, state: _State) -> Floats:
    """Each case's score: its own death less what was expected of it at every death it lived to."""
    met, tied = _met(laid, state.weight)
    size = len(laid.last)
    deaths = np.maximum(np.bincount(laid.death, minlength=size), 1)
    scores = np.empty_like(laid.columns)
    for number, column in enumerate(laid.columns.T):
        at_death = np.bincount(laid.death, state.mean[:, number], size) / deaths
        pulled, pulled_tied = _met(laid, state.weight * state.mean[:, number])
        expected = state.risk * (column * (met - tied) - (pulled - pulled_tied))
        scores[:, number] = laid.died * (column - at_death[laid.place]) - expected
    return scores


def _numbered(names: Sequence[Hashable]) -> Whole:
    places: dict[Hashable, int] = {}
    return np.array([places.setdefault(name, len(places)) for name in names], np.int64)
