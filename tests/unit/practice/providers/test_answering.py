"""A provider answers by the link of an e-mail, and sees no more than was disclosed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from linkwork.access.models import Organisation
from linkwork.access.roles import Role
from linkwork.practice.connections import actions
from linkwork.practice.connections.models import Connection, ProviderFeedback
from linkwork.practice.directory.models import Activity, Schedule
from linkwork.ui.words import today
from tests.unit.practice import cast
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places
from tests.unit.practice.providers import guest

S = Connection.State
Capture = Callable[..., Any]


@pytest.fixture
def sent(house: Riverbank, django_capture_on_commit_callbacks: Capture) -> Connection:
    """A request whose e-mail has gone out."""
    with django_capture_on_commit_callbacks(execute=True):
        return guest.asked(house)


def _answer(browser: Client, thing: Connection, answer: str, **more: str) -> Any:
    thing.refresh_from_db()
    told = {"answer": answer, "version": str(thing.version), **more}
    return browser.post(guest.page_of(thing), {**key(), **told})


def test_the_email_holds_nothing_of_anybody(sent: Connection) -> None:
    """The e-mail goes to the activity's provider and says only that there is a question."""
    (message,) = mail.outbox
    assert message.to == ["hello@growers.example"]
    whole = f"{message.subject} {message.body}"
    assert not [word for word in (*guest.SECRETS.values(), "Grace", "bereavement") if word in whole]


def test_yes_without_a_code(house: Riverbank, sent: Connection) -> None:
    """Where the policy lets them: open, choose, send; and the connection is accepted."""
    guest.at_once(house)
    browser = guest.opened(guest.last_link(), with_code=False)
    page = browser.get(guest.page_of(sent)).content.decode()
    assert "Could Grace join Garden group?" in page
    assert "Yes, Grace can come" in page
    assert "not an emergency service" in page
    assert _answer(browser, sent, "accept").status_code == 302
    sent.refresh_from_db()
    assert (sent.state, sent.answered_on) == (S.ACCEPTED, today())
    event = sent.events.get(after=S.ACCEPTED)
    assert (event.by, event.by_words, event.channel) == (None, "Brook Lane Growers", "link")


def test_without_a_code_only_this_request(house: Riverbank, sent: Connection) -> None:
    """Who gave no code gets no list, no places and nobody else's page."""
    guest.at_once(house)
    browser = guest.opened(guest.last_link(), with_code=False)
    home = browser.get(reverse("providers:home"))
    assert (home.status_code, home["Location"]) == (302, guest.page_of(sent))
    room = browser.get(reverse("providers:room", args=[sent.activity.public_id]))
    assert (room.status_code, room["Location"]) == (302, reverse("links:ended"))


def test_every_page_holds_the_disclosed_minimum(house: Riverbank, sent: Connection) -> None:
    """Home, request, who came, feedback and places: nothing of the record but what was shown."""
    browser = guest.opened(guest.last_link())
    actions.answer(connection=sent, answer="accept", on=today(), by=house.jo)
    activity = sent.activity.public_id
    pages = [
        reverse("providers:home"),
        guest.page_of(sent),
        reverse("providers:feedback", args=[sent.public_id]),
        reverse("providers:attendance", args=[activity]),
        reverse("providers:room", args=[activity]),
    ]
    for address in pages:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        text = answer.content.decode()
        assert not [one for one in guest.SECRETS.values() if one in text], address
        assert "secret" not in text.lower(), address
        assert "1951" not in text, address
        assert "bereave" not in text.lower(), address


def test_full_says_so_for_everybody(sent: Connection) -> None:
    """“We are full” declines with its reason, and link workers see it in the directory at once."""
    browser = guest.opened(guest.last_link())
    done = _answer(browser, sent, "decline:full")
    assert done["Location"] == reverse("providers:thanks")
    assert "Thank you" in browser.get(done["Location"]).content.decode()
    sent.refresh_from_db()
    assert (sent.state, sent.ending_reason) == (S.DECLINED, "full")
    assert Activity.objects.get(pk=sent.activity_id).room == Activity.Room.FULL
    gone = browser.get(guest.page_of(sent))
    assert gone.status_code in (302, 404)
    assert "Grace" not in gone.content.decode()


def test_a_place_comes_from_the_list(sent: Connection) -> None:
    """Waiting list with its place and day, and a yes later from the same page."""
    browser = guest.opened(guest.last_link())
    expected = {"expected_on_day": "3", "expected_on_month": "12", "expected_on_year": "2099"}
    assert _answer(browser, sent, "waitlist:next intake", position="2", **expected)
    sent.refresh_from_db()
    assert (sent.state, sent.wait_position) == (S.WAITLISTED, 2)
    assert sent.next_on == sent.wait_expected_on
    assert "They are on your waiting list" in browser.get(guest.page_of(sent)).content.decode()
    assert _answer(browser, sent, "accept").status_code == 302
    sent.refresh_from_db()
    assert (sent.state, sent.wait_position) == (S.ACCEPTED, None)


