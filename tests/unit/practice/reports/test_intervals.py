"""Shares and their intervals."""

import pytest

from linkwork.practice.reports.intervals import share


def test_wilson() -> None:
    """The interval of 10 in 100 as Wilson's formula has it."""
    found = share(10, 100)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (0.0552, 0.1744)


@pytest.mark.parametrize(("number", "clear"), [(10, 0), (40, 1), (1, -1)])
def test_beside_a_list(number: int, clear: int) -> None:
    """A share is clearly more or less than a list's only where its interval leaves it out."""
    found = share(number, 100)
    assert found is not None
    ratio = found.against(0.1)
    assert ratio is not None
    assert ratio.clear == clear


def test_of_nobody() -> None:
    """There is no share of none, and no ratio to nothing."""
    assert share(0, 0) is None
    found = share(1, 2)
    assert found is not None
    assert found.against(0) is None
