"""A provider says who came and how many places it has; one e-mail a week where anything waits."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.models import Link, Organisation
from linkwork.access.roles import Role
from linkwork.practice.connections import actions
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.connections.places import places_left
from linkwork.practice.providers import jobs
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import today
from tests.unit.practice import cast
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.providers import guest

S = Connection.State
Capture = Callable[..., Any]


@pytest.fixture
def going(house: Riverbank) -> Connection:
    """Somebody who has a place, a week ago."""
    thing = guest.asked(house)
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    return thing


@pytest.fixture
def tom(going: Connection) -> Client:
    """Somebody of the provider's, signed in."""
    body = Organisation.objects.get(kind="provider", name="Brook Lane Growers")
    return signed_in(cast.staff("Tom Adeyemi", Role.PROVIDER, body))


def _came(tom: Client, thing: Connection, state: str, on: date) -> Any:
    address = reverse("providers:attendance", args=[thing.activity.public_id])
    told = {"session_on_near": on.isoformat(), f"came-{thing.public_id}": state}
    return tom.post(address, {**key(), **told})


def test_who_came_starts_a_connection(tom: Client, going: Connection) -> None:
    """A first session gone to starts it, in the provider's name; the page asks by the name used."""
    address = reverse("providers:attendance", args=[going.activity.public_id])
    page = tom.get(address).content.decode()
    assert "Grace" in page
    assert _came(tom, going, "attended", today()).status_code == 302
    going.refresh_from_db()
    assert going.state == S.STARTED
    assert Attendance.objects.get().recorded_by == "Tom Adeyemi"


def test_who_did_not_come_has_a_next_step(tom: Client, going: Connection) -> None:
    """A provider need not know why somebody stayed away: the link worker asks."""
    _came(tom, going, "absent", today())
    going.refresh_from_db()
    assert going.state == S.MISSED
    assert going.next_step == "Ask what got in the way, and book again"


def test_a_session_is_kept_whole_or_not_at_all(tom: Client, going: Connection) -> None:
    """The same session a second time is refused in words, and one that lies ahead too."""
    _came(tom, going, "attended", today())
    again = _came(tom, going, "attended", today()).content.decode()
    assert "already on record" in again
    ahead = _came(tom, going, "attended", today() + timedelta(days=2)).content.decode()
    assert "lies ahead" in ahead
    nothing = _came(tom, going, "", today()).content.decode()
    assert "Say of one person at least" in nothing
    assert Attendance.objects.count() == 1


def test_our_places(tom: Client, going: Connection) -> None:
    """How many more can come, until when; a yes of today is not taken off again."""
    address = reverse("providers:room", args=[going.activity.public_id])
    version = str(going.activity.version)
    until = {"until_day": "3", "until_month": "12", "until_year": "2099"}
    told = {"room": "has places", "places": "4", "version": version, **until}
    assert tom.post(address, {**key(), **told}).status_code == 302
    going.activity.refresh_from_db()
    assert places_left(going.activity) == 4
    assert going.activity.room_until_on == date(2099, 12, 3)
    assert "4 places left" in tom.get(reverse("providers:home")).content.decode()
    old = tom.post(address, {**key(), **told, "places": "9"})
    assert old.status_code == 409


def test_the_weeks_email_comes_once(
    house: Riverbank, django_capture_on_commit_callbacks: Capture
) -> None:
    """On the service's day each provider with something waiting gets one e-mail, and one link."""
    guest.asked(house)
    clock, links = Actor.system(house.service), Link.objects.filter(about=None)
    day = today()
    while day.weekday() != policy(house.service).digest_weekday:
        assert jobs.digest(by=clock, on=day) == "Not the day for it."
        day += timedelta(days=1)
    for told in ("1 provider told", "0 providers told"):
        with django_capture_on_commit_callbacks(execute=True):
            assert jobs.digest(by=clock, on=day) == told
    week = [one for one in mail.outbox if one.subject.startswith("Your week")]
    assert (len(week), links.count()) == (1, 1)
    assert not [word for word in guest.SECRETS.values() if word in str(week[0].body)]


def test_nothing_waits_and_nothing_comes(house: Riverbank) -> None:
    """A provider for whom nothing waits is left alone."""
    thing = guest.asked(house)
    actions.withdraw(connection=thing, reason="changed mind", on=today(), by=house.jo)
    monday = today() + timedelta(days=-today().weekday() + policy(house.service).digest_weekday)
    assert jobs.digest(by=Actor.system(house.service), on=monday) == "0 providers told"
