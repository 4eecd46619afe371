"""One move of a connection: allowed, with its reason; next step or ending kept; event written."""

from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.connections import company, moves
from linkwork.practice.connections.actions.accompanying import settle_company
from linkwork.practice.connections.balls import next_step
from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.connections.places import TAKING, keep_place
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
    somebody = by.user is not None or by.link is not None or bool(said_by)
    moves.check(before, after, reason=reason, by_somebody=somebody)
    if after is State.ACCEPTED and before not in TAKING:
        keep_place(connection, on)
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
        channel=channel or ("link" if by.link else ""),
    )
    if after in moves.ENDED:
        settle_company(connection=connection, reason=company.NOT_NEEDED_NOW, on=on, by=by)
        shut_out(connection=connection, by=by)
    audit.record(by=by, action=Action.AMEND, verb=f"connection {after}", on=connection)
    return connection


@transaction.atomic
def shut_out(*, connection: Connection, by: Actor) -> None:
    """The provider sees this connection no longer: neither signed in nor by a link."""
    if connection.subject is not None:
        grants.end(subject=connection.subject, relation=Relation.SHARED, about=connection.public_id)
    links.end(role=Role.PROVIDER, about=connection.public_id, by=by)


@transaction.atomic
def let_rest(*, connection: Connection, by: Actor) -> Connection:
    """No other activity is wanted in place of one that ended: its next step is done with."""
    if connection.state not in moves.ENDED:
        raise moves.NotAllowed("This connection goes on: end it first, with its reason.")
    connection.save_over(connection.version, next_step="", next_on=None)
    audit.record(by=by, action=Action.AMEND, verb="no other wanted", on=connection)
    return connection


@transaction.atomic
def set_next(*, connection: Connection, next_step: str, next_on: date, by: Actor) -> Connection:
    """Say what comes next with a connection, and by when."""
    if connection.state in moves.ENDED:
        raise moves.NotAllowed("This connection is over: there is no next step.")
    connection.save_over(connection.version, next_step=next_step, next_on=next_on)
    audit.record(by=by, action=Action.AMEND, verb="connection next step", on=connection)
    return connection
