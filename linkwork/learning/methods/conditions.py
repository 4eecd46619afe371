"""Read a condition on a whole table at once: a column of yes, no, and NULL where it is unknown."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeAlias

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis.common.exceptions import IbisError

from linkwork.theory.expression import (
    Compare,
    Every,
    Expression,
    Measure,
    Not,
    Outcome,
    Some,
    Value,
)
from linkwork.theory.reading import COMPARISONS, UNKNOWN_WORDS

Join: TypeAlias = Callable[[Any, Any], Any]
WANTED: dict[type, tuple[str, Callable[[dt.DataType], bool]]] = {
    bool: ("yes or no", dt.DataType.is_boolean),
    float: ("numbers", dt.DataType.is_numeric),
    str: ("text", dt.DataType.is_string),
}
DATES = ("dates", dt.DataType.is_date)


def as_column(
    expression: Expression, table: ir.Table, clean: Collection[str] = ()
) -> ir.BooleanValue:
    """Make the expression a column of the table, NULL where it cannot be known.

    A fact the table has no column for is unknown in every row. TypeError where a column holds
    another kind of value than the expression compares it with. `clean` names facts whose columns
    are known to hold no NaN, so that nobody need look.
    """
    match expression:
        case Compare(fact, sign, value):
            if fact not in table.columns:
                return _unknown("boolean", table)
            return COMPARISONS[sign](_known(fact, value, table, clean), value)
        case Not(part):
            return ~as_column(part, table, clean)
        case Every(parts):
            return _joined([as_column(part, table, clean) for part in parts], lambda a, b: a & b)
        case Some(parts):
            return _joined([as_column(part, table, clean) for part in parts], lambda a, b: a | b)


def as_outcome(
    outcome: Outcome, table: ir.Table, clean: Collection[str] = ()
) -> ir.BooleanValue | ir.NumericValue:
    """Make an outcome a column: yes/no for a condition, a number for a measure; NULL if unknown."""
    if not isinstance(outcome, Measure):
        return as_column(outcome, table, clean)
    if outcome.fact not in table.columns:
        return _unknown("float64", table)
    return _known(outcome.fact, 0.0, table, clean)


def _unknown(kind: str, table: ir.Table) -> Any:
    """A column of the table's length that is NULL in every row."""
    nothing = ibis.null(kind)
    return table[table.columns[0]].isnull().ifelse(nothing, nothing)


def _known(fact: str, value: Value, table: ir.Table, clean: Collection[str]) -> Any:
    """The column of a fact, with everything that means `not known` turned into NULL."""
    name, fits = WANTED.get(type(value), DATES)
    column = table[fact]
    if not fits(column.type()):
        raise TypeError(f"{fact}: the table holds {column.type()}, and {name} are wanted")
    if isinstance(value, str):
        for word in UNKNOWN_WORDS:
            column = column.nullif(word)
    elif isinstance(value, float):
        column = column.cast("float64")
        column = column if fact in clean else _without_nan(column, table)
    return column


def _without_nan(column: Any, table: ir.Table) -> Any:
    # SQLite keeps a NaN as NULL and has no word for it; every other engine has both.
    return (
        column
        if _engine(table) == "sqlite"
        else column.isnan().ifelse(ibis.null("float64"), column)
    )


def _engine(table: ir.Table) -> str:
    try:
        return str(table.get_backend().name)
    except IbisError:
        return ""  # a table that is only described, and bound to no engine


def _joined(columns: Sequence[Any], join: Join) -> Any:
    """Join columns two by two, so that a long condition does not become a deep one."""
    while len(columns) > 1:
        pairs = zip(columns[::2], columns[1::2], strict=False)
        odd = columns[-1:] if len(columns) % 2 else []
        columns = [*(join(a, b) for a, b in pairs), *odd]
    return columns[0]
