"""How an entry stands, what happened to it, when it meets next, and what may be done."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from linkwork.practice.directory import moves, times
from linkwork.practice.directory.freshness import trust
from linkwork.practice.directory.models import Activity, Session
from linkwork.practice.directory.presenters.entries import FRESHNESS_NOTE, Entry
from linkwork.ui.words import day

State = Activity.State
DATES = 6
NOTES = {
    State.DRAFT: "This is a draft: only those who keep the directory see it.",
    State.CLOSED: "Closed for now. Nobody is sent until somebody confirms that it runs again.",
    State.WITHDRAWN: "Withdrawn from the directory. Its connections keep their story.",
}


def note(activity: Activity, entry: Entry) -> str:
    """What to know before anybody is sent."""
    state = State(activity.state)
    if state not in NOTES:
        return FRESHNESS_NOTE[entry.trust.freshness]
    reason = moves.reason_words(state, activity.state_reason)
    until = f"Until {day(activity.closed_until_on)}." if activity.closed_until_on else ""
    return " ".join(filter(None, (NOTES[state], f"{reason}." if reason else "", until)))


def next_dates(
    activity: Activity, sessions: Sequence[Session], today: date
) -> list[dict[str, str]]:
    """The next meetings, with those that were called off."""
    told = {one.on: one for one in sessions}
    regular = times.next_dates(activity.schedules.all(), today, DATES)
    extra = [one.on for one in sessions]
    found = []
    for on in sorted({*regular, *extra})[:DATES]:
        one = told.get(on)
        off = one is not None and one.cancelled
        words = (one.reason or one.leader) if one else ""
        found.append({"on": day(on), "off": "Called off" if off else "", "words": words})
    return found


def history(activity: Activity) -> list[dict[str, Any]]:
    """Its moves and what was said of room, the latest first."""
    moved: list[dict[str, Any]] = [
        {
            "on": one.at.date(),
            "title": str(State(one.after).label),
            "detail": ". ".join(
                filter(None, (moves.reason_words(one.after, one.reason), one.text, one.by_words))
            ),
            "bad": one.after in (State.CLOSED, State.WITHDRAWN),
        }
        for one in activity.events.all()
    ]
    said: list[dict[str, Any]] = [
        {
            "on": one.on,
            "title": f"Room: {_room(one.room, one.places)}",
            "detail": " ".join(
                filter(None, (one.said_by, f"until {day(one.until_on)}" if one.until_on else ""))
            ),
        }
        for one in activity.room_said.all()
    ]
    return sorted([*moved, *said], key=lambda one: one["on"], reverse=True)[:12]


def _room(room: str, places: int | None) -> str:
    words = str(Activity.Room(room).label).lower()
    return f"{words} ({places})" if places else words


def steps(activity: Activity) -> list[dict[str, str]]:
    """What an editor may do next with it."""
    allowed = moves.ALLOWED[State(activity.state)]
    offered = [
        ("directory:edit", "Change what it says", activity.state != State.WITHDRAWN),
        ("directory:places", "Change where it meets", activity.state != State.WITHDRAWN),
        ("directory:times", "Change when it meets", activity.state != State.WITHDRAWN),
        ("directory:close", "Close it for now", State.CLOSED in allowed),
        ("directory:withdraw", "Withdraw it", State.WITHDRAWN in allowed),
    ]
    found = [
        {"text": words, "href": reverse(name, args=[activity.public_id])}
        for name, words, may in offered
        if may
    ]
    provider = reverse("directory:provider", args=[activity.provider.public_id])
    return [*found, {"text": "Who runs it", "href": provider}]


def line(activity: Activity) -> dict[str, str]:
    """An entry in a line of a list."""
    return {
        "name": activity.name,
        "href": reverse("directory:activity", args=[activity.public_id]),
        "state": str(State(activity.state).label),
    }


def shown_in_short(activity: Activity, today: date) -> dict[str, Any]:
    """An entry in a line, with how far it can be trusted."""
    told = trust(activity.assured_on, activity.assured_by, today)
    confirmed = ", ".join(filter(None, (told.words, told.detail)))
    who = {"provider": activity.provider.name, "trust": told, "confirmed": confirmed}
    return {**line(activity), **who}


def lines(activities: Iterable[Activity]) -> list[dict[str, str]]:
    """Some entries, a line each."""
    return [line(one) for one in activities]
