"""Which effects and models may be shown: enough cases beyond the model, and no thin cell."""

from collections.abc import Iterable

from linkwork.learning.methods.disclosure.floors import LEAST_CELL, LEAST_FREEDOM


def withheld_because(
    *,
    cases: int,
    parameters: int,
    cells: Iterable[float],
    least_cell: int = LEAST_CELL,
    least_freedom: int = LEAST_FREEDOM,
) -> str:
    """Say why a model's figures must be withheld; nothing where they may be shown.

    cases: rows in the model; parameters: coefficients in it, the intercept too; cells: how many
    cases stand in each arm × outcome. The floors may be raised by the caller and never lowered.
    """
    freedom = cases - parameters
    if freedom < max(least_freedom, LEAST_FREEDOM):
        return f"withheld: fewer than {max(least_freedom, LEAST_FREEDOM)} cases beyond the model"
    if min(cells, default=0) < max(least_cell, LEAST_CELL):
        return f"withheld: a cell holds fewer than {max(least_cell, LEAST_CELL)} cases"
    return ""
