"""A text is read whole, or every mistake in it is named."""

from datetime import date

import pytest

from linkwork.theory.expression import Compare, Every, Measure, Not, Some
from linkwork.theory.parsing import LONGEST
from linkwork.theory.text import ExpressionError, parse, parse_outcome
from linkwork.theory.vocabulary import vocabulary

ALONE = Compare("lives_alone", "==", True)
CARER = Compare("is_carer", "==", True)
NEEDY = Compare("needs", ">=", 3)


def mistakes(text: str) -> list[tuple[str, int, int]]:
    """Every mistake in the text: its word, line and column."""
    with pytest.raises(ExpressionError) as error:
        parse(text, vocabulary())
    return [(one.word, one.line, one.column) for one in error.value.mistakes]


def test_trees() -> None:
    """`not` binds closest, then `and`, then `or`; brackets decide; chains stay flat."""
    tree = parse("lives_alone or is_carer and not needs >= 3", vocabulary())
    assert tree == Some((ALONE, Every((CARER, Not(NEEDY)))))
    assert parse("lives_alone and is_carer and needs >= 3", vocabulary()) == Every(
        (ALONE, CARER, NEEDY)
    )
    assert parse("(lives_alone and is_carer) and needs >= 3", vocabulary()) == Every(
        (Every((ALONE, CARER)), NEEDY)
    )


def test_values() -> None:
    """Numbers, choices, texts and dates are read as what they are."""
    assert parse("age>=-1.50", vocabulary()) == Compare("age", ">=", -1.5)
    assert parse("symptoms == worse", vocabulary()) == Compare("symptoms", "==", "worse")
    assert parse(r'practice != "a \"b\""', vocabulary()) == Compare("practice", "!=", 'a "b"')
    assert parse("offered_on < 2026-01-31", vocabulary()) == Compare(
        "offered_on", "<", date(2026, 1, 31)
    )


def test_outcomes() -> None:
    """After THEN a number fact may stand alone."""
    assert parse_outcome(" gp_contacts_after\n", vocabulary()) == Measure("gp_contacts_after")
    assert parse_outcome("completed", vocabulary()) == Compare("completed", "==", True)
    with pytest.raises(ExpressionError, match="a choice on its own"):
        parse_outcome("symptoms", vocabulary())


def test_every_mistake_is_named() -> None:
    """One reading finds every wrong word, not only the first."""
    assert mistakes("acompanied and\n  symptoms == worst or agee > 3") == [
        ("acompanied", 1, 1),
        ("worst", 2, 15),
        ("agee", 2, 24),
    ]


def test_the_message_says_where() -> None:
    """The error says the word, the line where there are several, and the column."""
    with pytest.raises(ExpressionError) as error:
        parse("lives_alone\nand acompanied", vocabulary())
    assert str(error.value) == (
        "acompanied: no such fact; did you mean accompanied? (line 2, column 5)"
    )
    assert error.value.excerpt == "and acompanied\n    ^^^^^^^^^^"


def test_a_mistake_far_along_is_shown_near_its_word() -> None:
    """The excerpt of a long line shows the part where the word stands."""
    text = " and ".join(["lives_alone"] * 30) + " and acompanied and " + "is_carer"
    with pytest.raises(ExpressionError) as error:
        parse(text, vocabulary())
    line, carets = error.value.excerpt.split("\n")
    assert len(line) <= 120
    assert line[carets.index("^") : carets.rindex("^") + 1] == "acompanied"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 1_000 + "lives_alone" + ")" * 1_000,
        "not " * 900 + "lives_alone",
        "age > " + "9" * 3_000,
        "lives_alone and " * 100_000,
        "\x00\x1b[31m",
        "age > 1" + " or age > 1" * 250,
        '"' * 3_999,
    ],
)
def test_hostile_text_is_refused_in_plain_words(text: str) -> None:
    """What is too long, too deep or not text at all is refused, quickly and printably."""
    with pytest.raises(ExpressionError) as error:
        parse(text, vocabulary())
    assert error.value.message.isprintable()
    assert len(error.value.message) < 200


def test_the_longest_text() -> None:
    """A text may be as long as the limit, spaces included."""
    assert parse("lives_alone" + " " * (LONGEST - 11), vocabulary()) == ALONE
