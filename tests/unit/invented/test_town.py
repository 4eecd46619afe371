"""The invented town: its numbers are nobody's, and its directory is as uneven as a real one."""

from datetime import date, timedelta
from itertools import islice
from random import Random

import pytest

from linkwork.access import scope
from linkwork.access.models import Organisation
from linkwork.invented.town import directory
from linkwork.invented.town.ground import away, somewhere
from linkwork.invented.town.numbers import nhs_numbers, postcode, telephone
from linkwork.practice.directory.distance import in_the_uk, kilometres
from linkwork.practice.directory.models import Activity
from linkwork.practice.people.nhs_number import read
from linkwork.practice.referrals.needs import NeedCode

TODAY = date(2026, 11, 22)


def test_nhs_numbers_are_of_the_test_range_and_check() -> None:
    """Each number begins with 999, has its right check digit, and comes once."""
    numbers = list(islice(nhs_numbers(), 3000))
    assert len(set(numbers)) == 3000
    assert all(read(number) == number and number.startswith("999") for number in numbers)


def test_telephones_are_kept_for_drama() -> None:
    """Each telephone number is one of those Ofcom keeps for drama."""
    rng = Random(1)
    begins = ("07700 900", "01632 960", "0113 496 0", "0114 496 0", "0151 496 0", "0161 496 0")
    for _ in range(500):
        number = telephone(rng)
        assert number.startswith((*begins, "0191 498 0"))
        assert len(number.replace(" ", "")) == 11


def test_postcodes_are_of_no_area() -> None:
    """No postcode area is called XX."""
    assert all(postcode(Random(seed)).startswith("XX") for seed in range(50))


@pytest.mark.parametrize("km", [0.2, 1.4, 9.8])
def test_people_live_as_far_as_their_story_says(km: float) -> None:
    """A home put so far from an activity is found that far by the directory's own measure."""
    rng = Random(2)
    for _ in range(50):
        place = somewhere(rng)
        home = away(rng, place, km)
        assert in_the_uk(*home)
        assert kilometres(place, home) == pytest.approx(km, rel=0.01)


@pytest.mark.django_db
def test_the_directory_is_as_uneven_as_a_real_one() -> None:
    """Every need is answered; some entries are old, some too old; every state of room is there."""
    service = Organisation.objects.create(name="Riverbank", kind=Organisation.Kind.SERVICE)
    with scope.everything("these tests"):
        town = directory.settle(service, Random(1), TODAY)
        assert len(town.activities) == 151
        assert len({one.provider_id for one in town.activities}) == directory.PROVIDERS
        answered = {code for one in town.activities for code in one.needs}
        assert answered == set(NeedCode.values)
        ages = [TODAY - one.assured_on for one in town.activities if one.assured_on]
        assert 15 < sum(age > timedelta(180) for age in ages) < 70
        assert 3 < sum(age > timedelta(365) for age in ages) < 30
        assert {one.room for one in town.activities} == set(Activity.Room.values)
        assert {one.social_time for one in town.activities} == {True, False, None}
