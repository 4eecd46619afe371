"""Votes are counted as the rule says: worked examples by hand, and what holds for every vote."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence.panels.counting import groups, tallies
from linkwork.evidence.panels.counting.results import Cast, count
from linkwork.evidence.panels.counting.rules import Method, Rule, Tie
from linkwork.evidence.panels.counting.tallies import Vote

KEYS = ["a", "b", "c", "d"]
RANK = Rule(Method.RANK, choose=3, forward=2)
RATE = Rule(Method.RATE, share=70, against=15)


def ballots(*orders: str) -> list[Vote]:
    """Rankings written as words: "abc" puts a first."""
    return [Vote("Everybody", list(order)) for order in orders]


def test_points_and_popularity() -> None:
    """Three choose three of four: the first gets 3 points, the last 1; frequency counts people."""
    lines = tallies.ranked(KEYS, ballots("abc", "bad", "bcd"), RANK, "seal")
    told = {one.key: one.everybody.figures for one in lines}
    assert [one.key for one in lines] == ["b", "a", "c", "d"]
    assert told["b"] == {"points": 8, "frequency": 3, "firsts": 2, "mean": pytest.approx(8 / 3)}
    assert told["a"]["points"] == 5
    assert told["c"] == {"points": 3, "frequency": 2, "firsts": 0, "mean": 1}
    assert [one.forward for one in lines] == [True, True, False, False]


def test_a_shorter_order_counts_too() -> None:
    """Who chose one only gives it the points of a first place."""
    lines = tallies.ranked(KEYS, ballots("d"), RANK, "seal")
    assert (lines[0].key, lines[0].everybody.figures["points"]) == ("d", 3)
    assert [one.forward for one in lines] == [True, False, False, False]


def test_a_tie_goes_to_the_one_more_people_chose() -> None:
    """Of two with as many points the one that more people chose goes first, or as it was fixed."""
    votes = ballots("ab", "cdb", "dcb")
    found = [one.key for one in tallies.ranked(KEYS, votes, RANK, "seal")]
    assert found.index("b") < found.index("a")
    first = Rule(Method.RANK, choose=3, forward=2, tie=Tie.FIRSTS)
    found = [one.key for one in tallies.ranked(["a", "b"], ballots("a", "cab"), first, "seal")]
    assert found == ["a", "b"]


def test_the_last_tie_is_a_draw_that_was_fixed() -> None:
    """Two alike are put in an order that only the seal decides, and it is said."""
    votes = ballots("ab", "ba")
    seals = {
        seal: [one.key for one in tallies.ranked(["a", "b"], votes, RANK, seal)]
        for seal in map(str, range(20))
    }
    assert {tuple(order) for order in seals.values()} == {("a", "b"), ("b", "a")}
    again = tallies.ranked(["b", "a"], votes, RANK, "7")
    assert [one.key for one in again] == seals["7"]
    assert all(one.tied for one in again)


def test_consensus_of_ratings() -> None:
    """In: at least 70 % say 7 to 9 and fewer than 15 % say 1 to 3; out is its mirror."""
    marks = {"a": [9, 8, 7, 7, 5], "b": [1, 2, 3, 3, 6], "c": [9, 9, 9, 9, 1], "d": [5] * 5}
    votes = [Vote("Everybody", {key: marks[key][turn] for key in KEYS}) for turn in range(5)]
    lines = {one.key: one for one in tallies.rated(KEYS, votes, RATE, "seal")}
    assert {key: one.consensus for key, one in lines.items()} == {
        "a": "in",
        "b": "out",
        "c": "none",  # 80 % for, and 20 % against
        "d": "none",
    }
    assert lines["a"].everybody.figures["median"] == 7
    assert [one.forward for one in lines.values()] == [True, False, False, False]


def test_percent_agreement_leaves_out_who_has_no_view() -> None:
    """Three of four with a view agree: 75 percent, whatever the fifth could not say."""
    rule = Rule(Method.AGREE, share=75)
    said = ["agree", "agree", "agree", "disagree", None]
    votes = [Vote("Everybody", {"a": one} if one else {"b": "agree"}) for one in said]
    first = next(one for one in tallies.agreed(["a"], votes, rule, "seal"))
    assert (first.everybody.figures["for"], first.consensus) == (75, "in")


def test_too_few_answers_to_an_item_tell_nothing() -> None:
    """Where two of nine rated an item, their marks are not shown, and decide nothing."""
    votes = [Vote("Everybody", {"a": 9} if turn < 2 else {"b": 5}) for turn in range(9)]
    first = next(one for one in tallies.rated(["a", "b"], votes, RATE, "s") if one.key == "a")
    assert first.consensus == "none"
    assert set(first.everybody.figures.values()) == {None}


def test_one_small_group_hides_every_group() -> None:
    """A group's figures that may not be shown are not to be had by taking the others away."""
    votes = [Vote("Big", {"a": 8}) for _ in range(6)]
    votes += [Vote("Small", {"a": 1}), Vote("Small", {"b": 1}), Vote("Small", {"b": 2})]
    first = next(one for one in tallies.rated(["a", "b"], votes, RATE, "s") if one.key == "a")
    assert first.groups == {}
    assert first.everybody.figures["answered"] == 7


