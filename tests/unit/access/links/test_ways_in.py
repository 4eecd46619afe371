"""A link lets in whoever holds its address's code, in that browser, for a while; nobody else."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from linkwork.access import doors, scope
from linkwork.access.actors import Actor
from linkwork.access.decisions import relations
from linkwork.access.links import actions as links
from linkwork.access.links import codes, sessions
from linkwork.access.models import (
    AuditEvent,
    Link,
    LinkCode,
    LinkSession,
    Organisation,
    ServicePolicy,
)
from linkwork.access.roles import Relation, Role
from tests.unit.practice import cast

DIGITS = re.compile(r"\b\d{6}\b")


@pytest.fixture
def house(db: None) -> Iterator[cast.Riverbank]:
    """Riverbank, with its rows in scope."""
    made = cast.riverbank()
    with scope.within(made.service.pk):
        yield made


def person_link(house: cast.Riverbank, subject: UUID | None = None) -> links.Issued:
    """A link for a person, by e-mail."""
    return links.issue(
        by=house.jo,
        role=Role.PERSON,
        subject=subject or house.person().public_id,
        channel="email",
        address="amara@home.example",
    )


def path_of(issued: links.Issued) -> str:
    """The address within this site."""
    return "/" + issued.url.split("/", 3)[3]


def entered(client: Client, path: str, digits: str) -> HttpResponse:
    """Enter a code."""
    return client.post(f"{path}enter/", {"code": digits, **cast.key()})  # type: ignore[return-value]


def inside(client: Client) -> bool:
    """Whether the browser has a session by a link."""
    return "linkwork-link" in client.cookies and client.cookies["linkwork-link"].value != ""


@pytest.mark.django_db
class TestTheWayIn:
    """From a link in an e-mail to the holder's pages."""

    @pytest.fixture(autouse=True)
    def _mails_at_once(self, django_capture_on_commit_callbacks: object) -> None:
        """Codes leave when their transaction ends."""
        self.commit = django_capture_on_commit_callbacks

    def ask(self, client: Client, path: str) -> str:
        """Ask for a code and take it from the mail that leaves on commit."""
        with self.commit(execute=True):  # type: ignore[operator]
            mail.outbox.clear()
            client.post(f"{path}code/", cast.key())
        found = DIGITS.search(str(mail.outbox[-1].body))
        assert found
        return found.group()

    def test_looking_uses_nothing_up(self, house: cast.Riverbank) -> None:
        """A mail scanner that opens the link sends no code, and lets nobody in."""
        issued, client = person_link(house), Client()
        for _ in range(3):
            answer = client.get(path_of(issued))
            assert answer.status_code == 200
        assert not mail.outbox
        assert not LinkCode.objects.exists()
        assert not inside(client)
        assert "Amara" not in answer.content.decode()

    def test_the_right_code_opens(self, house: cast.Riverbank) -> None:
        """The code that came by e-mail opens the pages, and the opening is in the audit."""
        issued, client = person_link(house), Client()
        answer = entered(client, path_of(issued), self.ask(client, path_of(issued)))
        assert answer.status_code == 302
        assert inside(client)
        opened = AuditEvent.objects.get(verb="link opened")
        assert opened.people == [str(issued.link.subject)]
        assert opened.role == Role.PERSON

    def test_a_code_works_once(self, house: cast.Riverbank) -> None:
        """The same code does not open a second time."""
        issued, client = person_link(house), Client()
        digits = self.ask(client, path_of(issued))
        assert entered(client, path_of(issued), digits).status_code == 302
        client.cookies["linkwork-link"] = ""
        assert entered(client, path_of(issued), digits).status_code == 200

    def test_another_browser_cannot_use_it(self, house: cast.Riverbank) -> None:
        """Who asked may enter; a code read over a shoulder opens nothing elsewhere."""
        issued, client, other = person_link(house), Client(), Client()
        digits = self.ask(client, path_of(issued))
        self.ask(other, path_of(issued))
        assert entered(other, path_of(issued), digits).status_code == 200
        assert not inside(other)

    def test_five_tries(self, house: cast.Riverbank) -> None:
        """After five wrong tries even the right code is refused."""
        issued, client = person_link(house), Client()
        digits = self.ask(client, path_of(issued))
        wrong = "000000" if digits != "000000" else "111111"
        for _ in range(5):
            assert entered(client, path_of(issued), wrong).status_code == 200
        assert entered(client, path_of(issued), digits).status_code == 200

    def test_ten_minutes(self, house: cast.Riverbank) -> None:
        """A code is old after ten minutes."""
        issued, client = person_link(house), Client()
        digits = self.ask(client, path_of(issued))
        LinkCode.objects.update(sent_at=timezone.now() - timedelta(minutes=11))
        assert entered(client, path_of(issued), digits).status_code == 200

    def test_nobodys_telephone_is_flooded(self, house: cast.Riverbank) -> None:
        """After five codes in an hour no more are sent."""
        issued, client = person_link(house), Client()
        for _ in range(codes.MOST):
            self.ask(client, path_of(issued))
        mail.outbox.clear()
        assert "Wait a little" in client.post(f"{path_of(issued)}code/").content.decode()
        assert not mail.outbox

    def test_unknown_and_ended_look_alike(self, house: cast.Riverbank) -> None:
        """Whether a link never was or has ended cannot be seen."""
        issued, client = person_link(house), Client()
        links.end(by=house.jo, link=issued.link)
        answers = [client.get(path_of(issued)), client.get("/l/neverwasthere12/")]
        assert {(a.status_code, a["Location"]) for a in answers} == {(302, "/l/ended/")}


