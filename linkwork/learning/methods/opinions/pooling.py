"""One answer from several filled-in tables: Rubin's rules, with few clusters kept in mind."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Pooled:
    """A pooled estimate, its error and degrees of freedom; `lost` is the share due to the gaps."""

    effect: float
    se: float
    freedom: float
    lost: float


def pooled(effects: Sequence[float], errors: Sequence[float], freedom: float) -> Pooled:
    """Pool estimates of filled-in tables (Rubin 1987; Barnard and Rubin 1999).

    `freedom` is that of one table without gaps (clusters − 1). Variance: mean of the squared
    errors, plus (1 + 1/m) times the variance between tables.
    """
    m = len(effects)
    if m < 2:
        raise ValueError("pooling needs at least two filled-in tables")
    within = float(np.mean(np.square(errors)))
    between = float(np.var(effects, ddof=1))
    whole = within + (1 + 1 / m) * between
    lost = (1 + 1 / m) * between / whole if whole > 0 else 0.0
    seen = (freedom + 1) / (freedom + 3) * freedom * (1 - lost)
    rows = (m - 1) / lost**2 if lost > 0 else np.inf
    return Pooled(
        effect=float(np.mean(effects)),
        se=float(np.sqrt(whole)),
        freedom=float(1 / (1 / rows + 1 / seen)) if seen > 0 else 1.0,
        lost=lost,
    )
