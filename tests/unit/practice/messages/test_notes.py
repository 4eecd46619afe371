"""The referrer hears back, with the person's leave, and the e-mail says nothing of anybody."""

from typing import Any

import pytest
from django.core import mail

from linkwork.practice.messages import actions, queries
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.people import actions as people
from linkwork.practice.referrals.models import Case
from tests.unit.practice import cast


def decide(house: cast.Riverbank, case: Case, decision: str) -> None:
    """Keep what the person said about telling the practice."""
    people.decide_consent(person=case.person, purpose="tell the GP", decision=decision, by=house.jo)


def test_a_note_is_written_from_work_logged(house: cast.Riverbank) -> None:
    """It names the person and the link worker, and quotes no note."""
    case = house.case()
    note = actions.draft(case=case, about="started", by=house.jo)
    assert note.state == "draft"
    assert "Amara Nwosu" in note.text
    assert "Jo Ferreira" in note.text
    again = actions.draft(case=case, about="started", by=house.jo)
    assert (again.pk, queries.of(case).count()) == (note.pk, 1)


def test_nothing_goes_unasked(house: cast.Riverbank) -> None:
    """Without the person's leave a note is neither approved nor sent."""
    note = actions.draft(case=house.case(), about="started", by=house.jo)
    with pytest.raises(NotAllowed, match="Ask first"):
        actions.approve(message=note, by=house.jo)


def test_a_no_is_respected(house: cast.Riverbank) -> None:
    """A refusal ends the note without a text, and counts as the referrer dealt with."""
    case = house.case()
    decide(house, case, "refused")
    note = actions.draft(case=case, about="closed", by=house.jo)
    assert (note.state, note.text) == ("not consented", "")
    assert queries.referrer_told(case)
    with pytest.raises(NotAllowed):
        actions.send(message=note, by=house.jo)


def test_a_leave_taken_back_stops_a_note(house: cast.Riverbank) -> None:
    """Approved, and then the person says no: it does not go."""
    case = house.case()
    decide(house, case, "given")
    note = actions.approve(
        message=actions.draft(case=case, about="started", by=house.jo), by=house.jo
    )
    decide(house, case, "withdrawn")
    with pytest.raises(NotAllowed):
        actions.send(message=note, by=house.jo)


def test_the_email_says_nothing(
    house: cast.Riverbank, django_capture_on_commit_callbacks: Any
) -> None:
    """The e-mail says that a note waits; the referrer reads it in Linkwork, and only once sent."""
    case = house.case()
    decide(house, case, "given")
    note = actions.draft(case=case, about="started", by=house.jo)
    ruth = cast.signed_in(house.ruth)
    assert ruth.get(f"/notes/{note.public_id}/").status_code == 404
    assert "Amara" not in ruth.get("/notes/").content.decode()
    actions.approve(message=note, by=house.jo)
    with django_capture_on_commit_callbacks(execute=True):
        actions.send(message=note, by=house.jo)
    assert len(mail.outbox) == 1
    sent = mail.outbox[0]
    assert house.ruth.user
    assert sent.to == [house.ruth.user.email]
    told = f"{sent.subject} {sent.body} {sent.extra_headers}"
    for word in ("Amara", "Nwosu", "lonel", "Jo", case.person.reference):
        assert word not in told
    assert "Amara Nwosu" in ruth.get(f"/notes/{note.public_id}/").content.decode()
    assert "We have started" in ruth.get("/notes/").content.decode()


def test_an_earlier_note_opens_no_other(house: cast.Riverbank) -> None:
    """A note that was sent lets the referrer read that note only, not a later draft."""
    case = house.case()
    decide(house, case, "given")
    first = actions.draft(case=case, about="started", by=house.jo)
    actions.send(message=actions.approve(message=first, by=house.jo), by=house.jo)
    second = actions.draft(case=case, about="closed", by=house.jo)
    ruth = cast.signed_in(house.ruth)
    assert ruth.get(f"/notes/{second.public_id}/").status_code == 404
    assert ruth.get(f"/notes/{first.public_id}/").status_code == 200


def test_the_page_asks_and_sends(house: cast.Riverbank) -> None:
    """Write, look over, ask, send: all on one page."""
    case = house.case()
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/messages/"
    assert "Nobody has asked yet" in jo.get(address).content.decode()
    jo.post(f"{address}new/", {"about": "started", **cast.key()})
    note = Message.objects.get()
    page = f"{address}{note.public_id}/"
    assert "Does the person want their practice told?" in jo.get(page).content.decode()
    words = {"text": "They have started.", "version": "1"}
    missing = jo.post(page, {**words, **cast.key()}).content.decode()
    assert "Ask the person" in missing
    assert "They have started." in missing
    jo.post(page, {**words, "later": "yes", **cast.key()})
    note.refresh_from_db()
    assert (note.state, note.text, note.version) == ("draft", "They have started.", 2)
    jo.post(page, {"text": note.text, "version": "2", "may_tell": "yes", **cast.key()})
    note.refresh_from_db()
    assert note.state == "sent"


def test_a_no_on_the_page(house: cast.Riverbank) -> None:
    """The answer no is kept as the person's decision."""
    case = house.case()
    note = actions.draft(case=case, about="started", by=house.jo)
    jo = cast.signed_in(house.jo)
    page = f"/cases/{case.public_id}/messages/{note.public_id}/"
    jo.post(page, {"text": note.text, "version": "1", "may_tell": "no", **cast.key()})
    note.refresh_from_db()
    assert note.state == "not consented"
    assert not mail.outbox
