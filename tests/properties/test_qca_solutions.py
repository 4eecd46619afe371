"""What every solution of a truth table must keep to, on tables of any kind."""

from collections.abc import Iterable
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwork.learning.methods import qca
from linkwork.learning.methods.qca.terms import FREE

LEVELS = st.lists(st.sampled_from([2, 2, 2, 3]), min_size=1, max_size=5)


@st.composite
def tables(draw: st.DrawFn, levels: st.SearchStrategy[list[int]] = LEVELS) -> qca.TruthTable:
    """A table of crisp or many-valued cases, with some rows contradictory."""
    sizes = draw(levels)
    row = st.tuples(*(st.integers(0, level - 1) for level in sizes))
    rows = draw(st.lists(row, min_size=1, max_size=24))
    outcome = draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    columns = {f"C{place}": [row[place] for row in rows] for place in range(len(sizes))}
    cases = qca.cases(
        {**columns, "Y": [int(one) for one in outcome]}, outcome="Y", conditions=list(columns)
    )
    return qca.truth_table(cases, qca.Cuts(incl=draw(st.sampled_from([0.5, 0.8, 1.0]))))


def holds(term: qca.Term, corner: qca.Term) -> bool:
    """Say whether a term covers a combination."""
    return all(one in (FREE, value) for one, value in zip(term, corner, strict=True))


def covered(model: qca.Model, table: qca.TruthTable) -> set[qca.Term]:
    """Every combination, seen or not, that a model covers."""
    corners = product(*(range(level) for level in table.cases.language.levels))
    return {corner for corner in corners if any(holds(term, corner) for term in model)}


def all_three(table: qca.TruthTable, expected: Iterable[str]) -> tuple[qca.Solution, ...]:
    """The three solutions of a table."""
    complex_, plain = qca.conservative(table), qca.parsimonious(table)
    wanted = qca.directions(list(expected), table.cases.language)
    between = qca.intermediate(table, wanted, conservative=complex_, parsimonious=plain)
    return complex_, plain, between


@settings(deadline=None, max_examples=150)
@given(table=tables(), expected=st.lists(st.sampled_from("01-"), min_size=5, max_size=5))
def test_models_cover_all_positives_and_no_negative(
    table: qca.TruthTable, expected: list[str]
) -> None:
    """Every model of every solution: all positive rows, no other row that was seen."""
    positive = set(table.corners("1"))
    negative = set(table.corners("0", "C"))
    for solution in all_three(table, expected[: len(table.cases.language.names)]):
        assert bool(solution.models) == bool(positive)
        for model in solution.models:
            assert positive <= covered(model, table)
            assert not negative & covered(model, table)
            assert len(model) == len(solution.models[0]) or solution.kind == "intermediate"


@settings(deadline=None, max_examples=150)
@given(table=tables(), expected=st.lists(st.sampled_from("01-"), min_size=5, max_size=5))
def test_the_three_solutions_nest(table: qca.TruthTable, expected: list[str]) -> None:
    """Conservative within intermediate within parsimonious, pair by pair."""
    complex_, plain, between = all_three(table, expected[: len(table.cases.language.names)])
    assert isinstance(between, qca.Intermediate)
    for pair in between.pairs:
        narrow = covered(complex_.models[pair.conservative], table)
        wide = covered(plain.models[pair.parsimonious], table)
        assert pair.models
        for model in pair.models:
            assert narrow <= covered(model, table) <= wide


@settings(deadline=None, max_examples=60)
@given(table=tables(st.lists(st.sampled_from([2, 2, 2, 3]), min_size=1, max_size=8)))
def test_primes_equal_brute_force(table: qca.TruthTable) -> None:
    """The largest terms that cover a positive row and no forbidden one, tried one by one."""
    positive = np.asarray(table.corners("1")).reshape(-1, len(table.cases.language.names))
    if not len(positive):
        return
    levels = table.cases.language.levels
    negative = np.asarray(table.corners("0", "C")).reshape(-1, len(levels))
    corners = np.asarray(list(product(*(range(level) for level in levels))))
    unseen = {tuple(one) for one in corners.tolist()} - {tuple(one) for one in positive.tolist()}
    for found, forbidden in (
        (qca.parsimonious(table), negative),
        (qca.conservative(table), np.asarray(sorted(unseen)).reshape(-1, len(levels))),
    ):
        assert set(found.primes) == brute_force(levels, positive, forbidden)


def brute_force(
    levels: tuple[int, ...], positive: np.ndarray, forbidden: np.ndarray
) -> set[qca.Term]:
    """Try every term there is; keep the largest that are allowed."""
    terms = np.asarray(list(product(*([FREE, *range(level)] for level in levels))))

    def reach(rows: np.ndarray) -> np.ndarray:
        met = np.zeros(len(terms), dtype=bool)
        for row in rows:
            met |= ((terms == FREE) | (terms == row)).all(axis=1)
        return met

    allowed = {tuple(one) for one in terms[reach(positive) & ~reach(forbidden)].tolist()}
    return {
        term
        for term in allowed
        if not any(
            value != FREE and (*term[:place], FREE, *term[place + 1 :]) in allowed
            for place, value in enumerate(term)
        )
    }


@settings(deadline=None, max_examples=100)
@given(table=tables())
def test_all_smallest_models_are_listed(table: qca.TruthTable) -> None:
    """The models are exactly the smallest sets of primes that cover the positive rows."""
    found = qca.parsimonious(table)
    positive = table.corners("1")
    if not positive or len(found.primes) > 14:
        return
    sets = [frozenset(row for row in positive if holds(term, row)) for term in found.primes]
    covers = [
        frozenset(found.primes[place] for place in range(len(sets)) if chosen >> place & 1)
        for chosen in range(1, 1 << len(sets))
        if frozenset().union(*(sets[p] for p in range(len(sets)) if chosen >> p & 1))
        == frozenset(positive)
    ]
    fewest = min(len(one) for one in covers)
    assert {frozenset(model) for model in found.models} == {
        one for one in covers if len(one) == fewest
    }
    assert found.effort.complete
    assert found.effort.counted == found.effort.listed == len(found.models)
