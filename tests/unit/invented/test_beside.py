"""Every page of the house has its example: what stands beside the named people."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from linkwork.access import scope
from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Accompaniment, Connection, ProviderFeedback
from linkwork.practice.connections.moves import OPEN
from linkwork.practice.directory.models import Activity, FeedChange
from linkwork.practice.messages.models import Message
from linkwork.practice.notices.models import Notice
from linkwork.practice.people.models import MergeRecord, Person
from linkwork.practice.referrals.models import Case, Referral
from linkwork.practice.supervision.models import (
    BrokenGlass,
    CaseCover,
    HandOver,
    SafeguardingConcern,
    Talk,
    Visit,
)
from linkwork.site import filling

pytestmark = pytest.mark.django_db
BEFORE_THE_SHELF = 3  # the steps that fill the service


@pytest.fixture(scope="module", autouse=True)
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A service of 200 people with everything beside; undone in the end."""
    with django_db_blocker.unblock(), transaction.atomic(), scope.everything("these tests"):
        for _, work in filling.steps(200, 1)[:BEFORE_THE_SHELF]:
            work(lambda _: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def all_in_scope() -> Iterator[None]:
    """Every organisation's rows."""
    with scope.everything("these tests"):
        yield


def test_a_connection_stands_at_every_step_that_waits() -> None:
    """Suggested, chosen, sent, no answer, waiting list, accepted, booked, started, and so on."""
    standing = set(Connection.objects.values_list("state", flat=True))
    state = Connection.State
    wanted = {state.SUGGESTED, state.CHOSEN, state.SENT, state.NO_RESPONSE, state.WAITLISTED}
    wanted |= {state.BOOKED, state.STARTED, state.DECLINED, state.NOT_WANTED, state.COMPLETED}
    assert wanted <= standing
    live = Connection.objects.filter(state__in=OPEN)
    assert not live.filter(next_on__isnull=True).exists()
    assert not live.filter(next_step="").exists()


def test_the_garden_has_requests_somebody_who_comes_and_sessions() -> None:
    """Two wait for an answer, one comes with company, one was there and once was not."""
    garden = Connection.objects.filter(activity__name="Brook Lane garden group")
    assert garden.filter(state=Connection.State.SENT).count() == 2
    assert Accompaniment.objects.filter(connection__in=garden, name="Joan Beck").count() == 1
    owen = garden.get(case__person__family_name="Latimer")
    assert sorted(owen.attendances.values_list("state", flat=True)) == [
        "absent",
        "attended",
        "attended",
    ]
    assert ProviderFeedback.objects.filter(connection=owen, verdict="yes").exists()
    assert Activity.objects.get(name="Brook Lane garden group").places == 6


def test_records_that_need_care() -> None:
    """A hold, a twin whose referral waits, a merge, a referral sent back, somebody who returns."""
    assert Case.objects.get(person__family_name="Nash").state == Case.State.ON_HOLD
    twin = Person.objects.get(given_name="Nwosu", family_name="Amara")
    assert Referral.objects.get(person=twin).state == Referral.State.RECEIVED
    assert MergeRecord.objects.count() == 1
    assert Referral.objects.get(person__family_name="Teller").state == Referral.State.RETURNED
    amara = Person.objects.get(given_name="Amara", family_name="Nwosu")
    assert "large print" in amara.information_needs
    assert amara.carer_name == "Ngozi Nwosu"


def test_notes_stand_at_every_state_and_say_what_they_say() -> None:
    """Drafted, approved, sent, delivered, filed, not wanted; what was approved has its sections."""
    state = Message.State
    kept = set(Message.objects.values_list("state", flat=True))
    assert kept >= {
        state.DRAFT,
        state.APPROVED,
        state.SENT,
        state.DELIVERED,
        state.FILED,
        state.NOT_CONSENTED,
    }
    filed = Message.objects.get(referral__person__family_name="Latimer", about="plan")
    assert filed.state == state.FILED
    assert [one["heading"] for one in filed.sections][:2] == ["Person", "GP practice"]
    assert Message.objects.filter(about=Message.Subject.ESCALATION).exists()
    assert not Notice.objects.filter(state=Notice.State.FAILED).exists()


def test_leads_have_something_to_look_at() -> None:
    """An unread hand-over, cover, a visit, glass broken and reviewed, concerns, a talk, limits."""
    assert HandOver.objects.filter(read_at__isnull=True).exists()
    assert CaseCover.objects.count() == 2
    assert Visit.objects.filter(state=Visit.State.OUT).exists()
    assert set(BrokenGlass.objects.values_list("verdict", flat=True)) == {"", "right"}
    assert {"raised", "looked at"} <= set(
        SafeguardingConcern.objects.values_list("state", flat=True)
    )
    assert Talk.objects.exists()
    policy = ServicePolicy.objects.exclude(escalation="").get()
    assert policy.inclusion
    assert policy.exclusion
    assert policy.caseload_weight < ServicePolicy._meta.get_field("caseload_weight").default


def test_the_directory_has_drafts_and_differences() -> None:
    """Drafts, entries closed for now and withdrawn, and a feed: one new, one changed, one gone."""
    states = set(Activity.objects.values_list("state", flat=True))
    state = Activity.State
    assert {state.DRAFT, state.CLOSED, state.WITHDRAWN} <= states
    waiting = FeedChange.objects.filter(state=FeedChange.State.OPEN)
    assert sorted(waiting.values_list("what", flat=True)) == ["changed", "gone", "new"]
