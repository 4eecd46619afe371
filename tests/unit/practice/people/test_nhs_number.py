"""The check digit of NHS numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.practice.people import nhs_number


@pytest.mark.parametrize("written", ["9434765919", "943 476 5919", "943-476-5919", "9990000018"])
def test_a_right_number_is_read(written: str) -> None:
    """Spaces and dashes are how people write it."""
    assert nhs_number.read(written) == "".join(sign for sign in written if sign.isdigit())


def test_nothing_is_nothing() -> None:
    """Not knowing the number is no mistake."""
    assert nhs_number.read("  ") == ""


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("94347659", "10 figures; this has 8"),
        ("94347659190", "10 figures; this has 11"),
        ("943476591O", "figures only"),
        ("٩٤٣٤٧٦٥٩١٩", "figures only"),
        ("9434765918", "one of its figures is wrong"),
    ],
)
def test_a_wrong_number_says_how(written: str, says: str) -> None:
    """The message says how to mend it."""
    with pytest.raises(nhs_number.Wrong, match=says):
        nhs_number.read(written)


@given(st.integers(min_value=0, max_value=999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_any_one_wrong_figure_is_caught(first: int, place: int, step: int) -> None:
    """A slip in one figure never makes another right number."""
    nine = f"{first:09}"
    right = [f"{nine}{check}" for check in range(10) if nhs_number.checks(f"{nine}{check}")]
    assert len(right) <= 1
    for number in right:
        slip = str((int(number[place]) + step) % 10)
        assert not nhs_number.checks(number[:place] + slip + number[place + 1 :])
