"""The demonstration's service: whole, going on, and without a silent ending."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from linkwork.access import scope
from linkwork.access.models import AuditEvent, Grant, Organisation, User
from linkwork.access.roles import Relation
from linkwork.invented.riverbank import fill
from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.connections.moves import ENDED, OPEN, REASONS
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case, Contact, Referral
from linkwork.site.demonstration import CAST, PASSWORD

pytestmark = pytest.mark.django_db
NAMED = (
    "Amara Nwosu",
    "Keith Harlow",
    "Priya Raman",
    "Dennis Wray",
    "Sofia Marchetti",
    "Ibrahim Yusuf",
    "Maureen Tighe",
    "Gareth Pugh",
    "Lena Kowalczyk",
    "Rosa Lindqvist",
)


@dataclass(frozen=True)
class Filled:
    """The service, its link worker, and the day."""

    service: Organisation
    jo: User

    @property
    def today(self) -> Any:
        """Today."""
        return timezone.localdate()


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[Filled]:
    """A service of 200 people and the named ones; undone in the end."""
    with django_db_blocker.unblock(), transaction.atomic(), scope.everything("these tests"):
        today = timezone.localdate()
        service = fill(people=200, seed=1, today=today, cast=CAST, password=PASSWORD)
        yield Filled(service, User.objects.get(email="jo.ferreira@riverbank.example"))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def all_in_scope() -> Iterator[None]:
    """Every organisation's rows."""
    with scope.everything("these tests"):
        yield


def test_every_live_connection_has_an_owner_and_a_day(filled: Filled) -> None:
    """Nobody waits for nobody: an open connection has an owner, a next step and its day."""
    live = Connection.objects.filter(state__in=OPEN)
    assert live.count() > 5
    assert not live.filter(next_on__isnull=True).exists()
    assert not live.filter(next_step="").exists()
    assert not live.filter(case__state=Case.State.CLOSED).exists()


def test_every_ended_connection_has_a_truthful_ending(filled: Filled) -> None:
    """An ended connection says when and why, and a good ending was said by somebody."""
    ended = list(Connection.objects.filter(state__in=ENDED))
    assert len(ended) > 30
    for one in ended:
        assert one.ended_on is not None
        assert one.ending_reason in REASONS[Connection.State(one.state)]
    good = ConnectionEvent.objects.filter(after=Connection.State.COMPLETED)
    assert good.exists()
    assert not good.filter(by__isnull=True, by_words="").exists()


def test_moves_are_kept_without_a_gap(filled: Filled) -> None:
    """Each move starts where the one before it ended, and the last is where it stands."""
    for one in Connection.objects.prefetch_related("events"):
        events = sorted(one.events.all(), key=lambda event: (event.at, event.pk))
        assert [event.before for event in events] == ["", *(e.after for e in events[:-1])]
        assert events[-1].after == one.state


def test_a_case_is_open_once_and_says_what_is_next(filled: Filled) -> None:
    """A person has one open case; each has a next step with its day; a closed one an ending."""
    open_ = Case.objects.exclude(state=Case.State.CLOSED)
    people = list(open_.values_list("person_id", flat=True))
    assert len(people) == len(set(people)) > 20
    assert not open_.filter(next_step_on__isnull=True).exists()
    closed = Case.objects.filter(state=Case.State.CLOSED)
    assert not closed.filter(ending="").exists()
    assert not closed.filter(closed_on__isnull=True).exists()


def test_the_future_has_not_happened(filled: Filled) -> None:
    """Nothing is written of days to come."""
    tomorrow = filled.today + timedelta(1)
    assert not Contact.objects.filter(on__gte=tomorrow).exists()
    assert not Attendance.objects.filter(on__gte=tomorrow).exists()
    assert not Measure.objects.filter(asked_on__gte=tomorrow).exists()
    assert not Case.objects.filter(closed_on__gte=tomorrow).exists()
    assert not Referral.objects.filter(received_at__gt=timezone.now()).exists()


def test_only_the_cast_sign_in(filled: Filled) -> None:
    """The cast has the password that is printed; other link workers have none."""
    assert all(User.objects.get(email=one.email).check_password(PASSWORD) for one in CAST)
    others = User.objects.filter(email__endswith="@riverbank.example")
    others = others.exclude(email__in=[one.email for one in CAST])
    assert others.count() == 7
    assert not any(one.has_usable_password() for one in others)


@pytest.mark.parametrize("name", NAMED)
def test_the_named_people_are_with_jo(filled: Filled, name: str) -> None:
    """Each named person has one open case that Jo holds and may see, with a whole trail."""
    given, family = name.split(" ", 1)
    person = Person.objects.get(given_name=given, family_name=family)
    case = Case.objects.exclude(state=Case.State.CLOSED).get(person=person)
    assert case.link_worker == filled.jo
    live = Grant.objects.filter(subject=person.public_id, until_at__isnull=True)
    assert live.filter(relation=Relation.ASSIGNED.value, user=filled.jo).exists()
    events = AuditEvent.objects.filter(organisation=filled.service, verb="case opened")
    assert any(str(person.public_id) in event.people for event in events)


def test_amara_goes_again_on_thursday_alone(filled: Filled) -> None:
    """She missed her first session, is booked again next Thursday, and nobody goes along."""
    connection = Connection.objects.get(case__person__family_name="Nwosu")
    assert connection.state == Connection.State.BOOKED
    assert connection.accompanied is False
    assert connection.first_session_on is not None
    assert connection.first_session_on.weekday() == 3
    assert 0 < (connection.first_session_on - filled.today).days <= 7
    assert list(connection.attendances.values_list("state", flat=True)) == ["absent"]
    case = connection.case
    assert case.next_step_on is not None
    assert case.next_step_on < filled.today


def test_who_was_just_referred_waits_for_the_team(filled: Filled) -> None:
    """Tom, Adeel and Grace are new; Grace has an earlier case, closed with its ending."""
    new = Referral.objects.filter(state=Referral.State.RECEIVED, organisation=filled.service)
    families = {one.person.family_name for one in new}
    assert {"Ashdown", "Hussain", "Odell"} <= families
    assert new.count() < 12
    before = Case.objects.get(person__family_name="Odell")
    assert before.ending == Case.Ending.GOALS_MET


def test_the_service_next_door_is_apart(filled: Filled) -> None:
    """Hillside has its own few people, and none of Riverbank's."""
    hillside = Organisation.objects.get(name="Hillside Social Prescribing")
    assert Person.objects.filter(organisation=hillside).count() == 3
    ours = set(Person.objects.filter(organisation=filled.service).values_list("pk", flat=True))
    assert len(ours) == 213
    theirs = Referral.objects.filter(organisation=hillside).values_list("person_id", flat=True)
    assert not ours & set(theirs)


def test_loading_is_in_the_audit(filled: Filled) -> None:
    """Whoever was loaded is named, by opaque id, in an event that says it was a command."""
    loaded = AuditEvent.objects.filter(organisation=filled.service, verb="invented people loaded")
    named = {person for event in loaded for person in event.people}
    assert len(named) == 200
    assert {event.actor for event in loaded} == {"system"}
