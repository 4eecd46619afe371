"""Open a table of cases, whatever holds it, and see that it says what the vocabulary means."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from duckdb import Error as DuckDBError
from ibis.backends.duckdb import Backend

from linkwork.learning.methods.sources import CasesError, is_lazy, raw
from linkwork.theory.reading import UNKNOWN_WORDS
from linkwork.theory.vocabulary import Fact, FactType, vocabulary

__all__ = ["CasesError", "open_cases"]

TYPES = {
    FactType.YES_NO: "boolean",
    FactType.NUMBER: "float64",
    FactType.CHOICE: "string",
    FactType.TEXT: "string",
    FactType.DATE: "date",
}
WANTED = {
    FactType.YES_NO: "yes or no",
    FactType.NUMBER: "a number",
    FactType.TEXT: "text",
    FactType.DATE: "a date, as in 2026-01-31",
}
SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(MB|GB)", re.IGNORECASE)
UNITS = {"MB": 1.0, "GB": 1024.0}
YES = ("yes", "true", "y", "t", "1")
NO = ("no", "false", "n", "f", "0")


def open_cases(
    source: str | Path,
    *,
    table: str = "cases",
    columns: Collection[str] | None = None,
    memory: str | None = None,
) -> ir.Table:
    """Open a table of cases as a table of DuckDB, typed by the vocabulary.

    source: a Parquet, CSV, DuckDB or SQLite file, a URL (postgresql://, sqlite:///, duckdb:///), or
    spark:/// before the path of a Parquet file or folder, which Spark then reads itself);
    `#name` after it names the table within a database, else `cases`. Parquet and DuckDB stay where
    they are; the rest is kept in memory, so name the columns you need of a large one.
    `memory`, as in "500MB", is what the work may take in all: DuckDB gets a third of it, on one
    thread, and works from the disk beyond that. CasesError names the column and the value that
    does not fit its fact.
    """
    found = raw(source, table)
    if memory is not None:
        _hold_to(found, memory)
    if columns is not None:
        found = found.select([name for name in found.columns if name in columns])
    taken = [_taken(found, name) for name in found.columns]
    if not any(one.fact for one in taken):
        raise CasesError(f"{source}: no column is a fact; there are {', '.join(found.columns)}")
    _refuse_strays(found, taken, str(source))
    typed = found.select([one.column.name(one.name) for one in taken])
    return typed if is_lazy(source) else _kept(typed)


@dataclass(frozen=True)
class Taken:
    """A column as the source has it, the fact it tells of, and the same as the fact's type."""

    name: str
    column: Any
    fact: Fact | None = None
    stray: Any = None  # where a value is there, and does not fit the fact; None: it always fits


def _taken(found: ir.Table, name: str) -> Taken:
    column = found[name]
    fact = vocabulary().get(name)
    if name == "case":
        return Taken(name, column.cast("string"))
    if fact is None:
        return Taken(name, column)
    stray, typed = _as_fact(column, fact)
    return Taken(name, typed, fact, stray)


def _as_fact(column: Any, fact: Fact) -> tuple[Any, Any]:
    """Where the column strays from the fact (None: nowhere), and the column as its type."""
    kind, wanted = column.type(), TYPES[fact.type]
    if kind.is_string():
        return _from_text(column, fact)
    if str(kind.copy(nullable=True)) == wanted:
        return None, column
    if fact.type is FactType.NUMBER and kind.is_numeric():
        return None, column.cast(wanted)
    if fact.type is FactType.YES_NO and kind.is_numeric():
        number = column.cast("float64")
        return ~(number.isnan() | number.isin([0.0, 1.0])), _without_nan(number).cast("boolean")
    if fact.type is FactType.TEXT and (kind.is_integer() or kind.is_uuid()):
        return None, column.cast("string")
    return column.notnull(), column.cast("string").nullif("").try_cast(wanted)


def _from_text(column: Any, fact: Fact) -> tuple[Any, Any]:
    if fact.type is FactType.TEXT:
        return None, column
    if fact.type is FactType.CHOICE:
        return ~column.isin([*fact.choices, *UNKNOWN_WORDS]), column
    word = column.strip().nullif("")
    if fact.type is FactType.YES_NO:
        word = word.lower()
        typed = ibis.cases(
            (word.isin(YES), True), (word.isin(NO), False), else_=ibis.null("boolean")
        )
    else:
        typed = word.try_cast(TYPES[fact.type])
    return word.notnull() & typed.isnull(), typed


def _without_nan(number: Any) -> Any:
    return number.isnan().ifelse(ibis.null("float64"), number)


def _refuse_strays(found: ir.Table, taken: list[Taken], source: str) -> None:
    """Look once through the table for values that do not fit, and name each such column."""
    suspects = [one for one in taken if one.stray is not None]
    if not suspects:
        return
    counted = found.aggregate([part for one in suspects for part in _counted(found, one)])
    row = counted.to_pyarrow().to_pylist()[0]
    words = [_complaint(one, row) for one in suspects if row[f"{one.name}__strays"]]
    if words:
        raise CasesError("\n".join(f"{source}: {word}" for word in words))


def _counted(found: ir.Table, one: Taken) -> Iterator[Any]:
    yield one.stray.fill_null(False).sum().name(f"{one.name}__strays")
    written = found[one.name].cast("string")
    yield written.min(where=one.stray).name(f"{one.name}__such_as")


def _complaint(one: Taken, row: dict[str, Any]) -> str:
    assert one.fact
    count, value = row[f"{one.name}__strays"], row[f"{one.name}__such_as"]
    wanted = WANTED.get(one.fact.type) or f"one of {', '.join(one.fact.choices)}"
    rows = "row" if count == 1 else "rows"
    return f"column {one.name}: {value!r} is not {wanted} (in {count} {rows})"


def _hold_to(found: ir.Table, memory: str) -> None:
    """Keep DuckDB to a third of the memory, on one thread, since each holds blocks of its own."""
    connection = found.get_backend()
    if not isinstance(connection, Backend):
        raise CasesError(f"memory {memory}: can be held to only where DuckDB reads the cases")
    try:
        connection.raw_sql(f"SET memory_limit = '{_size(memory)}'")
        connection.raw_sql("SET threads = 1")
    except DuckDBError as error:
        raise CasesError(f"memory {memory}: {str(error).splitlines()[0]}") from error


def _size(memory: str) -> str:
    sized = SIZE.fullmatch(memory.strip())
    if not sized:
        raise CasesError(f"memory {memory}: a size is wanted, as in 500MB or 2GB")
    return f"{max(float(sized[1]) * UNITS[sized[2].upper()] / 3, 64):.0f}MB"


def _kept(typed: ir.Table) -> ir.Table:
    connection = typed.get_backend()
    assert isinstance(connection, Backend)
    return connection.create_table("cases", typed)
