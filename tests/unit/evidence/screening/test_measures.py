"""What measures an order of reading, worked out by hand on small orders."""

import pytest

from linkwork.evidence.screening.ranking import measures

# Ten records, two relevant, at places 1 and 4.
TEN = [True, False, False, True, False, False, False, False, False, False]


def test_two_among_ten() -> None:
    """Spread evenly, round(2·k/9), the two would come at 4 and 8; they came at 1 and 4.

    At 95 % recall the first of the two is looked at, since both are more than 95 %.
    """
    found = measures.measures(TEN)
    assert found.wss95 == pytest.approx((4 - 1) / 10)
    assert found.wss100 == pytest.approx((8 - 4) / 10)
    assert found.atd == pytest.approx((1 + 4) / 2)


def test_loss_runs_from_nought_to_one() -> None:
    """All relevant ones first: nought; all last: one; two places lost of sixteen: an eighth."""
    assert measures.loss([True, True, *[False] * 8]) == 0.0
    assert measures.loss([*[False] * 8, True, True]) == 1.0
    assert measures.loss(TEN) == pytest.approx(2 / 16)


def test_nothing_to_measure() -> None:
    """Where all are alike, no order is better than another."""
    with pytest.raises(ValueError, match="relevant and irrelevant"):
        measures.measures([True, True])
    with pytest.raises(ValueError, match="relevant and irrelevant"):
        measures.measures([False, False])


def test_reading_to_the_end_saves_nothing() -> None:
    """The last of two at the very end of a hundred; spread evenly it would stand at 76."""
    late = [True, *[False] * 98, True]
    assert measures.work_saved(late, 1.0) == pytest.approx((75 - 99) / 100)
