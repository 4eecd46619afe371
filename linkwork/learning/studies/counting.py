"""How many cases could be compared for a statement, without looking at what became of them."""

from pathlib import Path

from linkwork.learning.methods.conditions import as_column, as_outcome
from linkwork.learning.methods.designs import design_for
from linkwork.learning.methods.table import open_cases
from linkwork.learning.studies import plans, queries
from linkwork.learning.studies.models import Study


def compared(study: Study, code: str, path: Path) -> int:
    """Cases that reached the stage, in the statement's context, with component and outcome known.

    Whether the outcome is known is asked, never what it is.
    """
    published = next(one for one in queries.declared(study) if one.code == code)
    design = design_for(published.statement, plans.plan_of(study.plan))
    assert design is not None  # a statement without a condition cannot be waited for
    cases = open_cases(str(path))
    asked = [as_column(part, cases) for part in (design.risk_set, design.context) if part]
    known = as_column(design.component, cases).notnull()
    outcome = as_outcome(design.outcome, cases).notnull()
    counted = cases.filter([*asked, known, outcome]).count().execute()
    return int(counted)
