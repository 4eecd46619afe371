"""The strongest confounder on record: a yardstick for those that are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.moments import Floats, estimable


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
    best: Strongest | None = None
    for name, places in groups.items():
        rest = [column for column in columns if column not in set(places)]
        of_component = _gained(total, component, rest, columns)
        of_outcome = _gained(total, outcome, [*rest, component], [*columns, component])
        found = Strongest(name, of_component, of_outcome)
        if best is None or _pull(found) > _pull(best):
            best = found
    return best


def _pull(found: Strongest) -> float:
    return found.of_component * found.of_outcome


def _gained(total: Floats, target: int, fewer: list[int], more: list[int]) -> float:
    """The share of what the fewer columns leave unexplained that the added ones explain."""
    before, after = _residual(total, target, fewer), _residual(total, target, more)
    return max(0.0, 1 - after / before) if before > 0 else 0.0


def _residual(total: Floats, target: int, columns: list[int]) -> float:
    """The residual sum of squares of a column on others."""
    inner = total[np.ix_(columns, columns)]
    kept = [columns[place] for place in estimable(inner)]
    scale = 1 / np.sqrt(np.diag(total)[kept])
    inner = total[np.ix_(kept, kept)] * np.outer(scale, scale)
    crossed = total[kept, target] * scale
    return float(total[target, target] - crossed @ np.linalg.solve(inner, crossed))
