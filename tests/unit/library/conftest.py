"""A shelf with the starter statements, and people who may look at it."""

from collections.abc import Iterator

import pytest

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Role
from linkwork.library import actions
from tests.unit.library.cast import service, staff


@pytest.fixture
def riverbank(db: None) -> Iterator[Organisation]:
    """A service, whose rows are in scope."""
    made = service("Riverbank")
    with scope.within(made.pk):
        yield made


@pytest.fixture
def rowan(riverbank: Organisation) -> Actor:
    """An evaluator."""
    return staff("Rowan Ellis", Role.ANALYST, riverbank)


@pytest.fixture
def ruth(riverbank: Organisation) -> Actor:
    """A referrer, who may read the library but no findings."""
    return staff("Ruth Okafor", Role.REFERRER, riverbank)


@pytest.fixture
def starter(riverbank: Organisation) -> Actor:
    """The deployer's command that has put the starter statements on the shelf."""
    by = Actor.system(riverbank)
    actions.load_starter(by=by)
    return by
