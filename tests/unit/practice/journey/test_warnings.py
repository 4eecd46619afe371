"""Five plain rules of where a chain may break, each at the day on which it begins to hold."""

from datetime import date

import pytest

from linkwork.access.models import ServicePolicy
from linkwork.practice.journey import warnings
from linkwork.practice.journey.queries import Story
from tests.unit.practice.journey.stories import (
    ADA,
    JO,
    POLICY,
    ago,
    connection,
    contact,
    session,
    spell,
    story,
)


def said(told: Story, policy: ServicePolicy = POLICY) -> str:
    """Every warning of a story in one text."""
    return " ".join(one.words for one in warnings.of(told, policy))


def test_all_is_well() -> None:
    """A case spoken with this week, one link worker, nothing sent: no warning."""
    assert warnings.of(story(), POLICY) == []


@pytest.mark.parametrize(("days", "warned"), [(0, False), (20, False), (21, True), (22, True)])
def test_quiet(days: int, warned: bool) -> None:
    """Three weeks without a word is quiet; a day less is not."""
    words = f"Nobody has spoken with them for {days} days."
    assert said(story(contacts=[contact(days)])) == (words if warned else "")


def test_quiet_by_the_services_own_clock() -> None:
    """A service that looks sooner is warned sooner."""
    told = story(contacts=[contact(10)])
    assert said(told, ServicePolicy(quiet_days=11)) == ""
    assert "for 10 days" in said(told, ServicePolicy(quiet_days=10))


def test_attempts_do_not_break_a_silence() -> None:
    """Only words spoken end a silence: a message left yesterday does not."""
    assert "for 21 days" in said(story(contacts=[contact(21), contact(1, "left message")]))


@pytest.mark.parametrize("result", ["no answer", "left message", "did not attend"])
def test_one_attempt_unanswered_is_nothing_yet(result: str) -> None:
    """One attempt in vain warns of nothing, two do, whatever came of them."""
    assert said(story(contacts=[contact(9), contact(2, result)])) == ""
    two = [contact(9), contact(4, "no answer"), contact(2, result)]
    assert said(story(contacts=two)) == "2 attempts unanswered since 6 June 2026."


def test_attempts_before_a_conversation_are_forgotten() -> None:
    """Who was reached in the end is not counted as unanswered."""
    tries = [contact(9, "no answer"), contact(8, "no answer"), contact(7, "no answer")]
    assert said(story(contacts=[*tries, contact(6), contact(5, "no answer")])) == ""


def test_never_reached() -> None:
    """Two attempts at somebody never reached say so; nobody tried is no attempt in vain."""
    tries = [contact(4, "no answer"), contact(2, "left message")]
    assert said(story(contacts=tries)) == "2 attempts unanswered and never reached."
    assert said(story(contacts=[])) == ""


HANDED_OVER = [spell(30), spell(5, ADA)]


@pytest.mark.parametrize(
    ("contacts", "warned"),
    [
        ([contact(6)], True),
        ([contact(6), contact(4, "no answer", ADA)], True),
        ([contact(6), contact(5, by=ADA)], False),  # on the day itself
        ([contact(6), contact(1, by=ADA)], False),
        ([contact(6), contact(5, by=JO)], True),  # the old one's goodbye on the same day
    ],
)
def test_a_new_link_worker_not_met(contacts: list[object], warned: bool) -> None:
    """A new link worker is a warning until they themselves have spoken with the person."""
    words = "A new link worker since 10 June 2026, and they have not spoken yet."
    assert said(story(spells=HANDED_OVER, contacts=contacts)) == (words if warned else "")


@pytest.mark.parametrize(("days", "warned"), [(13, False), (14, False), (15, True)])
def test_a_provider_that_does_not_answer(days: int, warned: bool) -> None:
    """The provider has a fortnight; on the day after, the silence is named."""
    told = story(connections=[connection("sent", sent_on=ago(days))])
    words = "No answer from Brook Lane Growers for 15 days."
    assert said(told) == (words if warned else "")


