"""A service whose rows are in scope, and another one next door."""

from collections.abc import Iterator

import pytest

from linkwork.access import scope
from tests.unit.practice import cast


@pytest.fixture
def house(db: None) -> Iterator[cast.Riverbank]:
    """Riverbank, with its rows in scope."""
    made = cast.riverbank()
    with scope.within(made.service.pk):
        yield made


@pytest.fixture
def next_door(house: cast.Riverbank) -> cast.Riverbank:
    """Another service, whose people Riverbank must never see."""
    return cast.riverbank("Hilltop")
