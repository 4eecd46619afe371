"""The world of the matrix has one of each thing, and a leak of any text of it would be seen."""

from typing import Any

import pytest
from django.http import HttpResponse

from linkwork.access import scope
from linkwork.access.delivery import SMS, deliver
from linkwork.practice.rights.models import Pack
from tests.matrix import every_text
from tests.matrix.asking import Asking, came_back
from tests.matrix.cast import (
    FLAGGED,
    OF_ANOTHER,
    OF_CONCERN,
    OF_GLASS,
    OF_PERSON,
    OF_RIGHTS,
    OLD,
    RESTRICTED,
    TODAY,
    WAITING,
    House,
)
from tests.matrix.cells import OURS, Cell, Route, guarded
from tests.matrix.world import build_two

# Kinds of which the world has none, and why.
NONE_HERE: dict[str, str] = {}
NOT_IN_A_PACK = (
    *(OF_CONCERN, RESTRICTED, OF_GLASS, FLAGGED),
    *(OF_ANOTHER, WAITING, OLD, OF_RIGHTS),
)


@pytest.fixture
def houses(db: None, settings: Any) -> tuple[House, House]:
    """Two services with everything in them."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    return build_two()


def test_every_text_of_practice_would_show(houses: tuple[House, House]) -> None:
    """In every column somebody writes in, some row of the world carries its service's canary."""
    ours, bare = houses[0], []
    with scope.everything("looking at the tests' world"):
        for model in every_text.rooms():
            rows = list(model._default_manager.filter(organisation=ours.organisation))
            if not rows and model.__name__ not in NONE_HERE:
                bare.append(f"{model.__name__}: none in this world")
            bare += [
                f"{model.__name__}.{one.name}"
                for one in every_text.texts(model)
                if rows and not any(ours.canary in (getattr(row, one.name) or "") for row in rows)
            ]
    assert not bare, "\n".join(bare)


def test_a_copy_of_ones_own_data_holds_nothing_of_others(houses: tuple[House, House]) -> None:
    """Handed to the person or the lead, it has the person's words and no concern, nor others'."""
    ours, theirs = houses
    with scope.everything("a pack that was approved"):
        Pack.objects.filter(public_id=ours.things["pack_id"]).update(
            state=Pack.State.APPROVED, decided_on=TODAY, prepared_on=TODAY
        )
    asking, named = Asking(ours, theirs), {route.name: route for route in guarded()}
    for name, actor in (("rights:download", "team lead"), ("rights:my_pack", "person")):
        came = came_back(asking.ask(_cell(named[name], actor, ours)))
        assert "record.html" in came
        assert f"{ours.canary}{OF_PERSON}" in came
        leaked = [word for word in NOT_IN_A_PACK if f"{ours.canary}{word}" in came]
        assert not [*leaked, *([theirs.canary] if theirs.canary in came else [])], name


def _cell(route: Route, actor: str, house: House) -> Cell:
    return Cell(route, "GET", actor, house, OURS)


def test_a_text_message_is_searched_as_well(db: None, settings: Any, tmp_path: Any) -> None:
    """What is left in the folder that stands in for the carrier is read, and then gone."""
    settings.LINKWORK_OUTBOX = tmp_path
    deliver(SMS, "07700 900001", "", "canary words")
    assert "canary words" in came_back(HttpResponse("a page"))
    assert "canary words" not in came_back(HttpResponse("a page"))
