"""Weights that let those still in sight speak for those who were lost like them."""

from collections.abc import Hashable, Sequence

import numpy as np

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.survival.counting import CENSORED, Numbers, Whole
from linkwork.learning.methods.survival.cox import baseline, cox


def censoring_weights(
    time: Numbers,
    event: Numbers,
    horizon: float,
    *,
    groups: Sequence[Hashable] | None = None,
    columns: Floats | None = None,
) -> Floats:
    """Give each case 1 over the chance of still being in sight when its outcome became known.

    Known: an event by the horizon, or followed up to it; everybody else has weight 0. The chance is
    the product-limit estimate of not being censored just before (Robins and Finkelstein 2000),
    within `groups` where given; with `columns` (cases, columns) it is a Cox model of censoring on
    them, stratified by the groups. Without either, the weighted share of an event is exactly its
    Aalen-Johansen incidence. Events come before censoring on the same day.
    """
    spans, kinds = np.asarray(time, np.float64), np.asarray(event)
    places = _places(groups, len(spans))
    happened = (kinds != CENSORED) & (spans <= horizon)
    known = happened | (spans >= horizon)
    until = np.minimum(spans, horizon)
    if columns is None:
        seen = np.ones(len(spans))
        for place in np.unique(places):
            here = places == place
            seen[here] = _in_sight(spans[here], kinds[here], until[here])
    else:
        seen = _modelled(spans, kinds, until, places, np.asarray(columns, np.float64))
    return np.divide(1.0, seen, out=np.zeros(len(spans)), where=known & (seen > 0))


def _in_sight(spans: Floats, kinds: Whole, until: Floats) -> Floats:
    """The chance of being in sight just before each time: product-limit, of censoring."""
    times, place = np.unique(spans, return_inverse=True)
    lost = np.bincount(place[kinds == CENSORED], minlength=len(times))
    at_risk = np.cumsum(np.bincount(place, minlength=len(times))[::-1])[::-1]
    at_risk = at_risk - np.bincount(place[kinds != CENSORED], minlength=len(times))
    share = np.divide(lost, at_risk, out=np.zeros(len(times)), where=at_risk > 0)
    left = np.concatenate(([1.0], np.cumprod(1 - share)))
    seen: Floats = left[np.searchsorted(times, until, side="left")]
    return seen


def _modelled(spans: Floats, kinds: Whole, until: Floats, places: Whole, columns: Floats) -> Floats:
    """The same by a Cox model: exp(−Λ(t−) exp(x β))."""
    # A censoring on the day of an event comes after it.
    later = np.where(kinds == CENSORED, np.nextafter(spans, np.inf), spans)
    names = [f"column {place}" for place in range(columns.shape[1])]
    fit = cox(later, kinds == CENSORED, columns, names, strata=places.tolist())
    seen = np.ones(len(spans))
    for place in np.unique(places):
        here = places == place
        times, summed = baseline(fit, later[here], kinds[here] == CENSORED, columns[here])
        summed = np.concatenate(([0.0], summed))
        risk = np.exp((columns[here] - fit.centre) @ fit.coefficients)
        seen[here] = np.exp(-summed[np.searchsorted(times, until[here], side="left")] * risk)
    return seen


def _places(groups: Sequence[Hashable] | None, cases: int) -> Whole:
    if groups is None:
        return np.zeros(cases, np.int64)
    order: dict[Hashable, int] = {}
    return np.array([order.setdefault(one, len(order)) for one in groups], np.int64)
