"""Turn a measurement into membership of a set: fuzzy by anchors, crisp or in steps by thresholds.

Direct method: Ragin 2008, Redesigning Social Inquiry, ch. 5, with the log odds of .95 at full
membership; the straight and the two-sided kinds as in Dusa 2019, QCA with R, ch. 4.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite, log
from typing import Any

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.mistakes import QcaError

Floats = npt.NDArray[np.float64]
FULL = 0.95  # the membership that stands at the anchor of full membership


def direct(raw: Sequence[float] | Floats, out: float, cross: float, into: float) -> Floats:
    """Membership by the logistic curve: .05 at `out`, .5 at `cross`, .95 at `into`.

    Anchors that fall (out > cross > into) say that less of the measurement is more of the set.
    Unknown (NaN) stays unknown.
    """
    out, cross, into = _rising("anchors", out, cross, into, either=True)
    values = np.asarray(raw, dtype=np.float64)
    if out > into:
        return np.asarray(1 - direct(values, into, cross, out))
    odds = log(FULL / (1 - FULL))
    slope = np.where(values >= cross, odds / (into - cross), odds / (cross - out))
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-(values - cross) * slope)))


def straight(raw: Sequence[float] | Floats, out: float, cross: float, into: float) -> Floats:
    """Membership by two straight lines: 0 at `out`, .5 at `cross`, 1 at `into`."""
    out, cross, into = _rising("anchors", out, cross, into, either=True)
    values = np.asarray(raw, dtype=np.float64)
    if out > into:
        return np.asarray(1 - straight(values, into, cross, out))
    return _along(values, (out, cross, into), (0.0, 0.5, 1.0))


def two_sided(raw: Sequence[float] | Floats, anchors: Sequence[float]) -> Floats:
    """Membership that rises and falls again: out, cross, in, in, cross, out (six anchors)."""
    if len(anchors) != 6:
        raise QcaError(f"a two-sided set needs six anchors, and here are {len(anchors)}")
    a, b, c, d, e, f = (float(one) for one in anchors)
    _rising("anchors", a, b, c)
    _rising("anchors", d, e, f)
    if c > d:
        raise QcaError(f"anchors: the middle of a two-sided set turns back ({c:g}, {d:g})")
    values = np.asarray(raw, dtype=np.float64)
    # Where the two middle anchors are one, a straight line through five points says the same.
    places, levels = ((a, b, c, e, f), (0, 0.5, 1, 0.5, 0)) if c == d else (
        (a, b, c, d, e, f), (0, 0.5, 1, 1, 0.5, 0))  # fmt: skip
    return _along(values, places, levels)


def crisp(raw: Sequence[float] | Floats, threshold: float) -> Floats:
    """In (1) from the threshold up, out (0) below it."""
    return steps(raw, [threshold])


def steps(raw: Sequence[float] | Floats, thresholds: Sequence[float]) -> Floats:
    """A value 0, 1, 2, ... by how many thresholds the measurement reaches (multi-value)."""
    edges = [float(one) for one in thresholds]
    if not edges or not all(isfinite(one) for one in edges):
        raise QcaError("thresholds: give at least one number")
    if any(later <= earlier for earlier, later in pairwise(edges)):
        raise QcaError(f"thresholds must rise: {', '.join(f'{one:g}' for one in edges)}")
    values = np.asarray(raw, dtype=np.float64)
    counted = np.searchsorted(edges, values, side="right").astype(np.float64)
    return np.where(np.isnan(values), np.nan, counted)


def _along(values: Floats, places: Any, levels: Any) -> Floats:
    return np.where(np.isnan(values), np.nan, np.interp(values, places, levels))


def _rising(
    name: str, out: float, cross: float, into: float, *, either: bool = False
) -> tuple[float, float, float]:
    """Check that the anchors stand in order (or, where `either`, in the opposite order)."""
    three = (float(out), float(cross), float(into))
    rising = three[0] < three[1] < three[2]
    falling = either and three[0] > three[1] > three[2]
    if not all(isfinite(one) for one in three) or not (rising or falling):
        said = ", ".join(f"{one:g}" for one in three)
        raise QcaError(f"{name} must stand in order, out then cross then in: {said}")
    return three
