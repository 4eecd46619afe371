"""Closing: everything that a truthful ending needs, at once; or nothing, with what is missing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Grant, Organisation
from linkwork.practice.connections import actions as connections
from linkwork.practice.journey import ending
from linkwork.practice.journey.forms import CloseForm
from linkwork.practice.messages import actions as messages
from linkwork.practice.messages.models import Message
from linkwork.practice.outcomes import actions as outcomes
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as known
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Happening
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.connections import places

NOW = timezone.localdate()
SAID: dict[str, Any] = {
    "ending": "partly met",
    "words": "She goes on her own now",
    "outcome": "declined",
    "tell": "yes",
}
KEPT = (Measure, Message, ConsentDecision, Grant, Happening)


@pytest.fixture
def case(house: cast.Riverbank) -> Case:
    """A case that is open: Jo has spoken with Amara."""
    return spoken(house, house.case())


def spoken(house: cast.Riverbank, case: Case, result: str = "reached") -> Case:
    """A contact today, or an attempt."""
    told: dict[str, Any] = {"way": "call", "result": result, "next_step": "Meet"}
    referrals.log_contact(case=case, next_step_on=NOW, by=house.jo, **told)
    return case


def send(actor: Actor, case: Case, **changes: Any) -> Any:
    """Fill in the closing page and send it."""
    told = {**SAID, "version": case.version, **cast.key(), **changes}
    return cast.signed_in(actor).post(f"/cases/{case.public_id}/close/", told)


def counts(case: Case) -> list[Any]:
    """Everything that closing could have left behind."""
    case.refresh_from_db()
    rows = [model._default_manager.count() for model in KEPT]
    return [*rows, case.state, case.version, case.ending, len(mail.outbox)]


def test_refused_while_a_connection_is_open(
    house: cast.Riverbank, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    """The page says what stands in the way, and nothing at all is kept: no note, no consent."""
    places.started(house, case, name="Choir")
    before = counts(case)
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(house.jo, case)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "End or hand on 1 connection first" in page
    assert "Still open: Choir" in page
    assert SAID["words"] in page
    assert counts(case) == before
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert not {verb for verb in verbs if verb.startswith(("message", "life_satisfaction"))}
    assert "case ending kept" not in verbs


def test_everything_in_the_way_is_named(house: cast.Riverbank, case: Case) -> None:
    """All of it at once, so that nobody mends one thing after another."""
    places.started(house, case)
    places.chosen(house, case, name="Choir")
    assert house.jo.user
    alert: dict[str, Any] = {"risk": "to self", "text": "Low", "review_on": NOW}
    people.raise_alert(person=case.person, owner=house.jo.user, by=house.jo, **alert)
    before = counts(case)
    said = {"ending": "unable to contact", "words": " "}
    with pytest.raises(NotAllowed) as refused:
        ending.end(case=case, said=said, by=house.jo, on=NOW)
    for words in (
        "is no ending for a case that is “open”",
        "Say in a few words how it ended.",
        "Try on 3 different days before giving up",
        "There is an open alert",
        "End or hand on 2 connections first",
        "Approve the note to the practice",
        "Look again at every alert",
    ):
        assert words in str(refused.value)
    assert counts(case) == before
    with pytest.raises(NotAllowed, match="Ask how things are now, or say why"):
        ending.end(case=case, said={**said, "ending": "partly met"}, by=house.jo, on=NOW)


def test_words_are_asked_for(house: cast.Riverbank, case: Case) -> None:
    """An ending without a sentence is given back, with nothing kept."""
    before = counts(case)
    page = send(house.jo, case, words=" ").content.decode()
    assert "Say in a few words how it ended." in page
    assert counts(case) == before


def test_closed_with_everything(
    house: cast.Riverbank, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    """The reason for no answer, the person's yes, the note sent and readable, the spell over."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(house.jo, case)
    assert answer.headers["Location"] == f"/cases/{case.public_id}/"
    case.refresh_from_db()
    assert (case.state, case.ending, case.closed_on) == ("closed", "partly met", NOW)
    assert (case.ending_words, case.next_step, case.next_step_on) == (SAID["words"], "", None)
    assert case.spells.get().to_on == NOW
    measure = Measure.objects.get()
    assert (measure.point, measure.value, measure.missing) == ("close", None, "declined")
    assert ConsentDecision.objects.get(purpose="tell the GP").decision == "given"
    note = Message.objects.get()
    assert (note.about, note.state) == ("closed", "sent")
    assert SAID["words"] in note.text
    assert "some of what they set out to do" in note.text
    holders = {one.user or one.body for one in Grant.objects.filter(about=note.public_id)}
    assert holders == {house.ruth.user, house.millfield}
    assert len(mail.outbox) == 1
    assert cast.signed_in(house.ruth).get(f"/notes/{note.public_id}/").status_code == 200
    assert AuditEvent.objects.filter(verb="case ending kept").count() == 1


def test_a_no_is_kept_as_a_no(house: cast.Riverbank, case: Case) -> None:
    """The person does not want the practice told: kept, without a text; the case is closed."""
    assert send(house.jo, case, tell="no").status_code == 302
    note = Message.objects.get()
    assert (note.state, note.text) == ("not consented", "")
    assert ConsentDecision.objects.get(purpose="tell the GP").decision == "refused"
    assert not Grant.objects.filter(about=note.public_id).exists()
    assert not mail.outbox
    case.refresh_from_db()
    assert case.state == "closed"


