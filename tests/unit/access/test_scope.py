"""No scope, no rows."""

import pytest

from linkwork.access import scope
from linkwork.practice.people.models import Person
from tests.unit.practice import cast


def test_without_a_scope_asking_raises() -> None:
    """A protected table that is read before anybody said whose rows were meant is a fault."""
    with pytest.raises(scope.Unscoped):
        Person.objects.all()


def test_a_scope_holds_one_services_rows(house: cast.Riverbank, next_door: cast.Riverbank) -> None:
    """Inside a service's scope there is nobody of another service, by whatever query."""
    ours = house.person()
    with scope.within(next_door.service.pk):
        theirs = next_door.person(by=next_door.ruth, practice=next_door.millfield)
        assert list(Person.objects.all()) == [theirs]
        assert not Person.objects.filter(public_id=ours.public_id).exists()
    assert list(Person.objects.all()) == [ours]


def test_everything_takes_a_reason(house: cast.Riverbank, next_door: cast.Riverbank) -> None:
    """Work on every service's rows says why, and ends where it ends."""
    house.person()
    with scope.everything("to count"):
        assert scope.current().because == "to count"
        assert Person.objects.count() == 1
    assert scope.current().organisation_id == house.service.pk