@pytest.mark.parametrize("state", ["no response", "accepted", "waitlisted", "withdrawn"])
def test_only_a_request_on_its_way_waits_for_a_provider(state: str) -> None:
    """What was answered, taken back or written off is no silence of the provider's."""
    assert said(story(connections=[connection(state, sent_on=ago(60))])) == ""


def test_asked_again_the_clock_starts_again() -> None:
    """A provider rung yesterday has its days again."""
    asked = connection("sent", sent_on=ago(30), state_since_on=ago(1))
    assert said(story(connections=[asked])) == ""
    late = connection("sent", sent_on=ago(60), state_since_on=ago(15))
    assert "for 15 days" in said(story(connections=[late]))


def missed(state: str = "missed", accompanied: bool | None = None, on: date | None = None) -> Story:
    """A first session missed four days ago, and how things were arranged since."""
    thing = connection(state, accompanied=accompanied, first_session_on=on)
    return story(connections=[thing], attendances=[session(thing, 4)])


@pytest.mark.parametrize("accompanied", [None, False])
def test_a_missed_first_session(accompanied: bool | None) -> None:
    """The day is named, and that nobody goes along."""
    words = "Missed the first session on 11 June. Nobody is arranged to go along."
    assert said(missed(accompanied=accompanied)) == words


def test_missed_with_company_is_missed_all_the_same() -> None:
    """Company was arranged and it went wrong: until another day is set, the chain is at risk."""
    assert said(missed(accompanied=True)) == "Missed the first session on 11 June."


def test_booked_again_alone() -> None:
    """Booked again without company: the new day is named; the warning stays."""
    words = (
        "Missed the first session on 11 June. It comes round again on 18 June. "
        "Nobody is arranged to go along."
    )
    assert said(missed("booked", None, ago(-3))) == words
    assert "It comes round again on 15 June." in said(missed("booked", None, ago(0)))
    assert "It comes round again" not in said(missed("booked", None, ago(1)))


def test_booked_again_with_company() -> None:
    """Somebody goes along this time: nothing more to warn of."""
    assert said(missed("booked", True, ago(-3))) == ""


def test_attended_since() -> None:
    """Whoever has been there once has begun; an absence is no longer a missed beginning."""
    thing = connection("started")
    came = [session(thing, 11), session(thing, 4, "attended")]
    assert said(story(connections=[thing], attendances=came)) == ""
    later = [session(thing, 11, "attended"), session(thing, 4)]
    assert said(story(connections=[thing], attendances=later)) == ""


def test_what_was_missed_elsewhere_is_not_missed_here() -> None:
    """A session missed at an activity that is over says nothing of the one tried instead."""
    old = connection("stopped")
    told = story(connections=[old, connection("accepted")], attendances=[session(old, 4)])
    assert said(told) == ""


def test_a_session_cancelled_is_not_missed() -> None:
    """When the provider calls it off, or nobody knows, the person has missed nothing."""
    thing = connection("accepted")
    sessions = [session(thing, 8, "cancelled"), session(thing, 4, "unknown")]
    assert said(story(connections=[thing], attendances=sessions)) == ""


def test_rules_hold_together() -> None:
    """Each rule that holds is named, once."""
    thing = connection("missed")
    told = story(
        connections=[thing, connection("sent", sent_on=ago(20))],
        attendances=[session(thing, 4)],
        contacts=[contact(40), contact(3, "no answer"), contact(2, "no answer")],
        spells=HANDED_OVER,
    )
    links = [one.link for one in warnings.of(told, POLICY)]
    assert links == ["activity", "person", "person", "person", "provider"]


def test_nobody_is_warned_of_a_closed_case() -> None:
    """A case that is over is quiet as it should be."""
    assert said(story(closed=True, contacts=[contact(90)], spells=HANDED_OVER)) == ""
