"""A link goes only to a registered address, only where it is safe, and ends when it must."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from linkwork.access.actors import Actor
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.mypage import actions, queries
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.reaching import registered, why_not
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.people.queries import live_consent
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key, signed_in
from tests.unit.practice.mypage.conftest import CARER, Amara, entered


def page(amara: Amara) -> str:
    """The address of her links."""
    return f"/cases/{amara.case.public_id}/my-page/"


def carer(**changes: str) -> dict[str, str]:
    """The carer's form, filled in."""
    told = {"name": CARER, "channel": "email", "address": "ngozi@example.org"}
    return {**told, "agreed_how": "said yes on the telephone", **changes, **key()}


def test_a_link_by_email(
    amara: Amara, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    """The message holds the link, and neither a name nor a word of health."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        actions.invite(person=amara.person, channel="email", by=amara.house.jo)
    (sent,) = mail.outbox
    assert sent.to == ["amara@example.org"]
    assert "/l/" in sent.body
    for word in ("Amara", "Nwosu", "lonel", "Jo "):
        assert word not in f"{sent.subject} {sent.body}"


def test_a_new_link_ends_the_one_before(amara: Amara) -> None:
    """One live link for the person."""
    first = actions.invite(person=amara.person, channel="sms", by=amara.house.jo)
    client = entered(first)
    second = actions.invite(person=amara.person, channel="email", by=amara.house.jo)
    assert queries.live_links(amara.person) == [second]
    assert client.get("/my/").status_code == 302


@pytest.mark.parametrize(
    ("phone", "goes"),
    [("07700 900123", True), ("+44 7700 900123", True), ("0161 496 0000", False), ("", False)],
)
def test_a_landline_gets_no_codes(amara: Amara, phone: str, goes: bool) -> None:
    """A text is offered only to a number that takes one."""
    amara.person.phone, amara.person.email = phone, ""
    assert ("sms" in registered(amara.person)) is goes


def test_no_address_at_all(amara: Amara) -> None:
    """With nothing registered the page says so, and where to write it down."""
    amara.person.save_over(amara.person.version, phone="0161 496 0000", email="")
    told = signed_in(amara.house.jo).get(page(amara)).content.decode()
    assert "There is no mobile number or e-mail address on the record" in told
    with pytest.raises(NotAllowed, match="no mobile number"):
        actions.invite(person=amara.person, channel="sms", by=amara.house.jo)


def test_safe_contact_none(amara: Amara) -> None:
    """Where safe contact is none no link goes, to the person or to anybody for them."""
    amara.person.save_over(amara.person.version, no_contact=True)
    jo = signed_in(amara.house.jo)
    assert "safe contact is “none”" in jo.get(page(amara)).content.decode()
    jo.post(page(amara), {"channel": "sms", **key()})
    jo.post(f"{page(amara)}carer/", carer())
    assert not Link.objects.exists()
    assert not ConsentDecision.objects.filter(purpose="carer").exists()


def test_someone_who_died(amara: Amara) -> None:
    """Nobody is written to in a dead person's name."""
    amara.person.died_on = today()
    assert "has died" in why_not(amara.person)


def test_a_carers_link_and_consent(amara: Amara) -> None:
    """The consent is kept with the link, in the words that were read out."""
    jo = signed_in(amara.house.jo)
    assert jo.post(f"{page(amara)}carer/", carer()).status_code == 302
    (link,) = queries.live_links(amara.person)
    assert (link.role, link.name) == (Role.PROXY, CARER)
    kept = live_consent(amara.person, "carer", CARER)
    assert kept is not None
    assert kept.how == "said yes on the telephone"
    assert f"{CARER}, carer" in jo.get(page(amara)).content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agreed_how": ""}, "Say how the person agreed"),
        ({"address": "nobody"}, "Enter an e-mail address"),
        ({"channel": "sms", "address": "0161 496 0000"}, "Enter a mobile number"),
    ],
)
def test_a_carers_form_that_is_wrong(amara: Amara, changes: dict[str, str], said: str) -> None:
    """Without consent or a usable address nothing is sent and nothing kept."""
    jo = signed_in(amara.house.jo)
    answer = jo.post(f"{page(amara)}carer/", carer(**changes))
    assert said in answer.content.decode()
    assert not Link.objects.exists()
    assert not ConsentDecision.objects.filter(purpose="carer").exists()


def test_links_that_are_shown(amara: Amara) -> None:
    """The page says where the codes go and when a link was last opened."""
    link = actions.invite(person=amara.person, channel="sms", by=amara.house.jo)
    jo = signed_in(amara.house.jo)
    assert "Not yet" in jo.get(page(amara)).content.decode()
    entered(link).get("/my/")
    told = jo.get(page(amara)).content.decode()
    assert "07700 900123" in told
    assert "Not yet" not in told


def test_only_ones_own_persons_link(amara: Amara, house: Riverbank) -> None:
    """A link of somebody else is not ended from this page."""
    other = Amara(house, house.person(given_name="Bola"), amara.case).link()
    answer = signed_in(amara.house.jo).post(f"{page(amara)}{other.public_id}/end/", key())
    assert answer.status_code == 404


def test_a_team_lead_looks_only(amara: Amara) -> None:
    """The lead sees which links live; sending is the link worker's."""
    samira = signed_in(amara.house.samira)
    told = samira.get(page(amara)).content.decode()
    assert "Send the person a link" not in told
    assert samira.post(page(amara), {"channel": "sms", **key()}).status_code in (403, 404)


def test_safe_contact_ends_every_link(amara: Amara, carers: Client, hers: Client) -> None:
    """When the link worker writes down that contact is not safe, every page closes."""
    people.amend_contact_details(
        person=amara.person,
        phone=amara.person.phone,
        contact_by="",
        no_contact=True,
        expected=amara.person.version,
        by=amara.house.jo,
    )
    assert hers.get("/my/").status_code == 302
    assert carers.get("/my/").status_code == 302


def test_whoever_came_by_a_link_cannot_invite(amara: Amara, hers: Client) -> None:
    """The staff's pages are not the person's."""
    assert hers.get(page(amara)).status_code == 302
    assert "/accounts/login/" in hers.get(page(amara))["Location"]


def test_the_person_is_named_in_the_audit_by_the_link(amara: Amara) -> None:
    """The audit knows who came by the link's own id, never by name."""
    link = amara.link()
    assert Actor.by_link(link).reference == str(link.public_id)
