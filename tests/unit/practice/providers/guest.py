"""A provider who comes by the link of an e-mail, and one person they are asked about."""

import re
from typing import Any

from django.core import mail
from django.test import Client, TestCase
from django.urls import reverse

from linkwork.access.models import ServicePolicy
from linkwork.practice.connections import actions
from linkwork.practice.connections.disclosure import Choices, disclosure
from linkwork.practice.connections.models import Connection
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, key
from tests.unit.practice.connections import places

LINK = re.compile(r"https?://[^/\s]+(/l/\S+?/)(?:\s|$)")
# What stands in the record and was not disclosed: none of it may be on any page of a provider.
SECRETS = {
    "given_name": "Amaralyn",
    "family_name": "Nwosuwasecret",
    "address": "1 Secret Street",
    "postcode": "NE9 9ZZ",
    "nhs_number": "9990000018",
    "phone": "01632 960999",
    "what_matters": "A secret grief",
    "how_to_support": "Secretly slowly",
}


def asked(house: Riverbank, *, name: str = "Grace", **changes: Any) -> Connection:
    """A request that was sent, about somebody known there as Grace."""
    person = house.person(**SECRETS)
    referral = house.referral(person, in_words="A secret reason", main_need="bereavement")
    thing = places.chosen(house, house.case(referral), **changes)
    chosen = Choices(name_used=name, hopes_for="To grow things again", good_to_know="Needs a seat")
    return actions.send(
        connection=thing,
        disclosure=disclosure(thing, chosen, "Jo Ferreira"),
        way="referral",
        agreed_how="in person",
        on=today(),
        by=house.jo,
    )


def at_once(house: Riverbank) -> None:
    """The service lets providers answer without a code."""
    ServicePolicy.objects.update_or_create(
        organisation=house.service, defaults={"provider_answers_without_code": True}
    )


def last_link() -> str:
    """The address of the link in the latest e-mail."""
    found = LINK.search(str(mail.outbox[-1].body) + " ")
    assert found, mail.outbox[-1].body
    return found.group(1)


def opened(address: str, *, with_code: bool = True) -> Client:
    """A browser that came in by the link."""
    browser = Client()
    assert browser.get(address).status_code == 200
    if not with_code:
        assert browser.post(f"{address}open/", key()).status_code == 302
        return browser
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert browser.post(f"{address}code/", key()).status_code == 302
    code = re.search(r"\d{6}", str(mail.outbox[-1].body))
    assert code
    assert browser.post(f"{address}enter/", {"code": code.group(), **key()}).status_code == 302
    return browser


def page_of(thing: Connection) -> str:
    """The address of a request's page."""
    return reverse("providers:request", args=[thing.public_id])
