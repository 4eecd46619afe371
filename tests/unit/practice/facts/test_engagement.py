"""Facts up to the first session, at the edges of their days."""

from datetime import timedelta

import pytest

from tests.unit.practice.facts.days import Laid, day


def test_contacts_are_counted_to_the_28th_day(laid: Laid) -> None:
    """A conversation on day 28 counts among those of four weeks; one on day 29 does not."""
    for number in (1, 28, 29):
        laid.contact(number)
    assert laid.read("contacts_in_four_weeks") == 2


def test_four_weeks_are_counted_once_they_are_over(laid: Laid) -> None:
    """The count is not known on day 27, and known on day 28."""
    laid.contact(3)
    assert laid.read("contacts_in_four_weeks", on=27) is None
    assert laid.read("contacts_in_four_weeks", on=28) == 1


def test_nobody_is_counted_who_was_never_reached(laid: Laid) -> None:
    """For somebody never reached there is no number of conversations, nor a talk that was not."""
    laid.contact(2, "no answer")
    laid.closed(60, "unable to contact")
    assert laid.read("contacts_in_four_weeks") is None
    assert laid.read("needs_conversation") is None
    assert laid.read("days_to_first_contact") is None
    assert laid.read("first_session_attended") is False


def test_attempts_are_those_in_vain_and_the_one_that_reached(laid: Laid) -> None:
    """Later calls, and a second conversation on the very day, are no attempts to reach."""
    laid.contact(2, "no answer")
    laid.contact(4, "left message")
    assert laid.read("attempts_to_reach") is None  # still trying
    laid.contact(6)
    laid.contact(6)
    laid.contact(9, "no answer")
    assert laid.read("attempts_to_reach") == 3
    assert laid.read("days_to_first_contact") == 6


def test_attempts_of_somebody_given_up_are_all_of_them(laid: Laid) -> None:
    """Once the case is closed, every call in vain was an attempt."""
    for number in (2, 4, 9):
        laid.contact(number, "no answer")
    laid.closed(12, "unable to contact")
    assert laid.read("attempts_to_reach") == 3


def test_an_amended_contact_counts_once(laid: Laid) -> None:
    """Only the newest version of a contact is read."""
    first = laid.contact(3)
    laid.contact(5, amends=first)
    assert laid.read("contacts_in_four_weeks") == 1
    assert laid.read("days_to_first_contact") == 5


@pytest.mark.parametrize(("held", "answer"), [(4, True), (5, True), (6, False)])
def test_what_matters_comes_before_a_suggestion(laid: Laid, held: int, answer: bool) -> None:
    """The conversation counts up to the day an activity was suggested, not after it."""
    laid.contact(3, what_matters=False)
    laid.contact(held, what_matters=True)
    laid.connection(suggested=5)
    assert laid.read("needs_conversation") is answer


def test_what_nobody_wrote_down_is_not_known(laid: Laid) -> None:
    """Where no contact says whether what matters was talked about, it is not known."""
    laid.contact(3)
    laid.connection(suggested=5)
    assert laid.read("needs_conversation") is None


@pytest.mark.parametrize(("age", "fresh"), [(0, True), (180, True), (181, False)])
def test_an_entry_is_fresh_for_180_days(laid: Laid, age: int, fresh: bool) -> None:
    """Freshness is that of the day of the suggestion."""
    laid.connection(suggested=5, directory_assured_on=day(5) - timedelta(age))
    assert laid.read("directory_fresh") is fresh


def test_an_entry_never_confirmed_is_not_fresh(laid: Laid) -> None:
    """An entry that nobody confirmed is not fresh; without a suggestion nothing is known."""
    assert laid.read("directory_fresh") is None
    laid.connection(suggested=5)
    assert laid.read("directory_fresh") is False


@pytest.mark.parametrize(("state", "waited"), [("declined", None), ("booked", 8), ("stopped", 8)])
def test_a_wait_is_for_a_yes(laid: Laid, state: str, waited: int | None) -> None:
    """Days from sent to accepted; an answer of no is not a place waited for."""
    laid.connection(state=state, sent_on=day(6), answered_on=day(14))
    assert laid.read("waited_for_place") == waited


def test_the_activity_in_question_is_the_one_attended(laid: Laid) -> None:
    """A place booked earlier and never taken up does not stand before the activity gone to."""
    given_up = laid.connection(4, "stopped", distance_km=9.0, first_session_on=day(10))
    laid.came(given_up, 10, state="absent")
    laid.came(laid.connection(8, distance_km=1.2), 20)
    assert laid.read("distance") == 1.2
    assert laid.read("days_to_first_session") == 20


def test_what_was_entered_in_error_never_was(laid: Laid) -> None:
    """A connection entered in error leaves no facts behind."""
    laid.came(laid.connection(state="entered in error", distance_km=1.0), 9)
    assert laid.read("distance") is None
    assert laid.read("first_session_attended") is None


def test_a_first_session_is_missed_only_in_the_end(laid: Laid) -> None:
    """Not having come yet is not known; not having come when the case is closed is a no."""
    laid.came(laid.connection(state="missed"), 9, state="absent")
    assert laid.read("first_session_attended") is None
    laid.closed(60)
    assert laid.read("first_session_attended") is False
