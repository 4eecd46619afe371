"""How well a set fits the outcome: enough for it, or needed for it.

Formulas: Ragin 2006 and 2008 (consistency, coverage), Schneider and Wagemann 2012 (PRI, RoN).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sufficiency:
    """How far x is enough for y; NaN where x (or y) has no member at all.

    `incl` consistency sum min(x,y) / sum x; `pri` the same without what speaks for y and not-y at
    once; `cov` raw coverage sum min(x,y) / sum y.
    """

    incl: float
    pri: float
    cov: float


@dataclass(frozen=True)
class TermFit:
    """How far one term of a model is enough, and what it alone covers."""

    term: str
    incl: float
    pri: float
    cov: float
    unique: float


@dataclass(frozen=True)
class ModelFit:
    """The fit of each term of a model and of the whole model."""

    terms: tuple[TermFit, ...]
    overall: Sufficiency


@dataclass(frozen=True)
class Necessity:
    """How far x is needed for y: `incl` sum min(x,y) / sum y; `ron` how relevant; `cov`."""

    incl: float
    ron: float
    cov: float


def sufficiency(x: Floats, y: Floats) -> Sufficiency:
    """Say how far membership in x goes with membership in y."""
    both = np.minimum(x, y).sum()
    torn = np.minimum(np.minimum(x, y), 1 - y).sum()
    return Sufficiency(
        incl=_share(both, x.sum()),
        pri=_share(both - torn, x.sum() - torn),
        cov=_share(both, y.sum()),
    )


def necessity(x: Floats, y: Floats) -> Necessity:
    """Say how far membership in y asks for membership in x, and whether that means anything."""
    both = np.minimum(x, y)
    return Necessity(
        incl=_share(both.sum(), y.sum()),
        ron=_share((1 - x).sum(), (1 - both).sum()),
        cov=_share(both.sum(), x.sum()),
    )


def unique_coverages(members: Sequence[Floats], y: Floats) -> list[float]:
    """Say what share of y each of several sets covers that the others do not."""
    if len(members) == 1:
        return [_share(np.minimum(members[0], y).sum(), y.sum())]
    stacked = np.stack(members)
    top = stacked.max(axis=0)
    second = np.partition(stacked, -2, axis=0)[-2]
    found = []
    for one in stacked:
        # The greatest of the others: the second where this one is the (or a) greatest.
        others = np.where(one == top, second, top)
        kept = np.minimum(one, y).sum() - np.minimum(np.minimum(one, y), others).sum()
        found.append(_share(kept, y.sum()))
    return found


def _share(part: float, whole: float) -> float:
    return float(part) / float(whole) if whole > 1e-12 else float("nan")
