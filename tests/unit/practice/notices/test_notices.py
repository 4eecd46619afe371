"""A notice goes once, after the act is kept, and never to somebody who is not to be contacted."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from linkwork.access import delivery
from linkwork.access.models import AuditEvent
from linkwork.practice.notices import actions, moves, queries, sending, settling
from linkwork.practice.notices.models import Notice
from linkwork.practice.notices.moves import NotAllowed
from linkwork.practice.people.models import Person
from tests.unit.practice import cast

LINK = "https://linkwork.example/l/secret-handle/"


@pytest.fixture
def keep(django_capture_on_commit_callbacks: Any) -> Any:
    """Do something, and then what waits for it to be kept."""

    def kept(act: Any, **given: Any) -> Notice:
        with django_capture_on_commit_callbacks(execute=True):
            made: Notice = act(**given)
        made.refresh_from_db()
        return made

    return kept


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make the carrier refuse."""

    def refuse(*, lasting: bool = False) -> None:
        def deliver(*given: Any, **named: Any) -> delivery.Receipt:
            raise delivery.NotDelivered("Nobody answered.", lasting=lasting)

        monkeypatch.setattr(delivery, "deliver", deliver)

    return refuse


def amara(house: cast.Riverbank, **changes: Any) -> Person:
    """Amara, with an e-mail address and a telephone."""
    kept = {"email": "amara@example.org", "phone": "07700 900123"}
    return house.person(**{**kept, **changes})


def test_it_goes_once_kept(house: cast.Riverbank, keep: Any) -> None:
    """It leaves after the transaction, to the address that is kept, and its link is forgotten."""
    notice = keep(
        actions.post, by=house.jo, template="person page", to_person=amara(house), url=LINK
    )
    [sent] = mail.outbox
    assert sent.to == ["amara@example.org"]
    assert LINK in sent.body
    assert "Amara" not in f"{sent.subject}{sent.body}"
    assert (notice.state, notice.url, notice.tries) == ("sent", "", 1)
    assert notice.sent_at


def test_nothing_leaves_before(house: cast.Riverbank) -> None:
    """What is not kept is not sent."""
    actions.post(by=house.jo, template="person page", to_person=amara(house), url=LINK)
    assert not mail.outbox


def test_once_for_a_cause(house: cast.Riverbank, keep: Any) -> None:
    """The same cause sends one notice, however often it is posted."""
    given = {"by": house.jo, "template": "person page", "to_person": amara(house), "cause": "x"}
    first, second = keep(actions.post, **given), keep(actions.post, **given)
    assert first.pk == second.pk
    assert len(mail.outbox) == 1
    other = keep(actions.post, **{**given, "cause": "y"})
    assert other.pk != first.pk
    assert len(mail.outbox) == 2


def test_a_text_goes_to_the_telephone(
    house: cast.Riverbank, keep: Any, settings: Any, tmp_path: Any
) -> None:
    """A text goes to the person's number, and the folder that stands in has it."""
    settings.LINKWORK_OUTBOX = tmp_path
    notice = keep(
        actions.post, by=house.jo, template="person page", to_person=amara(house), channel="sms"
    )
    [file] = tmp_path.iterdir()
    assert file.read_text().startswith("To: 07700900123\n")
    assert notice.state == "delivered"


@pytest.mark.parametrize("to", ["person", "carer"])
def test_not_to_be_contacted(house: cast.Riverbank, keep: Any, to: str) -> None:
    """Where no contact is safe nothing leaves for the person or their carer, and why is kept."""
    person = amara(house, no_contact=True)
    whom = {"to_person": person} if to == "person" else {"about": person, "address": "n@b.example"}
    notice = keep(actions.post, by=house.jo, template="person page", url=LINK, **whom)
    assert (notice.state, notice.url) == ("stopped", "")
    assert "not to be contacted" in notice.why
    assert not mail.outbox
    with pytest.raises(NotAllowed):
        actions.try_again(notice=notice, by=house.jo)


def test_their_practice_still_hears(house: cast.Riverbank, keep: Any) -> None:
    """Staff and practices are told all the same: what they are told names nobody."""
    person = amara(house, no_contact=True)
    notice = keep(
        actions.post,
        by=house.jo,
        template="referrer note",
        to_body=house.millfield,
        about=person,
        url="https://linkwork.example/notes/",
    )
    assert notice.state == "sent"
    assert mail.outbox[0].to == ["notes@millfield.example"]


