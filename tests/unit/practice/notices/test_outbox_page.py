"""The outbox as a whole names nobody; whoever keeps the service running may send it again."""

from typing import Any

import pytest

from linkwork.access.roles import Role
from linkwork.practice.notices import actions
from linkwork.practice.notices.models import Notice
from linkwork.practice.people.models import Person
from tests.unit.practice import cast


@pytest.fixture
def lost(house: cast.Riverbank, django_capture_on_commit_callbacks: Any) -> Notice:
    """A notice to Amara that could not go: there is no address."""
    with django_capture_on_commit_callbacks(execute=True):
        notice = actions.post(by=house.jo, template="person page", to_person=house.person())
    notice.refresh_from_db()
    return notice


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ORGANISATION_ADMINISTRATOR])
def test_it_names_nobody(house: cast.Riverbank, lost: Notice, role: Role) -> None:
    """What kind of thing, when, and how it stands: no name, no address."""
    reader = cast.signed_in(cast.staff("Mina Larsen", role, house.service))
    page = reader.get("/notices/").content.decode()
    assert "Sent the person the link to their page" in page
    assert "Not delivered (1)" in page
    assert "Amara" not in page
    assert "Nothing here" in reader.get("/notices/?state=sent").content.decode()
    assert reader.get("/notices/?state=nonsense").status_code == 200


def test_who_may_not(house: cast.Riverbank, lost: Notice) -> None:
    """A link worker has no list of everybody's, and an auditor sends nothing."""
    assert cast.signed_in(house.jo).get("/notices/").status_code == 404
    auditor = cast.signed_in(cast.staff("Mina Larsen", Role.AUDITOR, house.service))
    assert auditor.post("/notices/again/", cast.key()).status_code == 403


def test_sent_again(
    house: cast.Riverbank, lost: Notice, django_capture_on_commit_callbacks: Any
) -> None:
    """Once there is an address, an administrator sends what was not delivered."""
    Person.objects.update(email="amara@example.org")
    admin = cast.staff("Leila Brandt", Role.ORGANISATION_ADMINISTRATOR, house.service)
    with django_capture_on_commit_callbacks(execute=True):
        assert cast.signed_in(admin).post("/notices/again/", cast.key()).status_code == 302
    lost.refresh_from_db()
    assert lost.state == "sent"


def test_on_the_persons_page(
    house: cast.Riverbank, django_capture_on_commit_callbacks: Any
) -> None:
    """Their link worker sees what was sent about them to whom, and may try it again."""
    case = house.case()
    with django_capture_on_commit_callbacks(execute=True):
        notice = actions.post(by=house.jo, template="person page", to_person=case.person)
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/messages/"
    page = jo.get(address).content.decode()
    assert "Sent the person the link to their page" in page
    assert "There is no address to send it to." in page
    Person.objects.update(email="amara@example.org")
    again = f"{address}sent/{notice.public_id}/again/"
    with django_capture_on_commit_callbacks(execute=True):
        assert jo.post(again, cast.key()).status_code == 302
    notice.refresh_from_db()
    assert notice.state == "sent"
    assert cast.signed_in(house.ada).post(again, cast.key()).status_code == 404
