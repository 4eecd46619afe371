"""Each invented story holds together: no case says two things that cannot both be so."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from linkwork.invented.cases import Invented

Ask: TypeAlias = Callable[[Invented, str], list[tuple[Any, ...]]]
NEVER = {
    "an outcome of engagement is known of all who agreed": (
        "agreed AND first_session_attended IS NULL"
    ),
    "nobody attends a session that was never booked": (
        "first_session_attended AND accompanied IS NULL"
    ),
    "the first session comes after the first contact and the wait for a place": (
        "days_to_first_session <= days_to_first_contact + waited_for_place"
    ),
    "a day of attending is known of all who attended": (
        "first_session_attended AND days_to_first_session IS NULL"
    ),
    "somebody who was reached was tried at least once": (
        "days_to_first_contact IS NOT NULL AND attempts_to_reach < 1"
    ),
    "nobody is given up before the third attempt": (
        "agreed AND days_to_first_contact IS NULL AND attempts_to_reach < 3"
    ),
    "the first contact is one of those counted in four weeks": (
        "days_to_first_contact IS NOT NULL AND contacts_in_four_weeks < 1"
    ),
    "sustaining is three attendances or six weeks": (
        "sustained AND sessions_attended < 3 AND NOT (sessions_attended = 2"
        " AND returned_after_setback AND weeks_of_support >= 6)"
    ),
    "three attendances are sustaining": "NOT sustained AND sessions_attended >= 3",
    "whoever completed had kept coming": "completed AND NOT sustained",
    "whoever was lost in a setback did not complete": "completed AND NOT returned_after_setback",
    "coming back takes a second session": "returned_after_setback AND sessions_attended < 2",
    "whoever attended was at one session at least": (
        "first_session_attended AND (sessions_attended IS NULL OR sessions_attended < 1)"
    ),
    "whether somebody came back is known of every setback": (
        "setback AND returned_after_setback IS NULL"
    ),
    "support lasts from the first contact beyond the first session": (
        "weeks_of_support * 7 < days_to_first_session - days_to_first_contact"
    ),
    "support that was capped had reached the limit": "support_capped AND weeks_of_support < 12",
    "a missing outcome has a reason": (
        "agreed AND life_satisfaction_after IS NULL AND outcome_missing_because IS NULL"
    ),
    "nobody died who was measured": (
        "outcome_missing_because = 'died' AND life_satisfaction_after IS NOT NULL"
    ),
    "people never reached were not measured": (
        "agreed AND days_to_first_contact IS NULL AND outcome_missing_because <> 'not_reached'"
    ),
    "goals belong to people with a plan": "goal_progress IS NOT NULL AND NOT agreed",
}
TEN = (
    "belief_it_will_help",
    "offer_fits",
    "trust_in_referrer",
    "felt_stigma",
    "warm_first_call",
    "felt_heard",
    "activity_fits_goal",
    "at_ease_about_going",
    "place_for_people_like_me",
    "leader_skill",
    "setting_suits",
    "had_choice",
    "belonging",
    "confidence_to_go_alone",
    "life_satisfaction_before",
    "life_satisfaction_after",
)
BETWEEN = {
    **dict.fromkeys(TEN, (0, 10)),
    "loneliness_before": (3, 9),
    "loneliness_after": (3, 9),
    "deprivation_fifth": (1, 5),
    "age": (18, 98),
    "needs": (1, 8),
    "goal_progress": (-10, 10),
    "days_to_first_contact": (1, 28),
    "waited_for_place": (1, 42),
    "days_to_first_session": (4, 91),
}


@pytest.mark.parametrize("never", NEVER.values(), ids=NEVER.keys())
def test_no_case_contradicts_itself(played_out: Invented, ask: Ask, never: str) -> None:
    """Of 20,000 people, told to the end, none says both."""
    assert ask(played_out, f"SELECT * FROM cases WHERE {never} LIMIT 3") == []


@pytest.mark.parametrize(("fact", "ends"), BETWEEN.items(), ids=BETWEEN.keys())
def test_answers_stay_on_their_scale(
    played_out: Invented, ask: Ask, fact: str, ends: tuple[int, int]
) -> None:
    """Answers are whole numbers from the lowest to the highest there is."""
    low, high = ends
    strays = f"{fact} < {low} OR {fact} > {high} OR {fact} <> round({fact})"
    assert ask(played_out, f"SELECT {fact} FROM cases WHERE {strays} LIMIT 3") == []
