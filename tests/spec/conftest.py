"""What a specification may ask for: the meaning of a condition, and what is refused."""

from collections.abc import Callable

import pytest

from linkwork.theory.if_then import Statement
from linkwork.theory.stages import Stage
from linkwork.theory.text import ExpressionError, parse, parse_outcome
from linkwork.theory.vocabulary import vocabulary
from tests.engines import Answers, Engine, engine, plain_answers
from tests.spec.tables import Birth, Meaning, Refused, table

READERS = ("plain", "DuckDB", "SQLite", "PostgreSQL")


@pytest.fixture(scope="session", params=READERS)
def reader(request: pytest.FixtureRequest) -> Callable[..., Answers]:
    """One reader after the other; PostgreSQL is skipped, saying so, where there is none."""
    if request.param == "plain":
        return plain_answers
    url = request.getfixturevalue("postgres_url") if request.param == "PostgreSQL" else ""
    opened: Engine = engine(request.param, url)
    return opened.answers


@pytest.fixture
def meaning(reader: Callable[..., Answers]) -> Meaning:
    """Check that a condition means what its table says, on one reader."""

    def check(text: str, drawn: str) -> None:
        wanted = table(drawn)
        found = reader([parse(text, vocabulary())], wanted.cases)
        assert [row[0] for row in found] == wanted.answers

    return check


@pytest.fixture
def refused() -> Refused:
    """Check that a text is refused, at which column, and in which words."""

    def check(text: str, column: int, words: str) -> None:
        with pytest.raises(ExpressionError) as error:
            parse(text, vocabulary())
        assert (error.value.column, error.value.message) == (column, words)

    return check


@pytest.fixture
def birth() -> Birth:
    """Check that IF and THEN make a statement, or are refused in these words."""

    def check(condition: str, outcome: str, refusal: str = "") -> None:
        def born() -> Statement:
            return Statement(
                code="X1",
                stage=Stage.ENGAGEMENT,
                actor="link worker",
                nickname="An example",
                condition=parse(condition, vocabulary()),
                outcome=parse_outcome(outcome, vocabulary()),
                direction="more likely",
                if_text="if",
                then_text="then",
                because_text="because",
                mechanism="proposed",
            )

        if not refusal:
            assert born().outcome is not None
            return
        with pytest.raises(ValueError, match="X1") as error:
            born()
        assert str(error.value) == f"X1: {refusal}"

    return check
