"""Connections change hands, lists are asked about, clocks give the ball back, sharing ends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Grant, Link
from linkwork.access.roles import Relation
from linkwork.practice.connections import actions, jobs, queries
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.people import queries as known
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.connections import places

S = Connection.State
Capture = Callable[..., Any]


def _live_grants(thing: Connection) -> int:
    rows = Grant.objects.filter(about=thing.public_id, relation=Relation.SHARED.value)
    return rows.filter(until_at__isnull=True).count()


def test_a_case_handed_over_takes_its_connections_along(house: Riverbank) -> None:
    """Every connection that goes on, and who was to go along, is the new link worker's."""
    case = house.case()
    going, over = places.sent(house, case), places.chosen(house, case, name="Walks")
    actions.arrange_company(
        connection=going, accompanied=True, companion="Jo Ferreira", by=house.jo
    )
    actions.not_wanted(connection=over, reason="not now", on=today(), by=house.jo)
    assert house.ada.user is not None
    assert actions.hand_over(case=case, to=house.ada.user, by=house.samira) == 1
    going.refresh_from_db()
    over.refresh_from_db()
    assert (going.owner, over.owner) == (house.ada.user, house.jo.user)
    row = queries.company_arranged(going)
    assert row is not None
    assert row.owner == house.ada.user
    assert row.next_step == "Agree who goes along: Jo Ferreira was to"


def test_sharing_withdrawn_ends_what_was_asked(
    house: Riverbank, django_capture_on_commit_callbacks: Capture
) -> None:
    """Open requests are taken back with that reason, sight ends at once, the provider is told."""
    case = house.case()
    thing = places.sent(house, case)
    other = places.sent(house, case, name="Walks", provider="Larch Walkers")
    with django_capture_on_commit_callbacks(execute=True):
        touched = actions.withdraw_sharing(
            person=case.person, provider_name="Brook Lane Growers", by=house.jo
        )
    thing.refresh_from_db()
    other.refresh_from_db()
    assert (touched, thing.state, thing.ending_reason) == (1, S.WITHDRAWN, "consent withdrawn")
    assert other.state == S.SENT
    assert (_live_grants(thing), _live_grants(other)) == (0, 1)
    assert mail.outbox[-1].subject == "A request was taken back"
    assert known.live_consent(case.person, "share", "Brook Lane Growers") is None
    live = Link.objects.filter(about=thing.public_id, until_at__gt=timezone.now())
    assert not live.exists()


def test_what_has_begun_is_talked_through(house: Riverbank) -> None:
    """Somebody who goes there already is not stopped by it: the link worker talks with them."""
    case = house.case()
    thing = places.started(house, case)
    actions.withdraw_sharing(person=case.person, provider_name="Brook Lane Growers", by=house.jo)
    thing.refresh_from_db()
    assert (thing.state, _live_grants(thing)) == (S.STARTED, 0)
    assert thing.next_step.startswith("Talk it through")
    assert thing.next_on is not None


def test_a_waiting_list_is_asked_about(house: Riverbank) -> None:
    """Place, day and when it was last asked are kept; the next day follows what they expect."""
    thing = places.sent(house, house.case())
    actions.answer(
        connection=thing, answer="waitlist", reason="no place now", on=today(), by=house.jo
    )
    assert thing.next_on == today() + timedelta(days=14)
    expected = today() + timedelta(days=40)
    actions.update_wait(connection=thing, position=3, expected_on=expected, on=today(), by=house.jo)
    assert (thing.wait_position, thing.wait_asked_on, thing.next_on) == (3, today(), expected)
    actions.answer(connection=thing, answer="accept", on=today(), by=house.jo)
    assert (thing.state, thing.wait_position, thing.wait_expected_on) == (S.ACCEPTED, None, None)
    with pytest.raises(NotAllowed, match="not on a waiting list"):
        actions.update_wait(connection=thing, on=today(), by=house.jo)


def test_the_clock_reminds_and_gives_back(
    house: Riverbank, django_capture_on_commit_callbacks: Capture
) -> None:
    """After a week a reminder, once; after two the ball is the link worker's; both idempotent."""
    clock = Actor.system(house.service)
    thing = places.sent(house, house.case())
    for days, told in ((6, 0), (7, 1), (7, 0), (10, 0)):
        with django_capture_on_commit_callbacks(execute=True):
            said = jobs.remind(by=clock, on=today() + timedelta(days=days))
        assert said == f"{told} provider{'' if told == 1 else 's'} reminded", days
    assert mail.outbox[-1].subject == "A request is still waiting for you"
    assert jobs.give_back(by=clock, on=today() + timedelta(days=13)).startswith("0")
    due = today() + timedelta(days=14)
    assert jobs.give_back(by=clock, on=due).startswith("1")
    assert jobs.give_back(by=clock, on=due).startswith("0")
    thing.refresh_from_db()
    assert (thing.state, thing.next_step) == (
        S.NO_RESPONSE,
        "Ring the provider, or try another activity",
    )
    assert thing.next_on is not None


def test_a_later_day_agreed_with_the_provider_holds(house: Riverbank) -> None:
    """Where the link worker gave them longer, the clock waits as well."""
    clock = Actor.system(house.service)
    thing = places.sent(house, house.case())
    later = today() + timedelta(days=21)
    actions.set_next(
        connection=thing, next_step="They asked for a week", next_on=later, by=house.jo
    )
    assert jobs.give_back(by=clock, on=today() + timedelta(days=14)).startswith("0")
    assert jobs.give_back(by=clock, on=later).startswith("1")


def test_no_address_means_ring_them(house: Riverbank) -> None:
    """Where no e-mail is known the next step says to ring, with the number, in two days."""
    case = house.case()
    thing = places.chosen(house, case)
    provider = thing.activity.provider
    provider.save_over(provider.version, email="")
    thing.refresh_from_db()
    actions.send(
        connection=thing,
        disclosure=places.shown(thing),
        way="referral",
        agreed_how="in person",
        on=today(),
        by=house.jo,
    )
    assert thing.next_step == "Ring Brook Lane Growers on 01632 960777"
    assert not Link.objects.exists()


def test_what_was_declined_waits_until_another_is_tried_or_none_is_wanted(
    house: Riverbank,
) -> None:
    """A no is the link worker's task; trying another, or leaving it, ends the task."""
    case = house.case()
    thing = places.sent(house, case)
    actions.answer(connection=thing, answer="decline", reason="full", on=today(), by=house.jo)
    assert list(queries.waiting(thing.owner)) == [thing]
    other = actions.try_another(
        connection=thing,
        activity=places.activity(house, name="Walks"),
        on=today(),
        by=house.jo,
    )
    assert (other.replaces, list(queries.waiting(thing.owner))) == (thing, [other])
    actions.not_wanted(connection=other, reason="not now", on=today(), by=house.jo)
    actions.let_rest(connection=other, by=house.jo)
    assert not queries.waiting(thing.owner).exists()


def test_an_unanswered_request_is_taken_back_when_another_is_tried(house: Riverbank) -> None:
    """The first provider is told, so that nobody keeps a place for somebody who went elsewhere."""
    thing = places.sent(house, house.case())
    actions.no_response(connection=thing, on=today(), by=house.jo)
    actions.try_another(
        connection=thing,
        activity=places.activity(house, name="Walks"),
        on=today(),
        by=house.jo,
    )
    thing.refresh_from_db()
    assert (thing.state, thing.ending_reason, _live_grants(thing)) == (S.WITHDRAWN, "rerouted", 0)
