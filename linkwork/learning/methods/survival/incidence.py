"""Cumulative incidence: the share to whom each thing has happened by a time (Aalen-Johansen)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri, stdtrit

from linkwork.learning.methods.beside import Curve
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.survival.counting import Numbers, Whole, counts
from linkwork.learning.methods.survival.spread import by_counting, by_influence


@dataclass(frozen=True)
class Incidence:
    """The share of cases to whom one event has happened by each time, with its 95 % interval.

    Shares are of all cases, those lost to sight told by the others; the shares of all events and
    of nothing yet add up to 1. `errors` says how the standard errors were made.
    """

    event: int
    n: int
    times: tuple[float, ...]
    share: tuple[float, ...]
    se: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    errors: str


def incidence(
    time: Numbers,
    event: Numbers,
    weights: Numbers | None = None,
    times: Numbers | None = None,
    *,
    clusters: Sequence[Hashable] | None = None,
) -> dict[int, Incidence]:
    """Give the cumulative incidence of every event at the times asked for, else at all of them.

    F_k(t) = Σ S(s−) d_k(s) / n(s) over the times s ≤ t: what happens first keeps the rest from
    happening, and is no censoring of it (Aalen and Johansen 1978). Errors: from the counts where
    cases are unweighted and alone (Collett 2015, equation 12.7, as statsmodels and lifelines), else
    the infinitesimal jackknife over cases or clusters. Interval on the log(−log) scale, with
    t(G − 1) for clusters; it is nought wide before the first event. event 0 = censored.
    """
    held = counts(time, event, weights)
    asked = np.asarray(held.times if times is None else times, np.float64)
    places = np.searchsorted(held.times, asked, side="right") - 1
    groups = _numbered(clusters)
    found = {}
    for kind in sorted(held.happened):
        step = held.left * np.divide(
            held.happened[kind],
            held.at_risk,
            out=np.zeros(len(held.times)),
            where=held.at_risk > 0,
        )
        share = np.where(places < 0, 0.0, np.cumsum(step)[places])
        if weights is None and groups is None:
            spread, errors, reach = by_counting(held, kind, step), "counting", float(ndtri(0.975))
            spread = np.where(places < 0, 0.0, spread[places])
        else:
            spread = by_influence(held, kind, step, places, groups)
            errors = "infinitesimal jackknife"
            reach = float(ndtri(0.975))
            if groups is not None:
                errors, reach = "clustered", float(stdtrit(groups.max(), 0.975))
        low, high = _interval(share, np.sqrt(spread), reach)
        found[kind] = Incidence(
            event=kind,
            n=len(held.place),
            times=tuple(asked.tolist()),
            share=tuple(share.tolist()),
            se=tuple(np.sqrt(spread).tolist()),
            low=tuple(low.tolist()),
            high=tuple(high.tolist()),
            errors=errors,
        )
    return found


def curve(found: Incidence, label: str, event: str) -> Curve:
    """Lay an incidence out as the curve that stands beside a finding."""
    points = zip(found.times, found.share, found.low, found.high, strict=True)
    return Curve(label=label, event=event, n=found.n, points=tuple(points))


def _interval(share: Floats, error: Floats, reach: float) -> tuple[Floats, Floats]:
    """F to the power exp(± z se / (F |log F|)): it never leaves 0 to 1."""
    inside = (share > 0) & (share < 1)
    held = np.where(inside, share, 0.5)
    grown = np.exp(reach * error / (held * np.abs(np.log(held))))
    low, high = held**grown, held ** (1 / grown)
    return np.where(inside, low, share), np.where(inside, high, share)


def _numbered(clusters: Sequence[Hashable] | None) -> Whole | None:
    if clusters is None:
        return None
    places: dict[Hashable, int] = {}
    numbers = np.array([places.setdefault(one, len(places)) for one in clusters], np.int64)
    if len(places) < 2:
        raise ValueError("errors between clusters need at least two clusters")
    return numbers
