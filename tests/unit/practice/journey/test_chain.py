"""The chain of a case: for each link its state, who has the ball, for how long, and what to do."""

from typing import Any

import pytest

from linkwork.practice.journey import chain, warnings
from linkwork.practice.journey.queries import Story
from tests.unit.practice.journey.chains import branches, link, one, small, trunk
from tests.unit.practice.journey.stories import (
    ADA,
    POLICY,
    ago,
    connection,
    contact,
    note,
    plan,
    session,
    spell,
    story,
)


def test_no_connection_yet() -> None:
    """The activity and the word back are still to come; the plan says what is next."""
    told = story(**plan(10))
    found = link(told, 2)
    assert (found.state, found.ball, found.detail) == ("next", "With you", "Find an activity")
    assert found.href == f"/cases/{told.case.public_id}/find/"
    place, back = chain.rest(told)
    assert place.node is not None
    assert (place.node.title, place.node.reached) == ("None yet", False)
    assert back.node is not None
    assert back.node.reached is False


@pytest.mark.parametrize(
    ("made", "title", "words", "detail"),
    [
        ({}, "Not agreed yet", "Not yet", "Make the plan together"),
        (plan(None), "Draft", "Not yet", "Make the plan together"),
        (plan(10), "Agreed 5 June", "Nothing chosen", "Find an activity"),
    ],
)
def test_the_plan(made: dict[str, Any], title: str, words: str, detail: str) -> None:
    """Missing, a draft, or agreed with the goal in the person's words."""
    told = story(**made)
    step = trunk(told)[2]
    assert step.node is not None
    assert step.node.title == title
    assert (link(told, 2).state_words, link(told, 2).detail) == (words, detail)
    assert ("See a garden grow" in step.node.detail) is (title == "Agreed 5 June")


def test_reached() -> None:
    """How long it took, and the day."""
    found = link(story(contacts=[contact(30), contact(3)]), 0)
    assert (found.state, found.ball, found.detail) == ("done", "In 3 days", "First on 16 May")
    same_day = link(story(contacts=[contact(33)]), 0)
    assert same_day.ball == "The same day"


@pytest.mark.parametrize(("due", "state"), [(0, "live"), (1, "weak")])
def test_not_reached_yet(due: int, state: str) -> None:
    """To be reached until the day has passed; then overdue, with the one thing to do."""
    told = story(contacts=[], next_step_on=ago(due))
    found = link(told, 0)
    late = state == "weak"
    assert found.state == state
    assert found.state_words == ("First contact overdue" if late else "To be reached")
    assert (found.ball, found.detail) == ("With you, 30 days", "No attempt yet.")
    assert found.action == ("Call and log" if late else "")
    assert link(told, 1).state == "next"


def test_attempts_at_somebody_not_reached() -> None:
    """One attempt is counted; two in vain break the chain there and nowhere else."""
    tried = story(contacts=[contact(2, "no answer")])
    assert link(tried, 0).detail == "1 attempt so far."
    twice = story(contacts=[contact(4, "no answer"), contact(2, "no answer")])
    assert (link(twice, 0).state, link(twice, 1).state) == ("weak", "next")
    assert "never reached" in link(twice, 0).detail


@pytest.mark.parametrize(
    ("days", "ball"), [(0, "Today"), (1, "Yesterday"), (3, "3 days ago"), (20, "20 days ago")]
)
def test_in_touch(days: int, ball: str) -> None:
    """When they last spoke, in words, and what is next."""
    found = link(story(contacts=[contact(days)]), 1)
    assert (found.state, found.ball, found.detail) == ("live", ball, "Ring her")


def test_going_quiet() -> None:
    """A warning about the person is the weak link, with the reason and the way to mend it."""
    found = link(story(contacts=[contact(21)]), 1)
    assert (found.state, found.ball, found.action) == ("weak", "With you", "Call and log")
    assert "21 days" in found.detail
    assert found.href.endswith("/contacts/new/")


