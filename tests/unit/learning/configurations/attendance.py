"""A comparison as the tests declare it: what goes with a high first attendance."""

from dataclasses import replace
from typing import Any

from linkwork.learning.configurations import actions
from linkwork.learning.configurations.declaring import Declared, Ingredient
from linkwork.learning.configurations.models import Comparison
from linkwork.learning.studies.models import Study
from tests.unit.learning.studies.company import Company

ATTENDANCE = Ingredient("High first attendance", "first_session_attended", 35, 47, 60)
DECLARED = Declared(
    unit="link_worker",
    outcome=ATTENDANCE,
    conditions=(
        Ingredient("Accompanies often", "accompanied", 5, 25, 50, "1"),
        Ingredient("Time for the person", "contacts_in_four_weeks", 1.5, 2.3, 3.5, "1"),
        Ingredient("Links to the need", "linked_to_need", 40, 60, 85),
    ),
    incl=0.75,
    pri=0.3,
)


def declared(company: Company, study: Study | None = None, **other: Any) -> Comparison:
    """A comparison that Rowan declared, on a frozen study unless another is given."""
    return actions.register(
        study=study or company.frozen(),
        title="What goes with attendance?",
        question="Which combinations are enough for people to attend?",
        declared=replace(DECLARED, **other),
        by=company.rowan,
    )
