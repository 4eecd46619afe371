"""Qualitative comparative analysis: which combinations of conditions are enough, which are needed.

    from linkwork.learning.methods import qca

    cases = qca.cases(columns, outcome="SURV", conditions=["DEV", "URB", "LIT", "IND", "STB"])
    found = qca.compare(cases, qca.Cuts(incl=0.8), directions="1,1,1,1,1")
    print(qca.as_text(found))

Every step is there by itself too: `truth_table`, `conservative`, `parsimonious`, `intermediate`,
`necessary`, `sturdiness`, `judge_theory`. Every run ends within its `Limits`, and its `Effort`
names each cap that it met.
"""

from linkwork.learning.methods.qca.calibration import crisp, direct, steps, straight, two_sided
from linkwork.learning.methods.qca.cases import Cases, cases
from linkwork.learning.methods.qca.comparison import Comparison, Fitted, compare
from linkwork.learning.methods.qca.directions import Directions, directions
from linkwork.learning.methods.qca.files import calibrated, read_calibration, read_cases
from linkwork.learning.methods.qca.fit import (
    ModelFit,
    Necessity,
    Sufficiency,
    TermFit,
    necessity,
    sufficiency,
)
from linkwork.learning.methods.qca.fitting import fits
from linkwork.learning.methods.qca.layout import as_rows, as_text
from linkwork.learning.methods.qca.limits import Effort, Limits
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.necessary import NecessityFound, necessary
from linkwork.learning.methods.qca.solutions import (
    Intermediate,
    Pair,
    Solution,
    conservative,
    intermediate,
    parsimonious,
)
from linkwork.learning.methods.qca.sturdy import Group, Sturdiness, sturdiness
from linkwork.learning.methods.qca.terms import Language, Model, Term
from linkwork.learning.methods.qca.theories import Judged, Overlap, judge_theory, of_expression
from linkwork.learning.methods.qca.truth import Cuts, Row, TruthTable, truth_table
from linkwork.learning.methods.qca.units import Units, units

__all__ = [
    "Cases",
    "Comparison",
    "Cuts",
    "Directions",
    "Effort",
    "Fitted",
    "Group",
    "Intermediate",
    "Judged",
    "Language",
    "Limits",
    "Model",
    "ModelFit",
    "Necessity",
    "NecessityFound",
    "Overlap",
    "Pair",
    "QcaError",
    "Row",
    "Solution",
    "Sturdiness",
    "Sufficiency",
    "Term",
    "TermFit",
    "TruthTable",
    "Units",
    "as_rows",
    "as_text",
    "calibrated",
    "cases",
    "compare",
    "conservative",
    "crisp",
    "direct",
    "directions",
    "fits",
    "intermediate",
    "judge_theory",
    "necessary",
    "necessity",
    "of_expression",
    "parsimonious",
    "read_calibration",
    "read_cases",
    "steps",
    "straight",
    "sturdiness",
    "sufficiency",
    "truth_table",
    "two_sided",
    "units",
]
