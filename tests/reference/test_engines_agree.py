"""The same study on Parquet, DuckDB, PostgreSQL and Spark: one answer, to nine digits."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pytest
from adbc_driver_postgresql import dbapi

from linkwork.invented.cases import write
from linkwork.learning.methods import spark, testing
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.table import CasesError, open_cases
from linkwork.theory.statement import starter

# Peak memory of a process of its own: what is asked for, and not the import of the tests.
CAPPED = """
import json, sys
from linkwork.site.commands.learning import test
try:
    test.main([sys.argv[1], "--memory", sys.argv[2], "--json", sys.argv[3]], standalone_mode=False)
finally:
    lines = open("/proc/self/status").read().splitlines()
    peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    print(json.dumps({"peak": peak}))
"""


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented cases, played out."""
    path = tmp_path_factory.mktemp("cases") / "cases.parquet"
    write(path, 12_000, 5, anchor=date(2026, 6, 30), practices=50, played_out=True)
    return path


@pytest.fixture(scope="module")
def findings(parquet: Path) -> tuple[Finding, ...]:
    """What Parquet, read by DuckDB, says of every statement."""
    return testing.run(starter().statements, open_cases(parquet))


def same(found: Sequence[Finding], findings: Sequence[Finding]) -> None:
    """Every verdict, count, effect, error and interval is the same."""
    for one, other in zip(found, findings, strict=True):
        assert (one.statement, one.verdict, one.n) == (other.statement, other.verdict, other.n)
        if other.effect is None:
            assert one.effect is None
            continue
        assert one.effect == pytest.approx(other.effect, rel=1e-9)
        assert one.se == pytest.approx(other.se, rel=1e-9)
        assert one.ci == pytest.approx(other.ci, rel=1e-9)
        assert one.p == pytest.approx(other.p, rel=1e-7)
    assert sum(one.effect is not None for one in findings) > 20


def test_duckdb_in_any_order(parquet: Path, findings: tuple[Finding, ...], tmp_path: Path) -> None:
    """A DuckDB table whose rows are shuffled."""
    file = tmp_path / "cases.duckdb"
    with duckdb.connect(str(file)) as database:
        database.execute(
            'CREATE TABLE cases AS SELECT * FROM read_parquet(?) ORDER BY hash("case")',
            [str(parquet)],
        )
    same(testing.run(starter().statements, open_cases(file)), findings)


def test_postgresql(parquet: Path, findings: tuple[Finding, ...], postgres_url: str) -> None:
    """A PostgreSQL table of the same cases."""
    rows = duckdb.connect().read_parquet(str(parquet)).to_arrow_table()
    with dbapi.connect(postgres_url) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("cases_of_engines", rows, mode="replace")
        connection.commit()
    found = open_cases(f"{postgres_url}#cases_of_engines")
    same(testing.run(starter().statements, found), findings)


def test_spark(parquet: Path, findings: tuple[Finding, ...]) -> None:
    """Spark reads the Parquet itself and scans it where its rows are."""
    pytest.importorskip("pyspark", reason="Spark is not installed here (extra: spark)")
    try:
        spark.session(memory="1g", processors="2")
    except spark.LacksSpark as error:
        pytest.skip(str(error))
    found = open_cases(f"spark://{parquet}")
    assert spark.is_there(found)
    same(testing.run(starter().statements, found), findings)


def test_in_parts(parquet: Path, findings: tuple[Finding, ...], tmp_path: Path) -> None:
    """A scan in kept parts."""
    found = testing.run(starter().statements, open_cases(parquet), kept=tmp_path)
    same(found, findings)
    assert not list(tmp_path.iterdir())


def test_under_a_cap_of_memory(parquet: Path, tmp_path: Path) -> None:
    """A command held to 500 MB stays under it, from its start to its end."""
    if not Path("/proc/self/status").exists():
        pytest.skip("peak memory of a process is read from /proc, which is not here")
    answer = tmp_path / "found.json"
    words = [sys.executable, "-c", CAPPED, str(parquet), "500MB", str(answer)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1])["peak"] < 500
    assert len(json.loads(answer.read_text())["findings"]) == 33


def test_a_size_that_is_none(parquet: Path) -> None:
    """A cap is a number of MB or GB."""
    with pytest.raises(CasesError, match="a size is wanted"):
        open_cases(parquet, memory="plenty")
