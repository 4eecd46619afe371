"""Many clients edit the same records, and forms come again: nothing is lost, nothing done twice."""

import pytest

from benchmarks.editing import edit, replay
from linkwork.access import scope
from tests.own_database import own_database, test_database  # noqa: F401  (fixtures)
from tests.unit.practice import cast

pytestmark = pytest.mark.database


def test_no_edit_is_lost(own_database: str) -> None:  # noqa: F811
    """The numbers on three records add up to every edit of eight clients, whoever came second."""
    house = cast.riverbank()
    with scope.within(house.service.pk):
        people = [house.person(given_name=f"Person {n}").pk for n in range(3)]
    tally = edit(house, people, 80, 8)
    assert (tally["edits"], tally["lost"]) == (80, 0)
    assert tally["conflicts"] > 0, "nobody met anybody: the test shows nothing"


def test_a_form_sent_again_and_again_is_done_once(own_database: str) -> None:  # noqa: F811
    """Five forms, each twelve times under its key from eight browsers: five contacts."""
    house = cast.riverbank()
    with scope.within(house.service.pk):
        case = house.case()
    tally = replay(house, case, 60, 8, forms=5)
    assert (tally["effects"], tally["answered 302"]) == (5, 60)
