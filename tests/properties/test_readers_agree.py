"""One meaning: every reader says the same of any condition on any cases, unknowns included."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.theory.writing import write
from tests.engines import Engine, engine, plain_answers
from tests.properties.conditions import cases, expressions, some_facts

ROUNDS = 105
CONDITIONS = 20  # a round reads as many conditions on one table, in one query an engine
CASES = 6
questions = some_facts(8).flatmap(
    lambda facts: st.tuples(
        st.lists(expressions(facts), min_size=CONDITIONS, max_size=CONDITIONS),
        st.lists(cases(facts), min_size=CASES, max_size=CASES),
    )
)


@pytest.fixture(scope="module")
def engines(request: pytest.FixtureRequest) -> list[Engine]:
    """Every database there is here; what is missing is said at the end of the run."""
    found = [engine("DuckDB"), engine("SQLite")]
    with suppress(pytest.skip.Exception):
        found.append(engine("PostgreSQL", request.getfixturevalue("postgres_url")))
    return found


def test_readers_agree(
    engines: list[Engine], record_property: Callable[[str, object], None]
) -> None:
    """The plain reader and Ibis on every engine agree on at least 2,000 conditions."""
    tried = 0
    answers = {True: 0, False: 0, None: 0}

    @settings(
        max_examples=ROUNDS, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(questions)
    def agree(question: tuple[list, list]) -> None:  # type: ignore[type-arg]
        nonlocal tried
        conditions, table = question
        plain = plain_answers(conditions, table)
        for one in engines:
            for case, ours, theirs in zip(
                table, plain, one.answers(conditions, table), strict=True
            ):
                for condition, here, there in zip(conditions, ours, theirs, strict=True):
                    assert here is there, (
                        f"{one.name}: {write(condition)} on {case}: {there}, not {here}"
                    )
        tried += len(conditions)
        for row in plain:
            for answer in row:
                answers[answer] += 1

    agree()
    names = ["the plain reader", *(one.name for one in engines)]
    left_out = "" if len(engines) == 3 else " PostgreSQL is not installed here and was left out."
    record_property(
        "said",
        f"readers agree: {tried:,} conditions on tables of {CASES} cases "
        f"({answers[True]:,} yes, {answers[False]:,} no, {answers[None]:,} unknown) "
        f"by {', '.join(names)}.{left_out}",
    )
    assert tried >= 2_000
    assert min(answers.values()) > tried * CASES // 20, "each answer is met often enough to matter"
