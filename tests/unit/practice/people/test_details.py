"""Details are put right with who said so; what stood before is kept; unsafe contact shuts all."""

import pytest
from django.utils import timezone

from linkwork.access.links import actions as links
from linkwork.access.models import Link, VersionConflict
from linkwork.access.roles import Role
from linkwork.practice.people import actions, presenters, queries
from linkwork.practice.people.models import Person
from tests.unit.practice import cast

NUMBER = "9434765919"


def correct(house: cast.Riverbank, person: Person, **values: object) -> Person:
    """Jo writes down what the practice said."""
    return actions.correct_details(
        person=person, values=values, source="practice", expected=person.version, by=house.jo
    )


def test_what_stood_before_is_kept(house: cast.Riverbank) -> None:
    """Each change with before and after, by whom, and who said so; what did not change is not."""
    person = house.person(phone="0161 496 0000")
    correct(house, person, language="Igbo", phone="0161 496 0000", information_needs=["bsl"])
    (change,) = presenters.changes_in_words(queries.changes(person))
    assert (change.by, change.source) == ("Jo Ferreira", "The practice")
    assert change.lines == [
        "Language they would rather speak: “Igbo” (was not said)",
        "How information should come: British Sign Language (was not said)",
    ]


def test_a_number_of_another_record_is_refused(house: cast.Riverbank) -> None:
    """Two records with one number are compared, not overwritten; a wrong figure never gets in."""
    house.person(nhs_number=NUMBER)
    twin = house.person()
    with pytest.raises(actions.NotAllowed, match="another record"):
        correct(house, twin, nhs_number=NUMBER)
    with pytest.raises(actions.NotAllowed, match="first name"):
        correct(house, twin, given_name="")
    with pytest.raises(actions.NotAllowed, match="not details"):
        correct(house, twin, organisation=1)
    assert not queries.changes(twin).exists()


def test_another_postcode_is_another_place(house: cast.Riverbank) -> None:
    """Where somebody lives on the map goes with the postcode."""
    person = house.person(postcode="M1 1AA", latitude=53.4, longitude=-2.2, lsoa="E01005061")
    correct(house, person, postcode="LS1 4AB")
    assert (person.latitude, person.lsoa) == (None, "")


def test_nobody_overwrites_unseen_details(house: cast.Riverbank) -> None:
    """A second writer on an old version is stopped."""
    person = house.person()
    correct(house, Person.objects.get(pk=person.pk), language="Igbo")
    with pytest.raises(VersionConflict):
        correct(house, person, language="English")


def test_unsafe_contact_shuts_every_way_in(house: cast.Riverbank) -> None:
    """Where it is not safe to contact somebody, their links and their carer's end at once."""
    person = house.person()
    for role in (Role.PERSON, Role.PROXY):
        links.issue(
            by=house.jo, role=role, subject=person.public_id, channel="sms", address="07700 900001"
        )
    actions.amend_contact_details(
        person=person, phone="", contact_by="", no_contact=True, expected=1, by=house.jo
    )
    assert Link.objects.count() == 2
    assert not Link.objects.filter(until_at__gt=timezone.now()).exists()
    assert presenters.ways_of_contact(person) == "Do not contact"


def test_one_carer_is_shut_out_and_not_the_other(house: cast.Riverbank) -> None:
    """Taking back what one carer may see leaves the other's way in open."""
    person = house.person()
    for name in ("Ngozi", "Keith"):
        links.issue(
            by=house.jo, role=Role.PROXY, subject=person.public_id, name=name,
            channel="sms", address="07700 900001",
        )  # fmt: skip
    actions.decide_consent(
        person=person, purpose="carer", decision="withdrawn", provider_name="Keith", by=house.jo
    )
    still = Link.objects.filter(until_at__gt=timezone.now())
    assert [link.name for link in still] == ["Ngozi"]


def test_how_to_reach_them_in_a_few_words(house: cast.Riverbank) -> None:
    """Method, safe times and voicemail stand in the bar."""
    person = house.person(contact_method="call", safe_times="mornings", voicemail_ok=False)
    assert presenters.ways_of_contact(person) == "Ring; mornings; no voicemail"


def test_the_page(house: cast.Riverbank) -> None:
    """Saved with its history; a second writer sees both."""
    person = house.case().person
    jo, address = cast.signed_in(house.jo), f"/people/{person.public_id}/details/"
    typed = {
        "given_name": "Amara", "family_name": "Nwosu", "born_on_day": "14", "born_on_month": "5",
        "born_on_year": "1951", "sex": "female", "ethnic_group": "black", "language": "Igbo",
        "interpreter": "no", "source": "person", "version": "1",
    }  # fmt: skip
    assert jo.post(address, {**typed, **cast.key()}).status_code == 302
    assert "“Igbo” (was not said)" in jo.get(address).content.decode()
    late = jo.post(address, {**typed, "language": "Yoruba", **cast.key()})
    assert late.status_code == 409
    assert "Yoruba" in late.content.decode()
    person.refresh_from_db()
    assert (person.language, person.interpreter) == ("Igbo", False)
