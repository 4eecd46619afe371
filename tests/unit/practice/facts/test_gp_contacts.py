"""Contacts with the GP are loaded as the practices counted them, and never guessed."""

from pathlib import Path

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.practice.facts import actions
from linkwork.practice.facts.gp_contacts import NotCounts, read
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.facts.days import Laid


def _file(folder: Path, text: str) -> Path:
    path = folder / "counts.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _load(laid: Laid, path: Path) -> actions.Loaded:
    by = Actor.system(laid.house.service)
    return actions.load_gp_contacts(rows=read(path), source="practice", by=by)


def test_counts_are_loaded_by_case(laid: Laid, tmp_path: Path) -> None:
    """A line names the case; a count nobody has stays unknown; a second file amends the first."""
    case = laid.case.referral.public_id
    assert laid.read("gp_contacts_before") is None
    assert _load(laid, _file(tmp_path, f"case,before,after\n{case},4,\n")).kept == 1
    assert (laid.read("gp_contacts_before"), laid.read("gp_contacts_after")) == (4, None)
    _load(laid, _file(tmp_path, f"case,before,after\n{case},4,0\n"))
    assert laid.read("gp_contacts_after") == 0
    assert AuditEvent.objects.filter(verb="GP contacts loaded").count() == 2


def test_counts_are_loaded_by_nhs_number(laid: Laid, tmp_path: Path) -> None:
    """An NHS number in groups finds the person; one that is nobody's is named by its line."""
    person = laid.case.person
    person.save_over(person.version, nhs_number="9990000018")
    text = "NHS number,Before,After\n999 000 0018,3,2\n999 000 0026,1,1\n"
    loaded = _load(laid, _file(tmp_path, text))
    assert (loaded.kept, loaded.nobody) == (1, (3,))
    assert laid.read("gp_contacts_before") == 3


def test_another_service_is_not_touched(laid: Laid, next_door: Riverbank, tmp_path: Path) -> None:
    """A case of ours is nobody to the service next door."""
    path = _file(tmp_path, f"case,before,after\n{laid.case.referral.public_id},4,4\n")
    by = Actor.system(next_door.service)
    loaded = actions.load_gp_contacts(rows=read(path), source="theirs", by=by)
    assert (loaded.kept, loaded.nobody) == (0, (2,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,before\n", "first line must name"),
        ("case,before,after\nx,1,1\n", "line 2: “x” is no case"),
        ("nhs number,before,after\n9990000018,many,1\n", "line 2: “many” is no number"),
        ("nhs number,before,after\n9990000018,1,1\n9990000018,1,1\n", "same person as in line 2"),
        ("nhs number,referred on,before,after\n9990000018,May,1,1\n", "is no date"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    """A file that holds no counts is refused, by line."""
    with pytest.raises(NotCounts, match=words):
        list(read(_file(tmp_path, text)))