def test_which_link_worker() -> None:
    """The same one from the start, or how many and since when."""
    steps = trunk(story())[1], trunk(story(spells=[spell(30), spell(5, ADA)]))[1]
    details = [step.node.detail for step in steps if step.node]
    assert details == ["The same one from the start", "Since 10 June; number 2"]


def test_a_closed_case_asks_for_nothing() -> None:
    """Whatever was left undone, a closed chain has no weak link, no ball and no form to fill."""
    refused, over = connection("declined", "Choir"), connection("stopped", "Walk")
    left: list[dict[str, Any]] = [
        {"contacts": []},
        {"contacts": [contact(9, "no answer"), contact(8, "no answer")]},
        {**plan(10), "connections": [refused, over]},
        plan(None),
    ]
    for more in left:
        told = story(closed=True, **more)
        assert branches(told) == []
        links = [link(told, number) for number in range(3)]
        links += [step.link for step in chain.rest(told) if step.link]
        assert {found.state for found in links} <= {"done", "next"}
        assert not [found for found in links if found.action or "With you" in found.ball]
        assert not [found for found in links if found.href.endswith(("/new/", "/find/", "/plan/"))]
    assert len(chain.ended(story(closed=True, connections=[refused, over]))) == 2


def test_word_back() -> None:
    """Notes sent of notes written; delivered and filed ones were sent too."""
    notes = [note(state) for state in ("draft", "approved", "sent", "delivered", "filed")]
    (_, back) = chain.rest(story(messages=notes))
    assert back.node is not None
    assert (back.node.detail, back.node.reached) == ("3 of 5 notes sent", True)
    (_, unsent) = chain.rest(story(messages=[note("draft"), note("not consented")]))
    assert unsent.node is not None
    assert unsent.node.reached is False


@pytest.mark.parametrize(
    ("told", "states"),
    [
        (story(contacts=[]), ["live", "next", "next", "next"]),
        (story(**plan(5)), ["done", "live", "next", "next"]),
        (one("sent"), ["done", "live", "live", "next"]),
        (one("missed"), ["done", "live", "weak", "next"]),
        (
            story(connections=[connection("sustaining")], messages=[note("sent")]),
            ["done", "live", "done", "done"],
        ),
        (
            story(connections=[connection("started")], messages=[note("filed")]),
            ["done", "live", "done", "done"],
        ),
        (story(contacts=[contact(21)]), ["done", "weak", "next", "next"]),
        (
            story(connections=[connection("sustaining"), connection("missed")]),
            ["done", "live", "weak", "next"],
        ),
    ],
)
def test_the_small_chain(told: Story, states: list[str]) -> None:
    """Reached, in touch, at an activity, word back; of two activities the weak one is shown."""
    assert small(told) == states


def test_who_is_at_risk_has_a_break_to_see() -> None:
    """Whatever the warning, the small chain beside it has its red cut."""
    first, second = connection("sustaining"), connection("missed", accompanied=True)
    for told in (
        story(contacts=[contact(40)]),
        story(contacts=[contact(4, "no answer"), contact(2, "no answer")]),
        story(spells=[spell(30), spell(2, ADA)]),
        story(connections=[first, second], attendances=[session(second, 4)]),
        story(connections=[first, connection("sent", sent_on=ago(20))]),
    ):
        assert warnings.of(told, POLICY)
        assert "weak" in small(told)


def test_somebody_who_only_reads() -> None:
    """A team lead is told whose ball it is, and led to no form that would be refused."""
    told = story(contacts=[contact(21)])
    steps = chain.to_read(trunk(told), told.case)
    quiet, next_ = steps[1].link, steps[2].link
    assert quiet is not None
    assert next_ is not None
    assert (quiet.ball, quiet.href, quiet.action) == ("With Jo Ferreira", "", "")
    (row,) = chain.branches_to_read(branches(one("chosen")), told.case)
    assert row.link.ball == "With Jo Ferreira, 3 days"