def test_it_is_looked_at_again_when_it_goes(house: cast.Riverbank, away: Any, keep: Any) -> None:
    """A person who asks for no contact while a notice waits gets none."""
    person = amara(house)
    away()
    notice = keep(actions.post, by=house.jo, template="person page", to_person=person, url=LINK)
    assert notice.state == "queued"
    Person.objects.filter(pk=person.pk).update(no_contact=True)
    Notice.objects.filter(pk=notice.pk).update(try_at=timezone.now() - timedelta(hours=1))
    sending.send(notice.pk, house.service)
    notice.refresh_from_db()
    assert notice.state == "stopped"
    assert not mail.outbox


def test_it_is_tried_again_and_given_up(house: cast.Riverbank, away: Any, keep: Any) -> None:
    """A carrier that is away is asked again, each time later, and at last no more."""
    away()
    notice = keep(actions.post, by=house.jo, template="person page", to_person=amara(house))
    waits = []
    for _ in range(moves.MOST):
        notice.refresh_from_db()
        if notice.state != "queued":
            break
        assert notice.try_at
        waits.append(notice.try_at - timezone.now())
        Notice.objects.filter(pk=notice.pk).update(try_at=timezone.now())
        sending.send(notice.pk, house.service)
    notice.refresh_from_db()
    assert waits == sorted(waits)
    assert (notice.state, notice.tries, notice.why) == ("failed", moves.MOST, "Nobody answered.")


def test_it_is_not_sent_before_its_time(house: cast.Riverbank, away: Any, keep: Any) -> None:
    """A notice that was put off is left alone until then, and by a second worker at once."""
    away()
    notice = keep(actions.post, by=house.jo, template="person page", to_person=amara(house))
    sending.send(notice.pk, house.service)
    notice.refresh_from_db()
    assert notice.tries == 1
    assert list(queries.due(timezone.now())) == []


def test_what_can_never_go_fails_at_once(house: cast.Riverbank, keep: Any) -> None:
    """Without an address it fails, says so, and can be tried again once there is one."""
    notice = keep(actions.post, by=house.jo, template="person page", to_person=house.person())
    assert (notice.state, notice.why) == ("failed", "There is no address to send it to.")
    Person.objects.update(email="amara@example.org")
    assert keep(actions.try_again, notice=Notice.objects.get(), by=house.jo).state == "sent"


def test_trying_again(
    house: cast.Riverbank, away: Any, keep: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that failed goes when somebody tries again and the carrier is back."""
    carrier = delivery.deliver
    away(lasting=True)
    notice = keep(
        actions.post, by=house.jo, template="person page", to_person=amara(house), url=LINK
    )
    assert notice.state == "failed"
    monkeypatch.setattr(delivery, "deliver", carrier)
    assert keep(actions.try_again, notice=notice, by=house.jo).state == "sent"
    assert LINK in mail.outbox[0].body


def test_what_the_carrier_says_in_the_end(house: cast.Riverbank, keep: Any) -> None:
    """A notice that a carrier lost after taking it is not sent again with no link in it."""
    notice = keep(
        actions.post, by=house.jo, template="person page", to_person=amara(house), url=LINK
    )
    settling.note_fate(notice=notice, arrived=False, by=house.jo)
    assert notice.state == "failed"
    with pytest.raises(NotAllowed, match="new one"):
        actions.try_again(notice=notice, by=house.jo)


def test_each_step_is_in_the_audit(house: cast.Riverbank, keep: Any) -> None:
    """Posting and sending are events about the person, with no address in them."""
    person = amara(house)
    notice = keep(actions.post, by=house.jo, template="person page", to_person=person)
    events = AuditEvent.objects.filter(thing=str(notice.public_id)).order_by("sequence")
    assert [event.verb for event in events] == ["notice posted", "notice sent"]
    assert all(event.people == [str(person.public_id)] for event in events)


def test_no_such_notice(house: cast.Riverbank) -> None:
    """Only the templates that are kept can be sent."""
    with pytest.raises(ValueError, match="no notice called"):
        actions.post(by=house.jo, template="your results", to_person=amara(house))


def test_an_act_stands_where_sending_breaks(
    house: cast.Riverbank, keep: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault while sending leaves the notice to be tried later; the answer about it stands."""

    def broken(*given: Any, **named: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(delivery, "deliver", broken)
    notice = keep(actions.post, by=house.jo, template="person page", to_person=amara(house))
    assert (notice.state, notice.tries) == ("queued", 1)
