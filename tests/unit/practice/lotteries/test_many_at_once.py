"""Several link workers enter people at the same moment: each gets a place, and no place twice."""

import pytest

from benchmarks.editing import at_once
from linkwork.access import scope, turns
from linkwork.practice.lotteries import actions, queries, replaying, sealing
from tests.own_database import own_database, test_database  # noqa: F401  (fixtures)
from tests.unit.practice import cast
from tests.unit.practice.connections import places
from tests.unit.practice.lotteries import scenes

pytestmark = pytest.mark.database
CLIENTS, EACH = 6, 4


def test_two_at_once_get_two_places(own_database: str) -> None:  # noqa: F811
    """Twenty-four people from six browsers: places 1 to 24, and the seed's own draws."""
    house = cast.riverbank()
    with scope.within(house.service.pk):
        lottery = scenes.opened(house)
        activity = places.activity(house)
        cases = [scenes.ready(house, activity) for _ in range(CLIENTS * EACH)]

    def work(number: int, tally: dict[str, int]) -> None:
        with scope.within(house.service.pk):
            for case in cases[number::CLIENTS]:
                with turns.taken():
                    actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
                tally["entered"] += 1

    assert at_once(CLIENTS, work)["entered"] == CLIENTS * EACH
    with scope.within(house.service.pk):
        told = queries.told(lottery, sealing.opened(lottery))
    assert replaying.check(told) == (CLIENTS * EACH, [])
    assert [row["place"] for row in told["draws"]] == list(range(1, CLIENTS * EACH + 1))
