"""What became of a note is told as it is: opened, filed, not delivered, sent again."""

from typing import Any

import pytest
from django.core import mail

from linkwork.access import delivery
from linkwork.practice.messages import actions, jobs, queries
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.people import actions as people
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice import cast


@pytest.fixture
def agreed(house: cast.Riverbank) -> Case:
    """A case whose person wants their practice told."""
    case = house.case()
    people.decide_consent(person=case.person, purpose="tell the GP", decision="given", by=house.jo)
    return case


def sent(house: cast.Riverbank, case: Case, about: str = "started") -> Message:
    """A note that was sent."""
    note = actions.draft(case=case, about=about, by=house.jo)
    return actions.send(message=actions.approve(message=note, by=house.jo), by=house.jo)


def test_delivered_is_opened(house: cast.Riverbank, agreed: Case) -> None:
    """Sent is not delivered: only the practice's opening it is, and only they say it is filed."""
    note = sent(house, agreed)
    jo, ruth = cast.signed_in(house.jo), cast.signed_in(house.ruth)
    jo.get(f"/cases/{agreed.public_id}/messages/{note.public_id}/")
    assert Message.objects.get().state == "sent"
    assert "Not opened yet" in ruth.get("/notes/").content.decode()
    assert "We have filed this" in ruth.get(f"/notes/{note.public_id}/").content.decode()
    assert Message.objects.get().state == "delivered"
    assert jo.post(f"/notes/{note.public_id}/filed/", cast.key()).status_code == 404
    assert ruth.post(f"/notes/{note.public_id}/filed/", cast.key()).status_code == 302
    kept = Message.objects.get()
    assert (kept.state, kept.filed_by) == ("filed", house.ruth.user)
    page = jo.get(f"/cases/{agreed.public_id}/messages/{note.public_id}/").content.decode()
    assert "Filed in their record" in page


def test_not_delivered_and_sent_again(
    house: cast.Riverbank,
    agreed: Case,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """Where the e-mail is lost the note is not delivered; it blocks no closing, and goes again."""

    def refuse(*given: Any, **named: Any) -> None:
        raise delivery.NotDelivered("Nobody answered.", lasting=True)

    carrier = delivery.deliver
    monkeypatch.setattr(delivery, "deliver", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        note = sent(house, agreed, "closed")
    assert jobs.look(by=house.jo, on=today()) == "1 note of 1 not delivered."
    assert jobs.look(by=house.jo, on=today()) == "0 notes of 0 not delivered."
    note.refresh_from_db()
    assert (note.state, note.why) == ("failed", "Nobody answered.")
    assert queries.referrer_told(agreed)
    monkeypatch.setattr(delivery, "deliver", carrier)
    address = f"/cases/{agreed.public_id}/messages/{note.public_id}/again/"
    with django_capture_on_commit_callbacks(execute=True):
        cast.signed_in(house.jo).post(address, cast.key())
    note.refresh_from_db()
    assert (note.state, note.tries, len(mail.outbox)) == ("sent", 2, 1)


def test_a_yes_after_a_no_is_sent(house: cast.Riverbank) -> None:
    """Closing with a yes, after an earlier no, writes and sends the note."""
    case = house.case()
    people.decide_consent(
        person=case.person, purpose="tell the GP", decision="refused", by=house.jo
    )
    assert actions.draft(case=case, about="closed", by=house.jo).state == "not consented"
    told: dict[str, Any] = {"case": case, "ending": "moved", "words": "To her son", "by": house.jo}
    note = actions.tell_ending(may_tell=True, **told)
    assert (note.state, "moved away" in note.text) == ("sent", True)
    assert queries.of(case).count() == 1


def test_a_no_at_the_end_is_kept(house: cast.Riverbank, agreed: Case) -> None:
    """Closing with a no, after an earlier yes, sends nothing and says so."""
    told: dict[str, Any] = {
        "case": agreed,
        "ending": "moved",
        "words": "To her son",
        "by": house.jo,
    }
    note = actions.tell_ending(may_tell=False, **told)
    assert (note.state, note.text) == ("not consented", "")
    assert queries.referrer_told(agreed)


def test_they_change_their_mind_on_the_page(house: cast.Riverbank) -> None:
    """A note not wanted is written after all when they say so."""
    case = house.case()
    people.decide_consent(
        person=case.person, purpose="tell the GP", decision="refused", by=house.jo
    )
    note = actions.draft(case=case, about="started", by=house.jo)
    address = f"/cases/{case.public_id}/messages/{note.public_id}/"
    jo = cast.signed_in(house.jo)
    assert "They want it sent after all" in jo.get(address).content.decode()
    jo.post(f"{address}after-all/", cast.key())
    note.refresh_from_db()
    assert (note.state, "Amara" in note.text) == ("draft", True)


def test_urgent_without_leave_needs_its_reason(house: cast.Riverbank) -> None:
    """A risk to life is told without leave, with who decided and why; nothing else is."""
    case = house.case()
    with pytest.raises(NotAllowed, match="say why"):
        actions.escalate(case=case, words="Please ring her.", by=house.jo)
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/messages/urgent/"
    assert "Ring 999 first" in jo.get(address).content.decode()
    missing = jo.post(address, {"text": "Please ring her.", **cast.key()}).content.decode()
    assert "Say why they must know" in missing
    given = {"text": "Please ring her.", "without_leave": "Her life is at risk"}
    assert jo.post(address, {**given, **cast.key()}).status_code == 302
    note = Message.objects.get()
    assert (note.state, note.without_leave) == ("sent", "Her life is at risk")
    page = cast.signed_in(house.ruth).get(f"/notes/{note.public_id}/").content.decode()
    assert "Her life is at risk" in page
    assert note.notice is not None
    assert note.notice.template == "referrer urgent"


def test_the_plan_is_told_once_agreed(house: cast.Riverbank, agreed: Case) -> None:
    """The note on the plan is offered when there is an agreed one."""
    jo, address = cast.signed_in(house.jo), f"/cases/{agreed.public_id}/messages/"
    assert "Write: the plan" not in jo.get(address).content.decode()
