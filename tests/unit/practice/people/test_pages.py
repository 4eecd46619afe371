"""The pages of people: found by those who may see them, amended without overwriting."""

from uuid import uuid4

from linkwork.access.models import AuditEvent
from tests.unit.practice import cast

NUMBER = "9434765919"


def test_a_search_leaves_no_name_in_the_address(house: cast.Riverbank) -> None:
    """The search is posted, answers at once, and writes one event with the ids found."""
    case = house.case(house.referral(house.person(nhs_number=NUMBER)))
    jo = cast.signed_in(house.jo)
    before = AuditEvent.objects.count()
    page = jo.post("/people/", {"q": "amara", **cast.key()})
    assert page.status_code == 200
    assert "Amara Nwosu" in page.content.decode()
    event = AuditEvent.objects.order_by("pk").last()
    assert AuditEvent.objects.count() == before + 1
    assert event
    assert event.people == [str(case.person.public_id)]
    assert "amara" not in str(vars(event)).lower()


def test_nobody_else_is_found(house: cast.Riverbank, next_door: cast.Riverbank) -> None:
    """Another link worker's person, and another service's, are as if they were not there."""
    house.case(house.referral(house.person(nhs_number=NUMBER)))
    for actor in (house.ada, next_door.jo):
        page = cast.signed_in(actor).post("/people/", {"q": NUMBER, **cast.key()})
        assert page.status_code == 200
        assert "Nwosu" not in page.content.decode()
        assert "Nobody you may see" in page.content.decode()


def test_what_matters_is_saved_and_shown(house: cast.Riverbank) -> None:
    """The person's words are kept; afterwards one is back on their page."""
    person = house.case().person
    jo = cast.signed_in(house.jo)
    address = f"/people/{person.public_id}/about-me/"
    assert "What matters to Amara Nwosu" in jo.get(address).content.decode()
    typed = {"what_matters": "My garden", "how_to_support": "Ring first", "version": "1"}
    done = jo.post(address, {**typed, **cast.key()})
    assert done.status_code == 302
    person.refresh_from_db()
    assert (person.what_matters, person.version) == ("My garden", 2)


def test_two_writers_lose_no_words(house: cast.Riverbank) -> None:
    """Whoever saves second sees both texts, and their own is given back."""
    person = house.case().person
    desk, phone = cast.signed_in(house.jo), cast.signed_in(house.jo)
    address = f"/people/{person.public_id}/about-me/"
    desk.post(address, {"what_matters": "My garden", "version": "1", **cast.key()})
    late = phone.post(address, {"what_matters": "Her choir", "version": "1", **cast.key()})
    assert late.status_code == 409
    assert "My garden" in late.content.decode()
    assert "Her choir" in late.content.decode()
    person.refresh_from_db()
    assert person.what_matters == "My garden"


def test_a_person_that_is_not_ours_is_not_there(
    house: cast.Riverbank, next_door: cast.Riverbank
) -> None:
    """Not allowed and not there look the same."""
    person = house.case().person
    client = cast.signed_in(next_door.jo)
    hidden = client.get(f"/people/{person.public_id}/about-me/")
    absent = client.get(f"/people/{uuid4()}/about-me/")
    assert hidden.status_code == absent.status_code == 404
    assert len(hidden.content) == len(absent.content)


def test_the_way_to_a_persons_page(house: cast.Riverbank) -> None:
    """A person leads to their case, or to triage while there is none."""
    referral = house.referral()
    person = referral.person
    jo = cast.signed_in(house.jo)
    address = f"/people/{person.public_id}/"
    assert jo.get(address).headers["Location"] == f"/triage/{referral.public_id}/"
    case = house.case(referral)
    assert jo.get(address).headers["Location"] == f"/cases/{case.public_id}/"
    ruth = cast.signed_in(house.ruth)
    assert ruth.get(address).headers["Location"] == f"/refer/sent/{referral.public_id}/"
