"""Old records are looked at, held, kept or erased by two people; what is erased stays erased."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.access.roles import Role
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.rights import actions, erasing, queries, tombstones
from linkwork.practice.rights.models import Tombstone
from linkwork.practice.rights.moves import NotAllowed
from tests.unit.practice import cast

THEN, NOW = date(2018, 3, 1), date(2026, 11, 2)


@pytest.fixture
def mina(house: cast.Riverbank) -> Actor:
    """The auditor."""
    return cast.staff("Mina Larsen", Role.AUDITOR, house.service)


@pytest.fixture
def old(house: cast.Riverbank) -> Person:
    """Somebody whose case was closed eight years ago."""
    case = house.case(house.referral(house.person(phone="01632 960001"), offered_on=THEN))
    referrals.log_contact(
        case=case,
        on=THEN,
        way="call",
        result="reached",
        note="She sang for us",
        next_step="Ring",
        next_step_on=THEN,
        by=house.jo,
    )
    rows = Case.objects.filter(pk=case.pk)
    rows.update(state=Case.State.CLOSED, closed_on=THEN, ending=Case.Ending.GOALS_MET)
    return case.person


def due(house: cast.Riverbank, on: date = NOW) -> list[Person]:
    """The records to be looked at on a day."""
    return list(queries.due(house.service.pk, on, 8))


def test_what_is_old_is_due(house: cast.Riverbank, old: Person) -> None:
    """Eight years after closing, not a day before, and nobody with an open case."""
    house.case(house.referral(house.person(given_name="Bilal", born_on=date(1960, 1, 1))))
    assert due(house) == [old]
    assert due(house, date(2026, 2, 28)) == []


def test_who_declined_long_ago_is_due_too(house: cast.Riverbank) -> None:
    """Somebody who never had a case is kept as long, from when they were offered."""
    referral = house.referral(agreed=False, reason="Not now", offered_on=THEN)
    assert due(house) == [referral.person]


def test_a_hold_keeps_it(house: cast.Riverbank, old: Person, mina: Actor) -> None:
    """While it is held a record is not due; lifted, it is again."""
    hold = actions.hold(person=old, because="A complaint", on=NOW, by=house.samira)
    assert due(house) == []
    actions.lift(hold=hold, because="It is settled", on=NOW, by=mina)
    assert due(house) == [old]


def test_keeping_until_a_day(house: cast.Riverbank, old: Person, mina: Actor) -> None:
    """A record kept until a day comes back on it."""
    until = date(2030, 1, 1)
    actions.propose(
        person=old, decision="keep", because="Research", on=NOW, by=mina, keep_until_on=until
    )
    assert due(house) == []
    assert due(house, until) == [old]


def test_it_takes_two(house: cast.Riverbank, old: Person, mina: Actor) -> None:
    """Nobody erases alone, and nothing is erased that is held meanwhile."""
    made = actions.propose(person=old, decision="erase", because="Old", on=NOW, by=house.samira)
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.confirm(appraisal=made, on=NOW, by=house.samira)
    actions.hold(person=old, because="A claim", on=NOW, by=house.samira)
    with pytest.raises(NotAllowed, match="no longer due"):
        actions.confirm(appraisal=made, on=NOW, by=mina)
    old.refresh_from_db()
    assert old.family_name == "Nwosu"


@pytest.fixture
def erased(
    old: Person, mina: Actor, settings: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> Person:
    """The old record, erased."""
    settings.LINKWORK_FOLDER = tmp_path
    house = request.getfixturevalue("house")
    committing = request.getfixturevalue("django_capture_on_commit_callbacks")
    made = actions.propose(person=old, decision="erase", because="Old", on=NOW, by=house.samira)
    with committing(execute=True):
        actions.confirm(appraisal=made, on=NOW, by=mina)
    old.refresh_from_db()
    return old


def test_nothing_that_names_them_is_left(house: cast.Riverbank, erased: Person) -> None:
    """Name, number, telephone and notes are gone from every table; what is coded stays."""
    left = repr([everything(erased)])
    for word in ("Nwosu", "Amara", "01632 960001", "She sang"):
        assert word not in left
    assert erased.born_on == date(1951, 1, 1)
    assert Contact.objects.get().result == "reached"
    assert Case.objects.get().ending == Case.Ending.GOALS_MET
    assert due(house) == []
    assert AuditEvent.objects.filter(verb="record erased").exists()


def everything(person: Person) -> list[Any]:
    """Every text of every table about the person."""
    return [
        list(table._base_manager.filter(**{way: person.public_id}).values())
        for table, way in erasing.tables()
        if table._meta.label != "rights.Appraisal"
    ]


def test_a_restore_is_erased_again(house: cast.Riverbank, erased: Person) -> None:
    """What a backup brings back goes again: the tombstone outside the database remembers."""
    Person.objects.filter(pk=erased.pk).update(given_name="Amara", family_name="Nwosu")
    Tombstone.objects.all().delete()
    subjects = [line["subject"] for line in tombstones.kept()]
    assert subjects == [str(erased.public_id)]
    for person in queries.erased(subjects):
        actions.reapply(person=person, by=Actor.system(house.service))
    erased.refresh_from_db()
    assert erased.family_name == ""


def test_every_code_is_a_column() -> None:
    """The columns said to be coded are there: a new name is not forgotten here."""
    known = {
        f"{table._meta.label}.{field.name}"
        for table in apps.get_models()
        for field in table._meta.concrete_fields
    }
    assert known >= erasing.CODED


def test_the_national_opt_out(house: cast.Riverbank) -> None:
    """Who did not come back opted out; who comes back later is in again; own words stay."""
    by = Actor.system(house.service)
    amara = house.person(nhs_number="9990000018")
    bilal = house.person(given_name="Bilal", nhs_number="9990000026", born_on=date(1960, 1, 1))
    people.decide_consent(
        person=bilal,
        purpose=ConsentDecision.Purpose.LEARNING,
        decision=ConsentDecision.Decision.REFUSED,
        how="told us",
        by=house.jo,
    )
    used = {"9990000026"}
    assert actions.apply_national_list(may_be_used=used, by=by) == (1, 0)
    assert actions.apply_national_list(may_be_used=used, by=by) == (0, 0)
    assert last(amara) == (ConsentDecision.Decision.REFUSED, "national data opt-out")
    assert actions.apply_national_list(may_be_used={"9990000018"} | used, by=by) == (0, 1)
    assert last(amara)[0] == ConsentDecision.Decision.GIVEN
    assert last(bilal) == (ConsentDecision.Decision.REFUSED, "told us")


def last(person: Person) -> tuple[str, str]:
    """The latest decision on learning."""
    rows = ConsentDecision.objects.filter(person=person, purpose=ConsentDecision.Purpose.LEARNING)
    found = rows.latest("decided_at", "pk")
    return found.decision, found.how
