"""One move of a connection: allowed, with its reason; next step or ending kept; event written."""

from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.roles import Action, Relation
from linkwork.practice.connections import moves
from linkwork.practice.connections.balls import next_step
from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.referrals.moments import moment

State = Connection.State


@transaction.atomic
def move(
    *,
    connection: Connection,
    after: Connection.State,
    by: Actor,
    on: date,
    reason: str = "",
    words: str = "",
    channel: str = "",
    said_by: str = "",
    **values: Any,
) -> Connection:
    """Move a connection on, or raise `NotAllowed`. `values` are fields that change with it."""
    before = State(connection.state)
    moves.check(before, after, reason=reason, by_somebody=by.user is not None or bool(said_by))
    step, due = next_step(after, on)
    changes: dict[str, Any] = {
        "state": after,
        "state_since_on": on,
        "next_step": step,
        "next_on": due,
    }
    if after in moves.ENDED:
        changes |= {"ended_on": on, "ending_reason": reason, "ending_words": words}
    connection.save_over(connection.version, **changes | values)
    ConnectionEvent.objects.create(
        connection=connection,
        at=moment(on),
        by=by.user,
        by_words=said_by or by.name,
        before=before,
        after=after,
        reason=reason,
        text=words,
        channel=channel,
    )
    if after in moves.ENDED and connection.subject is not None:
        grants.end(subject=connection.subject, relation=Relation.SHARED, about=connection.public_id)
    audit.record(by=by, action=Action.AMEND, verb=f"connection {after}", on=connection)
    return connection


@transaction.atomic
def set_next(*, connection: Connection, next_step: str, next_on: date, by: Actor) -> Connection:
    """Say what comes next with a connection, and by when."""
    if connection.state in moves.ENDED:
        raise moves.NotAllowed("This connection is over: there is no next step.")
    connection.save_over(connection.version, next_step=next_step, next_on=next_on)
    audit.record(by=by, action=Action.AMEND, verb="connection next step", on=connection)
    return connection
