"""What a provider does by link or signed in: answers, counts its places, says who came."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections import actions as connections
from linkwork.practice.connections import places
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.directory import actions as directory
from linkwork.practice.directory import queries as entries
from linkwork.practice.directory.models import Activity

Room = Activity.Room
BEFORE_START = (Connection.State.ACCEPTED, Connection.State.BOOKED, Connection.State.MISSED)
# What an answer also says of the room there is.
ROOM_SAID = {"full": Room.FULL, "no place now": Room.WAITLIST}


@transaction.atomic
def answer(
    *,
    connection: Connection,
    answer: str,
    on: date,
    by: Actor,
    reason: str = "",
    verdict: str = "",
    because: str = "",
    **with_it: Any,
) -> Connection:
    """Keep the provider's own answer; “full” also says that there is no room, for everybody.

    `with_it` is what comes with an answer: a first session, a place on the list, words.
    """
    if verdict:
        connections.keep_feedback(connection=connection, verdict=verdict, reason=because, by=by)
    connections.answer(connection=connection, answer=answer, reason=reason, on=on, by=by, **with_it)
    room = ROOM_SAID.get(reason)
    if room is not None and connection.activity.room != room:
        activity = entries.locked(connection.activity)
        directory.state_room(activity=activity, room=room, places=None, on=on, by=by)
    return connection


@transaction.atomic
def count_places(
    *,
    activity: Activity,
    room: str,
    places_now: int | None,
    on: date,
    by: Actor,
    until: date | None = None,
) -> Activity:
    """Keep how many more people can come from now: who said yes today is not counted again."""
    held = entries.locked(activity)
    told = Room(room)
    counted = None
    if told is Room.PLACES and places_now is not None:
        counted = places_now + places.taken_on(held, on)
    return directory.state_room(activity=held, room=told, places=counted, until=until, on=on, by=by)


@transaction.atomic
def record_session(*, session_on: date, came: Iterable[tuple[Connection, str]], by: Actor) -> int:
    """Keep who came to one session: all of it, or nothing where one cannot be kept."""
    kept = 0
    for connection, state in came:
        first = connection.state in BEFORE_START
        absent = Attendance.State(state) is Attendance.State.ABSENT
        connections.record_attendance(
            connection=connection,
            session_on=session_on,
            state=state,
            reason="unknown" if first and absent else "",
            said_by=by.name,
            by=by,
        )
        kept += 1
    audit.record(by=by, action=Action.AMEND, verb="session kept", kind="attendance", people=[])
    return kept
