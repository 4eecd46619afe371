"""Sessions: who came, who went along, and when coming becomes going regularly."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linkwork.practice.connections import actions
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places

S = Connection.State


def came(house: Riverbank, thing: Connection, days_ago: int) -> None:
    """The person came to a session."""
    actions.record_attendance(
        connection=thing,
        session_on=today() - timedelta(days=days_ago),
        state="attended",
        by=house.jo,
    )


def test_company_is_arranged_and_then_seen(house: Riverbank) -> None:
    """What was arranged stands until the first session says otherwise."""
    thing = places.sent(house, house.case())
    actions.arrange_company(
        connection=thing, accompanied=True, companion="Bill Tranter", by=house.jo
    )
    assert thing.accompanied is True
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    actions.book_first_session(connection=thing, session_on=today(), on=today(), by=house.jo)
    actions.record_attendance(
        connection=thing,
        session_on=today(),
        state="absent",
        reason="did not feel able",
        accompanied=False,
        by=house.jo,
    )
    assert (thing.state, thing.accompanied, thing.companion) == (S.MISSED, False, "")


def test_what_was_talked_through_is_kept(house: Riverbank) -> None:
    """A statement card's link opens the form; yes and not known are kept apart from no."""
    thing = places.sent(house, house.case())
    jo, page = signed_in(house.jo), reverse("connections:connection", args=[thing.public_id])
    assert (
        '<details class="nhsuk-details" open' in jo.get(page, {"step": "explain"}).content.decode()
    )
    address = reverse("connections:move", args=[thing.public_id, "explain"])
    told = {"information_given": "yes", "linked_to_need": "unknown", "version": thing.version}
    assert jo.post(address, {**key(), **told}).status_code == 302
    thing.refresh_from_db()
    assert (thing.information_given, thing.linked_to_need) == (True, None)


def test_three_times_is_going_regularly(house: Riverbank) -> None:
    """The third attendance moves a connection from started to sustaining."""
    thing = places.started(house, house.case(), first=today() - timedelta(days=14))
    came(house, thing, 7)
    assert thing.state == S.STARTED
    came(house, thing, 0)
    assert thing.state == S.SUSTAINING


def test_six_weeks_is_going_regularly(house: Riverbank) -> None:
    """Coming six weeks after the first session is sustaining, even if seldom."""
    thing = places.started(house, house.case(), first=today() - timedelta(weeks=6))
    came(house, thing, 0)
    assert thing.state == S.SUSTAINING


def test_time_alone_sustains_nobody(house: Riverbank) -> None:
    """Six weeks with sessions missed do not make going regularly."""
    thing = places.started(house, house.case(), first=today() - timedelta(weeks=8))
    actions.record_attendance(connection=thing, session_on=today(), state="absent", by=house.jo)
    assert thing.state == S.STARTED


def test_a_missed_first_session_needs_its_reason(house: Riverbank) -> None:
    """Nothing is kept of a missed first session without why."""
    thing = places.sent(house, house.case())
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    with pytest.raises(NotAllowed, match="needs a reason"):
        actions.record_attendance(connection=thing, session_on=today(), state="absent", by=house.jo)
    assert not Attendance.objects.filter(connection=thing).exists()


def test_a_session_is_recorded_once_and_not_ahead(house: Riverbank) -> None:
    """One record a day, and none for a session that has not been."""
    thing = places.started(house, house.case())
    with pytest.raises(NotAllowed, match="already on record"):
        came(house, thing, 0)
    with pytest.raises(NotAllowed, match="lies ahead"):
        came(house, thing, -1)


def test_a_cancelled_first_session_is_booked_again(house: Riverbank) -> None:
    """When the provider cancels, nobody has missed anything; the ball is with the link worker."""
    thing = places.sent(house, house.case())
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    actions.book_first_session(connection=thing, session_on=today(), on=today(), by=house.jo)
    actions.record_attendance(connection=thing, session_on=today(), state="cancelled", by=house.jo)
    assert (thing.state, thing.first_session_on) == (S.ACCEPTED, None)
    assert thing.next_on is not None


def test_a_session_from_the_page(house: Riverbank) -> None:
    """The tracker's form keeps an accompanied first session."""
    thing = places.sent(house, house.case())
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    address = reverse("connections:move", args=[thing.public_id, "attend"])
    told = {
        "session_on_near": today().isoformat(),
        "state": "attended",
        "accompanied": "yes",
        "version": str(thing.version),
    }
    assert signed_in(house.jo).post(address, {**key(), **told}).status_code == 302
    thing.refresh_from_db()
    assert (thing.state, thing.accompanied) == (S.STARTED, True)


def test_an_old_page_changes_nothing(house: Riverbank) -> None:
    """A form made before somebody else moved the connection on gets the conflict page."""
    thing = places.sent(house, house.case())
    before = thing.version
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    address = reverse("connections:move", args=[thing.public_id, "stop"])
    told = {"reason": "health", "words": "Typed with care", "version": str(before)}
    answer = signed_in(house.jo).post(address, {**key(), **told})
    assert answer.status_code == 409
    assert "Typed with care" in answer.content.decode()
    thing.refresh_from_db()
    assert thing.state == S.ACCEPTED
