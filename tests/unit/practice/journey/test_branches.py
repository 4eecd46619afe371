"""The rows of live connections: state, who has the ball, for how long, what to do; and endings."""

import pytest

from linkwork.practice.journey import chain
from linkwork.practice.journey.queries import LIVE
from tests.unit.practice.journey.chains import branches, link, one, small
from tests.unit.practice.journey.stories import ago, connection, moved, plan, session, story

PROVIDER = "Brook Lane Growers"


@pytest.mark.parametrize(
    ("state", "drawn", "words", "ball"),
    [
        ("suggested", "next", "Suggested", "Amara"),
        ("chosen", "live", "Chosen, not sent yet", "you"),
        ("sent", "live", "Sent", PROVIDER),
        ("no response", "weak", "No answer", "you"),
        ("waitlisted", "live", "Waiting list", PROVIDER),
        ("declined", "weak", "Provider said no", "you"),
        ("accepted", "live", "Place kept", "you"),
        ("booked", "live", "First session booked", "Amara"),
        ("missed", "weak", "Missed first session", "you"),
        ("started", "done", "Going", "Amara"),
        ("sustaining", "done", "Going regularly", "Amara"),
        ("given", "live", "Details given", "Amara"),
    ],
)
def test_each_state_of_a_connection(state: str, drawn: str, words: str, ball: str) -> None:
    """Every live state has its line, its words, its holder and its days; weak ones an action."""
    told = one(state, next_on=ago(-3))
    (row,) = branches(told)
    assert (row.link.state, row.link.state_words) == (drawn, words)
    assert row.link.ball == f"With {ball}, 3 days"
    assert row.link.action == ("What to do next" if drawn == "weak" else "")
    assert row.link.href == f"/connections/{told.connections[0].public_id}/"
    place, back = row.steps
    assert place.node is not None
    assert (place.node.title, place.node.reached) == ("Garden group", drawn == "done")
    assert back.node is not None
    assert (back.node.title, back.node.detail) == ("Dr Ruth Okafor", "No note yet")


def test_every_live_state_has_its_words() -> None:
    """No state that goes on is left without words and a holder."""
    assert set(chain.STANDING) == set(LIVE)


def test_what_is_wrong_is_not_drawn() -> None:
    """A connection made in error is neither live nor ended."""
    told = story(connections=[connection("entered in error")])
    assert branches(told) == []
    assert chain.ended(told) == []


def test_a_no_that_nobody_follows_up_has_ended() -> None:
    """A provider's no stays where the eye goes until something else is tried; then it is over."""
    told = story(connections=[connection("declined", next_on=None)])
    assert branches(told) == []
    assert len(chain.ended(told)) == 1


@pytest.mark.parametrize(("due", "drawn"), [(0, "live"), (1, "weak")])
def test_a_provider_past_its_day(due: int, drawn: str) -> None:
    """Sent is live until its day has passed; then it is where the eye goes first."""
    (row,) = branches(one("sent", next_on=ago(due), next_step="Ask for an answer"))
    assert row.link.state == drawn
    assert row.link.detail.startswith("Ask for an answer, by 1")


def test_a_silence_that_was_put_off_is_still_a_break() -> None:
    """Moving the reminder on does not mend the link that Today names."""
    told = one("sent", sent_on=ago(20), next_on=ago(-5))
    assert branches(told)[0].link.state == "weak"
    assert "weak" in small(told)


def test_a_state_of_today() -> None:
    """What moved today has waited since today, not for no days."""
    thing = connection("sent")
    (row,) = branches(story(connections=[thing], events=[moved(thing, 0)]))
    assert row.link.ball == f"With {PROVIDER}, since today"


def test_booked_alone_or_with_company() -> None:
    """The day of the first session and whether somebody goes along."""
    alone = branches(one("booked", first_session_on=ago(-2)))[0].link.detail
    both = branches(one("booked", first_session_on=ago(-2), accompanied=True))[0].link.detail
    assert alone == "First session 17 June, going alone"
    assert both == "First session 17 June, someone goes along"


def test_booked_again_after_a_miss() -> None:
    """Alone it is weak and leads to company; with company it is a session booked again."""
    for accompanied in (None, True):
        thing = connection("booked", first_session_on=ago(-2), accompanied=accompanied)
        told = story(connections=[thing], attendances=[session(thing, 5)])
        found = branches(told)[0].link
        if accompanied:
            assert (found.state, found.state_words) == ("live", "First session booked")
        else:
            assert (found.state, found.action) == ("weak", "Arrange who goes")
            assert found.state_words == "Missed first session"
            assert found.href.endswith("?step=company#company")
            assert found.ball == "With you"


@pytest.mark.parametrize(
    ("times", "words"), [(1, "Came 1 time; last "), (2, "Came 2 times; last ")]
)
def test_how_often_they_came(times: int, words: str) -> None:
    """Sessions attended are counted; those missed are not."""
    thing = connection("started")
    came = [session(thing, 20)] + [session(thing, 9 - n, "attended") for n in range(times)]
    (row,) = branches(story(connections=[thing], attendances=came))
    assert row.link.detail.startswith(words)
    assert row.steps[0].link is not None
    assert row.steps[0].link.state_words == "Going on"


def test_two_live_branches_each_their_own() -> None:
    """Two activities at once: two rows; a third, given up for another, is told among the ended."""
    old = connection("declined", "Choir")
    rows = [old, connection("sent", "Garden"), connection("booked", "Lunch", replaces=old)]
    told = story(**plan(10), connections=rows)
    titles = [row.steps[0].node.title for row in branches(told) if row.steps[0].node]
    assert titles == ["Garden", "Lunch"]
    assert [(gone.title, gone.ending) for gone in chain.ended(told)] == [
        ("Choir", "Provider said no")
    ]
    assert chain.rest(told) == []


def test_ended_with_their_endings() -> None:
    """What is over is a line with its truth, and leads to its record."""
    over = connection("stopped", "Choir", ending_words="Too loud")
    (gone,) = chain.ended(story(connections=[over, connection("completed", "Walk")]))[:1]
    assert (gone.title, gone.ending) == ("Choir", "Stopped, Too loud")
    assert gone.href == f"/connections/{over.public_id}/"
    told = story(**plan(10), connections=[over])
    assert link(told, 2).state_words == "Nothing chosen"
