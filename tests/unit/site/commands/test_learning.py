"""`linkwork test`, `effect`, `mediate` at the command line."""

import json
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from linkwork.site.commands.learning import effect, mediate, test
from tests.unit.learning.methods.small_service import cases


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up cases as Parquet."""
    path = tmp_path_factory.mktemp("cases") / "cases.parquet"
    pq.write_table(cases(), path)
    return path


def run(*words: object) -> Result:
    """Run `linkwork test`."""
    return CliRunner().invoke(test, [str(word) for word in words])


def test_json_for_tools(parquet: Path) -> None:
    """The shape that tools rely on, and nothing else on the screen."""
    ran = run(parquet, "--only", "EG3,SY1", "--json", "-")
    findings = json.loads(ran.stdout)["findings"]
    assert [one["statement"] for one in findings] == ["EG3", "SY1"]
    assert findings[0]["verdict"] == "supported"
    assert 0.1 < findings[0]["effect"] < 0.2
    assert findings[0]["clusters"] == 45
    assert findings[1]["effect"] is None


def test_parquet_and_csv_agree(parquet: Path, tmp_path: Path) -> None:
    """The same cases give the same finding, whatever holds them."""
    csv = tmp_path / "cases.csv"
    pyarrow.csv.write_csv(cases(), csv)
    answers = [
        json.loads(run(path, "--only", "EG3", "--json", "-").stdout)["findings"][0]
        for path in (parquet, csv)
    ]
    assert answers[0]["effect"] == pytest.approx(answers[1]["effect"], rel=1e-9)
    assert answers[0]["n"] == answers[1]["n"]


def test_a_table_for_people(parquet: Path) -> None:
    """Every statement has a line with its verdict in words."""
    ran = run(parquet)
    assert ran.exit_code == 0
    assert "4,000 cases." in ran.stdout
    assert "Accompanied" in ran.stdout
    assert ran.stdout.count("Not testable yet") > 20


def test_files_are_written(parquet: Path, tmp_path: Path) -> None:
    """Report and JSON land where they were asked for."""
    page, answer = tmp_path / "report.html", tmp_path / "findings.json"
    ran = run(parquet, "--only", "EG3", "--report", page, "--json", answer)
    assert ran.exit_code == 0, ran.output
    assert "<!DOCTYPE html>" in page.read_text("utf-8")
    assert json.loads(answer.read_text("utf-8"))["findings"]


def test_own_statements(parquet: Path, tmp_path: Path) -> None:
    """Statements of one's own are tested like those shipped."""
    own = tmp_path / "own.toml"
    own.write_text(
        '[MY1]\nstage = "engagement"\nactor = "link worker"\nnickname = "Company"\n'
        'if = "accompanied and loneliness_before >= 6"\nthen = "first_session_attended"\n'
        'direction = "more likely"\nif_text = "a"\nthen_text = "b"\nbecause_text = "c"\n'
        'mechanism = "proposed"\nprioritised = false\nsources = []\n'
    )
    ran = run(parquet, "--statements", own, "--json", "-")
    assert ran.exit_code == 0, ran.output
    (found,) = json.loads(ran.stdout)["findings"]
    assert (found["statement"], found["component"]) == ("MY1", "accompanied")
    assert "loneliness_before >= 6" in found["population"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere.parquet"], "nowhere.parquet: no such file"),
        (["{parquet}", "--only", "EG99"], "EG99: no such statement"),
        (["{parquet}", "--cluster", "surgery"], "no column surgery"),
        (["{parquet}", "--statements", "nowhere.toml"], "nowhere.toml: No such file"),
        (["{parquet}", "--only", "EG3", "--report", "/nowhere/r.html"], "/nowhere/r.html"),
    ],
)
def test_mistakes_are_named(parquet: Path, words: list[str], message: str) -> None:
    """A mistake ends in one line that names the thing, never in a traceback."""
    ran = run(*(word.format(parquet=parquet) for word in words))
    assert ran.exit_code == 1
    assert message in ran.stderr
    assert "Traceback" not in ran.output


