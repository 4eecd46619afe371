"""Somebody who comes back goes on with their story; a question is answered by whoever referred."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.models import Grant
from linkwork.access.roles import Relation
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast

TODAY = timezone.localdate()
READY: dict[str, Any] = {"open_connections": 0, "outcome_asked": True, "referrer_told": True}


def text(response: Any) -> str:
    """The page as text."""
    return str(response.content.decode())


def closed(house: cast.Riverbank, ending: str = "moved") -> Case:
    """A case of Jo's that is over."""
    return actions.close(case=house.case(), ending=ending, words="To Leeds", by=house.jo, **READY)


def test_the_new_case_goes_on_from_the_old(house: cast.Riverbank) -> None:
    """The same link worker is offered; the cases are linked; an error is no story."""
    first = closed(house)
    assert queries.usual_link_worker(first.person, house.service, TODAY) == house.jo.user
    referral = house.referral(first.person)
    page = text(cast.signed_in(house.ada).get(f"/triage/{referral.public_id}/"))
    assert "They come back" in page
    assert "The same link worker is offered" in page
    assert house.jo.user
    assert f'value="{house.jo.user.pk}" selected' in page
    second = actions.accept(referral=referral, by=house.ada, link_worker=house.jo.user)
    assert second.continues == first
    other = house.case(house.referral(house.person()))
    actions.close(case=other, ending="entered in error", words="Twice", by=house.jo, **READY)
    assert queries.earlier(other.person) is None


def test_a_referral_that_waits_keeps_its_watch(house: cast.Riverbank) -> None:
    """Deciding on one referral does not take another of the same person out of sight."""
    person = house.person()
    one, two = house.referral(person), house.referral(person)
    actions.reject(referral=one, reason="Already here", by=house.jo)
    on_duty = Grant.objects.filter(
        subject=person.public_id, relation=Relation.DUTY.value, until_at__isnull=True
    )
    assert on_duty.exists()
    actions.reject(referral=two, reason="Not suitable", by=house.jo)
    assert not on_duty.exists()


def test_a_question_is_answered_by_the_referrer(house: cast.Riverbank) -> None:
    """The referrer answers on their own page; the referral is in the queue with a new clock."""
    referral = house.referral()
    actions.send_back(referral=referral, reason="Which number?", by=house.jo)
    ruth, address = cast.signed_in(house.ruth), f"/refer/sent/{referral.public_id}/"
    assert "Which number?" in text(ruth.get(address))
    empty = ruth.post(address, {"decision": "answer", "answer-words": "", **cast.key()})
    assert "Write your answer" in text(empty)
    told = {"answer-words": "Her daughter's", "answer-phone": "0161 496 0999"}
    assert ruth.post(address, {"decision": "answer", **told, **cast.key()}).status_code == 302
    referral.refresh_from_db()
    assert (referral.state, referral.stated) == ("received", {"phone": "0161 496 0999"})
    page = text(cast.signed_in(house.jo).get(f"/triage/{referral.public_id}/"))
    assert "Which number?" in page
    assert "Her daughter&#39;s" in page


def test_what_a_referrer_may_do(house: cast.Riverbank) -> None:
    """Say how the offer was taken, and take it back with a reason; never decide."""
    referral = house.referral()
    ruth, address = cast.signed_in(house.ruth), f"/refer/sent/{referral.public_id}/"
    told = {"offer-belief_it_will_help": "6", "offer-concerns_raised": "no"}
    told |= {"decision": "offer", "version": str(referral.version)}
    assert ruth.post(address, {**told, **cast.key()}).status_code == 302
    referral.refresh_from_db()
    assert (referral.belief_it_will_help, referral.concerns_raised) == (6, False)
    assert ruth.get(f"/triage/{referral.public_id}/").status_code in (403, 404)
    back = {"decision": "withdraw", "withdraw-reason": "She moved"}
    assert ruth.post(address, {**back, **cast.key()}).status_code == 302
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("withdrawn", "She moved")
    with pytest.raises(NotAllowed, match="decided"):
        actions.tell_more(
            referral=referral, felt_stigma=3, expected=referral.version, by=house.ruth
        )


def test_a_hold_on_its_page(house: cast.Riverbank) -> None:
    """Until a day to come and with a reason; then it goes on with a next step."""
    case = house.case()
    actions.log_contact(
        case=case, way="call", result="reached", next_step="Meet", next_step_on=TODAY, by=house.jo
    )
    jo, address = cast.signed_in(house.jo), f"/cases/{case.public_id}/hold/"

    def hold(until: date) -> dict[str, str]:
        parts = {"until_on_day": until.day, "until_on_month": until.month}
        told = {name: str(n) for name, n in {**parts, "until_on_year": until.year}.items()}
        return {**told, "reason": "In hospital", "version": str(case.version), **cast.key()}

    assert "after today" in text(jo.post(address, hold(TODAY)))
    assert jo.post(address, hold(TODAY + timedelta(days=30))).status_code == 302
    case.refresh_from_db()
    assert (case.state, queries.reason_for(case)) == ("on hold", "In hospital")
    on = {"next_step": "Meet", "next_step_on_near": TODAY.isoformat()}
    resumed = jo.post(address, {**on, "version": str(case.version), **cast.key()})
    assert resumed.status_code == 302
    case.refresh_from_db()
    assert (case.state, case.next_step, case.hold_until_on) == ("active", "Meet", None)
