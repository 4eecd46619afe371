"""Going along is arranged as an act: who, where, when, how; then it is done, or it fell through."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from linkwork.practice.connections import actions, queries
from linkwork.practice.connections.models import Accompaniment, Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.ui.words import today, working_days_after
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places

S = Connection.State
Company = Accompaniment.State
WEEK = timedelta(days=7)


def _arranged(house: Riverbank, thing: Connection, **told: Any) -> Accompaniment:
    actions.arrange_company(
        connection=thing,
        accompanied=True,
        by=house.jo,
        **{"companion": "Bill Tranter", "who": "volunteer", **told},
    )
    row = queries.company_arranged(thing)
    assert row is not None
    return row


def test_it_has_a_day_an_owner_and_a_next_step(house: Riverbank) -> None:
    """Who, when, where and how are kept, and the owner is to see to it before the day."""
    thing = places.sent(house, house.case())
    told = {"meet_on": today() + WEEK, "meet_at": time(10, 15), "transport": "bus"}
    row = _arranged(house, thing, meeting_point="Bus stop, Brook Lane", **told)
    assert (row.who, row.name, row.at, row.transport) == (
        "volunteer",
        "Bill Tranter",
        time(10, 15),
        "bus",
    )
    assert (row.owner, row.next_on) == (house.jo.user, today() + WEEK - timedelta(days=1))
    assert (thing.accompanied, thing.transport_arranged) == (True, True)
    assert list(queries.company_due(thing.owner, by=row.next_on)) == [row]


def test_without_a_day_the_day_is_to_be_agreed(house: Riverbank) -> None:
    """An arrangement without a day is still somebody's, with a date to agree it by."""
    row = _arranged(house, places.sent(house, house.case()))
    assert row.next_step == "Agree the day with Bill Tranter"
    assert row.next_on == working_days_after(today(), 3)


def test_booking_the_session_dates_it(house: Riverbank) -> None:
    """The day agreed with the provider is the day they go; another day moves it along."""
    thing = places.sent(house, house.case())
    _arranged(house, thing)
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    for ahead in (WEEK, 2 * WEEK):
        actions.book_first_session(
            connection=thing, session_on=today() + ahead, on=today(), by=house.jo
        )
        row = queries.company_arranged(thing)
        assert row is not None
        assert row.on == today() + ahead


def test_one_is_arranged_at_a_time(house: Riverbank) -> None:
    """Arranging again changes what stands; it does not make a second."""
    thing = places.sent(house, house.case())
    first = _arranged(house, thing)
    again = _arranged(house, thing, companion="Joan", who="family")
    assert (again.pk, again.name) == (first.pk, "Joan")


def _went(house: Riverbank, thing: Connection, accompanied: bool | None, **told: str) -> None:
    if thing.state == S.SENT:
        actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    actions.record_attendance(
        connection=thing,
        session_on=today(),
        state=told.pop("state", "attended"),
        accompanied=accompanied,
        by=house.jo,
        **told,
    )


def test_seen_at_the_session_it_is_done(house: Riverbank) -> None:
    """A session at which somebody was seen along confirms the arrangement."""
    thing = places.sent(house, house.case())
    row = _arranged(house, thing, meet_on=today())
    _went(house, thing, True)
    row.refresh_from_db()
    assert (row.state, row.settled_on, row.next_on) == (Company.DONE, today(), None)


@pytest.mark.parametrize(("seen", "asks"), [(False, "Say why nobody"), (None, "Say whether Bill")])
def test_a_session_that_does_not_confirm_it_asks(
    house: Riverbank, seen: bool | None, asks: str
) -> None:
    """Nobody along, or nobody said: it stays open with a day to say what became of it."""
    thing = places.sent(house, house.case())
    row = _arranged(house, thing, meet_on=today())
    _went(house, thing, seen)
    row.refresh_from_db()
    assert row.state == Company.ARRANGED
    assert row.next_step.startswith(asks)
    with pytest.raises(NotAllowed, match="needs a reason"):
        actions.confirm_company(connection=thing, went_along=False, by=house.jo)
    actions.confirm_company(connection=thing, went_along=False, reason="did not meet", by=house.jo)
    row.refresh_from_db()
    assert (row.state, row.reason) == (Company.FELL_THROUGH, "did not meet")
    assert (thing.accompanied, thing.companion) == (False, "")


