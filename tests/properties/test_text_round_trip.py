"""A statement is the same after it was written down and read again."""

import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwork.theory.expression import Expression, Measure, Outcome
from linkwork.theory.if_then import DIRECTIONS, MECHANISMS, Library, Ripple, Statement
from linkwork.theory.landmark import breaches
from linkwork.theory.stages import Stage
from linkwork.theory.text import (
    ExpressionError,
    StatementError,
    faults_in,
    from_row,
    from_rows,
    from_toml,
    parse,
    parse_outcome,
    to_row,
    to_rows,
    to_toml,
    write,
)
from linkwork.theory.tokens import HABITS
from linkwork.theory.vocabulary import Fact, FactType, vocabulary
from linkwork.theory.wording import in_words
from tests.properties.conditions import expressions, numbers, texts

FACTS = list(vocabulary().values())
NUMBERS = [fact for fact in FACTS if fact.type is FactType.NUMBER]
WORDS = [*vocabulary(), *HABITS, "and", "or", "not", "(", ")", ">=", "==", "worse", "3", '"A"', "é"]
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
words = any_text.filter(str.strip)
codes = st.text(string.ascii_letters, min_size=1, max_size=6).filter(lambda code: code != "ripple")
jsonlike = st.recursive(
    st.none() | st.booleans() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=10,
)


@st.composite
def conditions(draw: st.DrawFn) -> tuple[Expression | None, Outcome | None]:
    """IF and THEN that keep the landmark rule, or neither of them."""
    if draw(st.integers(0, 9)) == 0:
        return None, None
    end = draw(st.sampled_from(FACTS[20:]))
    before = [
        fact
        for fact in FACTS
        if fact.fixed_before(end) and end.name not in fact.part_of and fact.name not in end.part_of
    ]
    outcome = draw(
        st.just(Measure(end.name)) | expressions([end]) if end in NUMBERS else expressions([end])
    )
    return draw(expressions(before)), outcome


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any statement that may be born."""
    condition, outcome = draw(conditions())
    assert not list(breaches(condition, outcome, vocabulary()))
    return Statement(
        code=draw(codes),
        stage=draw(st.sampled_from(Stage)),
        actor=draw(words),
        nickname=draw(words),
        condition=condition,
        outcome=outcome,
        direction=draw(st.sampled_from(DIRECTIONS)),
        if_text=draw(words),
        then_text=draw(words),
        because_text=draw(words),
        mechanism=draw(st.sampled_from(MECHANISMS)),
        prioritised=draw(st.booleans()),
        sources=tuple(draw(st.lists(words, max_size=3))),
        verified_against_full_text=draw(st.booleans()),
        version=draw(st.integers(1, 99)),
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Any few statements and ripples between them."""
    found = draw(st.lists(statements(), min_size=1, max_size=3, unique_by=lambda one: one.code))
    ends = st.sampled_from([one.code for one in found])
    ripples = draw(st.lists(st.builds(Ripple, ends, ends, st.booleans()), max_size=2))
    return Library(tuple(found), tuple(ripples))


@given(expressions(FACTS))
@settings(max_examples=500, deadline=None)
def test_a_tree_reads_back_from_its_text(tree: Expression) -> None:
    """Writing a tree and reading the text gives the same tree, and the text is its own text."""
    text = write(tree)
    assert parse(text, vocabulary()) == tree
    assert write(parse(text, vocabulary())) == text
    assert in_words(tree)


@given(st.sampled_from(NUMBERS))
def test_a_measure_reads_back_from_its_text(fact: Fact) -> None:
    """A number fact on its own is an outcome, and stays one."""
    name = fact.name
    assert parse_outcome(write(Measure(name)), vocabulary()) == Measure(name)


@given(numbers, st.sampled_from(NUMBERS))
def test_a_number_reads_back_as_the_same_number(number: float, fact: Fact) -> None:
    """No digit is lost between the text and the tree."""
    tree = parse(f"{fact.name} >= {write_number(number)}", vocabulary())
    assert tree.value == number  # type: ignore[union-attr]


@given(texts)
def test_a_text_reads_back_letter_by_letter(text: str) -> None:
    """Quotes, signs and letters of any script survive in a text."""
    tree = parse(f"practice == {json.dumps(text)}", vocabulary())
    assert tree.value == text  # type: ignore[union-attr]


@given(statements())
@settings(deadline=None)
def test_a_statement_reads_back_from_json(statement: Statement) -> None:
    """A statement is the same after JSON."""
    row = json.loads(json.dumps(to_row(statement)))
    assert from_row(statement.code, row) == statement


@given(libraries())
@settings(deadline=None)
def test_statements_read_back_from_toml_and_json(library: Library) -> None:
    """Statements and ripples are the same after a TOML file, and after a JSON one."""
    assert from_toml(to_toml(library)) == library
    assert from_rows(json.loads(json.dumps(to_rows(library)))) == library


@given(any_text | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@settings(max_examples=1_000, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is written is a condition, or is refused at a place within the text."""
    try:
        tree = parse(text, vocabulary())
    except ExpressionError as error:
        for mistake in error.mistakes:
            line = text.split("\n")[mistake.line - 1]
            assert 1 <= mistake.column <= len(line) + 1
            assert line[mistake.column - 1 :].startswith(mistake.word)
            assert mistake.message.isprintable()
            assert len(mistake.excerpt.split("\n")) == 2
    else:
        assert parse(write(tree), vocabulary()) == tree


@given(st.dictionaries(any_text | st.just("ripple"), jsonlike, max_size=3))
@settings(deadline=None)
def test_any_file_is_taken_in_or_refused(rows: dict[str, object]) -> None:
    """Whatever a file holds, each of its statements is well or has its fault named."""
    library, faults = faults_in(rows)
    assert len(library.statements) == 0
    if set(rows) - {"ripple"}:
        assert faults
        with pytest.raises(StatementError):
            from_rows(rows)


def write_number(number: float) -> str:
    """The number in plain digits, by another way than the language's own."""
    return f"{number:.9f}".rstrip("0").rstrip(".")
