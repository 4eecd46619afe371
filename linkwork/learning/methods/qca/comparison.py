"""A whole comparison in one call: truth table, three solutions, their fit, and what is needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.qca import solutions
from linkwork.learning.methods.qca.cases import Cases
from linkwork.learning.methods.qca.directions import directions as read_directions
from linkwork.learning.methods.qca.fit import ModelFit
from linkwork.learning.methods.qca.fitting import fits
from linkwork.learning.methods.qca.limits import Limits
from linkwork.learning.methods.qca.necessary import NecessityFound, necessary
from linkwork.learning.methods.qca.truth import Cuts, TruthTable, truth_table


@dataclass(frozen=True)
class Fitted:
    """A solution and the fit of each of its models, in the same order."""

    solution: solutions.Solution
    fits: tuple[ModelFit, ...]


@dataclass(frozen=True)
class Comparison:
    """Everything one comparison of cases says."""

    table: TruthTable
    conservative: Fitted
    parsimonious: Fitted
    intermediate: Fitted
    necessity: NecessityFound


def compare(
    cases: Cases,
    cuts: Cuts | None = None,
    *,
    directions: str | Sequence[str | int] | None = None,
    limits: Limits | None = None,
) -> Comparison:
    """Compare the cases: which combinations of conditions are enough for the outcome.

    `directions` as `1,1,-,0`; without them nothing is expected, and the intermediate solution is
    the conservative one. Each solution ends within `limits`, and says which of them it met.
    """
    expected = read_directions(directions, cases.language)
    table = truth_table(cases, cuts)
    complex_ = solutions.conservative(table, limits)
    plain = solutions.parsimonious(table, limits)
    between = solutions.intermediate(
        table, expected, conservative=complex_, parsimonious=plain, limits=limits
    )
    first, second, third = (
        Fitted(one, fits(cases, one.models)) for one in (complex_, plain, between)
    )
    return Comparison(table, first, second, third, necessary(cases))