def test_what_the_person_says_now_counts(house: cast.Riverbank, case: Case) -> None:
    """A yes after an earlier no is kept, and the note goes: nothing is dropped unseen."""
    refused: dict[str, Any] = {"purpose": "tell the GP", "decision": "refused"}
    people.decide_consent(person=case.person, by=house.jo, **refused)
    assert send(house.jo, case).status_code == 302
    assert Message.objects.get().state == "sent"
    assert known.live_consent(case.person, "tell the GP") is not None


def test_without_an_address_the_note_waits_approved(house: cast.Riverbank) -> None:
    """Nobody can be e-mailed: the note is approved, not sent, and the case may end."""
    case = spoken(house, house.case(house.referral(by=house.jo)))
    Organisation.objects.filter(pk=house.millfield.pk).update(email="")
    assert send(house.jo, case).status_code == 302
    assert Message.objects.get().state == "approved"
    assert not Grant.objects.filter(about=Message.objects.get().public_id).exists()


def test_what_is_known_is_not_asked_again(house: cast.Riverbank, case: Case) -> None:
    """Measured already and told already: the page asks for the ending only."""
    browser, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/close/"
    page = browser.get(address).content.decode()
    assert 'name="outcome"' in page
    assert 'name="tell"' in page
    told: dict[str, Any] = {"item": "life_satisfaction", "point": "close", "value": 6}
    outcomes.record(case=case, by=house.jo, **told)
    note = messages.draft(case=case, about="closed", by=house.jo)
    messages.ask(message=note, may_tell=True, by=house.jo)
    messages.approve(message=note, by=house.jo)
    page = browser.get(address).content.decode()
    assert 'name="outcome"' not in page
    assert 'name="tell"' not in page
    said = {name: SAID[name] for name in ("ending", "words")}
    assert browser.post(address, {**said, **cast.key()}).status_code == 302
    assert (Measure.objects.count(), Message.objects.count()) == (1, 1)


def test_a_draft_on_its_way_is_written_anew(house: cast.Riverbank, case: Case) -> None:
    """A closing note begun earlier becomes the one that is sent."""
    messages.draft(case=case, about="closed", by=house.jo)
    assert send(house.jo, case).status_code == 302
    note = Message.objects.get()
    assert (note.state, SAID["words"] in note.text) == ("sent", True)


def offered(case: Case) -> set[str]:
    """The endings that the page offers."""
    form = CloseForm(case=case, asked=False, told=False)
    return {str(code) for code, _ in form.fields["ending"].choices}  # type: ignore[attr-defined]  # a field of choices


ALWAYS = {"moved", "died", "transferred", "duplicate", "entered in error", "declined"}


def test_endings_follow_the_state(house: cast.Riverbank) -> None:
    """No goals before a start, no "could not reach" of somebody reached, none at all once over."""
    case = house.case()
    assert offered(case) == ALWAYS | {"unsuitable", "information only"}
    spoken(house, case, "no answer")
    assert offered(case) == ALWAYS | {"unsuitable", "information only", "unable to contact"}
    spoken(house, case)
    after = {"goals met", "partly met", "information only", "disengaged", "cap reached"}
    assert offered(case) == ALWAYS | after | {"unsuitable"}
    page = send(house.jo, case, ending="unable to contact").content.decode()
    assert "There is a problem" in page
    assert not Message.objects.exists()
    assert send(house.jo, case).status_code == 302
    case.refresh_from_db()
    assert offered(case) == set()


def test_not_reached_after_three_days_of_trying(house: cast.Riverbank) -> None:
    """Tried often enough on different days, a case ends as "could not reach"; not before."""
    case = house.case()
    for days in (3, 2):
        told: dict[str, Any] = {"way": "call", "result": "no answer", "next_step": "Ring"}
        on = NOW - timedelta(days=days)
        referrals.log_contact(case=case, next_step_on=NOW, on=on, by=house.jo, **told)
    gone = {"ending": "unable to contact", "outcome": "not_reached"}
    assert "so far 2 days" in send(house.jo, case, **gone).content.decode()
    assert not Measure.objects.exists()
    spoken(house, case, "no answer")
    assert send(house.jo, case, **gone).status_code == 302


def test_sent_twice_closes_once(house: cast.Riverbank, case: Case) -> None:
    """A double tap ends one case once: one note, one reason, one ending in the audit."""
    told = {"version": case.version, **cast.key()}
    answers = [send(house.jo, case, **told) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    kept = counts(case)
    assert (Measure.objects.count(), Message.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(verb="case ending kept").count() == 1
    assert send(house.jo, case).status_code == 200  # a new form for what is over: refused
    assert counts(case) == kept


def test_an_old_page_closes_nothing(house: cast.Riverbank, case: Case) -> None:
    """A form made before somebody else changed the case gets the conflict page."""
    old = case.version
    referrals.plan_next(case=case, next_step="Visit on Friday", next_step_on=NOW, by=house.jo)
    answer = send(house.jo, case, version=old)
    assert answer.status_code == 409
    assert SAID["words"] in answer.content.decode()
    assert not Message.objects.exists()


def test_a_refusal_of_the_provider_does_not_stand_in_the_way(
    house: cast.Riverbank, case: Case
) -> None:
    """What ended by itself, truthfully, need not be ended again."""
    thing = places.sent(house, case)
    refused: dict[str, Any] = {"answer": "decline", "reason": "full", "on": NOW}
    connections.answer(connection=thing, by=house.jo, **refused)
    assert send(house.jo, case).status_code == 302


def test_a_team_lead_may_close(house: cast.Riverbank, case: Case) -> None:
    """When the link worker has gone, the team lead ends what is left; a colleague cannot."""
    assert send(house.ada, case).status_code == 404
    assert send(house.samira, case).status_code == 302
    case.refresh_from_db()
    assert case.state == "closed"
