"""Each fact of the vocabulary: a small arrangement, its answer, and what leaves it unknown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access.models import PracticeFeature
from linkwork.practice.facts.models import GPContacts
from linkwork.practice.lotteries.models import Draw, Entry, Lottery
from linkwork.practice.messages.models import Message
from linkwork.theory.vocabulary import vocabulary
from tests.unit.practice.facts.days import Laid, day

Arrange = Callable[[Laid], Any]
OFFER = {
    "belief_it_will_help": 7,
    "offer_fits": 6,
    "concerns_raised": True,
    "concerns_answered": False,
    "trust_in_referrer": 9,
    "felt_stigma": 1,
    "lives_alone": True,
    "is_carer": False,
    "english_first_language": True,
    "long_term_conditions": 2,
}


def _offered(laid: Laid) -> None:
    referral = laid.case.referral
    referral.save_over(referral.version, **OFFER)


def _person(laid: Laid) -> None:
    person = laid.case.person
    person.save_over(person.version, sex="female", ethnic_group="black", deprivation_fifth=1)


def _told(laid: Laid) -> None:
    before = laid.house.referral(
        laid.house.person(given_name="Earlier"), offered_on=day(-90), received_at=_at(-90)
    )
    Message.objects.create(
        referral=before,
        about="closed",
        state="sent",
        text="It went well",
        drafted_at=_at(-9),
        sent_at=_at(-9),
        organisation=before.organisation,
        subject=before.subject,
    )


def _at(number: int) -> Any:
    return timezone.now().replace(hour=10) - (timezone.localdate() - day(number))


def _practice(kind: str) -> Arrange:
    return lambda laid: PracticeFeature.objects.create(
        practice=laid.house.millfield, kind=kind, present=True, since_on=day(-9)
    )


def _asked(item: str, point: str, value: int, on: int = 2) -> Arrange:
    return lambda laid: laid.asked(item, point, on, value=value)


def _going(*days: int, **more: Any) -> Arrange:
    return lambda laid: laid.came(
        laid.connection(sent_on=day(6), answered_on=day(9), **more), *days
    )


def _ended(*days: int, end: int = 60) -> Arrange:
    return _going(*days, state="completed", ended_on=day(end))


def _goal(laid: Laid) -> None:
    laid.asked("goal", "baseline", 5, value=2)
    laid.asked("goal", "close", 80, value=6)


def _practised(laid: Laid) -> None:
    case = laid.case
    GPContacts.objects.create(
        referral=case.referral,
        before=4,
        after=3,
        loaded_on=day(300),
        organisation=case.organisation,
        subject=case.subject,
    )


def _whole(laid: Laid) -> None:
    laid.contact(4)
    _ended(10, 17, 24)(laid)
    laid.closed(74, "cap reached")


def _led(laid: Laid) -> None:
    connection = laid.connection()
    laid.came(connection, 10, leader="Tom")
    laid.came(connection, 17, leader="Mei")


def _social(laid: Laid) -> None:
    connection = laid.connection()
    connection.activity.save_over(connection.activity.version, social_time=True)
    laid.came(connection, 10)


def _entered(laid: Laid) -> None:
    """Entered in a lottery that draws one in four, and drawn."""
    ours = {"organisation": laid.case.organisation}
    lottery = Lottery.objects.create(
        code="C-1", component="company", share_drawn=1, share_of=4, blocks=[1, 2], most=8,
        declared_at=_at(1), **ours,
    )  # fmt: skip
    draw = Draw.objects.create(lottery=lottery, stratum="everybody", place=1, drawn=True, at=_at(9))
    told = {"lottery": lottery, "case": laid.case, "way": "lot", "draw": draw}
    Entry.objects.create(entered_at=_at(9), subject=laid.case.subject, **told, **ours)


def _away(laid: Laid) -> None:
    _ended(10, 40)(laid)


def _nothing(laid: Laid) -> None:
    """As the case was opened."""


FIRST = _going(10)
CASES: dict[str, tuple[Arrange, Any]] = {
    "practice": (_nothing, "practice"),
    "link_worker": (_nothing, "link worker"),
    "offered_on": (_nothing, day(0)),
    "age": (_nothing, 74),
    "sex": (_person, "female"),
    "ethnic_group": (_person, "black"),
    "deprivation_fifth": (_person, 1.0),
    **{name: (_offered, value) for name, value in OFFER.items()},
    "main_need": (_nothing, "loneliness"),
    "needs": (_nothing, 1.0),
    "route": (_nothing, "gp"),
    "life_satisfaction_before": (_asked("life_satisfaction", "baseline", 4), 4.0),
    "loneliness_before": (_asked("loneliness", "baseline", 7), 7.0),
    "referrer_had_feedback": (_told, True),
    "practice_champion": (_practice("champion"), True),
    "shared_care": (_practice("shared care"), True),
    "agreed": (_nothing, True),
    "days_to_first_contact": (lambda laid: laid.contact(4), 4.0),
    "attempts_to_reach": (lambda laid: (laid.contact(2, "no answer"), laid.contact(4)), 2.0),
    "warm_first_call": (_asked("warm_first_call", "review", 8), 8.0),
    "needs_conversation": (
        lambda laid: (laid.contact(3, what_matters=True), laid.connection()),
        True,
    ),
    "felt_heard": (_asked("felt_heard", "review", 9), 9.0),
    "contacts_in_four_weeks": (lambda laid: (laid.contact(4), laid.contact(30)), 1.0),
    "open_cases_of_link_worker": (_nothing, 0.0),
    "activity_fits_goal": (_asked("activity_fits_goal", "review", 6), 6.0),
    "directory_fresh": (
        lambda laid: laid.connection(directory_assured_on=day(5) - timedelta(9)),
        True,
    ),
    "information_given": (lambda laid: laid.connection(information_given=True), True),
    "linked_to_need": (lambda laid: laid.connection(linked_to_need=False), False),
    "distance": (lambda laid: laid.connection(distance_km=1.5), 1.5),
    "cost_each_session": (lambda laid: laid.connection(cost_each_session=2), 2.0),
    "transport_arranged": (lambda laid: laid.connection(transport_arranged=True), True),
    "at_ease_about_going": (_asked("at_ease_about_going", "review", 5), 5.0),
    "place_for_people_like_me": (_asked("place_for_people_like_me", "review", 7), 7.0),
    "chance_of_company": (_entered, 25.0),
    "drawn_for_company": (_entered, True),
    "accompanied": (lambda laid: laid.connection(accompanied=True), True),
    "waited_for_place": (FIRST, 3.0),
    "first_session_attended": (FIRST, True),
    "days_to_first_session": (FIRST, 10.0),
    "leader_skill": (_asked("leader_skill", "review", 8), 8.0),
    "leader_changed": (_led, True),
    "sessions_cancelled": (_going(10, 17), 0.0),
    "setting_suits": (_asked("setting_suits", "review", 4), 4.0),
    "social_time": (_social, True),
    "symptoms": (_asked("symptoms", "review", 3), "worse"),
    "had_choice": (_asked("had_choice", "review", 6), 6.0),
    "belonging": (_asked("belonging", "review", 7), 7.0),
    "confidence_to_go_alone": (_asked("confidence_to_go_alone", "review", 5), 5.0),
    "groups_joined": (_asked("groups_joined", "review", 2), 2.0),
    "check_ins": (lambda laid: (FIRST(laid), laid.contact(12), laid.contact(50)), 1.0),
    "plan_revised": (FIRST, False),
    "link_worker_changed": (lambda laid: (FIRST(laid), laid.passed_on(20)), True),
    "setback": (_away, True),
    "returned_after_setback": (_away, True),
    "weeks_of_support": (_whole, 10.0),
    "support_capped": (_whole, True),
    "sessions_attended": (_whole, 3.0),
    "sustained": (_whole, True),
    "completed": (_whole, True),
    "life_satisfaction_after": (_asked("life_satisfaction", "close", 6, 80), 6.0),
    "loneliness_after": (_asked("loneliness", "close", 5, 80), 5.0),
    "goal_progress": (_goal, 4.0),
    "gp_contacts_before": (_practised, 4.0),
    "gp_contacts_after": (_practised, 3.0),
    "outcome_missing_because": (
        lambda laid: laid.asked("life_satisfaction", "close", 80, missing="declined"),
        "declined",
    ),
}
KNOWN_AT_ONCE = {
    "practice", "link_worker", "offered_on", "age", "sex", "ethnic_group", "main_need", "needs",
    "route", "agreed", "open_cases_of_link_worker",
}  # fmt: skip


def test_every_fact_is_here() -> None:
    """The table above holds each fact of the vocabulary, in its order, and no other."""
    assert set(CASES) == set(vocabulary())


@pytest.mark.parametrize("fact", CASES)
def test_a_fact_is_read(laid: Laid, fact: str) -> None:
    """What was arranged is what the fact says."""
    arrange, answer = CASES[fact]
    arrange(laid)
    found = laid.read(fact)
    assert str(found).startswith(answer) if fact in ("practice", "link_worker") else found == answer


def test_nothing_is_known_that_nobody_wrote_down(laid: Laid) -> None:
    """Of a case just opened, all that is not fixed by the referral is unknown."""
    unknown = set(CASES) - KNOWN_AT_ONCE
    assert {name: laid.read(name) for name in unknown} == dict.fromkeys(unknown)


def test_only_a_draw_is_a_draw(laid: Laid) -> None:
    """Whoever was given company without a draw, or said no, is not known to have been drawn."""
    ours = {"organisation": laid.case.organisation}
    lottery = Lottery.objects.create(
        code="C-1", component="company", share_drawn=1, share_of=2, blocks=[1, 2], most=8,
        declared_at=_at(1), **ours,
    )  # fmt: skip
    entry = Entry.objects.create(
        lottery=lottery, case=laid.case, way="given", entered_at=_at(9), **ours
    )
    for way in ("given", "said no"):
        entry.save_over(entry.version, way=way)
        assert laid.read("drawn_for_company") is None
        assert laid.read("chance_of_company") is None


def test_word_back_came_in_time_or_not_at_all(laid: Laid) -> None:
    """A referrer's first person leaves it unknown; a note sent after the offer came too late."""
    assert laid.read("referrer_had_feedback") is None
    _told(laid)
    Message.objects.update(sent_at=_at(3))
    assert laid.read("referrer_had_feedback") is False


def test_somebody_told_says_that_they_went(laid: Laid) -> None:
    """Whoever was told about an activity and went has come; nobody counted their sessions."""
    laid.connection(state="took up", ended_on=day(20))
    assert laid.read("first_session_attended") is True
    assert laid.read("days_to_first_session") == 20
    assert laid.read("sessions_attended") is None
    assert laid.read("sustained") is None
