"""The first session and those after: booked, accompanied, attended or not."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections import moves
from linkwork.practice.connections.actions.accompanying import (
    BEFORE_START,
    redate_company,
    see_company,
)
from linkwork.practice.connections.actions.moving import move
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.ui.words import day

State = Connection.State
Came = Attendance.State
SUSTAINED_TIMES, SUSTAINED_WEEKS = 3, 6
GOING = (State.STARTED, State.SUSTAINING)


@transaction.atomic
def book_first_session(
    *, connection: Connection, session_on: date, on: date, by: Actor
) -> Connection:
    """Agree the day of the first session, or another day for it; company keeps to it."""
    booked = move(
        connection=connection,
        after=State.BOOKED,
        words=f"First session on {day(session_on)}",
        on=on,
        by=by,
        next_on=session_on + timedelta(days=1),
        first_session_on=session_on,
        offered_on=None,
    )
    redate_company(connection=booked, session_on=session_on, by=by)
    return booked


@transaction.atomic
def record_attendance(
    *,
    connection: Connection,
    session_on: date,
    state: str,
    by: Actor,
    accompanied: bool | None = None,
    leader: str = "",
    reason: str = "",
    words: str = "",
    said_by: str = "",
) -> Attendance:
    """Keep whether the person came to a session, and move the connection on accordingly."""
    if connection.state not in (*BEFORE_START, *GOING):
        raise moves.NotAllowed(
            f"Sessions are recorded once a place is kept; this is “{_label(connection)}”."
        )
    if session_on > timezone.localdate():
        raise moves.NotAllowed("That session lies ahead: record it once it has been.")
    if Attendance.objects.filter(connection=connection, on=session_on).exists():
        raise moves.NotAllowed(f"The session of {day(session_on)} is already on record.")
    attendance = Attendance.objects.create(
        organisation=connection.organisation,
        subject=connection.subject,
        connection=connection,
        on=session_on,
        state=Came(state),
        leader=leader,
        accompanied=accompanied,
        recorded_by=said_by or by.name,
        recorded_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb=f"session {Came(state).value}", on=attendance)
    if connection.state in GOING:
        _sustain(connection, session_on, by, said_by)
    else:
        _begin(connection, attendance, reason=reason, words=words, by=by, said_by=said_by)
    see_company(connection=connection, session=attendance, by=by)
    return attendance


def _begin(
    connection: Connection,
    attendance: Attendance,
    *,
    reason: str,
    words: str,
    by: Actor,
    said_by: str,
) -> None:
    """The first session: they came, they missed it, or it was called off."""
    state = Came(attendance.state)
    if state is Came.UNKNOWN:
        return
    if connection.state != State.BOOKED and state is not Came.CANCELLED:
        book_first_session(connection=connection, session_on=attendance.on, on=attendance.on, by=by)
    if state is Came.ATTENDED:
        move(
            connection=connection,
            after=State.STARTED,
            words=words,
            on=attendance.on,
            by=by,
            said_by=said_by,
            first_session_on=attendance.on,
            **_company_seen(connection, attendance),
        )
    elif state is Came.ABSENT:
        move(
            connection=connection,
            after=State.MISSED,
            reason=reason,
            words=words,
            on=attendance.on,
            by=by,
            said_by=said_by,
            first_session_on=None,
            **_company_seen(connection, attendance),
        )
    elif connection.state == State.BOOKED:
        move(
            connection=connection,
            after=State.ACCEPTED,
            words="The provider cancelled the session",
            on=attendance.on,
            by=by,
            said_by=said_by,
            first_session_on=None,
        )


def _company_seen(connection: Connection, attendance: Attendance) -> dict[str, Any]:
    """What was arranged gives way to what was seen at the first session."""
    if attendance.accompanied is None:
        return {}
    companion = connection.companion if attendance.accompanied else ""
    return {"accompanied": attendance.accompanied, "companion": companion}


def _sustain(connection: Connection, session_on: date, by: Actor, said_by: str) -> None:
    """Three attendances, or one six weeks after the first, make it going regularly."""
    if connection.state != State.STARTED:
        return
    days = Attendance.objects.filter(connection=connection, state=Came.ATTENDED)
    attended = sorted(days.values_list("on", flat=True))
    long = bool(attended) and attended[-1] - attended[0] >= timedelta(weeks=SUSTAINED_WEEKS)
    if len(attended) >= SUSTAINED_TIMES or long:
        move(connection=connection, after=State.SUSTAINING, on=session_on, by=by, said_by=said_by)


def _label(connection: Connection) -> str:
    return str(State(connection.state).label)
