"""The manual says what the specifications say."""

from pathlib import Path

from tests.spec.contents import CHAPTERS
from tests.spec.render import is_current


def test_the_manual_is_current() -> None:
    """docs/reference/language.md is what `make docs` would write."""
    assert is_current(), "run `make docs`"


def test_every_specification_is_a_chapter() -> None:
    """No specification is left out of the manual."""
    here = Path(__file__)
    found = {path.stem for path in here.parent.glob("test_*.py")} - {here.stem}
    assert found == set(CHAPTERS)
