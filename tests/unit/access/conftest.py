"""Riverbank and the service next door, with a person and a case at Riverbank."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread

import pytest
from django.db import connections

from linkwork.access import scope
from tests.own_database import own_database, test_database  # noqa: F401  (fixtures)
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


@pytest.fixture
def at_once() -> Callable[[list[Callable[[], object]]], None]:
    """Runs works in threads that start together; raises what any of them raised."""
    return together


def together(works: list[Callable[[], object]]) -> None:
    """Run each work in a thread of its own, with database connections of its own."""
    gate, faults = Barrier(len(works)), list[BaseException]()

    def run(work: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            work()
        except BaseException as fault:  # noqa: BLE001  (told to the test below)
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    if faults:
        raise faults[0]
