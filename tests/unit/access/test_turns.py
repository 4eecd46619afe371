"""Many who write at once wait for each other, and nobody is turned away with a fault."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from linkwork.access import rules, turns
from linkwork.access.models import VersionConflict
from linkwork.practice.people.models import Person
from tests.unit.practice import cast


def test_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two threads with an embedded database only one is inside."""
    monkeypatch.setattr(turns, "connection", _Embedded())
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(200):
            with turns.taken():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert max(most) == 1


class _Embedded:
    """A connection to an embedded database, outside any transaction."""

    vendor = "sqlite"
    in_atomic_block = False


@pytest.mark.django_db
@pytest.mark.parametrize(("conflicts", "status"), [(1, 200), (7, 200), (8, 409)])
def test_a_save_in_between(monkeypatch: pytest.MonkeyPatch, conflicts: int, status: int) -> None:
    """A form is tried again while others save in between; in the end a page says what to do."""
    monkeypatch.setattr("linkwork.access.rules.time.sleep", lambda _: None)
    house, left = cast.riverbank(), [conflicts]
    request: Any = RequestFactory().get("/")
    request.actor, request.csp_nonce = house.jo, "x"

    def work() -> HttpResponse:
        if left[0]:
            left[0] -= 1
            raise VersionConflict(Person())
        return HttpResponse("done")

    answer = rules._kept_once(house.jo, request, work)
    assert answer.status_code == status
    assert ("again" in answer.content.decode()) == (status == 409)
    assert connection.in_atomic_block  # of this test alone