@pytest.mark.parametrize(
    ("answered", "wanted"),
    [
        ({"P": 4, "L": 3, "R": 3}, {"P": "P", "L": "L", "R": "R"}),
        ({"P": 4, "L": 1, "R": 2}, {"P": "P", "L": groups.TOGETHER, "R": groups.TOGETHER}),
        ({"P": 5, "L": 3, "R": 1}, {"P": "P", "L": groups.TOGETHER, "R": groups.TOGETHER}),
        ({"P": 3, "R": 2}, dict.fromkeys(("P", "R"), groups.EVERYBODY)),
        ({"P": 3, "L": 4, "R": 0}, {"P": "P", "L": "L", "R": groups.TOGETHER}),
    ],
)
def test_small_groups_go_together(answered: dict[str, int], wanted: dict[str, str]) -> None:
    """People and carers stay apart as long as they can; one that is small joins others."""
    assert groups.shown(answered, 3, apart=frozenset({"P"})) == wanted


orders = st.lists(st.permutations(KEYS).map(lambda one: one[:3]), min_size=3, max_size=12)


@given(orders, st.randoms())
def test_the_order_of_ballots_does_not_matter(found: list[list[str]], chance: Random) -> None:
    """Whoever votes first counts the same, and no point is lost."""
    votes = [Vote("Everybody", order) for order in found]
    lines = tallies.ranked(KEYS, votes, RANK, "seal")
    mixed = list(votes)
    chance.shuffle(mixed)
    assert tallies.ranked(KEYS, mixed, RANK, "seal") == lines
    assert sum(int(one.everybody.figures["points"] or 0) for one in lines) == 6 * len(votes)


@given(st.dictionaries(st.sampled_from("PLRSCM"), st.integers(0, 9), min_size=1))
def test_no_group_is_shown_that_is_too_small(answered: dict[str, int]) -> None:
    """Whatever the turnout, each group shown has nobody in it or at least three."""
    under = groups.shown(answered, 3, apart=frozenset({"P"}))
    assert under.keys() == answered.keys()
    sizes: dict[str, int] = {}
    for name, number in answered.items():
        sizes[under[name]] = sizes.get(under[name], 0) + number
    if len(sizes) > 1:
        assert all(size == 0 or size >= 3 for size in sizes.values())


@given(
    st.lists(
        st.tuples(st.sampled_from(["P", "L", "R"]), st.permutations(KEYS)), min_size=3, max_size=15
    )
)
def test_groups_add_up_to_everybody(cast: list[tuple[str, list[str]]]) -> None:
    """Points and people of the groups shown are those of everybody."""
    counted = count(
        keys=KEYS,
        cast=[Cast(name, order[:3]) for name, order in cast],
        asked={"P": 15, "L": 15, "R": 15},
        rule=RANK,
        seal="s",
        apart=frozenset({"P"}),
    )
    for line in counted.content["lines"]:
        for name in ("points", "frequency", "firsts"):
            parts = [one["figures"][name] for one in line["groups"].values()]
            assert not parts or sum(parts) == line["everybody"]["figures"][name]


def test_two_voters_are_told_nothing_of() -> None:
    """With two ballots nothing is shown, and no vote is kept."""
    counted = count(
        keys=KEYS,
        cast=[Cast("P", ["a"]), Cast("L", ["b"]), Cast("L", [])],
        asked={"P": 3, "L": 3},
        rule=RANK,
        seal="s",
        apart=frozenset({"P"}),
    )
    assert (counted.content["lines"], counted.votes) == ([], [])
    assert counted.content["withheld"]


def test_without_its_quorum_a_round_decides_nothing() -> None:
    """The order is shown, and nothing goes forward."""
    rule = Rule(Method.RANK, choose=3, forward=2, quorum={"P": 3, "L": 3})
    cast = [Cast("P", list(order[:3])) for order in list(permutations(KEYS))[:4]]
    counted = count(
        keys=KEYS, cast=cast, asked={"P": 4, "L": 5}, rule=rule, seal="s", apart=frozenset()
    )
    assert counted.content["quorum"] == {"met": False, "short": {"L": [0, 3]}}
    assert not any(one["forward"] for one in counted.content["lines"])
    assert counted.content["lines"][0]["everybody"]["figures"]["points"]


def test_a_rule_that_cannot_be_used_says_why() -> None:
    """Choosing more than there are, or a quorum of more than are asked, is refused in words."""
    rule = Rule(Method.RANK, choose=6, forward=9, least_shown=2, quorum={"P": 5})
    said = " ".join(rule.faults(4, {"P": 3}))
    for words in ("choose 6 of 4", "9 of 4", "from 3 people on", "P: 5 must answer, and 3"):
        assert words in said
    assert not RATE.faults(4, {})