def test_effect_and_mediate_read_for_people(tmp_path: Path) -> None:
    """Without --json the answer is a table, and gaps are told on stderr."""
    path = tmp_path / "made.csv"
    rows = [f"{row % 2},{row % 3},{row % 2 + row % 5},{row % 7}" for row in range(200)]
    path.write_text("t,m,y,z\n,1,2,3\n" + "\n".join(rows))
    words = [str(path), "--outcome", "y", "--component", "t", "--confounders", "z"]
    ran = CliRunner().invoke(effect, words)
    assert ran.exit_code == 0
    assert "Effect of t on y" in ran.stdout
    assert "Left out 1 rows with a gap (missing: t 1)" in ran.stderr
    ran = CliRunner().invoke(mediate, [*words, "--mechanism", "m"])
    assert "indirect (a × b)" in ran.stdout
    assert "Causal only if" in ran.stdout
    ran = CliRunner().invoke(mediate, [*words, "--mechanism", "q"])
    assert ran.exit_code == 1
    assert "no column q" in ran.stderr


def test_for_whom(parquet: Path) -> None:
    """A context is written as a condition; a misspelt or a late one is refused by name."""
    ran = run(parquet, "--only", "EG3", "--context", "loneliness_before >= 6")
    assert ran.exit_code == 0, ran.output
    assert "loneliness before is 6 or more" in ran.stdout
    ran = run(parquet, "--only", "EG3", "--context", "lonelines_before >= 6")
    assert "did you mean loneliness_before?" in ran.stderr
    ran = run(parquet, "--only", "EG3", "--context", "completed")
    assert "completed is not fixed before accompanied" in ran.stderr


def test_several_contexts_declared_and_explored(parquet: Path) -> None:
    """Each half is told with the difference between both, and the explored one as explored."""
    asked = ["--context", "loneliness_before >= 6", "--exploratory", "age >= 60"]
    ran = run(parquet, "--only", "EG3", *asked, "--json", "-")
    (found,) = json.loads(ran.stdout)["findings"]
    assert [one["family"] for one in found["contexts"]] == ["primary"] * 2 + ["exploratory"] * 2
    assert all(one["difference"] is not None for one in found["contexts"])
    ran = run(parquet, "--only", "EG3", *asked)
    assert "Explored, not declared: difference" in ran.stdout
    assert "Agrees: within practices" in ran.stdout


def test_a_prior_is_read(parquet: Path, tmp_path: Path) -> None:
    """What is known elsewhere is given in percentage points and stands beside the test."""
    prior = tmp_path / "prior.toml"
    prior.write_text('[EG3]\nmean = 12\nsd = 6\nsource = "two trials elsewhere"\n')
    ran = run(parquet, "--only", "EG3", "--prior", prior, "--json", "-")
    believed = json.loads(ran.stdout)["findings"][0]["believed"]
    assert believed["prior"] == pytest.approx(0.12)
    assert believed["prior_sd"] == pytest.approx(0.06 / 0.5**0.5)
    assert (
        "Elsewhere (two trials elsewhere)" in run(parquet, "--only", "EG3", "--prior", prior).stdout
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--probe", "EG3"], "write a code, = and a fact"),
        (["--probe", "EG4=felt_heard"], "EG4 is not among the statements tested"),
        (["--probe", "EG3=felt_herd"], "no fact felt_herd"),
        (["--lottery", "EG3=lives_alone"], "lives_alone is not the draw of a lottery"),
        (["--exploratory", "lonely"], "--exploratory lonely"),
        (["--prior", "{folder}/none.toml"], "No such file"),
        (["--prior", "{folder}/thin.toml"], "needs mean, sd and source"),
        (["--prior", "{folder}/strange.toml"], "EG99 is not among the statements tested"),
    ],
)
def test_what_is_declared_wrongly_is_named(
    parquet: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    """A plan with a mistake in it is refused before anything is read."""
    (tmp_path / "thin.toml").write_text("[EG3]\nmean = 12\n")
    (tmp_path / "strange.toml").write_text('[EG99]\nmean = 1\nsd = 1\nsource = "x"\n')
    ran = run(parquet, "--only", "EG3", *(word.format(folder=tmp_path) for word in words))
    assert ran.exit_code == 1
    assert message in ran.stderr
