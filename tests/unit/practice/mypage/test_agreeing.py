"""What was agreed is stopped in one press, and what follows from it follows at once."""

import pytest
from django.test import Client

from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage import actions
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.wording import WORDINGS
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.people.queries import live_consent
from linkwork.practice.referrals.models import Task
from tests.unit.practice.cast import key
from tests.unit.practice.mypage.conftest import Amara


def press(client: Client, consent: ConsentDecision, what: str = "stop") -> str:
    """Press the one button; answer where it leads."""
    return str(client.post(f"/my/agreed/{consent.public_id}/{what}/", key())["Location"])


def test_every_purpose_has_its_words() -> None:
    """Nothing can be agreed to that the page could not say."""
    assert set(WORDINGS) == set(ConsentDecision.Purpose)
    assert all(one.says and one.stop and one.follows for one in WORDINGS.values())


def test_what_follows_is_said_before(amara: Amara, hers: Client) -> None:
    """Each agreement shows its words, its day and what stopping it does."""
    amara.agrees("tell the GP")
    told = hers.get("/my/agreed/").content.decode()
    words = WORDINGS[ConsentDecision.Purpose.TELL_GP]
    for said in (words.stop, words.follows, "You said yes on"):
        assert said in told


@pytest.mark.parametrize("purpose", ["tell the GP", "learning"])
def test_stopped_and_agreed_again(amara: Amara, hers: Client, purpose: str) -> None:
    """One press stops it; where nobody else need be told, one press starts it again."""
    consent = amara.agrees(purpose)
    press(hers, consent)
    assert live_consent(amara.person, purpose) is None
    last = ConsentDecision.objects.latest("pk")
    assert (last.decision, last.recorded_by, last.how) == ("withdrawn", None, "On their own page")
    press(hers, last, "again")
    assert live_consent(amara.person, purpose) is not None


def test_pressed_twice(amara: Amara, hers: Client) -> None:
    """An old button does nothing."""
    consent = amara.agrees("learning")
    press(hers, consent)
    press(hers, consent)
    assert ConsentDecision.objects.filter(purpose="learning").count() == 2


def test_sharing_stops_at_the_provider(amara: Amara, hers: Client) -> None:
    """A request that waits is taken back when the person no longer agrees to share."""
    row = amara.connection("sent")
    consent = amara.agrees("share", "Brook Lane Growers")
    row.save_over(row.version, consent=consent, disclosed={"to": "Brook Lane Growers"})
    press(hers, consent)
    row.refresh_from_db()
    assert (row.state, row.ending_reason) == (Connection.State.WITHDRAWN, "consent withdrawn")
    assert live_consent(amara.person, "share", "Brook Lane Growers") is None


def test_sharing_cannot_be_given_back_alone(amara: Amara, hers: Client) -> None:
    """A provider is told again only after a talk with the link worker."""
    consent = amara.agrees("share", "Brook Lane Growers")
    press(hers, consent)
    last = ConsentDecision.objects.latest("pk")
    with pytest.raises(NotAllowed, match="ask your link worker"):
        actions.agree_again(case=amara.case, consent=last, by=amara.actor)


def test_no_more_work_together(amara: Amara, hers: Client) -> None:
    """The link worker has a task; the case is not closed by a button."""
    press(hers, amara.agrees("work with"))
    task = Task.objects.get()
    assert task.owner == amara.case.link_worker
    assert "no longer agree" in task.words
    amara.case.refresh_from_db()
    assert amara.case.state != "closed"


def test_do_not_contact_me(amara: Amara, hers: Client) -> None:
    """All contact stops, every link ends, and the page says what it did."""
    told = hers.get("/my/no-contact/").content.decode()
    assert "This page closes now" in told
    answer = hers.post("/my/no-contact/", key())
    assert answer["Location"] == "/my/stopped/"
    amara.person.refresh_from_db()
    assert amara.person.no_contact
    assert hers.get("/my/").status_code == 302
    assert "We will not contact you" in hers.get("/my/stopped/").content.decode()
    assert "not to be contacted" in Task.objects.get().words


def test_stopping_contact_by_its_consent(amara: Amara, hers: Client) -> None:
    """Taking back “contact me” does the same."""
    assert press(hers, amara.agrees("contact")) == "/my/stopped/"
    amara.person.refresh_from_db()
    assert amara.person.no_contact
