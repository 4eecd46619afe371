"""`linkwork statements` lists, shows and checks, and names what is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkwork.site.commands.statements import statements
from linkwork.theory.statement import starter
from linkwork.theory.text import to_toml


def run(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(statements, words)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The shipped statements as a file of one's own."""
    path = tmp_path / "ours.toml"
    path.write_text(to_toml(starter()))
    return path


def test_list() -> None:
    """Every statement has its line."""
    result = run("list")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert len(lines) == 34
    assert "EG3" in result.output
    assert "accompanied  →  first_session_attended, more likely" in result.output
    assert "groups_joined >= 1  →  gp_contacts_after, lower" in result.output


def test_list_one_stage() -> None:
    """A stage can be chosen, and JSON asked for."""
    found = json.loads(run("list", "--stage", "system", "--json").output)
    assert [one["code"] for one in found] == ["SY1", "SY2", "SY3"]


def test_show() -> None:
    """A statement is shown in full: words, conditions, facts, sources, doubts."""
    result = run("show", "eg1")
    assert result.exit_code == 0
    for words in (
        "EG1 · Within reach",
        "IF       the activity is accessible physically",
        "distance <= 3 and cost_each_session <= 2",
        "distance is 3 km or less and cost each session is £2 or less",
        "mechanism proposed: inferred here, the sources do not state it",
        "husk2020, alejandre2023, pescheny2018a",
        "Verified against full text: no",
        "home to the activity",
    ):
        assert words in result.output


def test_show_in_words_only() -> None:
    """A statement without a condition says that it cannot be tested."""
    result = run("show", "SY3")
    assert "In words only" in result.output
    assert "SY3 weakens AD9" in result.output


def test_show_as_json() -> None:
    """A statement can be handed to another program."""
    found = json.loads(run("show", "AD6", "--json").output)
    assert (found["code"], found["then"], found["verified_against_full_text"]) == (
        "AD6",
        "gp_contacts_after",
        False,
    )


def test_show_what_is_not_there() -> None:
    """A code that is not there is answered with the nearest."""
    result = run("show", "EG33")
    assert result.exit_code == 1
    assert "EG33: no such statement; did you mean EG3?" in result.output


def test_check_a_good_file(file: Path) -> None:
    """A file in which all is well says how many statements there are."""
    result = run("check", str(file))
    assert result.exit_code == 0
    assert result.output == "33 of 33 statements are well.\n"


def test_check_a_faulty_file(file: Path) -> None:
    """Every fault has its code, field, column and word, with the text and a caret under it."""
    text = file.read_text()
    text = text.replace('if = "accompanied"', 'if = "acompanied"')
    text = text.replace('if = "directory_fresh"', 'if = "completed"')
    file.write_text(text)
    result = run("check", str(file))
    assert result.exit_code == 1
    assert "EG3  if  column 1  acompanied: no such fact; did you mean accompanied?" in result.output
    assert "      acompanied\n      ^^^^^^^^^^\n" in result.output
    assert "EG6  if  column 1  completed: not fixed before first_session_attended" in result.output
    assert result.output.endswith("31 of 33 statements are well; 2 faults.\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[EG3", "not TOML"),
        (b"\xff\xfe", "not UTF-8 text (byte 0)"),
        (b"", "there are no statements in it"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"# " + b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_check_what_is_no_file_of_statements(tmp_path: Path, content: bytes, words: str) -> None:
    """A file that is something else is refused in a line, without a traceback."""
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    result = run("check", str(path))
    assert result.exit_code == 1
    assert words in result.output
    assert isinstance(result.exception, SystemExit)


def test_no_escape_reaches_the_terminal(tmp_path: Path) -> None:
    """What a file holds is printed without control characters."""
    path = tmp_path / "odd.toml"
    path.write_text('["E\\u001b[31m"]\n"st\\u001bage" = "x"\nif = "\\u001b[2J"\nstage = "\\u001b"')
    result = run("check", str(path))
    assert result.exit_code == 1
    assert "\x1b" not in result.output


def test_the_command_needs_no_django() -> None:
    """Statements are listed without loading Django or a database."""
    code = (
        "import sys; from linkwork.site.commands.statements import statements;"
        "statements(['list'], standalone_mode=False);"
        "sys.exit(bool({'django', 'ibis', 'numpy', 'pandas', 'duckdb'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
