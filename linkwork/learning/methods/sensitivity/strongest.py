"""The strongest confounder on record: a yardstick for those that are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.moments import Floats, estimable, inverse


@dataclass(frozen=True)
class Strongest:
    """A recorded confounder, and the share of what is left of each that it explains.

    of_component: partial R² with the component given the other confounders; of_outcome: with the
    outcome given the component and the other confounders.
    """

    name: str
    of_component: float
    of_outcome: float


def strongest(
    total: Floats, component: int, outcome: int, groups: Mapping[str, Sequence[int]]
) -> Strongest | None:
    """Find the recorded confounder that explains most of component and outcome together.

    total: cross-products of all columns, (columns, columns), the constant first; `groups` says
    which columns belong to which confounder (a choice has several). Partial R² of a group is the
    share of the residual sum of squares that goes when it is let in (Cinelli and Hazlett 2020,
    §4.4); they are ranked by the product of the two, which is what bounds the bias. None where
    there is no confounder to compare with.
    """
    columns = [0, *(place for places in groups.values() for place in places)]
    columns = [columns[place] for place in estimable(total[np.ix_(columns, columns)])]
    of_component = _explained(total, component, columns, groups)
    of_outcome = _explained(total, outcome, [*columns, component], groups)
    found = [Strongest(name, of_component[name], of_outcome[name]) for name in groups]
    return max(found, key=lambda one: one.of_component * one.of_outcome, default=None)


def _explained(
    total: Floats, target: int, columns: list[int], groups: Mapping[str, Sequence[int]]
) -> dict[str, float]:
    """The share of what the other columns leave of the target that each group explains.

    One inverse P for all: without group g the residual sum of squares grows by b' (P_gg)⁻¹ b.
    """
    bread = inverse(total[np.ix_(columns, columns)])
    beta = bread @ total[columns, target]
    left = float(total[target, target] - beta @ total[columns, target])
    shares = {}
    for name, places in groups.items():
        here = [columns.index(place) for place in places if place in columns]
        block, slopes = bread[np.ix_(here, here)], beta[here]
        gained = float(slopes @ np.linalg.solve(block, slopes)) if here else 0.0
        shares[name] = gained / (left + gained) if left + gained > 0 else 0.0
    return shares
