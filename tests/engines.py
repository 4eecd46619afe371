"""The databases a condition is read on in the tests: DuckDB, SQLite and PostgreSQL through Ibis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import ibis
import ibis.expr.types as ir

from linkwork.learning.methods.conditions import as_column
from linkwork.theory.expression import Expression, Value
from linkwork.theory.reading import read
from linkwork.theory.vocabulary import FactType, vocabulary

Cases: TypeAlias = Sequence[Mapping[str, Value | None]]
Answers: TypeAlias = list[list[bool | None]]  # one row a case, one column an expression
TYPES = {
    FactType.YES_NO: "boolean",
    FactType.NUMBER: "double precision",
    FactType.CHOICE: "text",
    FactType.TEXT: "text",
    FactType.DATE: "date",
}


@dataclass
class Engine:
    """One database with a table of cases, emptied and filled again for every question."""

    name: str
    connection: Any
    mark: str  # how its driver marks a value in a query
    table: ir.Table = field(init=False)

    def __post_init__(self) -> None:
        columns = ", ".join(f"{fact.name} {TYPES[fact.type]}" for fact in vocabulary().values())
        self._do(f"CREATE TEMPORARY TABLE cases (row_number integer, {columns})")
        self.table = self.connection.table("cases")

    def answers(self, expressions: Sequence[Expression], cases: Cases) -> Answers:
        """Read every expression on every case, in one query.

        The table has no column for a fact that no case speaks of, as an export from elsewhere.
        """
        spoken_of = sorted({name for case in cases for name in case})
        self._fill(spoken_of, cases)
        table = self.table.select("row_number", *spoken_of)
        asked = [as_column(one, table).name(f"e{at}") for at, one in enumerate(expressions)]
        found = table.order_by("row_number").select(asked).to_pyarrow().to_pydict()
        return [list(row) for row in zip(*found.values(), strict=True)]

    def _fill(self, names: Sequence[str], cases: Cases) -> None:
        self._do("DELETE FROM cases")
        marks = ", ".join([self.mark] * (len(names) + 1))
        into = f"INSERT INTO cases ({', '.join(['row_number', *names])}) VALUES ({marks})"
        for at, case in enumerate(cases):
            self._do(into, [at, *(self._stored(case.get(name)) for name in names)])

    def _stored(self, value: Value | None) -> object:
        return value.isoformat() if self.name == "SQLite" and isinstance(value, date) else value

    def _do(self, query: str, values: Sequence[object] = ()) -> None:
        self.connection.con.execute(query, list(values))


def plain_answers(expressions: Sequence[Expression], cases: Cases) -> Answers:
    """Read every expression on every case with the plain reader."""
    return [[read(one, case) for one in expressions] for case in cases]


def engine(name: str, postgres_url: str = "") -> Engine:
    """Open one database by its name."""
    if name == "DuckDB":
        return Engine(name, ibis.duckdb.connect(), "?")
    if name == "SQLite":
        return Engine(name, ibis.sqlite.connect(), "?")
    url = urlsplit(postgres_url)
    connection = ibis.postgres.connect(
        host=url.hostname,
        port=url.port or 5432,
        user=url.username,
        password=url.password,
        database=url.path[1:],
    )
    return Engine(name, connection, "%s")
