"""The first comparison of a service: what goes with a high first attendance."""

from linkwork.access.actors import Actor
from linkwork.learning.configurations import actions
from linkwork.learning.configurations.declaring import Declared, Ingredient
from linkwork.learning.configurations.models import Comparison
from linkwork.learning.studies.models import Study

DECLARED = Declared(
    unit="link_worker",
    outcome=Ingredient("High first attendance", "first_session_attended", 32, 45, 58),
    conditions=(
        Ingredient("Accompanies", "accompanied", 5, 22, 45, "1"),
        Ingredient("Time for the person", "contacts_in_four_weeks", 1.8, 2.4, 3.0, "1"),
        Ingredient("Links to the need", "linked_to_need", 40, 63, 85, "1"),
    ),
    incl=0.75,
    pri=0.5,
)


def first_comparison(*, study: Study, by: Actor) -> Comparison:
    """Declare the first comparison on a frozen study, and read it."""
    comparison = actions.register(
        study=study,
        title="What goes with a high first attendance?",
        question="Which combinations of conditions are enough for a link worker’s people to attend"
        " a first session?",
        declared=DECLARED,
        by=by,
    )
    actions.read(comparison=comparison, by=by)
    return comparison
