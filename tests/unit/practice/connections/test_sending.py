"""Sending: consent first, exactly what was shown, and sight of it only while it lasts."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from linkwork.access.models import Grant, Organisation
from linkwork.access.roles import Relation
from linkwork.practice.connections import actions
from linkwork.practice.connections.disclosure import ME, RING, Choices, disclosure
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as known
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.connections import places

SECRETS = {
    "family_name": "Nwosuwasecret",
    "address": "1 Secret Street",
    "postcode": "NE9 9ZZ",
    "nhs_number": "9990000018",
    "what_matters": "A secret grief",
}


def test_nothing_is_sent_without_consent(house: Riverbank) -> None:
    """A connection stays where it is until the person agreed to share with that provider."""
    thing = places.chosen(house, house.case())
    with pytest.raises(NotAllowed, match="has not agreed"):
        actions.send(
            connection=thing,
            disclosure=places.shown(thing),
            way="referral",
            on=today(),
            by=house.jo,
        )
    thing.refresh_from_db()
    assert thing.state == Connection.State.CHOSEN
    assert thing.disclosed is None


def test_consent_is_kept_with_what_it_was_for(house: Riverbank) -> None:
    """The consent names the provider, and the connection points to it."""
    case = house.case()
    thing = places.sent(house, case)
    consent = known.live_consent(case.person, "share", "Brook Lane Growers")
    assert thing.consent == consent
    assert known.live_consent(case.person, "share", "Another provider") is None


def test_withdrawn_consent_stops_the_next_send(house: Riverbank) -> None:
    """Consent once given does not outlive being taken back."""
    case = house.case()
    places.sent(house, case)
    people.decide_consent(
        person=case.person,
        purpose="share",
        decision="withdrawn",
        provider_name="Brook Lane Growers",
        by=house.jo,
    )
    other = places.chosen(house, case, name="Seed library")
    with pytest.raises(NotAllowed, match="has not agreed"):
        actions.send(
            connection=other,
            disclosure=places.shown(other),
            way="referral",
            on=today(),
            by=house.jo,
        )


def test_the_provider_sees_no_more_than_is_needed(house: Riverbank) -> None:
    """No family name, birth date, address, NHS number or notes, whatever was chosen."""
    case = house.case(house.referral(house.person(phone="07700 900143", **SECRETS)))
    thing = places.chosen(house, case)
    page = disclosure(
        thing, Choices(name_used="Amara", along=ME, reach=RING, good_to_know="A seat"), "Jo"
    )
    text = json.dumps(page.kept())
    assert "Ring Amara: 07700 900143" in text
    assert not [secret for secret in SECRETS.values() if secret in text]
    assert "1951" not in text


def test_no_call_where_none_is_safe(house: Riverbank) -> None:
    """Who must not be contacted is reached through the link worker, even if a call was asked."""
    person = house.person(phone="07700 900143", no_contact=True)
    thing = places.chosen(house, house.case(house.referral(person)))
    page = disclosure(thing, Choices(name_used="Amara", reach=RING), "Jo Ferreira")
    assert "07700" not in json.dumps(page.kept())


def test_what_is_kept_is_what_was_shown(house: Riverbank) -> None:
    """The snapshot on the connection is the preview, word for word."""
    thing = places.chosen(house, house.case())
    page = places.shown(thing)
    sent = actions.send(
        connection=thing,
        disclosure=page,
        way="accompanied",
        agreed_how="by phone",
        on=today(),
        by=house.jo,
    )
    assert sent.disclosed == page.kept()
    assert sent.next_on == today() + timedelta(days=14)


def test_a_providers_body_sees_it_until_it_ends(house: Riverbank) -> None:
    """The provider's own people see this connection, and no longer than it lasts."""
    body = Organisation.objects.create(name="Growers", kind="provider", parent=house.service)
    thing = places.chosen(house, house.case())
    thing.activity.provider.body = body
    thing.activity.provider.save()
    actions.send(
        connection=thing,
        disclosure=places.shown(thing),
        way="referral",
        agreed_how="in person",
        on=today(),
        by=house.jo,
    )
    mine = Grant.objects.filter(body=body, relation=Relation.SHARED.value)
    assert [grant.about for grant in mine.filter(until_at__isnull=True)] == [thing.public_id]
    actions.withdraw(connection=thing, reason="changed mind", on=today(), by=house.jo)
    assert not mine.filter(until_at__isnull=True).exists()


def _choices(mark: str, **changes: str) -> dict[str, str]:
    told = {
        "way": "referral",
        "along": "later",
        "reach": "through us",
        "name_used": "Amara",
        "agrees": "on",
        "how": "in person",
        "version": "2",
        "previewed": mark,
    }
    return {**key(), **told, **changes}


def test_the_page_refuses_what_was_not_shown(house: Riverbank) -> None:
    """Choices changed after the preview are shown again and not sent."""
    thing = places.chosen(house, house.case())
    jo = signed_in(house.jo)
    address = reverse("connections:send", args=[thing.public_id])
    mark = places.shown(thing).mark
    answer = jo.post(address, _choices(mark, good_to_know="Something not shown"))
    assert "has changed since you read it" in answer.content.decode()
    thing.refresh_from_db()
    assert thing.state == Connection.State.CHOSEN
    done = jo.post(address, _choices(mark))
    assert done.status_code == 302
    thing.refresh_from_db()
    assert thing.state == Connection.State.SENT
    assert thing.disclosed == places.shown(thing).kept()


def test_the_page_asks_for_consent(house: Riverbank) -> None:
    """Without the tick, the page says so at the box and keeps what was typed."""
    thing = places.chosen(house, house.case())
    told = _choices(places.shown(thing).mark, meeting_point="Bus stop, Brook Lane")
    told.pop("agrees")
    address = reverse("connections:send", args=[thing.public_id])
    page = signed_in(house.jo).post(address, told).content.decode()
    assert "Ask first: nothing goes to Brook Lane Growers without a yes" in page
    assert "Bus stop, Brook Lane" in page


def test_a_team_lead_reads_and_is_offered_nothing_to_do(house: Riverbank) -> None:
    """Who only reads sees where things stand on every page, and no button that would be refused."""
    case = house.case()
    thing = places.sent(house, case)
    samira = signed_in(house.samira)
    for name, row in (
        ("connections:connection", thing),
        ("connections:list", case),
        ("plans:plan", case),
        ("outcomes:measures", case),
    ):
        page = samira.get(reverse(name, args=[row.public_id]))
        assert page.status_code == 200, name
        text = page.content.decode().split("<main", 1)[1]
        assert 'class="nhsuk-button' not in text, name


def test_telling_someone_sends_nothing(house: Riverbank) -> None:
    """A signpost needs no consent to share, because nothing is shared."""
    thing = places.chosen(house, house.case())
    address = reverse("connections:send", args=[thing.public_id])
    told = _choices("", way="signpost")
    told.pop("agrees")
    assert signed_in(house.jo).post(address, told).status_code == 302
    thing.refresh_from_db()
    assert thing.state == Connection.State.GIVEN
    assert thing.disclosed is None
    assert known.live_consent(thing.case.person, "share", "Brook Lane Growers") is None


def test_another_link_worker_cannot_tell_it_exists(house: Riverbank, next_door: Riverbank) -> None:
    """Neither a colleague without the case nor another service gets more than a 404."""
    thing = places.chosen(house, house.case())
    for stranger in (house.ada, next_door.jo):
        for name in ("connection", "send"):
            address = reverse(f"connections:{name}", args=[thing.public_id])
            assert signed_in(stranger).get(address).status_code in (403, 404)
