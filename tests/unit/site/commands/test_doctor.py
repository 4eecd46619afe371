"""The doctor counts every promise that is broken, however it came to be broken."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connection, models
from django.utils import timezone

from linkwork.access import scope
from linkwork.access.models import AuditHead, User
from linkwork.practice.connections import actions as connections
from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.messages.models import Message
from linkwork.practice.notices.models import Notice
from linkwork.practice.people.models import Alert
from linkwork.practice.referrals.models import Case, Referral
from linkwork.site import promises
from linkwork.site.commands import main
from tests.unit.practice import cast
from tests.unit.practice.connections import places

LONG_AGO = timedelta(days=3)


@pytest.fixture
def house(db: None, settings: Any, tmp_path: Path) -> Iterator[cast.Riverbank]:
    """Riverbank, with its rows in scope, and anchors that no other test has written."""
    settings.LINKWORK_ANCHOR_FILE = tmp_path / "anchors.jsonl"
    made = cast.riverbank()
    with scope.within(made.service.pk):
        yield made


@pytest.fixture
def case(house: cast.Riverbank) -> Case:
    """A case with a next step."""
    made = house.case()
    Case.objects.update(next_step="Ring", next_step_on=date(2026, 11, 30))
    return made


@pytest.fixture
def going(house: cast.Riverbank, case: Case) -> Connection:
    """A connection that goes on."""
    on = date(2026, 11, 1)
    return connections.suggest(case=case, activity=places.activity(house), on=on, by=house.jo)


def asked(*given: str) -> Result:
    """What the doctor says."""
    return CliRunner().invoke(main, ["doctor", *given])


def counts() -> dict[str, int]:
    """The counts, as the doctor writes them."""
    told: dict[str, int] = json.loads(asked("--json", "-").output)["promises"]
    return told


def sql(model: type[models.Model], words: str, *given: Any) -> None:
    """Do to a table what no action would."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET {words}", given)


def test_a_sound_service(going: Connection) -> None:
    """Nothing is broken, and the command ends with 0."""
    answer = asked()
    assert (answer.exit_code, "Every promise is kept." in answer.output) == (0, True)
    assert set(counts().values()) == {0}
    assert set(counts()) == {one.__name__ for one in promises.PROMISES}


def _second_open_case(house: cast.Riverbank, going: Connection) -> None:
    other = house.case(house.referral(house.person(given_name="Ben", nhs_number="")))
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_open_case")
    sql(
        Case,
        "person_id = %s, next_step = 'Ring', next_step_on = '2026-11-30'",
        going.case.person_id,
    )
    assert other.pk != going.case.pk


def _lost_note(house: cast.Riverbank, going: Connection) -> None:
    Message.objects.create(
        organisation=house.service,
        referral=going.case.referral,
        about="started",
        drafted_at=timezone.now(),
    )
    sql(Message, "state = 'failed'")


def _lost_email(house: cast.Riverbank, going: Connection) -> None:
    Notice.objects.create(
        organisation=house.service, template="person page", posted_at=timezone.now()
    )
    sql(Notice, "state = 'failed'")


def _stuck_email(house: cast.Riverbank, going: Connection) -> None:
    Notice.objects.create(
        organisation=house.service, template="person page", posted_at=timezone.now() - LONG_AGO
    )


def _ended_well(house: cast.Riverbank, going: Connection) -> None:
    sql(Connection, "state = 'completed', ending_reason = 'goals met', ended_on = '2026-11-20'")
    ConnectionEvent.objects.create(connection=going, at=timezone.now(), after="completed")


def _alert(house: cast.Riverbank, going: Connection) -> None:
    gone = cast.staff("Ada Gone", house.jo.role, house.service).user
    assert gone
    Alert.objects.create(
        organisation=house.service,
        person=going.case.person,
        risk="to self",
        owner=gone,
        since_on=date(2026, 11, 1),
        review_on=date(2026, 12, 1),
    )
    sql(User, "is_active = %s WHERE id = %s", False, gone.pk)


Break = Callable[[cast.Riverbank, Connection], None]


def by_sql(model: type[models.Model], words: str, *given: Any) -> Break:
    """Break it in the table."""

    def broken(house: cast.Riverbank, going: Connection) -> None:
        sql(model, words, *given)

    return broken


BREAKS: dict[str, list[Break]] = {
    "connections_without_owner": [by_sql(User, "is_active = %s", False)],
    "connections_without_next_date": [
        by_sql(Connection, "next_on = NULL"),
        by_sql(Connection, "next_step = ''"),
    ],
    "endings_without_outcome_or_reason": [
        by_sql(Connection, "state = 'stopped', ended_on = '2026-11-20'"),
        by_sql(Case, "state = 'closed', closed_on = '2026-11-20'"),
        by_sql(Referral, "state = 'declined', reason = ''"),
    ],
    "two_open_cases_of_one_person": [_second_open_case],
    "undelivered_messages": [_lost_note, _lost_email, _stuck_email],
    "audit_chain_faults": [
        by_sql(AuditHead, "sequence = sequence - 1"),
        by_sql(AuditHead, "sequence = sequence + 1"),
        by_sql(AuditHead, "mac = 'x'"),
    ],
    "cases_without_link_worker": [by_sql(User, "is_active = %s", False)],
    "cases_without_next_date": [by_sql(Case, "next_step_on = NULL")],
    "shared_without_consent": [by_sql(Connection, "state = 'sent'")],
    "good_endings_by_nobody": [_ended_well],
    "alerts_without_owner": [_alert],
}


@pytest.mark.parametrize(
    ("name", "broken"), [(name, one) for name, breaks in BREAKS.items() for one in breaks]
)
def test_a_promise_that_is_broken_is_counted(
    house: cast.Riverbank, going: Connection, name: str, broken: Break
) -> None:
    """Broken behind the service's back, it is counted, named, and the command ends with 1."""
    assert counts()[name] == 0
    broken(house, going)
    assert counts()[name] >= 1
    answer = asked("--verbose")
    assert answer.exit_code == 1
    assert "Broken" in answer.output
    things = json.loads(asked("--json", "-", "--verbose").output)["things"]
    assert 1 <= len(things[name]) <= 10


def test_every_promise_is_broken_once_here() -> None:
    """No promise is counted without a test that breaks it."""
    assert set(BREAKS) == {one.__name__ for one in promises.PROMISES}
