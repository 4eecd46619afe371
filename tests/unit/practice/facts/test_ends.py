"""Facts of the offer and of the follow-up: what was asked, and why it was not."""

from datetime import date

import pytest

from linkwork.access.models import PracticeFeature
from linkwork.practice.facts import queries
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.facts.days import MADE, Laid, day


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(1951, 1, 5), 75), (date(1951, 1, 6), 74), (date(1952, 2, 29), 73)],
)
def test_age_is_in_whole_years(house: Riverbank, born: date, age: int) -> None:
    """A birthday counts on its own day, and not the day before."""
    referral = house.referral(house.person(born_on=born), offered_on=MADE)
    assert queries.of(referral, day(400))["age"] == age


def test_a_practice_is_as_it_was_when_offering(laid: Laid) -> None:
    """What is said of a practice holds from its day on, until something else is said."""
    kind = PracticeFeature.Kind.CHAMPION
    assert laid.read("practice_champion") is None
    for present, since in ((True, -30), (False, 1)):
        PracticeFeature.objects.create(
            practice=laid.house.millfield, kind=kind, present=present, since_on=day(since)
        )
    assert laid.read("practice_champion") is True


def test_progress_is_from_the_start_to_the_last_answer(laid: Laid) -> None:
    """Own goal: the last answer at the end less the first at the start."""
    laid.asked("goal", "baseline", 5, value=2)
    assert laid.read("goal_progress") is None
    laid.asked("goal", "close", 80, value=3)
    laid.asked("goal", "close", 90, value=6)
    assert laid.read("goal_progress") == 4


def test_an_outcome_is_missing_for_a_reason_until_it_is_there(laid: Laid) -> None:
    """The reason is the last one given, and is gone with an answer."""
    assert laid.read("outcome_missing_because") is None
    laid.asked("life_satisfaction", "close", 80, missing="not_reached")
    laid.asked("life_satisfaction", "close", 90, missing="declined")
    assert laid.read("outcome_missing_because") == "declined"
    laid.asked("life_satisfaction", "close", 95, value=6)
    assert laid.read("outcome_missing_because") is None
    assert laid.read("life_satisfaction_after") == 6


def test_what_was_asked_on_the_way_is_no_outcome(laid: Laid) -> None:
    """Only answers at the start and at the end are before and after."""
    laid.asked("life_satisfaction", "review", 30, value=5)
    assert laid.read("life_satisfaction_before") is None
    assert laid.read("life_satisfaction_after") is None


def test_answers_at_the_offer_are_kept_of_those_who_decline(house: Riverbank) -> None:
    """Somebody who said no has the facts of the offer, and no others."""
    referral = house.referral(agreed=False, reason="Not now", belief_it_will_help=3)
    read = queries.of(referral, day(800))
    assert (read["agreed"], read["belief_it_will_help"]) == (False, 3)
    assert read["link_worker"] is None
    assert read["first_session_attended"] is None
    assert read["attempts_to_reach"] is None
