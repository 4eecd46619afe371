"""A carer sees what the person agreed to, and no more."""

import pytest
from django.test import Client
from django.utils import timezone

from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.outcomes.models import Measure
from tests.unit.practice.cast import key
from tests.unit.practice.mypage.conftest import CARER, Amara, entered
from tests.unit.practice.mypage.test_pages import text


def test_sees_the_plan(amara: Amara, carers: Client) -> None:
    """Plan, groups and how to reach the person."""
    amara.plan()
    amara.connection()
    told = text(carers, "/my/")
    assert "Amara’s page" in told
    assert "Garden group" in told
    assert "See a garden grow again" in text(carers, "/my/plan/")
    assert "07700 900123" in text(carers, "/my/details/")


@pytest.mark.parametrize(
    "address",
    ["/my/notes/", "/my/who-looked/", "/my/agreed/", "/my/no-contact/", "/my/say/call/"],
)
def test_never(amara: Amara, carers: Client, address: str) -> None:
    """Notes, who looked, consents and the person's own words are not a carer's."""
    assert carers.get(address).status_code == 403
    assert address not in text(carers, "/my/")


def test_answers_questions(amara: Amara, carers: Client) -> None:
    """A carer's answers are kept as a carer's."""
    carers.post("/my/today/", {"felt_heard": "4", **key()})
    assert {row.mode for row in Measure.objects.all()} == {"proxy"}


def test_ends_with_the_consent(amara: Amara, carers: Client, hers: Client) -> None:
    """The moment the person takes the consent back, the carer's page is gone."""
    consent = amara.person.consents.get(purpose="carer")
    assert carers.get("/my/").status_code == 200
    told = text(hers, "/my/agreed/")
    assert f"Stop {CARER} seeing my page" in told
    assert "Their link stops working at once" in told
    hers.post(f"/my/agreed/{consent.public_id}/stop/", key())
    assert carers.get("/my/").status_code == 302
    assert not Link.objects.filter(role=Role.PROXY, until_at__gt=timezone.now()).exists()


def test_a_link_alone_is_not_enough(amara: Amara) -> None:
    """Without a live consent a carer's link opens nothing, however it was left."""
    client = entered(amara.link(Role.PROXY, "Somebody Else"))
    assert client.get("/my/").status_code == 404
