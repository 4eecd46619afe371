"""Places are as the provider counted them, less those taken since; of many at once one wins."""

from datetime import timedelta
from threading import Barrier, BoundedSemaphore, Thread

import pytest
from django.db import connections as databases

from linkwork.access import scope
from linkwork.practice.connections import actions
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.connections.places import places_left, places_taken
from linkwork.practice.directory import actions as directory
from linkwork.practice.directory.models import Activity
from linkwork.practice.providers import actions as providers
from linkwork.ui.words import today
from tests.own_database import own_database, test_database  # noqa: F401  (fixtures)
from tests.unit.practice import cast
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.connections import places

S = Connection.State
ASKED, AT_A_TIME = 200, 50  # as many as ask at once; as many connections as a database gives


def _asked(house: Riverbank, activity: Activity, number: int) -> list[Connection]:
    """So many requests about one activity, all waiting for its answer."""
    case = house.case()
    return [
        Connection.objects.create(
            organisation=house.service,
            subject=case.subject,
            case=case,
            activity=activity,
            owner=case.link_worker,
            state=S.SENT,
            suggested_on=today(),
            sent_on=today(),
            state_since_on=today(),
            next_step="Ask for an answer",
            next_on=today(),
        )
        for _ in range(number)
    ]


def _stated(house: Riverbank, number: int | None, *, days_ago: int = 0) -> Activity:
    activity = places.activity(house)
    on = today() - timedelta(days=days_ago)
    room = Activity.Room.PLACES if number is not None else Activity.Room.UNSTATED
    return directory.state_room(activity=activity, room=room, places=number, on=on, by=house.jo)


def _yes(house: Riverbank, thing: Connection, *, days_ago: int = 0) -> Connection:
    on = today() - timedelta(days=days_ago)
    return actions.answer(connection=thing, answer="accept", on=on, by=house.jo)


def test_a_yes_takes_a_place_and_an_ending_gives_it_back(house: Riverbank) -> None:
    """Two places: two come, the third is told; one stops, and the third may come after all."""
    activity = _stated(house, 2, days_ago=3)
    one, two, three = _asked(house, activity, 3)
    _yes(house, one)
    _yes(house, two)
    assert places_left(activity) == 0
    with pytest.raises(NotAllowed, match="The last place at Garden group has gone"):
        _yes(house, three)
    actions.answer(
        connection=three, answer="waitlist", reason="no place now", on=today(), by=house.jo
    )
    actions.stop(connection=one, reason="health", on=today(), by=house.jo)
    assert places_left(activity) == 1
    assert _yes(house, three).state == S.ACCEPTED


def test_places_nobody_counted_are_not_run_out_of(house: Riverbank) -> None:
    """Where the provider has not said how many, its own yes is enough."""
    activity = _stated(house, None)
    for thing in _asked(house, activity, 3):
        _yes(house, thing)
    assert places_left(activity) is None


def test_a_yes_before_the_count_is_in_the_count(house: Riverbank) -> None:
    """Who had a place when the provider counted takes none; when they stop, there is one more."""
    activity = places.activity(house)
    old, new = _asked(house, activity, 2)
    _yes(house, old, days_ago=5)
    directory.state_room(
        activity=activity, room=Activity.Room.PLACES, places=1, on=today(), by=house.jo
    )
    assert places_taken([activity.pk]) == {activity.pk: 0}
    actions.stop(connection=old, reason="health", on=today(), by=house.jo)
    assert places_left(activity) == 2
    _yes(house, new)
    assert places_left(activity) == 1


def test_booking_again_keeps_the_place(house: Riverbank) -> None:
    """One person holds one place, whatever happens to their first session."""
    activity = _stated(house, 1, days_ago=3)
    (thing,) = _asked(house, activity, 1)
    _yes(house, thing)
    actions.record_attendance(connection=thing, session_on=today(), state="cancelled", by=house.jo)
    actions.book_first_session(connection=thing, session_on=today(), on=today(), by=house.jo)
    assert places_left(activity) == 0


def test_who_said_yes_today_is_not_counted_twice(house: Riverbank) -> None:
    """A provider who says “two more now” has two more, whoever was given a place today."""
    activity = _stated(house, 1)
    (thing,) = _asked(house, activity, 1)
    _yes(house, thing)
    activity.refresh_from_db()
    providers.count_places(
        activity=activity, room="has places", places_now=2, on=today(), by=house.jo
    )
    activity.refresh_from_db()
    assert places_left(activity) == 2


@pytest.fixture
def apart(own_database: str) -> Riverbank:  # noqa: F811
    """Riverbank in a database of its own, where commits are real."""
    return cast.riverbank()


@pytest.mark.database
def test_two_hundred_at_once_for_one_place(apart: Riverbank) -> None:
    """One wins; each of the others is told in words, keeps its state, and may wait instead."""
    with scope.within(apart.service.pk):
        activity = _stated(apart, 1)
        keys = [thing.pk for thing in _asked(apart, activity, ASKED)]
    gate, room = Barrier(ASKED), BoundedSemaphore(AT_A_TIME)
    won, told, faults = list[int](), list[str](), list[BaseException]()

    def ask(key: int) -> None:
        gate.wait(timeout=60)
        with room, scope.within(apart.service.pk):
            try:
                _yes(apart, Connection.objects.get(pk=key))
                won.append(key)
            except NotAllowed as refused:
                told.append(str(refused))
            except BaseException as fault:  # noqa: BLE001  (told to the test below)
                faults.append(fault)
            finally:
                databases.close_all()

    threads = [Thread(target=ask, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not faults, faults[0]
    assert (len(won), len(told)) == (1, ASKED - 1)
    assert set(told) == {
        (
            "The last place at Garden group has gone. Say “waiting list”, or first say how many "
            "places there are now."
        )
    }
    with scope.within(apart.service.pk):
        assert Connection.objects.filter(state=S.ACCEPTED).count() == 1
        assert Connection.objects.filter(state=S.SENT).count() == ASKED - 1
        loser = Connection.objects.filter(state=S.SENT).earliest("pk")
        actions.answer(
            connection=loser, answer="waitlist", reason="no place now", on=today(), by=apart.jo
        )
        winner = Connection.objects.get(pk=won[0])
        actions.stop(connection=winner, reason="health", on=today(), by=apart.jo)
        assert _yes(apart, loser).state == S.ACCEPTED
