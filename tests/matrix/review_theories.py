"""A version of a review's theory that is being written, and a verdict with one signature."""

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.theories import actions
from tests.matrix.cast import House


def theory(house: House, review: Review, told: str, by: Actor) -> None:
    """A version and a verdict; the canary in every text."""
    synthesis.take_up(review=review, codes=["EG3"], reason=told, by=by)
    made = actions.write(
        review=review, title=told, narrative=told, chosen=["EG3"], reason=told, by=by
    )
    house.keep("theory_id", made)
    given = actions.give(
        review=review,
        code="EG3",
        source="literature",
        answer="insufficient",
        probed=False,
        rationale=told,
        by=by,
    )
    house.keep("verdict_id", given)
