"""A table of cases opens the same from every place that may hold it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb
import ibis.expr.types as ir
import psycopg
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from linkwork.learning.methods.conditions import as_column
from linkwork.learning.methods.table import CasesError, open_cases
from linkwork.theory.text import parse
from linkwork.theory.vocabulary import vocabulary

ROWS = pa.table(
    {
        "case": ["a", "b", "c"],
        "age": pa.array([71.0, None, 0.1], pa.float64()),
        "accompanied": pa.array([True, None, False], pa.bool_()),
        "sex": pa.array(["female", "unknown", None], pa.string()),
        "practice": pa.array(["A81001", "o'Brien, surgery", None], pa.string()),
        "offered_on": pa.array([date(2026, 1, 31), None, date(2025, 12, 1)], pa.date32()),
        "weight": pa.array([0.5, 1.5, None], pa.float64()),
    }
)
DECLARED = "(age REAL, accompanied BOOLEAN, sex TEXT, practice TEXT, offered_on DATE, weight REAL)"


@pytest.fixture
def postgres_table(postgres_url: str) -> Iterator[str]:
    """The rows in PostgreSQL, under a name of their own."""
    name = f"cases_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        columns = '"case" text, age numeric, accompanied boolean, sex varchar(9), practice text'
        connection.execute(f"CREATE TABLE {name} ({columns}, offered_on date, weight real)")
        for row in ROWS.to_pylist():
            marks = f"INSERT INTO {name} VALUES (%s, %s, %s, %s, %s, %s, %s)"
            connection.execute(marks, list(row.values()))
        yield f"{postgres_url}#{name}"
        connection.execute(f"DROP TABLE {name}")


def parquet(folder: Path) -> str:
    """The rows as Parquet."""
    pyarrow.parquet.write_table(ROWS, folder / "cases.parquet")
    return str(folder / "cases.parquet")


def csv(folder: Path) -> str:
    """The rows as CSV, with empty cells."""
    pyarrow.csv.write_csv(ROWS, folder / "cases.csv")
    return str(folder / "cases.csv")


def duckdb_file(folder: Path) -> str:
    """The rows in a DuckDB file."""
    with duckdb.connect(str(folder / "kept.duckdb")) as connection:
        connection.register("rows", ROWS)
        connection.execute("CREATE TABLE cases AS SELECT * FROM rows")
    return str(folder / "kept.duckdb")


def sqlite_file(folder: Path) -> str:
    """The rows in a SQLite file, in a table of another name."""
    with closing(sqlite3.connect(folder / "kept.db")) as connection:
        connection.execute(f'CREATE TABLE "our cases" ("case" TEXT, {DECLARED[1:]}')
        for row in ROWS.to_pylist():
            values = [str(one) if isinstance(one, date) else one for one in row.values()]
            connection.execute('INSERT INTO "our cases" VALUES (?, ?, ?, ?, ?, ?, ?)', values)
        connection.commit()
    return f"{folder / 'kept.db'}#our cases"


def sqlite_url(folder: Path) -> str:
    """The same SQLite file as an address."""
    path, _, table = sqlite_file(folder).partition("#")
    return f"sqlite:///{path}#{table.replace(' ', '%20')}"


FILES = [parquet, csv, duckdb_file, sqlite_file, sqlite_url]


def same(found: ir.Table) -> None:
    """Check that the table holds the rows, typed by the vocabulary."""
    assert found.order_by("case").to_pyarrow().select(ROWS.column_names[:-1]).to_pylist() == (
        ROWS.drop_columns(["weight"]).to_pylist()
    )
    kinds = {name: str(kind) for name, kind in found.schema().items()}
    assert kinds["age"] == "float64"
    assert kinds["accompanied"] == "boolean"
    assert kinds["offered_on"] == "date"
    assert kinds["case"] == kinds["sex"] == kinds["practice"] == "string"


@pytest.mark.parametrize("write", FILES)
def test_files(tmp_path: Path, write: Callable[[Path], str]) -> None:
    """A file of any kind gives the same rows, and unknowns stay unknown."""
    same(open_cases(write(tmp_path)))


def test_postgres(postgres_table: str) -> None:
    """PostgreSQL gives the same rows, whatever its own types are called."""
    same(open_cases(postgres_table))


def test_further_columns_stay(tmp_path: Path) -> None:
    """A column that is no fact is left as it is."""
    assert open_cases(parquet(tmp_path)).weight.sum().to_pyarrow().as_py() == 2.0


def test_only_some_columns(tmp_path: Path) -> None:
    """Of a large table only the columns that are asked for are read."""
    assert open_cases(csv(tmp_path), columns=["age", "sex"]).columns == ("age", "sex")


def test_conditions_read_on_it(tmp_path: Path) -> None:
    """A condition can be read on the table as it was opened."""
    cases = open_cases(sqlite_file(tmp_path))
    column = as_column(parse("accompanied and age > 70", vocabulary()), cases)
    found = cases.select("case", column.name("answer")).order_by("case").to_pyarrow()
    assert found["answer"].to_pylist() == [True, None, False]


def test_yes_and_no_in_many_ways(tmp_path: Path) -> None:
    """Yes/no facts may be written in words or as 1 and 0, and NA is unknown."""
    file = tmp_path / "cases.csv"
    file.write_text("lives_alone,is_carer\nYes,1\nfalse,0\nNA,\n")
    found = open_cases(file).to_pyarrow().to_pydict()
    assert found == {"lives_alone": [True, False, None], "is_carer": [True, False, None]}


def test_numbers_as_yes_and_no(tmp_path: Path) -> None:
    """A yes/no fact kept as 1.0, 0.0 and NaN, as other tools keep it, is read as such."""
    file = tmp_path / "cases.parquet"
    pyarrow.parquet.write_table(pa.table({"accompanied": [1.0, 0.0, float("nan")]}), file)
    assert open_cases(file).accompanied.to_pyarrow().to_pylist() == [True, False, None]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "seventy,yes,female,2026-01-31",
            "column age: 'seventy' is not a number (in 1 row)",
        ),
        ("70,perhaps,female,2026-01-31", "column accompanied: 'perhaps' is not yes or no"),
        ("70,2,female,2026-01-31", "column accompanied: '2' is not yes or no"),
        ("70,yes,F,2026-01-31", "column sex: 'F' is not one of female, male, other, unknown"),
        ("70,yes,female,31/01/2026", "column offered_on: '31/01/2026' is not a date"),
    ],
)
def test_strays_are_refused(tmp_path: Path, line: str, words: str) -> None:
    """A value that does not fit its fact is refused, with its column."""
    file = tmp_path / "cases.csv"
    file.write_text(f"age,accompanied,sex,offered_on\n{line}\n,,,\n")
    with pytest.raises(CasesError) as error:
        open_cases(file)
    assert words in str(error.value)
    assert str(file) in str(error.value)


def test_strays_of_every_column_are_named(tmp_path: Path) -> None:
    """All columns with strays are named at once, with how many rows."""
    file = tmp_path / "cases.csv"
    file.write_text("age,sex\nold,F\nyoung,F\n30,male\n")
    with pytest.raises(CasesError) as error:
        open_cases(file)
    assert "column age: 'old' is not a number (in 2 rows)" in str(error.value)
    assert "column sex: 'F'" in str(error.value)


def test_a_stray_in_sqlite_is_refused(tmp_path: Path) -> None:
    """A word where SQLite promised a number is refused."""
    with closing(sqlite3.connect(tmp_path / "kept.db")) as connection:
        connection.execute("CREATE TABLE cases (age REAL)")
        connection.execute("INSERT INTO cases VALUES ('old')")
        connection.commit()
    with pytest.raises(CasesError, match="column age"):
        open_cases(tmp_path / "kept.db")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("nowhere.parquet", "nowhere.parquet: no such file"),
        ("mysql://localhost/x", "mysql: no such kind of database"),
        ("postgresql://linkwork:secret@127.0.0.1:1/none", "postgresql://linkwork:...@127.0.0.1:1"),
    ],
)
def test_sources_that_are_not_there(source: str, words: str) -> None:
    """What cannot be opened is named, without its password."""
    with pytest.raises(CasesError) as error:
        open_cases(source)
    assert words in str(error.value)
    assert "secret" not in str(error.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """A database without the table says which table it lacks."""
    with pytest.raises(CasesError, match="no table called cases"):
        open_cases(sqlite_file(tmp_path).partition("#")[0])


def test_a_file_of_something_else(tmp_path: Path) -> None:
    """A file that is no table says so."""
    file = tmp_path / "cases.pdf"
    file.write_bytes(b"%PDF-1.7")
    with pytest.raises(CasesError, match="neither Parquet, DuckDB nor SQLite"):
        open_cases(file)


def test_a_table_without_facts(tmp_path: Path) -> None:
    """A table none of whose columns is a fact is refused, with the columns it has."""
    file = tmp_path / "cases.csv"
    file.write_text("colour,size\nred,3\n")
    with pytest.raises(CasesError, match="no column is a fact; there are colour, size"):
        open_cases(file)


def test_duckdb_fetches_nothing(tmp_path: Path) -> None:
    """No extension is fetched from outside while a table is read."""
    found = open_cases(parquet(tmp_path)).get_backend()
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        answer = found.raw_sql(f"SELECT current_setting('{setting}')").fetchall()
        assert answer == [(False,)]
