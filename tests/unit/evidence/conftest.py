"""A review in one service, its two members, and three people who are none."""

from collections.abc import Iterator

import pytest

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Role
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import starter
from tests.unit.library.cast import service, staff


@pytest.fixture
def riverbank(db: None) -> Iterator[Organisation]:
    """A service, whose rows are in scope."""
    made = service("Riverbank")
    with scope.within(made.pk):
        yield made


@pytest.fixture
def sade(riverbank: Organisation) -> Actor:
    """A reviewer who starts the review."""
    return staff("Sade Okonjo", Role.REVIEWER, riverbank)


@pytest.fixture
def tom(riverbank: Organisation) -> Actor:
    """The second member of the review."""
    return staff("Tom Reed", Role.REVIEWER, riverbank)


@pytest.fixture
def ines(riverbank: Organisation) -> Actor:
    """Who settles what two readers see differently."""
    return staff("Ines Moreau", Role.REVIEWER, riverbank)


@pytest.fixture
def nia(riverbank: Organisation) -> Actor:
    """A reviewer of the same service who does not belong to the review."""
    return staff("Nia Price", Role.REVIEWER, riverbank)


@pytest.fixture
def jo(riverbank: Organisation) -> Actor:
    """A link worker of the same service."""
    return staff("Jo Ferreira", Role.LINK_WORKER, riverbank)


@pytest.fixture
def stranger(riverbank: Organisation) -> Actor:
    """A reviewer of another service."""
    return staff("Ida Stone", Role.REVIEWER, service("Hillside"))


@pytest.fixture
def review(sade: Actor, tom: Actor) -> Review:
    """A review with two members."""
    assert tom.user is not None
    return records.start(title="Company", question="Why?", members=[tom.user], by=sade)


@pytest.fixture
def shown(sade: Actor, tom: Actor, ines: Actor) -> Review:
    """The review of the demonstration."""
    return starter.load(reviewers=[sade, tom, ines], by=sade)
