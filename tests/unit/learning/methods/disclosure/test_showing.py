"""What is shown of a count."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.learning.methods.disclosure.floors import Floors, TooLoose
from linkwork.learning.methods.disclosure.models import withheld_because
from linkwork.learning.methods.disclosure.showing import Mark, rounded, shown


def test_one_to_seven_are_hidden() -> None:
    """No count of 1 to 7 is shown, and eight is."""
    for count in range(1, 8):
        assert shown(count, of=100, of_at_least=100).value is None
    assert shown(8, of=100, of_at_least=100).value == 10


def test_a_zero_needs_twenty() -> None:
    """A zero is shown where the count it is part of is at least 20, or where nobody could stand."""
    assert shown(0, of=20, of_at_least=18).value == 0
    assert shown(0, of=19, of_at_least=18).value is None
    assert shown(0, of=0, of_at_least=0, nobody_could=True).value == 0


def test_a_reader_who_knows_that_a_zero_would_be_shown() -> None:
    """Where the whole is seen to be 20 or more, a hidden count is known to be at least one."""
    assert shown(3, of=30, of_at_least=28).low == 1
    assert shown(3, of=21, of_at_least=18).low == 0


def test_one_link_worker_holds_nearly_all() -> None:
    """A count is not shown where one holds more than 85 in 100 of it."""
    kept = shown(40, of=100, of_at_least=100, share_of_one=0.86)
    assert (kept.value, kept.mark, kept.high) == (None, Mark.ONE_HOLDER, inf)
    assert shown(40, of=100, of_at_least=100, share_of_one=0.85).value == 40


@given(count=st.integers(0, 10_000), of=st.integers(0, 10_000), share=st.floats(0, 1))
def test_what_is_shown_is_true(count: int, of: int, share: float) -> None:
    """Whatever a reader may conclude from a shown or hidden count holds of the count itself."""
    said = shown(count, of=of, of_at_least=max(0, of - 4), share_of_one=share)
    assert said.low <= count <= said.high
    assert said.value is None or (said.value % 5 == 0 and not 1 <= count <= 7)


@given(st.integers(0, 10_000))
def test_rounding_is_to_the_nearest(count: int) -> None:
    """A rounded count is a multiple of five and at most two away."""
    assert rounded(count) % 5 == 0
    assert abs(rounded(count) - count) <= 2


@pytest.mark.parametrize(
    "looser", [{"hidden": 6}, {"step": 4}, {"denominator": 19}, {"dominant": 0.86}]
)
def test_floors_are_the_houses(looser: dict[str, float]) -> None:
    """Nobody can ask for less than the house's floors; stricter is allowed."""
    with pytest.raises(TooLoose):
        Floors(**looser)  # type: ignore[arg-type]  # one of them is a share
    assert Floors(hidden=9, step=10, denominator=50, dominant=0.5).hidden == 9


def test_which_effects_may_be_shown() -> None:
    """Ten cases beyond the model and ten in every arm × outcome; a caller may only raise that."""
    assert withheld_because(cases=100, parameters=90, cells=[10, 30]) == ""
    assert "beyond the model" in withheld_because(cases=100, parameters=91, cells=[10, 30])
    assert "fewer than 10" in withheld_because(cases=100, parameters=5, cells=[9, 30])
    assert "fewer than 10" in withheld_because(cases=100, parameters=5, cells=[9], least_cell=5)
    assert "fewer than 20" in withheld_because(cases=100, parameters=5, cells=[15], least_cell=20)
