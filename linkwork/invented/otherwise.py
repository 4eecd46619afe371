"""The story told again with other caseloads, which change what link workers do as well."""

import numpy as np

from linkwork.invented.claims import Claim
from linkwork.invented.conditions import truly
from linkwork.invented.engagement import engage
from linkwork.invented.story import Story
from linkwork.invented.truth import Potential, expectation
from linkwork.invented.world import World
from linkwork.theory.expression import facts_of

CASELOAD = "open_cases_of_link_worker"


def otherwise(
    service: World, block: int, story: Story, before: Story, claim: Claim
) -> Potential | None:
    """The expected outcomes with and without a condition on the caseload; None for any other.

    Where the condition must change, the number is drawn from the people of the block for whom it
    already is so; engagement is then told again with the same dice.
    """
    if facts_of(claim.condition) != (CASELOAD,):
        return None
    number, agreed = story.numbers(CASELOAD), story.flags("agreed")
    held = truly(claim.condition, story)
    dice = service.dice(block, "otherwise")
    ends = []
    for side in (held.yes, held.no):
        if not (side & agreed).any():
            return None
        retold = before.retold()
        drawn = dice.choice(number[side & agreed], story.cases)
        retold.put(CASELOAD, np.where(side, number, drawn))
        engage(retold, service, service.dice(block, "engage"))
        likely = retold.hidden[f"logit {claim.outcome}"]
        ends.append(expectation(retold, claim.outcome, likely))
    return ends[0], ends[1]
