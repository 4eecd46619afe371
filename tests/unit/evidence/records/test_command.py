"""`linkwork review import`: a search comes in from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.evidence.records import queries
from linkwork.site.commands.evidence import review
from tests.unit.evidence.files import MENDED


def run(*words: str) -> Result:
    """What the command answers."""
    return CliRunner().invoke(review, ["import", *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A RIS file, some of whose entries cannot be read."""
    path = tmp_path / "search.ris"
    path.write_text(MENDED, encoding="utf-8")
    return path


def test_good_records_come_in_and_bad_ones_are_named(
    riverbank: Organisation, sade: Actor, file: Path
) -> None:
    """The review is made with its member; a refused entry has its line; twice changes nothing."""
    assert sade.user is not None
    first = run(str(file), "--review", "Company", "--member", sade.user.email)
    assert first.exit_code == 0
    assert "Company: 2 new, 0 here already, 4 refused" in first.output
    assert "search.ris, line 8: no line ER, which ends a record" in first.output
    made = queries.titled(riverbank, "Company")
    assert made is not None
    assert queries.members(made) == [sade.user]
    again = run(str(file), "--review", "company")
    assert "Company: 0 new, 2 here already, 4 refused" in again.output


def test_a_stranger_cannot_be_a_member(riverbank: Organisation, file: Path) -> None:
    """An address that is no reviewer's is refused, and no review is made."""
    answer = run(str(file), "--review", "Company", "--member", "nobody@example.org")
    assert answer.exit_code == 1
    assert "nobody@example.org: no reviewer of Riverbank" in answer.output
    assert queries.titled(riverbank, "Company") is None


def test_another_sort_of_file_is_refused(riverbank: Organisation, tmp_path: Path) -> None:
    """A file that is no text is named with the reason, without a traceback."""
    path = tmp_path / "picture.ris"
    path.write_bytes(b"\x00\x01")
    answer = run(str(path), "--review", "Company")
    assert answer.exit_code == 1
    assert "picture.ris: this is not a text file" in answer.output
    assert queries.titled(riverbank, "Company") is None


def test_the_shared_searches_come_in(riverbank: Organisation, shared_data: Path) -> None:
    """136 real works, then the variants of a second database beside them."""
    folder = shared_data / "literature"
    first = run(str(folder / "literature.ris"), "--review", "Real")
    assert "Real: 136 new, 0 here already, 0 refused" in first.output
    second = run(str(folder / "literature-second-database.ris"), "--review", "Real")
    assert "Real: 12 new, 0 here already, 0 refused" in second.output
