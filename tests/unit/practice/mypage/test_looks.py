"""Who looked at my record: roles, places and days; no names, and nothing that endangers."""

from django.db import transaction
from django.test import Client

from linkwork.access import audit
from linkwork.access.models import AuditEvent
from linkwork.access.roles import Action
from linkwork.practice.mypage import queries
from tests.unit.practice.cast import Riverbank, signed_in
from tests.unit.practice.mypage.conftest import Amara


def told(client: Client) -> str:
    """The page."""
    answer = client.get("/my/who-looked/")
    assert answer.status_code == 200
    return str(answer.content.decode()).split("<main")[1]


def test_roles_and_places_without_names(amara: Amara, hers: Client) -> None:
    """A look by the link worker, and one by somebody else, are told apart without a name."""
    signed_in(amara.house.jo).get(f"/cases/{amara.case.public_id}/plan/")
    signed_in(amara.house.samira).get(f"/cases/{amara.case.public_id}/plan/")
    page = told(hers)
    assert "Your link worker" in page
    assert "A team lead" in page
    assert "Riverbank" in page
    for name in ("Ferreira", "Samira", "Haddad", "Okafor"):
        assert name not in page


def test_looking_is_a_look(amara: Amara, hers: Client) -> None:
    """That the person looked is kept too, as a look at the audit."""
    told(hers)
    event = AuditEvent.objects.latest("pk")
    assert (event.kind, event.role, event.relation) == ("audit", "person", "self")
    assert event.people == [str(amara.person.public_id)]


def test_others_are_not_there(amara: Amara, hers: Client, house: Riverbank) -> None:
    """What was done with somebody else's record is not on my page."""
    other = house.case(house.referral(house.person(given_name="Bola")))
    before = [event.pk for event in queries.looks(amara.person)]
    signed_in(house.jo).get(f"/cases/{other.public_id}/plan/")
    assert [event.pk for event in queries.looks(amara.person)] == before


def test_what_would_endanger_is_left_out(amara: Amara, hers: Client) -> None:
    """A safeguarding concern, an alert and a watched visit are never told of here."""
    with transaction.atomic():
        for kind in ("concern", "alert", "visit"):
            audit.record(
                by=amara.house.jo,
                action=Action.CREATE,
                verb=f"{kind} raised",
                kind=kind,
                people=[amara.person.public_id],
            )
    kinds = {event.kind for event in queries.looks(amara.person)}
    assert not kinds & {"concern", "alert", "visit"}
    assert "concern" not in told(hers)


def test_the_first_page_looks_back_a_little(amara: Amara) -> None:
    """The first page asks only of the newest events, so that it stays quick."""
    assert queries.looks(amara.person, lately=True) == queries.looks(amara.person)
