"""Bring a table of cases to DuckDB as it stands, from a file or a database."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from linkwork.theory.vocabulary import FactType, vocabulary

ROWS_AT_ONCE = 65_536
MAGIC = {b"PAR1": "parquet", b"SQLite format 3\x00": "sqlite"}
CSV_NAMES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
POSTGRES = ("postgres", "postgresql")
BLANK = ("", "NA")  # how a CSV says that it does not know
AS_IT_IS = ("boolean", "smallint", "integer", "bigint", "real", "double precision", "text", "date")


class CasesError(ValueError):
    """A table of cases that cannot be read; names the source and what is wrong with it."""


def raw(source: str | Path, table: str) -> ir.Table:
    """Open a source as a table of DuckDB, with the types and values the source has."""
    scheme, place, table = _parted(str(source), table)
    try:
        return OPENED[scheme](place, table)
    except CasesError:
        raise
    except Exception as error:
        raise CasesError(f"{_without_password(str(source))}: {_first_line(error)}") from error


def is_lazy(source: str | Path) -> bool:
    """Say whether the table is cheap to read again, so that it need not be kept in memory."""
    return _parted(str(source), "")[0] in ("parquet", "duckdb", "spark")


def _parted(source: str, table: str) -> tuple[str, str, str]:
    """Tell what kind of source it is, where it is, and which table of it is meant."""
    if "://" in source:
        url = urlsplit(source)
        if url.scheme in POSTGRES:
            return "postgres", source.partition("#")[0], unquote(url.fragment) or table
        if url.scheme == "spark":
            return "spark", unquote(url.path), table
        if url.scheme in ("sqlite", "duckdb"):
            return _of_file(unquote(url.path[1:]), unquote(url.fragment) or table)
        raise CasesError(
            f"{url.scheme}: no such kind of database; postgresql, sqlite, duckdb or spark"
        )
    path, mark, fragment = source.rpartition("#")
    if mark and not Path(source).exists():
        return _of_file(path, fragment)
    return _of_file(source, table)


def _of_file(name: str, table: str) -> tuple[str, str, str]:
    path = Path(name)
    if not path.is_file():
        raise CasesError(f"{name}: no such file")
    with path.open("rb") as file:
        start = file.read(16)
    for magic, kind in MAGIC.items():
        if start.startswith(magic):
            return kind, name, table
    if start[8:12] == b"DUCK":
        return "duckdb", name, table
    if name.lower().endswith(CSV_NAMES):
        return "csv", name, table
    raise CasesError(f"{name}: neither Parquet, DuckDB nor SQLite, and not named .csv")


def _memory() -> Backend:
    # A DuckDB that fetches nothing from outside, and spills only into the temporary folder.
    return ibis.duckdb.connect(
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
        temp_directory=str(Path(tempfile.gettempdir()) / f"linkwork-cases-{os.getpid()}"),
    )


def _parquet(place: str, _: str) -> ir.Table:
    return _memory().read_parquet(place)


def _csv(place: str, _: str) -> ir.Table:
    return _memory().read_csv(place, all_varchar=True, header=True, nullstr=list(BLANK))


def _duckdb(place: str, table: str) -> ir.Table:
    connection = ibis.duckdb.connect(
        place,
        read_only=True,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    return connection.table(table)


def _sqlite(place: str, table: str) -> ir.Table:
    with closing(
        sqlite3.connect(f"{Path(place).resolve().as_uri()}?mode=ro", uri=True)
    ) as database:
        columns = database.execute(
            "SELECT name, type FROM pragma_table_info(?)", [table]
        ).fetchall()
        if not columns:
            raise CasesError(f"{place}: no table called {table}")
        schema = pa.schema([(name, _sqlite_type(name, declared)) for name, declared in columns])
        rows = database.execute(f"SELECT {_listed(schema.names)} FROM {_quoted(table)}")  # noqa: S608  (names are quoted)
        return _kept(schema, _batches(rows, schema, place))


def _sqlite_type(name: str, declared: str) -> pa.DataType:
    """The type of a column by SQLite's own rules, or the fact's where a view declares none."""
    words = declared.upper()
    if not words:
        fact = vocabulary().get(name)
        numeric = fact is not None and fact.type in (FactType.NUMBER, FactType.YES_NO)
        return pa.float64() if numeric else pa.string()
    if "DATE" in words or any(part in words for part in ("CHAR", "CLOB", "TEXT", "BLOB")):
        return pa.string()
    return pa.float64()


def _batches(rows: sqlite3.Cursor, schema: pa.Schema, place: str) -> Iterator[pa.RecordBatch]:
    while block := rows.fetchmany(ROWS_AT_ONCE):
        columns = []
        for field, values in zip(schema, zip(*block, strict=True), strict=True):
            try:
                columns.append(pa.array(values, type=field.type))
            except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError) as error:
                raise CasesError(f"{place}: column {field.name}: {_first_line(error)}") from error
        yield pa.record_batch(columns, schema=schema)


def _postgres(place: str, table: str) -> ir.Table:
    from adbc_driver_postgresql import dbapi  # only those who have such a database wait for it

    with closing(dbapi.connect(place)) as connection, closing(connection.cursor()) as cursor:
        cursor.execute(
            "SELECT to_regclass($1)::text, attname, format_type(atttypid, NULL)"
            " FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0"
            " AND NOT attisdropped ORDER BY attnum",
            [table],
        )
        columns = cursor.fetchall()
        if not columns:
            raise CasesError(f"{_without_password(place)}: no table called {table}")
        wanted = ", ".join(_postgres_column(name, kind) for _, name, kind in columns)
        cursor.execute(f"SELECT {wanted} FROM {columns[0][0]}")  # noqa: S608  (names are quoted)
        rows = cursor.fetch_record_batch()
        return _kept(rows.schema, rows)


def _postgres_column(name: str, kind: str) -> str:
    if kind in AS_IT_IS:
        return _quoted(name)
    return (
        f"{_quoted(name)}::{'double precision' if kind == 'numeric' else 'text'} AS {_quoted(name)}"
    )


def _kept(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> ir.Table:
    """Keep a stream of rows in DuckDB's memory."""
    connection = _memory()
    duckdb = connection.con
    duckdb.register("incoming", schema.empty_table())
    duckdb.execute("CREATE TABLE kept AS SELECT * FROM incoming")
    for batch in batches:  # in this thread, because SQLite answers in no other
        duckdb.register("incoming", pa.table(batch))
        duckdb.execute("INSERT INTO kept SELECT * FROM incoming")
    duckdb.unregister("incoming")
    return connection.table("kept")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: Sequence[str]) -> str:
    return ", ".join(_quoted(name) for name in names)


def _without_password(source: str) -> str:
    url = urlsplit(source)
    return source.replace(f":{url.password}@", ":...@") if url.password else source


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _spark(place: str, _: str) -> ir.Table:
    from linkwork.learning.methods import spark  # only those who have such a cluster wait for it

    return spark.parquet(place)


OPENED: dict[str, Callable[[str, str], ir.Table]] = {
    "parquet": _parquet,
    "csv": _csv,
    "duckdb": _duckdb,
    "sqlite": _sqlite,
    "postgres": _postgres,
    "spark": _spark,
}
