"""How far two readers agree: what is counted, and what cannot be said."""

import pytest

from linkwork.evidence.screening import agreement


def test_records_that_only_one_has_read_are_told_apart() -> None:
    """They count in no kappa; they bound the share that may yet agree."""
    pairs = [("include", "include")] * 6 + [("include", "exclude")] * 2
    pairs_with_gaps = [*pairs, ("include", None), (None, "exclude"), (None, None)]
    found = agreement.of(pairs_with_gaps)
    assert (found.both, found.only_first, found.only_second, found.neither) == (8, 1, 1, 1)
    assert found.observed == agreement.of(pairs).observed
    assert found.kappa == agreement.of(pairs).kappa
    assert found.least == pytest.approx(6 / 10)
    assert found.most == pytest.approx(8 / 10)


def test_nobody_has_read() -> None:
    """With nothing in common nothing is said."""
    found = agreement.of([("include", None), (None, None)])
    assert found.observed == found.kappa == found.pabak == agreement.NOTHING
    assert found.expected is None
    assert (found.least, found.most) == (0.0, 1.0)


def test_one_answer_throughout() -> None:
    """Both left out everything: kappa is not said, PABAK is 1 with a lower end below it."""
    found = agreement.of([("exclude", "exclude")] * 20)
    assert found.kappa == agreement.NOTHING
    assert found.pabak.value == 1.0
    assert found.pabak.low is not None
    assert found.pabak.low < 1.0


def test_answers_on_offer_count_for_pabak() -> None:
    """With three answers on offer chance is a third, though only two were used."""
    pairs = [("include", "include")] * 7 + [("include", "exclude")] * 3
    two = agreement.of(pairs)
    three = agreement.of(pairs, answers=("include", "maybe", "exclude"))
    assert two.pabak.value == pytest.approx(2 * 0.7 - 1)
    assert three.pabak.value == pytest.approx((3 * 0.7 - 1) / 2)
    assert two.kappa == three.kappa


def test_the_table_holds_every_pair() -> None:
    """The first reader's answer stands first."""
    found = agreement.of([("include", "exclude"), ("include", "exclude"), ("exclude", "exclude")])
    assert found.table == {("include", "exclude"): 2, ("exclude", "exclude"): 1}


@pytest.mark.parametrize(("held", "many", "low", "high"), [(81, 263, 0.2553, 0.3662)])
def test_wilsons_interval(held: int, many: int, low: float, high: float) -> None:
    """The worked example of Newcombe (1998): 81 of 263."""
    found = agreement.wilson(held, many)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)
