"""A condition becomes a column, and says where it cannot."""

import ibis
import pytest

from linkwork.learning.methods.conditions import as_column, as_outcome
from linkwork.theory.expression import Measure
from linkwork.theory.text import parse
from linkwork.theory.vocabulary import vocabulary


def answers(text: str, table: ibis.Table) -> list[bool | None]:
    """The condition's column, read on DuckDB."""
    found: list[bool | None] = as_column(parse(text, vocabulary()), table).to_pyarrow().to_pylist()
    return found


def test_a_missing_column_is_unknown() -> None:
    """A fact the table has no column for is unknown in every row, and decides nothing."""
    table = ibis.memtable({"age": [10.0, 80.0]})
    assert answers("age > 65 and accompanied", table) == [False, None]
    for text in ("distance <= 3", "symptoms == worse", "offered_on > 2026-01-01", "accompanied"):
        assert answers(text, table) == [None, None]
    measured = as_outcome(Measure("distance"), table)
    assert measured.to_pyarrow().to_pylist() == [None, None]


def test_another_kind_of_column_is_refused() -> None:
    """A column of another kind than the fact is named, not compared."""
    table = ibis.memtable({"age": ["seventy"], "accompanied": [1], "offered_on": ["2026-01-01"]})
    with pytest.raises(TypeError, match="age: the table holds string, and numbers are wanted"):
        answers("age > 3", table)
    with pytest.raises(TypeError, match="accompanied: the table holds int64, and yes or no"):
        answers("accompanied", table)
    with pytest.raises(TypeError, match="offered_on: the table holds string, and dates"):
        answers("offered_on > 2026-01-01", table)


def test_whole_numbers_are_numbers() -> None:
    """A number fact may be kept in a column of whole numbers."""
    assert answers("age >= 65", ibis.memtable({"age": [64, 65, None]})) == [False, True, None]


def test_a_measure_is_its_number() -> None:
    """A measure's column is the number itself, with NaN as unknown."""
    table = ibis.memtable({"gp_contacts_after": [2.0, float("nan"), None]})
    column = as_outcome(Measure("gp_contacts_after"), table)
    assert column.to_pyarrow().to_pylist() == [2.0, None, None]


def test_a_condition_as_outcome() -> None:
    """An outcome that is a condition reads as the condition."""
    table = ibis.memtable({"completed": [True, False, None]})
    column = as_outcome(parse("completed", vocabulary()), table)
    assert column.to_pyarrow().to_pylist() == [True, False, None]


@pytest.mark.parametrize("dialect", ["duckdb", "postgres"])
def test_a_table_that_is_only_described(dialect: str) -> None:
    """A condition can be written as SQL without a database at hand."""
    table = ibis.table({"age": "float64"}, name="cases")
    column = as_column(parse("age > 3", vocabulary()), table)
    assert ">" in ibis.to_sql(table.select(held=column), dialect=dialect)


def test_a_long_condition_stays_shallow() -> None:
    """The longest condition that can be written is read without nesting as deep as it is long."""
    text = " or ".join(f"age == {number}" for number in range(200))
    assert answers(text, ibis.memtable({"age": [199.0, 200.0]})) == [True, False]
