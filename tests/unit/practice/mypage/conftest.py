"""Amara, who has a page of her own, and whoever opens it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.links import sessions
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.connections import actions as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory.models import Activity, Location, Provider, Schedule
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.models import Plan
from linkwork.practice.plans.versions import Wanted
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank

CARER = "Ngozi Nwosu"


@dataclass
class Amara:
    """A person with a case, a plan and a garden to go to."""

    house: Riverbank
    person: Person
    case: Case

    def plan(self) -> Plan:
        """The plan she agreed to today."""
        plan = plans.draft(
            case=self.case,
            goals=[Wanted("See a garden grow again", 3, 8)],
            needs=["loneliness"],
            by=self.house.jo,
        )
        return plans.agree(
            plan=plan, on=today(), review_on=today() + timedelta(weeks=6), by=self.house.jo
        )

    def activity(self, name: str = "Garden group") -> Activity:
        """A weekly group."""
        provider = Provider.objects.create(
            organisation=self.house.service, name="Brook Lane Growers"
        )
        made = Activity.objects.create(
            organisation=self.house.service,
            provider=provider,
            name=name,
            needs=["loneliness"],
            cost_each_session=0,
            assured_on=today(),
            ask_for="Tom",
        )
        Location.objects.create(
            activity=made, name="Brook Lane Allotments", postcode="M14 1AA", transport="Bus 12"
        )
        Schedule.objects.create(
            activity=made, weekday="TH", frequency="WEEKLY", opens=time(10, 30), closes=time(12, 0)
        )
        return made

    def connection(self, state: str = "booked", activity: Activity | None = None) -> Connection:
        """One group, as far as the state says."""
        row = connections.suggest(
            case=self.case, activity=activity or self.activity(), on=today(), by=self.house.jo
        )
        values: dict[str, object] = {"state": state, "sent_on": today()}
        if state == "booked":
            values["first_session_on"] = today() + timedelta(days=4)
        row.save_over(row.version, **values)
        return row

    def link(self, role: Role = Role.PERSON, name: str = "Amara") -> Link:
        """A way in to her page."""
        return links.issue(
            by=self.house.jo,
            role=role,
            subject=self.person.public_id,
            name=name,
            channel="sms",
            address="07700900123",
        ).link

    def agrees(self, purpose: str, name: str = "") -> ConsentDecision:
        """Something she said yes to."""
        return people.decide_consent(
            person=self.person,
            purpose=purpose,
            decision="given",
            provider_name=name,
            how="said yes",
            by=self.house.jo,
        )

    @property
    def actor(self) -> Actor:
        """Amara, as the audit knows her."""
        return Actor.by_link(self.link())


def entered(link: Link) -> Client:
    """A browser that gave the code of a link."""
    answer = HttpResponse()
    sessions.begin(answer, link, confirmed=True)
    client = Client()
    for name, morsel in answer.cookies.items():
        client.cookies[name] = morsel.value
    return client


@pytest.fixture
def amara(house: Riverbank) -> Amara:
    """Amara Nwosu, whose case Jo Ferreira holds."""
    person = house.person(phone="07700 900123", email="amara@example.org")
    case = house.case(house.referral(person, offered_on=date(2026, 11, 3)))
    return Amara(house, person, case)


@pytest.fixture
def hers(amara: Amara) -> Client:
    """Her own browser."""
    return entered(amara.link())


@pytest.fixture
def carers(amara: Amara) -> Client:
    """The browser of her carer, to whom she agreed."""
    amara.agrees("carer", CARER)
    return entered(amara.link(Role.PROXY, CARER))


@pytest.fixture
def sent(
    django_capture_on_commit_callbacks: Callable[..., object],
) -> Iterator[Callable[..., object]]:
    """What is sent once a transaction is kept."""
    with scope.everything("the outbox of a test"):
        yield django_capture_on_commit_callbacks
