"""What a provider is shown of somebody: what was disclosed to them, and nothing from the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from linkwork.practice.connections import moves, places
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.directory import presenters as directory
from linkwork.practice.directory.models import Activity
from linkwork.practice.providers.queries import ASKED, COMING
from linkwork.ui.words import counted, day, weekday

S = Connection.State
CAME = Attendance.State
SOMEBODY = "this person"
FIRST = 60  # letters of a name that a button can hold
# Who asked is to be reached by the service's own number, as the disclosed page says.
STANDING = {
    S.ACCEPTED: "You said yes. The first session is not agreed yet.",
    S.BOOKED: "You said yes. The first session is agreed.",
    S.MISSED: "They missed the first session. We are arranging another.",
    S.STARTED: "They have started.",
    S.SUSTAINING: "They come regularly.",
    S.WAITLISTED: "They are on your waiting list.",
}


@dataclass(frozen=True)
class Asked:
    """One request, as its provider sees it in a list."""

    id: UUID
    name: str
    heading: str
    activity: str
    href: str
    since: str
    detail: str


@dataclass(frozen=True)
class Request:
    """One request, as its provider sees it whole."""

    to: str
    heading: str
    name: str
    rows: list[tuple[str, str]]
    activity: str
    standing: str
    answered: str
    first_session: str
    waiting: bool
    coming: bool
    worker: str
    service: str
    telephone: str
    sessions: list[str]


def name_used(connection: Connection) -> str:
    """The name the person goes by there: the one that was disclosed, and no other."""
    return _rows(connection).get("Name used", SOMEBODY)[:FIRST]


def _rows(connection: Connection) -> dict[str, str]:
    kept = connection.disclosed or {"rows": []}
    return {str(label): str(value) for label, value in kept["rows"]}


def in_list(connection: Connection) -> Asked:
    """Say one request in a line or two."""
    state = S(connection.state)
    first = connection.first_session_on
    detail = {
        S.WAITLISTED: _place_in_line(connection),
        S.ACCEPTED: "First session not agreed yet",
        S.BOOKED: f"First session {day(first)}",
        S.MISSED: "Missed the first session",
        S.STARTED: f"Since {day(first)}" if first else "Has started",
        S.SUSTAINING: "Comes regularly",
    }
    return Asked(
        id=connection.public_id,
        name=name_used(connection),
        heading=str((connection.disclosed or {}).get("heading", "")),
        activity=connection.activity.name,
        href=reverse("providers:request", args=[connection.public_id]),
        since=f"Asked on {day(connection.sent_on)}",
        detail=detail.get(state, ""),
    )


def _place_in_line(connection: Connection) -> str:
    number, due = connection.wait_position, connection.wait_expected_on
    place = f"Number {number} on your list" if number else ""
    expected = f"A place by {day(due)}" if due else ""
    since = f"On your list since {day(connection.state_since_on)}"
    return ", ".join(filter(None, (place, expected))) or since


def request(connection: Connection, sessions: Iterable[Attendance]) -> Request:
    """Say one request whole."""
    state = S(connection.state)
    kept = connection.disclosed or {}
    rows = [(label, value) for label, value in _rows(connection).items()]
    return Request(
        to=str(kept.get("to", connection.activity.provider.name)),
        heading=str(kept.get("heading", "")),
        name=name_used(connection),
        rows=rows,
        activity=connection.activity.name,
        standing=STANDING.get(state, ""),
        answered=day(connection.answered_on) if state not in ASKED else "",
        first_session=weekday(connection.first_session_on),
        waiting=state in ASKED or state is S.WAITLISTED,
        coming=state in COMING,
        worker=connection.owner.name,
        service=connection.organisation.name,
        telephone=connection.organisation.phone,
        sessions=[f"{day(one.on)}: {str(CAME(one.state).label).lower()}" for one in sessions],
    )


def field_of(connection: Connection) -> str:
    """What the question about one person's coming is called."""
    return f"came-{connection.public_id}"


def who(connection: Connection) -> dict[str, str]:
    """One person to say it of: where the question stands, and what tells two of a name apart."""
    return {"field": field_of(connection), "hint": in_list(connection).detail}


def own_activity(activity: Activity) -> dict[str, Any]:
    """One of the provider's own activities, with the room it last stated."""
    left = places.places_left(activity)
    tag = directory.room(activity)
    count = counted(left, "place") + " left" if left is not None else ""
    return {
        "name": activity.name,
        "tag": tag,
        "left": count,
        "stated": day(activity.room_stated_on),
        "room_href": reverse("providers:room", args=[activity.public_id]),
        "attendance_href": reverse("providers:attendance", args=[activity.public_id]),
    }


def grouped(rows: Iterable[Connection]) -> dict[str, list[Asked]]:
    """Requests by what is to be done about them."""
    found: dict[str, list[Asked]] = {"asked": [], "waiting": [], "coming": []}
    for one in rows:
        state = S(one.state)
        group = "asked" if state in ASKED else "waiting" if state is S.WAITLISTED else "coming"
        found[group].append(in_list(one))
    return found


def reasons(state: Connection.State) -> list[tuple[str, str]]:
    """The reasons a provider may give for an answer."""
    return list(moves.REASONS[state].items())
