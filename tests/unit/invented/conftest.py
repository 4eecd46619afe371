"""The invented tables the tests of this room look at."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import duckdb
import pytest

from linkwork.invented.cases import Invented, generate

ANCHOR = date(2026, 11, 22)
Ask: TypeAlias = Callable[[Invented, str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def played_out() -> Invented:
    """20,000 people whose stories are told to their end, from many practices."""
    return generate(20_000, 7, anchor=ANCHOR, practices=400, played_out=True)


@pytest.fixture(scope="session")
def standing() -> Invented:
    """20,000 people as they stand on the anchor day."""
    return generate(20_000, 7, anchor=ANCHOR, practices=400)


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Put a question in SQL to the table `cases` of what was invented."""

    def answer(made: Invented, question: str) -> list[tuple[Any, ...]]:
        with duckdb.connect() as engine:
            engine.register("cases", made.table)
            return engine.sql(question).fetchall()

    return answer
