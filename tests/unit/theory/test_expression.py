"""Conditions are frozen trees of one form each."""

from datetime import UTC, datetime

import pytest

from linkwork.theory.expression import (
    Compare,
    Every,
    Measure,
    Not,
    Some,
    comparisons,
    depth,
    facts_of,
)
from linkwork.theory.fitting import check
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.writing import write

LONELY = Compare("loneliness_before", ">=", 6)
ALONE = Compare("lives_alone", "==", True)


def test_numbers_have_one_form() -> None:
    """Whole numbers and decimals are the same number, and there is one zero."""
    assert Compare("age", ">", 3) == Compare("age", ">", 3.0)
    assert isinstance(Compare("age", ">", 3).value, float)
    assert str(Compare("age", ">", -0.0).value) == "0.0"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    """Nothing is compared with what is not a number."""
    with pytest.raises(ValueError, match="age"):
        Compare("age", ">", value)


def test_strange_trees_are_refused() -> None:
    """A sign that does not exist, a time of day, and joins of fewer than two are refused."""
    with pytest.raises(ValueError, match="no such sign"):
        Compare("age", "=", 3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="without the time of day"):
        Compare("offered_on", ">", datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="two or more"):
        Every((ALONE,))
    with pytest.raises(TypeError, match="tuple"):
        Some([ALONE, LONELY])  # type: ignore[arg-type]


def test_facts_of() -> None:
    """The facts of a condition are named once each, in the order of their mention."""
    assert facts_of(Every((LONELY, Not(ALONE), LONELY))) == ("loneliness_before", "lives_alone")
    assert facts_of(Measure("age")) == ("age",)
    assert facts_of(None) == ()


def test_comparisons_and_depth() -> None:
    """Comparisons come from left to right; each join and each `not` is one level."""
    tree = Some((Every((LONELY, Not(ALONE))), ALONE))
    assert list(comparisons(tree)) == [LONELY, ALONE, ALONE]
    assert depth(ALONE) == 0
    assert depth(tree) == 3


def test_writing() -> None:
    """A tree is written with brackets where `and` and `or` are mixed."""
    assert write(Some((Every((LONELY, ALONE)), Not(LONELY)))) == (
        "(loneliness_before >= 6 and lives_alone) or not (loneliness_before >= 6)"
    )
    assert write(Not(Not(ALONE))) == "not not lives_alone"
    assert write(Compare("distance", "<", 0.000001)) == "distance < 0.000001"
    assert write(Compare("practice", "==", 'a "b"')) == 'practice == "a \\"b\\""'


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (Compare("acompanied", "==", True), "acompanied: no such fact; did you mean accompanied?"),
        (Compare("accompanied", "==", False), "stands alone"),
        (Compare("age", ">", "old"), "old: a number is wanted"),
        (Compare("age", "==", True), "True: a number is wanted"),
        (Compare("age", ">", 1e15), "at most 15 digits"),
        (Compare("age", ">", 0.1 + 0.2), "at most 15 digits"),
        (Compare("age", ">", 1e-10), "at most 9 zeros"),
        (Compare("practice", "==", "line\nbreak"), "printable"),
        (Compare("practice", "==", "x" * 201), "at most 200 characters"),
        (Compare("practice", "==", "unknown"), "cannot be asked for"),
        (Compare("practice", "==", 3), "text is wanted"),
        (Compare("offered_on", ">", "2026-01-01"), "a date is wanted"),
        (Every((ALONE,) * 201), "more than 200 comparisons"),
    ],
)
def test_what_could_not_be_written_is_refused(tree: Compare, words: str) -> None:
    """A tree made by a program is held to the same rules as a text."""
    with pytest.raises(ValueError, match=words.replace("?", r"\?")):
        check(tree, vocabulary())


def test_a_bottomless_tree_is_refused() -> None:
    """A tree nested beyond reason is refused without being followed to its end."""
    tree: Not | Compare = ALONE
    for _ in range(100_000):
        tree = Not(tree)
    with pytest.raises(ValueError, match="nested more than 20 deep"):
        check(tree, vocabulary())
