"""The scan's estimator put to rows in hand: of some cases, with weights, or with gaps filled."""

from collections.abc import Sequence

import numpy as np

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate, adjusted, two_sided
from linkwork.learning.methods.moments import Floats, Moments, moments
from linkwork.learning.methods.opinions.rows import Codes, Flags, Rows
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Arm, Arms


def read_again(
    rows: Rows, columns: Sequence[str], confounders: Floats, weights: Floats | None = None
) -> Estimate:
    """Estimate the difference between the arms as the scan does, from these confounders.

    Only cases whose component and outcome are known; weights are scaled to a mean of 1. Raises
    ValueError where an arm is empty, the clusters are fewer than two, or the cases too few.
    """
    chosen = rows.compared
    weighed = np.ones(len(rows)) if weights is None else weights
    weighed = weighed / weighed[chosen].mean()
    sides = [
        _moments(rows, columns, confounders, weighed, chosen & (rows.component == arm))
        for arm in (0.0, 1.0)
    ]
    counts = {
        Arm.WITHOUT: int((chosen & (rows.component == 0)).sum()),
        Arm.WITH: int((chosen & (rows.component == 1)).sum()),
    }
    return adjusted(Arms(sides[0], sides[1], counts), columns)


def _moments(
    rows: Rows, columns: Sequence[str], confounders: Floats, weights: Floats, chosen: Flags
) -> Moments:
    here = np.flatnonzero(chosen)
    width = confounders.shape[1]
    shift = np.zeros(width + 1)
    shift[:width] = confounders.mean(axis=0)
    held = np.empty((len(here), width + 2))
    held[:, 0] = 1
    held[:, 1:-1] = confounders[here] - shift[:width]
    held[:, -1] = rows.outcome[here]
    names = (*columns, "outcome")
    places, products = by_cluster(held, rows.clusters[here], weights[here])
    return moments(names, shift, places, products)


def by_cluster(
    held: Floats, clusters: Codes, weights: Floats | None = None
) -> tuple[list[int], Floats]:
    """Sum the products of the columns within each cluster: (clusters, columns, columns)."""
    order = np.argsort(clusters, kind="stable")
    sorted_ = held[order]
    left = sorted_ if weights is None else sorted_ * weights[order, None]
    places, starts = np.unique(clusters[order], return_index=True)
    ends = np.append(starts[1:], len(order))
    products = np.empty((len(places), held.shape[1], held.shape[1]))
    for place, (first, last) in enumerate(zip(starts, ends, strict=True)):
        products[place] = left[first:last].T @ sorted_[first:last]
    return places.tolist(), products


def check(
    name: str,
    words: str,
    primary: Estimate,
    *,
    effect: float,
    se: float,
    freedom: float,
    n: int,
) -> Check:
    """Lay out another reading: its 95 % interval of t, and whether it agrees with the scan's.

    It agrees where the two lie within one standard error, of the two the larger: a reading of
    fewer cases is not blamed for its own noise.
    """
    return Check(
        name=name,
        words=words,
        effect=effect,
        se=se,
        ci=interval(effect, se, freedom),
        p=two_sided(effect, se, freedom),
        n=n,
        agrees=bool(abs(effect - primary.effect) <= max(primary.error, se)),
    )


def of_estimate(name: str, words: str, primary: Estimate, found: Estimate, n: int) -> Check:
    """Lay out another reading that the scan's own estimator gave."""
    return check(
        name,
        words,
        primary,
        effect=found.effect,
        se=found.error,
        freedom=found.clusters - 1,
        n=n,
    )


def unread(name: str, why: str) -> Check:
    """Say why another reading could not be had."""
    return Check(name=name, words=why)


def hides(rows: Rows, design: Design, plan: Plan) -> str:
    """Say that a cell of arm and outcome is too small to tell of; nothing where none is."""
    held = [rows.outcome[rows.compared & (rows.component == arm)] for arm in (0.0, 1.0)]
    cells = [len(one) for one in held]
    if design.unit == "proportion":
        cells = [count for one in held for count in (int(one.sum()), len(one) - int(one.sum()))]
    if min(cells) >= plan.smallest_cell:
        return ""
    return f"withheld, as a cell holds fewer than {plan.smallest_cell} cases"
