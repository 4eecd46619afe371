"""People are registered once, recognised with care, and found by those who may see them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.models import AuditEvent, VersionConflict
from linkwork.practice.people import actions, nhs_number, queries
from linkwork.practice.people.models import ConsentDecision, Person
from tests.unit.practice import cast

BORN = date(1951, 5, 14)
NUMBER = "9434765919"


def recognise(
    house: cast.Riverbank, born_on: date = BORN, **told: Any
) -> tuple[Person, dict[str, str]]:
    """Somebody called Amara Nwosu is referred."""
    return actions.recognise(
        given_name="Amara",
        family_name="Nwosu",
        born_on=born_on,
        practice=house.millfield,
        nhs_number=NUMBER,
        by=house.jo,
        **told,
    )


def test_a_wrong_number_is_never_kept(house: cast.Riverbank) -> None:
    """The check digit is asked for wherever a number comes in."""
    with pytest.raises(nhs_number.Wrong):
        house.person(nhs_number="9434765918")


def test_the_same_person_is_recognised(house: cast.Riverbank) -> None:
    """Number and birth date together are the same person; the record's gaps are filled."""
    known = house.person(nhs_number=NUMBER)
    found, stated = recognise(house, phone="0161 496 0000")
    assert found == known
    assert found.phone == "0161 496 0000"
    assert not stated


def test_what_differs_is_handed_on(house: cast.Riverbank) -> None:
    """Another telephone number does not overwrite the one on record; triage is told."""
    house.person(nhs_number=NUMBER, phone="0161 496 0000")
    found, stated = recognise(house, phone="0161 496 0999")
    assert found.phone == "0161 496 0000"
    assert stated == {"phone": "0161 496 0999"}


def test_a_number_of_somebody_else_is_not_taken(house: cast.Riverbank) -> None:
    """A number that belongs to somebody born on another day makes a new record, without it."""
    known = house.person(nhs_number=NUMBER)
    found, stated = recognise(house, date(1980, 1, 1))
    assert found != known
    assert found.nhs_number == ""
    assert stated == {"nhs_number": NUMBER}


def test_two_registered_at_one_moment_are_one(
    house: cast.Riverbank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes second finds the record that the first has just made."""
    known = house.person(nhs_number=NUMBER)
    looks = iter([True])
    look = queries.known_as
    monkeypatch.setattr(
        queries, "known_as", lambda number: None if next(looks, False) else look(number)
    )
    assert recognise(house)[0] == known


def test_a_twin_record_is_pointed_out(house: cast.Riverbank) -> None:
    """Same birth date with the same name, or the same postcode, may be the same person."""
    first = house.person(postcode="M1 1AA")
    by_name = house.person(given_name="AMARA")
    by_place = house.person(given_name="Mara", family_name="Smith", postcode="m1 1aa")
    house.person(given_name="Amara", born_on=date(1951, 5, 15))
    assert queries.alike([first]) == {first.pk: [by_name, by_place]}


@pytest.mark.parametrize("typed", ["amara", "Nwosu", "nwosu AMARA", "ama nwo", "943 476 5919"])
def test_a_person_is_found(house: cast.Riverbank, typed: str) -> None:
    """By the beginnings of their names, or by their number."""
    person = house.person(nhs_number=NUMBER)
    house.person(given_name="Keith", family_name="Harlow")
    assert list(queries.matching(typed)) == [person]


def test_a_person_is_found_by_reference(house: cast.Riverbank) -> None:
    """The reference is short enough to be said on the telephone."""
    person = house.person()
    assert person in queries.matching(person.reference)
    assert person in queries.matching(person.reference.lower().replace("-", ""))


def test_consent_is_the_last_word(house: cast.Riverbank) -> None:
    """What was decided last holds; what was decided before is kept; a named provider is its own."""
    person, today = house.person(), timezone.localdate()
    share = ConsentDecision.Purpose.SHARE
    assert queries.live_consent(person, share, "Chair Yoga") is None
    actions.decide_consent(
        person=person, purpose=share, decision="given", provider_name="Chair Yoga", by=house.jo
    )
    assert queries.live_consent(person, share, "Chair Yoga") is not None
    assert queries.live_consent(person, share, "Men's Shed") is None
    actions.decide_consent(
        person=person, purpose=share, decision="withdrawn", provider_name="Chair Yoga", by=house.jo
    )
    assert queries.live_consent(person, share, "Chair Yoga") is None
    assert queries.decisions(person).count() == 2
    actions.decide_consent(
        person=person, purpose="contact", decision="given", expires_on=today, by=house.jo
    )
    assert queries.live_consent(person, "contact") is not None
    assert queries.live_consent(person, "contact", on=today + timedelta(days=1)) is None


def test_nobody_overwrites_unseen_words(house: cast.Riverbank) -> None:
    """A second writer on an old version is stopped."""
    person = house.person()
    words = {"what_matters": "My garden", "how_to_support": ""}
    actions.amend_about_me(person=person, **words, expected=1, by=house.jo)
    with pytest.raises(VersionConflict):
        actions.amend_about_me(person=person, **words, expected=1, by=house.ada)


def test_no_name_in_the_audit(house: cast.Riverbank) -> None:
    """The audit names nobody and quotes nothing."""
    person = house.person(nhs_number=NUMBER)
    assert house.jo.user
    actions.raise_alert(
        person=person,
        risk="to self",
        text="Said she sees no point",
        owner=house.jo.user,
        review_on=timezone.localdate(),
        by=house.jo,
    )
    written = str(list(AuditEvent.objects.values_list("verb", "people", "thing", "rule")))
    assert str(person.public_id) in written
    assert not [word for word in ("Amara", "Nwosu", NUMBER, "no point") if word in written]
