"""`linkwork invent cases`: a table, the truth beside it, and plain words where that cannot be."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from linkwork.site.commands.invented import commands


def invent(*words: str) -> Result:
    """Run the command."""
    (group,) = commands
    return CliRunner().invoke(group, ["cases", *words])


def test_writes_the_cases_and_the_truth(tmp_path: Path) -> None:
    """One command makes the table and what is true of it."""
    table, truth = tmp_path / "cases.parquet", tmp_path / "truth.json"
    done = invent(str(table), "--cases", "900", "--seed", "4", "--truth", str(truth))
    assert done.exit_code == 0, done.output
    assert pq.read_table(table).num_rows == 900
    told = json.loads(truth.read_text())
    assert (told["seed"], told["cases"]) == (4, 900)
    assert 0.05 < told["statements"]["EG3"]["effect"] < 0.25
    assert "900 invented cases of 6 practices" in done.output


def test_takes_other_effects(tmp_path: Path) -> None:
    """Effects can be declared in a file."""
    mine, truth = tmp_path / "mine.toml", tmp_path / "truth.json"
    mine.write_text("[statements.EG3]\nlogit = 0\nliving_alone = 0\n")
    done = invent(
        str(tmp_path / "c.parquet"), "--cases", "900", "--truth", str(truth), "--effects", str(mine)
    )
    assert done.exit_code == 0, done.output
    assert json.loads(truth.read_text())["statements"]["EG3"]["effect"] == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["cases.csv"], "cases.csv: the table is written as Parquet; end in .parquet"),
        (["nowhere/cases.parquet"], "nowhere: no such folder"),
        (["cases.parquet", "--truth", "nowhere/truth.json"], "nowhere: no such folder"),
        (["cases.parquet", "--effects", "none.toml"], "none.toml: cannot be read"),
        (["cases.parquet", "--cases", "0"], "0 is not in the range"),
    ],
)
def test_says_plainly_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    """Bad input is answered in one line that names it, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    done = invent(*words)
    assert done.exit_code != 0
    assert message in done.output
    assert "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == []
