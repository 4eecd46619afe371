"""Who was at risk at each time, and what happened to them: the counts that curves are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.moments import Floats

Whole = npt.NDArray[np.int64]
Numbers: TypeAlias = Sequence[float] | npt.NDArray[Any]
CENSORED = 0


@dataclass(frozen=True)
class Counts:
    """At each distinct time (times,): the weight at risk, and the weight of every event.

    `place` is where each case's time stands among `times`; `happened` maps an event's number to
    its weights (times,); `left` is the share without any event just before each time.
    """

    times: Floats
    place: Whole
    event: Whole
    weights: Floats
    at_risk: Floats
    happened: dict[int, Floats]
    hazard: Floats
    left: Floats


def counts(
    time: Numbers,
    event: Numbers,
    weights: Numbers | None = None,
) -> Counts:
    """Count cases at risk and events; who is censored at a time was still at risk at it.

    time: when the case was last known of, 0 or more; event: 0 where nothing had happened, else the
    number of what did. ValueError where there is no case, a time is negative or not a number, a
    weight is negative, or an event is not a whole number of 0 or more.
    """
    spans, kinds = np.asarray(time, np.float64), np.asarray(event)
    mass = np.ones(len(spans)) if weights is None else np.asarray(weights, np.float64)
    _refuse(spans, kinds, mass)
    kinds = kinds.astype(np.int64)
    times, place = np.unique(spans, return_inverse=True)
    size = len(times)
    at_risk = np.cumsum(summed(place, mass, size)[::-1])[::-1]
    happened = {
        int(kind): summed(place[kinds == kind], mass[kinds == kind], size)
        for kind in np.unique(kinds)
        if kind != CENSORED
    }
    gone = sum(happened.values(), np.zeros(size))
    hazard = np.divide(gone, at_risk, out=np.zeros(size), where=at_risk > 0)
    left = np.concatenate(([1.0], np.cumprod(1 - hazard)[:-1]))
    return Counts(times, place, kinds, mass, at_risk, happened, hazard, left)


def summed(place: Whole, values: Floats, size: int) -> Floats:
    """Sum values by the place they belong to, (size,)."""
    added: Floats = np.bincount(place, weights=values, minlength=size).astype(np.float64)
    return added


def _refuse(spans: Floats, kinds: npt.NDArray[np.generic], mass: Floats) -> None:
    if not len(spans):
        raise ValueError("no case to count")
    if len(kinds) != len(spans) or len(mass) != len(spans):
        raise ValueError("times, events and weights are not of one length")
    if not (np.isfinite(spans) & (spans >= 0)).all():
        raise ValueError("a time is missing or before the start")
    if not (np.isfinite(mass) & (mass >= 0)).all():
        raise ValueError("a weight is missing or under 0")
    numbers = kinds.astype(np.float64)
    if not (np.isfinite(numbers) & (numbers >= 0) & (numbers == np.floor(numbers))).all():
        raise ValueError("an event is 0 (censored) or a whole number above it")
