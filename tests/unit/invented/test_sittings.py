"""Sessions drawn for a story tell the story's facts again."""

from random import Random

from linkwork.invented.cases import Invented
from linkwork.invented.unfolding.calendar import lay_out
from linkwork.invented.unfolding.sittings import Sittings, tells

TOLD = {
    "sessions_attended": 3,
    "sessions_cancelled": 0.25,
    "sustained": True,
    "setback": False,
    "returned_after_setback": None,
}
GOOD = Sittings(came=(0, 7, 14), missed=(28,), cancelled=(21,), end=30)


def test_sessions_tell_every_story(played_out: Invented) -> None:
    """Of thousands of stories with sessions, each is given sessions that tell it."""
    attended = [row for row in played_out.table.to_pylist() if row["first_session_attended"]]
    assert len(attended) > 5000
    for row in attended:
        days = lay_out(Random(row["case"]), row)
        assert days.sittings is not None
        assert days.came is not None
        assert tells(days.sittings, row, (days.closed - days.came).days), row["case"]


def test_every_story_ends_in_time(played_out: Invented) -> None:
    """Whoever never came is closed within a hundred days or so, everybody within 220."""
    for row in played_out.table.to_pylist()[:6000]:
        if row["agreed"]:
            days = lay_out(Random(row["case"]), row)
            open_for = (days.closed - days.offered).days
            assert open_for <= (220 if days.came else 104), row["case"]
            assert days.offered <= days.accepted <= min(days.contacts)
            assert max(days.contacts) <= days.closed


def test_sessions_that_tell_something_else_are_known() -> None:
    """One session more, a share too many, a gap of three weeks: each is noticed."""
    assert tells(GOOD, TOLD, 35)
    assert not tells(GOOD, {**TOLD, "sessions_attended": 4}, 35)
    assert not tells(GOOD, {**TOLD, "sessions_cancelled": 0.5}, 35)
    assert not tells(GOOD, {**TOLD, "setback": True}, 35)
    assert not tells(GOOD, TOLD, 29)
    assert not tells(Sittings((0, 7, 28), (14,), (21,), 30), TOLD, 35)
