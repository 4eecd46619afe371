"""Practices' lists are read from our own columns and from NHS England's, and loaded."""

from pathlib import Path

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.practice.reports import actions
from linkwork.practice.reports.models import PracticePopulation
from linkwork.practice.reports.populations import NotAList, read
from tests.unit.practice.cast import Riverbank

OURS = """Practice ODS code,dimension,group,people
Y01234,sex,F,"4,100"
y01234,sex,male,3900
Y01234,age,80,700
Y01234,age,75 and over,200
Y01234,deprivation fifth,1,3100
B99999,sex,female,10
"""
THEIRS = """EXTRACT_DATE,ORG_CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS
01NOV2026,Y01234,XX1 1XX,FEMALE,ALL,4000
01NOV2026,Y01234,XX1 1XX,FEMALE,17,50
01NOV2026,Y01234,XX1 1XX,FEMALE,18,60
01NOV2026,Y01234,XX1 1XX,MALE,95+,7
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_our_own_columns(tmp_path: Path) -> None:
    """Codes and groups are taken in any case; ages fall into their bands and add up."""
    lists = read([_file(tmp_path, OURS)])
    assert lists["Y01234", "sex", "female"] == 4100
    assert lists["Y01234", "age", "75 and over"] == 900


def test_the_file_by_age_and_sex(tmp_path: Path) -> None:
    """Totals and children are left out; women and men are read from each line."""
    lists = read([_file(tmp_path, THEIRS)])
    assert lists == {
        ("Y01234", "sex", "female"): 60,
        ("Y01234", "age", "under 25"): 60,
        ("Y01234", "sex", "male"): 7,
        ("Y01234", "age", "75 and over"): 7,
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "names no known columns"),
        (OURS.replace("3900", "many"), "line 3: “many” is not a number of people"),
        (OURS.replace("deprivation fifth,1", "deprivation fifth,9"), "line 6: “9” is none of"),
        (OURS.replace("sex,male", "colour,male"), "line 3: “colour” is none of"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    """A file that is no list is refused, by line."""
    with pytest.raises(NotAList, match=words):
        read([_file(tmp_path, text)])


def test_lists_are_loaded_anew(house: Riverbank, tmp_path: Path) -> None:
    """A second file takes the place of the first where it divides by the same; others stay."""
    by = Actor.system(house.service)
    loaded = actions.load_population(lists=read([_file(tmp_path, OURS)]), source="one", by=by)
    assert (loaded.practices, loaded.elsewhere) == ((house.millfield.name,), 1)
    actions.load_population(lists=read([_file(tmp_path, THEIRS)]), source="two", by=by)
    rows = PracticePopulation.objects.values_list("dimension", "group", "people")
    assert set(rows) == {
        ("sex", "female", 60),
        ("sex", "male", 7),
        ("age", "under 25", 60),
        ("age", "75 and over", 7),
        ("deprivation fifth", "1", 3100),
    }
    assert AuditEvent.objects.filter(verb="practice lists loaded").count() == 2
