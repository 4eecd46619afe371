"""What a comparison rests on: balance before and after weighting, overlap, what cases are worth."""

import numpy as np

from linkwork.learning.methods.beside import Balance, Diagnostics
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.opinions.doubly import LEAST, MOST
from linkwork.learning.methods.opinions.rows import Codes, Rows

FAR = (0.05, 0.95)


def diagnose(
    rows: Rows, chance: Floats | None, primary: Estimate, smallest_cell: int
) -> Diagnostics:
    """Say what the comparison rests on (rows: all compared; `chance` of the component, if had).

    A yes/no confounder that fewer than `smallest_cell` of one arm have (or lack) is not shown.
    """
    weights = None if chance is None else weighted(rows.component, chance)
    return Diagnostics(
        balance=_balance(rows, weights, smallest_cell),
        outside=None if chance is None else float(((chance < FAR[0]) | (chance > FAR[1])).mean()),
        effective_n=None if weights is None else effective(rows.component, weights),
        icc=alike(rows.outcome, rows.clusters),
        events_per_parameter=_events(rows, primary),
        treated_clusters=len(np.unique(rows.clusters[rows.component == 1])),
    )


def weighted(component: Floats, chance: Floats) -> Floats:
    """Weigh each case by one over the chance of the arm it stands in."""
    held = np.clip(chance, LEAST, MOST)
    weights: Floats = np.where(component == 1, 1 / held, 1 / (1 - held))
    return weights


def effective(component: Floats, weights: Floats) -> float:
    """The cases left once they are weighted: (Σw)² / Σw² in each arm (Kish 1965), added."""
    left = 0.0
    for arm in (0.0, 1.0):
        here = weights[component == arm]
        if len(here):
            left += here.sum() ** 2 / (here**2).sum()
    return float(left)


def alike(outcome: Floats, clusters: Codes) -> float | None:
    """The share of variation that lies between clusters (one-way analysis; 0 where below it)."""
    _, place = np.unique(clusters, return_inverse=True)
    sizes = np.bincount(place).astype(np.float64)
    n, groups = sizes.sum(), len(sizes)
    if groups < 2 or n <= groups:
        return None
    means = np.bincount(place, weights=outcome) / sizes
    between = (sizes * (means - outcome.mean()) ** 2).sum() / (groups - 1)
    within = ((outcome - means[place]) ** 2).sum() / (n - groups)
    usual = (n - (sizes**2).sum() / n) / (groups - 1)
    whole = between + (usual - 1) * within
    return max(0.0, float((between - within) / whole)) if whole > 0 else None


def _balance(rows: Rows, weights: Floats | None, smallest_cell: int) -> tuple[Balance, ...]:
    held = rows.component == 1
    found = []
    for place, label in enumerate(rows.columns):
        column = rows.confounders[:, place]
        if _gives_away(column, rows.component, smallest_cell):
            continue
        without, with_ = column[~held], column[held]
        spread = np.sqrt((without.var(ddof=1) + with_.var(ddof=1)) / 2)
        if not spread > 0:
            continue
        after = None
        if weights is not None:
            means = [np.average(column[one], weights=weights[one]) for one in (~held, held)]
            after = float((means[1] - means[0]) / spread)
        found.append(
            Balance(
                label=label,
                without=float(without.mean()),
                with_=float(with_.mean()),
                before=float((with_.mean() - without.mean()) / spread),
                after=after,
            )
        )
    return tuple(sorted(found, key=lambda one: -abs(one.before)))


def _gives_away(column: Floats, component: Floats, smallest_cell: int) -> bool:
    """Whether a yes/no column's mean would tell of fewer cases than may be told of."""
    if len(np.unique(column)) > 2:
        return False
    high = column == column.max()
    cells = [(high == one) & (component == arm) for one in (True, False) for arm in (0.0, 1.0)]
    return min(int(cell.sum()) for cell in cells) < smallest_cell


def _events(rows: Rows, primary: Estimate) -> float:
    """Cases of the rarer outcome (or all, where it is a number) for each coefficient."""
    columns = 1 + len(rows.columns) - len(primary.left_out)
    coefficients = 2 * columns if primary.model == "Lin" else columns + 1
    rarer = float(len(rows))
    if rows.yes_no:
        rarer = min(rows.outcome.sum(), len(rows) - rows.outcome.sum())
    return float(rarer / coefficients)
