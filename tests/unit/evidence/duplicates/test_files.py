"""Records of a file as the search for duplicates reads them, and the command that answers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkwork.evidence.duplicates.matching import files
from linkwork.site.commands.review_dedupe import dedupe

TABLE = """"ID","title","year","author","pages","volume","number","journal"
"r1","Company on the way",2020,"Okonjo, Sade and Reed, Tom","1-9","4","2","Invented Health"
"r2","Company on the way.",2020,"Okonjo, S. and Reed, T.","1--9","4","2","Invented Hlth"
"r3","Waiting",2019,"Stone, Ida","","","",""
"""
RIS = """TY  - JOUR
ID  - one
AU  - Okonjo, Sade
TI  - Company on the way
PY  - 2020
DO  - 10.1234/way
ER  -
TY  - JOUR
ID  - two
AU  - Okonjo, S
TI  - Company on the way
PY  - 2020
DO  - 10.1234/WAY
ER  -
"""


def file(folder: Path, name: str, text: str) -> Path:
    """A file with the text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_as_databases_give_it(tmp_path: Path) -> None:
    """Columns are met by their names; number is the issue, and authors stand between “and”."""
    first = files.entries(file(tmp_path, "a.csv", TABLE))[0]
    assert (first.name, first.issue, first.pages) == ("r1", "2", "1-9")
    assert first.authors == ("Okonjo, Sade", "Reed, Tom")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Okonjo, Sade; Reed, Tom", ("Okonjo, Sade", "Reed, Tom")),
        ("Okonjo S, Reed TJ", ("Okonjo S", "Reed TJ")),
        ("Okonjo, Sade", ("Okonjo, Sade",)),
        ("", ()),
    ],
)
def test_authors_of_a_cell(cell: str, names: tuple[str, ...]) -> None:
    """However a table lists them, each author is one."""
    assert files.authors(cell) == names


def test_json(tmp_path: Path) -> None:
    """The command answers groups and maybes by the names the file gives."""
    path = file(tmp_path, "a.csv", TABLE)
    done = CliRunner().invoke(dedupe, [str(path), "--json", "-"])
    assert json.loads(done.stdout) == {"groups": [["r1", "r2"]], "maybe": []}


def test_ris_and_words(tmp_path: Path) -> None:
    """A RIS file does as well; without --json each group is a line with its reason."""
    done = CliRunner().invoke(dedupe, [str(file(tmp_path, "a.ris", RIS))])
    assert done.stdout == "same   one, two: same DOI, title, authors and year\n"


def test_rows_without_names(tmp_path: Path) -> None:
    """Where the table names no record, its number does."""
    text = "title,year\nCompany,2020\nWaiting,2020\n"
    assert [one.name for one in files.entries(file(tmp_path, "a.csv", text))] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id,name\n1,x\n", "no column is called title"),
        ("id,title\n1,x\n1,y\n", "line 3: two records are called 1"),
        ("", "no column is called title"),
        ("id,title\n", "no record could be read"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str, says: str) -> None:
    """A file that cannot be read is refused in words that name the place."""
    path = file(tmp_path, "a.csv", text)
    done = CliRunner().invoke(dedupe, [str(path)])
    assert done.exit_code == 1
    assert done.stderr == f"Error: {path}: {says}\n"