def test_before_the_day_another_may_be_found(house: Riverbank) -> None:
    """What falls through ahead of the session leaves going along open, not refused."""
    thing = places.sent(house, house.case())
    row = _arranged(house, thing, meet_on=today() + WEEK)
    with pytest.raises(NotAllowed, match="lies ahead"):
        actions.confirm_company(connection=thing, went_along=True, by=house.jo)
    actions.confirm_company(
        connection=thing, went_along=False, reason="companion could not", by=house.jo
    )
    row.refresh_from_db()
    assert (row.state, thing.accompanied) == (Company.FELL_THROUGH, None)
    assert _arranged(house, thing, companion="Joan").pk != row.pk


def test_a_cancelled_session_takes_its_day(house: Riverbank) -> None:
    """The provider cancels: who goes along stands, the day is to be agreed again."""
    thing = places.sent(house, house.case())
    row = _arranged(house, thing, meet_on=today())
    _went(house, thing, None, state="cancelled")
    row.refresh_from_db()
    assert (row.state, row.on) == (Company.ARRANGED, None)
    assert row.next_step.startswith("Agree the day")


def test_an_ended_connection_needs_nobody(house: Riverbank) -> None:
    """Nothing stays arranged for a connection that is over."""
    thing = places.sent(house, house.case())
    row = _arranged(house, thing)
    actions.withdraw(connection=thing, reason="health", on=today(), by=house.jo)
    row.refresh_from_db()
    assert (row.state, row.reason) == (Company.FELL_THROUGH, "not needed now")


def test_it_is_arranged_and_confirmed_from_the_page(house: Riverbank) -> None:
    """The tracker's forms arrange it, show it, and keep why it fell through."""
    thing = places.sent(house, house.case())
    jo = signed_in(house.jo)
    on = today() + WEEK
    told = {
        "accompanied": "yes",
        "who": "family",
        "companion": "Joan",
        "meet_on_day": str(on.day),
        "meet_on_month": str(on.month),
        "meet_on_year": str(on.year),
        "meet_at": "10:15",
        "transport": "lift",
        "version": str(thing.version),
    }
    address = reverse("connections:move", args=[thing.public_id, "company"])
    assert jo.post(address, {**key(), **told}).status_code == 302
    page = jo.get(reverse("connections:connection", args=[thing.public_id])).content.decode()
    assert "Joan (family or friend)" in page
    assert "10:15" in page
    thing.refresh_from_db()
    fell = {"went_along": "no", "reason": "transport", "version": str(thing.version)}
    address = reverse("connections:move", args=[thing.public_id, "confirm"])
    assert jo.post(address, {**key(), **fell}).status_code == 302
    row = Accompaniment.objects.get()
    assert (row.state, row.reason, row.at) == (Company.FELL_THROUGH, "transport", time(10, 15))


def test_sending_arranges_it(house: Riverbank) -> None:
    """“Send, and go along” makes the arrangement with the day and the bus."""
    thing = places.chosen(house, house.case())
    actions.send(
        connection=thing,
        disclosure=places.shown(thing),
        way="accompanied",
        agreed_how="in person",
        company={"who": "link worker", "meet_on": today() + WEEK, "transport": "bus"},
        accompanied=True,
        companion="Jo Ferreira",
        on=today(),
        by=house.jo,
    )
    row = queries.company_arranged(thing)
    assert row is not None
    assert (row.name, row.next_step, row.next_on) == (
        "Jo Ferreira",
        "Go along to the session",
        today() + WEEK,
    )
    assert thing.transport_arranged is True
