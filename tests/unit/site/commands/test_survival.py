"""`linkwork incidence` and `hazard`: what they say, and what they refuse."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkwork.site.commands.survival import hazard, incidence

ROWS = """t,e,arm,x,site
1,1,new,0.1,A
2,0,new,0.9,A
3,2,old,0.4,B
4,1,old,0.2,B
5,0,new,0.6,C
,1,old,0.7,C
6,1,old,0.8,C
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Write a small table with one gap."""
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    return str(path)


@pytest.fixture
def larger(tmp_path: Path) -> str:
    """Write ninety rows in nine sites."""
    path = tmp_path / "larger.csv"
    rows = [
        f"{1 + one * 37 % 50},{one % 2},{'new' if one % 3 else 'old'},{one * 7 % 11},S{one % 9}"
        for one in range(90)
    ]
    path.write_text("\n".join(["t,e,arm,x,site", *rows]))
    return str(path)


def test_incidence_as_json_and_as_a_table(file: str) -> None:
    """JSON holds the shares by event; the table has intervals and says what was left out."""
    words = [file, "--time", "t", "--event", "e", "--times", "2,4"]
    ran = CliRunner().invoke(incidence, [*words, "--json", "-"])
    assert json.loads(ran.stdout)["2"] == pytest.approx([0, 5 / 24])
    ran = CliRunner().invoke(incidence, words)
    assert "event 1, cumulative incidence by time (6 rows)" in ran.stdout
    assert "Left out 1 row with a gap." in ran.stderr
    ran = CliRunner().invoke(incidence, [*words, "--group", "arm", "--json", "-"])
    assert sorted(json.loads(ran.stdout)) == ["new", "old"]


def test_hazard_as_json_and_as_a_table(file: str, larger: str) -> None:
    """The ratio stands with its interval; the event asked of is named where there are several."""
    words = [file, "--time", "t", "--event", "e", "--columns", "x,arm"]
    ran = CliRunner().invoke(hazard, words)
    assert "--of says which is asked of" in ran.stderr
    words[0] = larger
    ran = CliRunner().invoke(hazard, [*words, "--of", "1", "--reference", "arm=old"])
    assert "arm: new" in ran.stdout
    assert "90 rows, 45 events" in ran.stdout
    words = [larger, "--time", "t", "--event", "e", "--of", "1", "--columns", "x"]
    ran = CliRunner().invoke(
        hazard, [*words, "--cluster", "site", "--strata", "arm", "--json", "-"]
    )
    found = json.loads(ran.stdout)
    assert found["clusters"] == 9
    low, high = found["columns"]["x"]["ci"]
    assert low < found["columns"]["x"]["ratio"] < high
    assert "Only 9 clusters" in ran.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--time", "tt", "--event", "e", "--times", "2"], "no column tt"),
        (["--time", "t", "--event", "e", "--times", "soon"], "not numbers"),
        (["--time", "t", "--event", "arm", "--times", "2"], "is not a number"),
        (["--time", "t", "--event", "x", "--times", "2"], "whole number"),
        (["--time", "t", "--event", "e", "--times", ","], "no time is named"),
    ],
)
def test_what_is_refused(file: str, words: list[str], said: str) -> None:
    """A wrong column, time or event is named, without a traceback."""
    ran = CliRunner().invoke(incidence, [file, *words])
    assert ran.exit_code == 1
    assert said in ran.stderr


def test_a_reference_that_nobody_has(file: str) -> None:
    """A word to compare with has to be there, and be written COLUMN=WORD."""
    words = [file, "--time", "t", "--event", "e", "--of", "1", "--columns", "arm"]
    ran = CliRunner().invoke(hazard, [*words, "--reference", "arm=none"])
    assert "no row says none (there are new, old)" in ran.stderr
    ran = CliRunner().invoke(hazard, [*words, "--reference", "arm"])
    assert "COLUMN=WORD is wanted" in ran.stderr
