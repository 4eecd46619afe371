"""How a connection ends: always with a reason, and never by the clock alone."""

from datetime import date

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.practice.connections.actions.moving import move
from linkwork.practice.connections.actions.telling import tell
from linkwork.practice.connections.models import Connection

State = Connection.State


@transaction.atomic
def stop(
    *,
    connection: Connection,
    reason: str,
    on: date,
    by: Actor,
    words: str = "",
    helped: bool | None = None,
) -> Connection:
    """The person stopped going, or never began, and why."""
    return move(
        connection=connection,
        after=State.STOPPED,
        reason=reason,
        words=words,
        on=on,
        by=by,
        helped=helped,
    )


@transaction.atomic
def complete(
    *,
    connection: Connection,
    reason: str,
    on: date,
    by: Actor,
    words: str = "",
    helped: bool | None = None,
) -> Connection:
    """The person did what was planned, or met their own goal."""
    return move(
        connection=connection,
        after=State.COMPLETED,
        reason=reason,
        words=words,
        on=on,
        by=by,
        helped=helped,
    )


@transaction.atomic
def withdraw(
    *, connection: Connection, reason: str, on: date, by: Actor, words: str = ""
) -> Connection:
    """We take the request back from the provider, and say so."""
    tell(connection=connection, template="provider withdrawn", by=by)
    return move(
        connection=connection, after=State.WITHDRAWN, reason=reason, words=words, on=on, by=by
    )


@transaction.atomic
def follow_up(
    *,
    connection: Connection,
    result: str,
    reason: str,
    on: date,
    by: Actor,
    words: str = "",
    helped: bool | None = None,
) -> Connection:
    """What came of the details given: they took it up, they did not, or it is not known."""
    return move(
        connection=connection,
        after=State(result),
        reason=reason,
        words=words,
        on=on,
        by=by,
        helped=helped,
    )


@transaction.atomic
def enter_in_error(
    *, connection: Connection, reason: str, on: date, by: Actor, words: str = ""
) -> Connection:
    """It should never have been written down."""
    return move(connection=connection, after=State.ERROR, reason=reason, words=words, on=on, by=by)
