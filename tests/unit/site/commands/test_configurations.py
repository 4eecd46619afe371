"""`linkwork qca`: the same shape always, and a plain word where something is wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkwork.site.commands import main

ROWS = """case,A,B,income,Y
one,1,1,900,1
two,1,0,700,1
three,0,1,100,0
four,0,0,500,0
five,1,0,650,1
"""


def run(folder: Path, *arguments: str, rows: str = ROWS) -> Result:
    """Run the command on a small file."""
    source = folder / "cases.csv"
    source.write_text(rows)
    return CliRunner().invoke(main, ["qca", str(source), *arguments])


def test_the_shape_of_the_answer(tmp_path: Path) -> None:
    """Truth table, three solutions with models and fit, and what is needed."""
    found = run(tmp_path, "--outcome", "Y", "--conditions", "A,B", "--json", "-")
    assert found.exit_code == 0, found.output
    answer = json.loads(found.output)
    assert answer["conservative"]["models"] == [["A"]]
    assert answer["parsimonious"]["models"] == answer["intermediate"]["models"] == [["A"]]
    fit = answer["parsimonious"]["fit"][0]
    assert fit["overall"] == {"inclS": 1.0, "PRI": 1.0, "covS": 1.0}
    assert fit["terms"] == [{"term": "A", "inclS": 1.0, "PRI": 1.0, "covS": 1.0, "covU": 1.0}]
    assert answer["truth_table"][0] == {
        "A": 0, "B": 0, "row": 1, "OUT": "0", "n": 1, "incl": 0.0, "PRI": 0.0, "cases": ["four"],
    }  # fmt: skip
    assert [one["term"] for one in answer["necessity"]["needed"]] == ["A"]


def test_the_absence_and_a_calibration(tmp_path: Path) -> None:
    """`--negate` explains the absence; a calibrated column is compared by its anchors."""
    rules = tmp_path / "rules.toml"
    rules.write_text("income = {out = 200, cross = 600, in = 800}\n")
    asked = ["--outcome", "Y", "--conditions", "income,B", "--calibrate", str(rules)]
    found = run(tmp_path, *asked, "--negate", "--incl-cut", "0.55", "--json", "-")
    answer = json.loads(found.output)
    assert answer["outcome"] == "~Y"
    assert answer["parsimonious"]["models"] == [["~income"]]


def test_directions_and_tables_for_people(tmp_path: Path) -> None:
    """Without --json the tables are printed; directions are read one a condition."""
    found = run(tmp_path, "--outcome", "Y", "--conditions", "A,B", "--directions", "1,-")
    assert found.exit_code == 0
    assert "M1: A -> Y" in found.output
    assert "Truth table for Y: 5 cases" in found.output


def test_json_into_a_file(tmp_path: Path) -> None:
    """--json with a name writes there."""
    target = tmp_path / "answer.json"
    found = run(tmp_path, "--outcome", "Y", "--conditions", "A,B", "--json", str(target))
    assert found.exit_code == 0
    assert found.output == ""
    assert json.loads(target.read_text())["conditions"] == ["A", "B"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--outcome", "Z", "--conditions", "A"), "no column 'Z'; there are case, A, B"),
        (("--outcome", "Y", "--conditions", "A,income"), "income, case one: 900 is no membership"),
        (("--outcome", "Y", "--conditions", ","), "conditions: name at least one"),
        (("--outcome", "Y", "--conditions", "A,B", "--directions", "1"), "directions: 1 for 2"),
        (("--outcome", "Y", "--conditions", "A,B", "--directions", "1,x"), "directions, B: 'x'"),
        (("--outcome", "Y", "--conditions", "A", "--incl-cut", "1.2"), "1.2 is not in the range"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Each mistake is told with its thing and place, and no traceback."""
    found = run(tmp_path, *arguments)
    assert found.exit_code != 0
    assert said in found.output
    assert "Traceback" not in found.output


def test_a_torn_file_and_a_stray_rule(tmp_path: Path) -> None:
    """The line of a row that is too short; a calibration of a column that is not compared."""
    asked = ("--outcome", "Y", "--conditions", "A,B")
    torn = run(tmp_path, *asked, rows="case,A,B,Y\none,1,0\n")
    assert "line 2: 3 values for 4 columns" in torn.output
    assert "the file is empty" in run(tmp_path, *asked, rows="").output
    assert "there are no cases" in run(tmp_path, *asked, rows="case,A,B,Y\n").output
    rules = tmp_path / "rules.toml"
    rules.write_text("incme = [1, 2, 3]\n")
    stray = run(tmp_path, *asked, "--calibrate", str(rules))
    assert "'incme' is neither a condition nor the outcome" in stray.output
    rules.write_text("A = [1, 2")
    assert "rules.toml" in run(tmp_path, *asked, "--calibrate", str(rules)).output
