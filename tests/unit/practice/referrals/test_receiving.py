"""A referral starts a clock, and gives those who need it a view of it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from linkwork.access import doors
from linkwork.access.decisions import decide, relations
from linkwork.access.models import ServicePolicy, Team
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.people.queries import live_consent
from linkwork.practice.referrals import actions, queries
from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast


def test_the_clock_runs_in_working_days(house: cast.Riverbank) -> None:
    """Five working days over Christmas 2026 skip two bank holidays, their Monday and a weekend."""
    wednesday = datetime(2026, 12, 23, 10, tzinfo=UTC)
    assert house.referral(received_at=wednesday).due_on == date(2027, 1, 4)


def test_the_clock_is_the_services_own(house: cast.Riverbank) -> None:
    """The policy says how many days."""
    ServicePolicy.objects.create(organisation=house.service, first_attempt_working_days=2)
    tuesday = datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert house.referral(received_at=tuesday).due_on == date(2026, 11, 26)


def test_who_may_see_it(house: cast.Riverbank, next_door: cast.Riverbank) -> None:
    """The referrer and their practice, the team on duty and its lead; nobody next door."""
    referral = house.referral()
    assert Relation.REFERRED in relations(house.ruth, referral)
    colleague = cast.staff("Nurse Quill", Role.REFERRER, house.millfield)
    assert decide(colleague, Action.VIEW, referral).allowed
    assert decide(house.jo, Action.AMEND, referral).allowed
    assert decide(house.samira, Action.AMEND, referral).allowed
    elsewhere = Team.objects.create(organisation=house.service, name="South")
    other = cast.staff("Lee South", Role.LINK_WORKER, house.service, elsewhere)
    assert not decide(other, Action.VIEW, referral).allowed
    assert not decide(next_door.jo, Action.VIEW, referral).allowed


def test_a_no_is_kept_and_nobody_is_on_duty_for_it(house: cast.Riverbank) -> None:
    """People who decline are kept with their reason, and not rung."""
    referral = house.referral(agreed=False, reason="Not for me just now")
    assert (referral.state, referral.reason) == ("declined", "Not for me just now")
    assert Relation.DUTY not in relations(house.jo, referral)
    assert live_consent(referral.person, "work with") is None


def test_a_no_without_a_reason_is_not_taken(house: cast.Riverbank) -> None:
    """The reason is what we learn from."""
    with pytest.raises(NotAllowed):
        house.referral(agreed=False)


def test_a_yes_is_consent_to_work_with(house: cast.Riverbank) -> None:
    """What was agreed with the referrer is kept as a decision of the person's."""
    assert live_consent(house.referral().person, "work with") is not None


def test_accepting_opens_a_case(house: cast.Riverbank) -> None:
    """The link worker holds it with a first step due by the clock; duty ends, the lead sees."""
    referral = house.referral()
    case = actions.accept(referral=referral, by=house.jo)
    assert referral.state == Referral.State.ACCEPTED
    assert (case.link_worker, case.next_step_on) == (house.jo.user, referral.due_on)
    assert case.next_step == "First call"
    assert relations(house.jo, case) == {Relation.ORGANISATION, Relation.ASSIGNED, Relation.TEAM}
    assert not decide(house.ada, Action.VIEW, case).allowed
    assert decide(house.samira, Action.VIEW, case).allowed


def test_the_caseload_then_is_kept(house: cast.Riverbank) -> None:
    """How many cases the link worker held when the referral arrived stands on the case."""
    house.case()
    second = house.referral(house.person(given_name="Keith"))
    assert actions.accept(referral=second, by=house.jo).caseload_then == 1


def test_one_open_case_a_person(house: cast.Riverbank) -> None:
    """A second referral of somebody with an open case cannot open another."""
    case = house.case()
    again = house.referral(case.person)
    with pytest.raises(NotAllowed, match="already has an open case"):
        actions.accept(referral=again, by=house.ada)
    assert Referral.objects.get(pk=again.pk).state == "received"


def test_nobody_is_taken_on_against_their_word(house: cast.Riverbank) -> None:
    """A referral the person said no to cannot be accepted."""
    referral = house.referral(agreed=False, reason="No")
    with pytest.raises(NotAllowed):
        actions.accept(referral=referral, by=house.jo)


def test_a_question_and_its_answer(house: cast.Riverbank) -> None:
    """Sent back keeps the team watching; the answer starts a new clock."""
    referral = house.referral(received_at=datetime(2026, 1, 5, 10, tzinfo=UTC))
    first = referral.due_on
    actions.send_back(referral=referral, reason="Which number may we ring?", by=house.jo)
    assert referral in doors.listing(house.jo, queries.waiting())
    actions.answer(referral=referral, words="The mobile", by=house.jo)
    assert referral.state == "received"
    assert referral.reason == ""
    assert first
    assert referral.due_on
    assert referral.due_on > first


@pytest.mark.parametrize("action", [actions.reject, actions.decline, actions.withdraw])
def test_an_ending_needs_a_reason_and_ends_duty(house: cast.Riverbank, action: Any) -> None:
    """Each way of not taking somebody on says why, and leaves the queue."""
    referral = house.referral()
    with pytest.raises(NotAllowed):
        action(referral=referral, reason=" ", by=house.jo)
    action(referral=referral, reason="Moved away", by=house.jo)
    assert referral not in doors.listing(house.jo, queries.waiting())
