"""Every run ends within its caps, and names each cap that it met."""

import time

import numpy as np
import pytest

from linkwork.learning.methods import qca
from linkwork.learning.methods.qca.hitting import minimal_hitting_sets


def random_table(conditions: int, rows: int) -> qca.TruthTable:
    """A table with no order in it: the hardest kind."""
    drawn = np.random.default_rng(1)
    seen = np.unique(drawn.integers(0, 2, (rows, conditions)), axis=0)
    columns = {f"C{place}": seen[:, place] for place in range(conditions)}
    columns["Y"] = drawn.integers(0, 2, len(seen))
    return qca.truth_table(qca.cases(columns, outcome="Y", conditions=list(columns)[:-1]))


def test_sets_that_meet_every_set() -> None:
    """All minimal ones, by hand; the empty family asks for nothing, the empty set for too much."""
    assert minimal_hitting_sets([0b011, 0b110], 3).tolist() == [0b010, 0b101]
    assert minimal_hitting_sets([], 3).tolist() == [0]
    assert minimal_hitting_sets([0], 3).tolist() == []


@pytest.mark.parametrize("width", [1, 5, 6, 7, 9])
def test_sets_of_any_width_equal_brute_force(width: int) -> None:
    """Below, at and above the width of a word the answer is what trying all gives."""
    drawn = np.random.default_rng(width)
    for _ in range(20):
        family = [int(one) for one in drawn.integers(1, 1 << width, drawn.integers(1, 12))]
        hits = [one for one in range(1 << width) if all(one & other for other in family)]
        minimal = [one for one in hits if not any(two & one == two for two in hits if two != one)]
        assert minimal_hitting_sets(family, width).tolist() == minimal


def test_a_table_the_reference_gives_up_on() -> None:
    """Eight conditions and sixty rows at random: all models, in moments."""
    started = time.monotonic()
    found = qca.parsimonious(random_table(8, 60))
    assert found.effort.complete
    assert found.effort.counted == found.effort.listed == len(found.models) > 1
    assert time.monotonic() - started < 5


def test_the_models_listed_are_capped_and_counted() -> None:
    """More models than the cap: the cap's number is listed, all are counted, and it is said."""
    table = random_table(8, 60)
    every = qca.parsimonious(table).effort.counted
    found = qca.parsimonious(table, qca.Limits(models=5))
    assert (len(found.models), found.effort.listed, found.effort.counted) == (5, 5, every)
    assert found.effort.reached == (f"5 of {every} models listed",)


def test_the_search_is_capped() -> None:
    """A search that is cut short still gives a smallest model, and does not claim to be whole."""
    found = qca.parsimonious(random_table(10, 120), qca.Limits(nodes=3))
    assert found.models
    assert found.effort.size == found.effort.lower == len(found.models[0])
    assert not found.effort.complete
    assert any("3 steps of the search taken" in said for said in found.effort.reached)


def test_the_primes_are_capped_and_still_cover() -> None:
    """With a cap on primes every positive row keeps one, so that there still is a model."""
    table = random_table(12, 80)
    found = qca.parsimonious(table, qca.Limits(primes=10, seconds=5))
    assert found.models
    assert any("10 prime implicants kept" in said for said in found.effort.reached)
    assert not found.effort.complete


def test_time_is_kept() -> None:
    """A run of dense random rows ends near its limit and says so."""
    started = time.monotonic()
    found = qca.parsimonious(random_table(12, 120), qca.Limits(seconds=1))
    assert time.monotonic() - started < 6
    assert found.models
    assert any("seconds spent" in said or "time:" in said for said in found.effort.reached)


def test_nothing_to_explain_and_nothing_to_keep_out() -> None:
    """No positive row: no model, and why. No negative row: the term that says nothing, and why."""
    columns = {"A": [0, 1], "B": [1, 1]}
    none = qca.compare(qca.cases({**columns, "Y": [0, 0]}, outcome="Y", conditions=["A", "B"]))
    for fitted in (none.conservative, none.parsimonious, none.intermediate):
        assert fitted.solution.models == ()
        assert "nothing to explain" in fitted.solution.note
    every = qca.compare(qca.cases({**columns, "Y": [1, 1]}, outcome="Y", conditions=["A", "B"]))
    plain = every.parsimonious
    assert [term.term for term in plain.fits[0].terms] == ["1"]
    assert "every combination that was seen" in plain.solution.note