def test_a_day_may_be_offered_with_a_yes(house: Riverbank, sent: Connection) -> None:
    """The days on which the group meets next are offered; the link worker agrees one."""
    for weekday in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
        Schedule.objects.create(activity=sent.activity, weekday=weekday, frequency="WEEKLY")
    browser = guest.opened(guest.last_link())
    day = _first_offer(browser.get(guest.page_of(sent)).content.decode())
    _answer(browser, sent, "accept", offered=day)
    sent.refresh_from_db()
    assert sent.offered_on is not None
    assert sent.offered_on.isoformat() == day
    assert "they offer" in sent.next_step
    tracker = signed_in(house.jo).get(reverse("connections:connection", args=[sent.public_id]))
    assert "They offer" in tracker.content.decode()


def _first_offer(page: str) -> str:
    start = page.index('name="offered"')
    value = page.index('value="', start) + len('value="')
    return page[value : page.index('"', value)]


def test_a_no_needs_no_more_than_its_reason(sent: Connection) -> None:
    """A made-up reason is not an answer, and nothing is kept."""
    browser = guest.opened(guest.last_link())
    page = _answer(browser, sent, "decline:nonsense")
    assert page.status_code == 200
    sent.refresh_from_db()
    assert sent.state == S.SENT


def test_an_answer_on_an_old_page_is_not_taken(house: Riverbank, sent: Connection) -> None:
    """When the link worker took the request back meanwhile, the link is closed."""
    browser = guest.opened(guest.last_link())
    actions.withdraw(connection=sent, reason="changed mind", on=today(), by=house.jo)
    answer = _answer(browser, sent, "accept")
    assert answer.status_code in (302, 404)
    sent.refresh_from_db()
    assert sent.state == S.WITHDRAWN


def test_another_providers_link_opens_nothing(
    house: Riverbank, sent: Connection, django_capture_on_commit_callbacks: Capture
) -> None:
    """A link of one provider says nothing of another's request, not even that it exists."""
    with django_capture_on_commit_callbacks(execute=True):
        thing = places.chosen(house, house.case(), name="Walks", provider="Larch Walkers")
        actions.send(
            connection=thing,
            disclosure=places.shown(thing),
            way="referral",
            agreed_how="in person",
            on=today(),
            by=house.jo,
        )
    browser = guest.opened(guest.last_link())
    assert browser.get(guest.page_of(sent)).status_code == 404
    assert browser.get(guest.page_of(thing)).status_code == 200
    for name in ("room", "attendance"):
        theirs = reverse(f"providers:{name}", args=[sent.activity.public_id])
        assert browser.get(theirs).status_code == 404, name


def test_a_member_of_the_provider_needs_no_link(house: Riverbank, sent: Connection) -> None:
    """Somebody who signs in for the provider sees the same pages."""
    body = Organisation.objects.get(kind="provider", name="Brook Lane Growers")
    tom = signed_in(cast.staff("Tom Adeyemi", Role.PROVIDER, body))
    assert "Could Grace join" in tom.get(reverse("providers:home")).content.decode()
    assert _answer(tom, sent, "accept").status_code == 302
    sent.refresh_from_db()
    assert sent.state == S.ACCEPTED


def test_was_it_right_to_ask(house: Riverbank, sent: Connection) -> None:
    """What the provider says of being asked stands on the connection for its link worker."""
    browser = guest.opened(guest.last_link())
    _answer(browser, sent, "accept")
    address = reverse("providers:feedback", args=[sent.public_id])
    unsaid = browser.post(address, {**key(), "verdict": "no"})
    assert "Choose what would have made it better" in unsaid.content.decode()
    told = {"verdict": "partly", "reason": "told too little", "words": "About the stick"}
    assert browser.post(address, {**key(), **told}).status_code == 302
    assert ProviderFeedback.objects.get().connection == sent
    page = signed_in(house.jo).get(reverse("connections:connection", args=[sent.public_id]))
    assert "We were not told enough. About the stick" in page.content.decode()


def test_no_place_is_said_clearly(
    house: Riverbank, sent: Connection, django_capture_on_commit_callbacks: Capture
) -> None:
    """A yes after the last place has gone is refused in words, and can wait instead."""
    Activity.objects.filter(pk=sent.activity_id).update(places=1, room_stated_on=today())
    other = places.chosen(house, house.case(house.referral(house.person(given_name="Bill"))))
    Connection.objects.filter(pk=other.pk).update(activity=sent.activity)
    other.refresh_from_db()
    actions.send(
        connection=other,
        disclosure=places.shown(other),
        way="referral",
        agreed_how="in person",
        on=today(),
        by=house.jo,
    )
    actions.answer(connection=other, answer="accept", on=today(), by=house.jo)
    browser = guest.opened(guest.last_link())
    page = _answer(browser, sent, "accept").content.decode()
    assert "The last place at Garden group has gone" in page
    assert _answer(browser, sent, "waitlist:no place now").status_code == 302
    sent.refresh_from_db()
    assert sent.state == S.WAITLISTED
