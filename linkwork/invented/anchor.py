"""What the service knows on the anchor day: nothing beyond where each person has got to."""

import numpy as np

from linkwork.invented.engagement import FIRST_WEEKS, TO_THE_DOOR
from linkwork.invented.story import (
    ADHERENCE_READ,
    ENGAGEMENT_READ,
    FIRST_WEEKS_READ,
    FOLLOW_UP_READ,
    Flags,
    Story,
)
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import vocabulary

REASON = "outcome_missing_because"


def stand(story: Story, *, played_out: bool) -> None:
    """Leave unknown what has no meaning for a person, and what is not yet to be read.

    `played_out` tells every story to its end, as if read long after the anchor day.
    """
    agreed = story.flags("agreed")
    story.exists["link_worker"] = agreed
    for fact in vocabulary().values():
        if fact.known_at > Stage.ENROLMENT:
            story.exists[fact.name] = agreed & story.exists.get(fact.name, agreed)
    _too_early(story, np.zeros(story.cases, bool) if played_out else _newer(story, FOLLOW_UP_READ))
    if not played_out:
        _not_yet(story)


def _newer(story: Story, days: int) -> Flags:
    newer: Flags = story.hidden["days_ago"] < days
    return newer


def _not_yet(story: Story) -> None:
    facts = vocabulary()
    adherence = tuple(fact.name for fact in facts.fixed_at(Stage.ADHERENCE))
    later = tuple(fact.name for fact in facts.fixed_at(Stage.FOLLOW_UP) if fact.name != REASON)
    story.read_from(FIRST_WEEKS, ~_newer(story, FIRST_WEEKS_READ))
    story.read_from(TO_THE_DOOR, ~_newer(story, ENGAGEMENT_READ))
    story.read_from(adherence, ~_newer(story, ADHERENCE_READ))
    story.read_from(later, ~_newer(story, FOLLOW_UP_READ))


def _too_early(story: Story, early: Flags) -> None:
    """The newest cases are not measured yet, and say so."""
    too_early = vocabulary()[REASON].choices.index("too_early")
    story.values[REASON] = np.where(early, too_early, story.codes(REASON))
    story.exists[REASON] = story.flags("agreed") & (early | story.exists[REASON])
