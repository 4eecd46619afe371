"""The gate's own attack: what it must find, what it must let through, and whether it tells true."""

from collections import Counter

import ibis
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.of_disclosure.crowds import crowd, joined
from benchmarks.of_disclosure.rounds import play
from linkwork.learning.methods.disclosure.attack.attacking import Attack, attack, windows
from linkwork.learning.methods.disclosure.attack.bounds import (
    Contradiction,
    Target,
    intervals,
)
from linkwork.learning.methods.disclosure.attack.claims import Claim, claims_of
from linkwork.learning.methods.disclosure.attack.junctions import tree
from linkwork.learning.methods.disclosure.attack.programmes import programme
from linkwork.learning.methods.disclosure.attack.sorts import paths
from linkwork.learning.methods.disclosure.counting import Tally, build, cells_of
from linkwork.learning.methods.disclosure.cubes import STEPS, Asked, Cube
from linkwork.learning.methods.disclosure.dimensions import Dimension, Group
from linkwork.learning.methods.disclosure.showing import Mark

LETTERS = "abcdef"


def line(key: str, counts: dict[str, int], *, snapshot: str = "2026", axis: str = "need") -> Cube:
    """A cube of one dimension, one step, with these people in it."""
    groups = tuple(Group(label, frozenset(label.split("+"))) for label in counts)
    cut = (Dimension(axis, axis, axis, groups),)
    tallies: dict[tuple[str, ...], Tally] = {
        (label,): Tally(Counter({"offered": count}), {}) for label, count in counts.items()
    }
    cells = cells_of(cut, ("offered",), tallies)
    return Cube(key, snapshot, cut, ("offered",), tuple(cells))


def hows(found: Attack) -> set[str]:
    """In which ways something was found."""
    return {one.how for one in found.breaches}


def test_one_table_gives_nothing_away() -> None:
    """Totals are made of shown cells, so a single table pins nothing."""
    found = attack(line("one", {"a": 40, "b": 3, "c": 12}))
    assert found.passed
    assert found.tried == 1
    assert found.narrowest == 6


def test_a_total_that_gives_a_hidden_count_away() -> None:
    """20 and a hidden 7 beside a total of 27, seen as 25 to 29 less 18 to 22: refused and told."""
    first = line("first", {"a": 22, "b": 7})
    second = line("second", {"a+b": 29})
    found = attack(second, [first])
    assert not found.passed
    breach = next(one for one in found.breaches if one.how == "narrow")
    assert (breach.cell, breach.of) == ("b × offered", "first")
    assert set(breach.by) == {"first", "second"}


def test_the_frozen_tables_size_is_known() -> None:
    """What the study's page says of how many cases there are is a total like any other."""
    alone = line("one", {"a": 22, "b": 7})
    assert attack(alone).passed
    assert not attack(alone, rows=[("2026", 29)]).passed


def test_two_counts_that_differ_by_a_few() -> None:
    """A band a little wider than one released shows how many stand between: refused."""
    found = attack(line("wide", {"a+b": 43}), [line("narrow", {"a": 40, "b": 3})])
    assert "slice" in hows(found)


def test_frozen_a_little_later() -> None:
    """The same table on cases frozen a little later shows who came in between: refused."""
    found = attack(
        line("later", {"a": 43, "b": 60}, snapshot="2027"), [line("first", {"a": 40, "b": 60})]
    )
    assert hows(found) == {"snapshots"}
    assert attack(
        line("later", {"a": 40, "b": 60}, snapshot="2027"), [line("first", {"a": 40, "b": 60})]
    ).passed


def test_people_who_left_in_between() -> None:
    """Where people have left, the reader is taken to think that as few left as can be."""
    first, later = (
        line("first", {"a": 40, "b": 60}),
        line("later", {"a": 20, "b": 60}, snapshot="2027"),
    )
    found = attack(later, [first])
    assert found.passed
    assert 16 <= found.leavers <= 20


def test_tables_that_cannot_both_be_true() -> None:
    """Two tables of the same frozen cases that contradict each other are not released."""
    found = attack(line("two", {"a+b": 90}), [line("one", {"a": 40, "b": 3})])
    assert not found.passed
    assert "contradict" in found.refused