def test_the_handle_is_not_kept(house: cast.Riverbank) -> None:
    """Nobody who reads the database learns an address that opens."""
    issued = person_link(house)
    handle = issued.url.rstrip("/").rsplit("/", 1)[1]
    kept = Link.objects.values_list("handle_hash", "address", "name").get()
    assert handle not in repr(kept)
    assert len(handle) >= 16


def test_idle_sessions_end(house: cast.Riverbank) -> None:
    """After twenty idle minutes the pages are shut."""
    response, client = HttpResponse(), Client()
    issued = person_link(house, house.case().person.public_id)
    sessions.begin(response, issued.link, confirmed=True)
    client.cookies["linkwork-link"] = response.cookies["linkwork-link"].value
    assert client.get("/my/").status_code == 200
    LinkSession.objects.update(seen_at=timezone.now() - timedelta(minutes=21))
    assert client.get("/my/")["Location"] == "/l/ended/"


def test_ending_a_link_shuts_the_pages_at_once(house: cast.Riverbank) -> None:
    """Whoever is inside by an ended link is outside at the next request."""
    response, client, issued = HttpResponse(), Client(), person_link(house)
    sessions.begin(response, issued.link, confirmed=True)
    client.cookies["linkwork-link"] = response.cookies["linkwork-link"].value
    assert links.end(by=house.jo, subject=issued.link.subject) == 1
    assert client.get("/my/")["Location"] == "/l/ended/"


def test_what_a_link_gives(house: cast.Riverbank) -> None:
    """A person's link stands in `self` to their own records, and in nothing to others'."""
    mine, other = house.person(), house.person(given_name="Bilal", born_on=house_day())
    actor = Actor.by_link(person_link(house, mine.public_id).link)
    assert Relation.SELF in relations(actor, mine)
    assert Relation.SELF not in relations(actor, other)
    assert [one.pk for one in doors.listing(actor, type(mine))] == [mine.pk]


def house_day() -> object:
    """A birth date that is not Amara's."""
    return timezone.localdate() - timedelta(days=20_000)


def test_an_answer_without_a_code(house: cast.Riverbank) -> None:
    """Only where the policy says so, only a provider, and only for one thing."""
    body = Organisation.objects.create(
        name="Growers", kind=Organisation.Kind.PROVIDER, parent=house.service
    )
    about = uuid4()
    issued = links.issue(
        by=house.jo, role=Role.PROVIDER, body=body, about=about, channel="email", address="a@b.org"
    )
    client = Client()
    assert client.post(f"{path_of(issued)}open/")["Location"] == path_of(issued)
    assert not inside(client)
    ServicePolicy.objects.create(organisation=house.service, provider_answers_without_code=True)
    assert str(about) in client.post(f"{path_of(issued)}open/")["Location"]
    assert LinkSession.objects.get().confirmed is False


def test_a_link_opens_somebodys_records(house: cast.Riverbank) -> None:
    """A link for nobody, or for everybody, is refused when it is made."""
    for wrong in ({"role": Role.PERSON}, {"role": Role.PROVIDER, "subject": uuid4()}):
        with pytest.raises(ValueError, match="link"):
            links.issue(by=house.jo, channel="email", address="a@b.org", **wrong)


def test_staff_do_not_come_in_by_the_persons_door(house: cast.Riverbank) -> None:
    """A link worker who is signed in does not see a person's own page, nor a person staff pages."""
    assert cast.signed_in(house.jo).get("/my/")["Location"] == "/l/ended/"
    response, client = HttpResponse(), Client()
    sessions.begin(response, person_link(house).link, confirmed=True)
    client.cookies["linkwork-link"] = response.cookies["linkwork-link"].value
    assert client.get("/today/")["Location"].startswith("/accounts/login/")