def test_what_cannot_be_attacked_in_full_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table whose overlaps are too many to look at is refused, not waved through."""
    monkeypatch.setattr("linkwork.learning.methods.disclosure.attack.programmes.MOST_COLUMNS", 3)
    found = attack(line("one", {"a": 40, "b": 3, "c": 12, "d": 14}))
    assert "sorts of people" in found.refused
    assert not found.passed


def test_later_tables_are_looked_at_together() -> None:
    """The newest frozen tables are attacked all at once, every older one with the new one."""
    seen = windows([f"{n}" for n in range(7)], "6")
    assert seen[0] == {"6", "5", "4", "3"}
    assert all("6" in one for one in seen)
    assert frozenset().union(*seen) == {f"{n}" for n in range(7)}


@given(st.lists(st.tuples(*[st.integers(0, 60)] * 3), min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_the_truth_is_never_ruled_out(counts: list[tuple[int, int, int]]) -> None:
    """Whatever people there are, the interval found for a hidden count holds the count itself."""
    table = np.array(counts)
    rows = dict(zip(LETTERS, map(int, table.sum(axis=1)), strict=False))
    cubes = [
        line("rows", rows),
        line("columns", dict(zip("xyz", map(int, table.sum(axis=0)), strict=True)), axis="route"),
        line("all", {"+".join(rows): int(table.sum())}),
    ]
    claims = [claim for cube in cubes for claim in claims_of(cube)]
    hidden = [place for place, claim in enumerate(claims) if claim.hidden]
    targets = [Target(((n, 1.0),), claims[n].low, claims[n].high) for n in hidden]
    found = intervals(programme(claims, list(STEPS)), targets)
    for place, (low, high) in zip(hidden, found, strict=True):
        assert low <= claims[place].exact <= high


@given(
    st.lists(
        st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3), min_size=1, max_size=5
    )
)
def test_small_tables_hang_together(wanted: list[frozenset[str]]) -> None:
    """Every wanted table is in one of the small ones, and an axis never comes back once left."""
    made = tree(wanted, dict.fromkeys("abcdef", 3))
    assert all(any(one <= table for table in made.tables) for one in wanted)
    assert len(made.meet) == len(made.tables) - 1
    for axis in frozenset().union(*wanted):
        holds = sum(axis in table for table in made.tables)
        assert sum(axis in shared for *_, shared in made.meet) == holds - 1


def test_three_tables_tell_more_than_two() -> None:
    """Three tables in a ring are bounded as one table of all three axes, not pair by pair."""

    def pair(one: str, other: str, counts: list[list[int]]) -> list[Claim]:
        return [
            Claim("r", "s", "offered", {one: frozenset({str(i)}), other: frozenset({str(j)})}, n, n)
            for i, row in enumerate(counts)
            for j, n in enumerate(row)
        ]

    even, odd = [[5, 0], [0, 5]], [[0, 5], [5, 0]]
    ring = [*pair("a", "b", even), *pair("b", "c", even), *pair("a", "c", odd)]
    ring.append(Claim("r", "s", "offered", {}, 10, 10))
    with pytest.raises(Contradiction):
        intervals(programme(ring, list(STEPS)), [Target(((0, 1.0),), 0, 10)])


def test_ways_through_frozen_tables() -> None:
    """Nobody goes back a step; only leavers are missing later."""
    assert paths(1, 2) == [(0,), (1,)]
    assert set(paths(2, 1)) == {(-1, 0), (0, 0)}
    assert (0, -1) in paths(2, 1, leaving=True)
    assert (1, 0) not in paths(2, 2, leaving=True)


def test_few_who_stop_between_two_steps() -> None:
    """The few who came to one step and not to the next are attacked as well."""
    rows = crowd(400, 6)
    asked = Asked(("sex",), ("offered", "agreed"))
    cube = build(ibis.memtable(rows), asked, key="R", snapshot="2026")
    found = attack(cube)
    assert found.passed
    hidden = [cell for cell in cube.of(Mark.FEW) if cell.exact]
    assert found.tried >= len(hidden)


@pytest.mark.parametrize("seed", range(10))
def test_a_referee_breaks_nothing_that_was_released(seed: int) -> None:
    """Small version of benchmarks/disclosure.py: nothing found, every try to get round refused."""
    told = play(seed, people=300, tables=3, crossed=3)
    assert told.released
    assert told.exact == told.narrow == 0
    assert all(told.paddings)
    assert all(told.differences)


def test_suppression_alone_is_broken() -> None:
    """The same small counts with true totals beside them are found: what the gate is for."""
    told = play(1, people=300, tables=1, crossed=3)
    hidden, _, narrow = told.alone
    assert narrow > hidden / 2


def test_padding_by_a_later_quarter() -> None:
    """The same cube of one quarter more, in which few were offered, is refused."""
    rows = joined(crowd(800, 8), crowd(25, 9, days=("2026-01-01", "2026-03-31")))
    year = tuple(f"2025-Q{n}" for n in range(1, 5))
    first, wider = (
        build(
            ibis.memtable(rows),
            Asked(("sex",), ("offered",), {"quarter": period}),
            key=key,
            snapshot="s",
        )
        for key, period in (("first", year), ("wider", (*year, "2026-Q1")))
    )
    assert attack(first).passed
    apart = [one.exact - other.exact for one, other in zip(wider.cells, first.cells, strict=True)]
    assert any(1 <= few <= 7 for few in apart) == ("slice" in hows(attack(wider, [first])))
