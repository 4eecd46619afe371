"""Waiting: on a provider's list, and for a provider's answer."""

from datetime import date

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections import moves
from linkwork.practice.connections.actions.telling import ask_by_link
from linkwork.practice.connections.balls import next_asked_on
from linkwork.practice.connections.models import Connection
from linkwork.practice.referrals.queries import policy

State = Connection.State


@transaction.atomic
def update_wait(
    *,
    connection: Connection,
    on: date,
    by: Actor,
    position: int | None = None,
    expected_on: date | None = None,
) -> Connection:
    """Keep what the provider says of its waiting list, and ask again when a place is expected."""
    if connection.state != State.WAITLISTED:
        raise moves.NotAllowed("This connection is not on a waiting list.")
    connection.save_over(
        connection.version,
        wait_position=position,
        wait_expected_on=expected_on,
        wait_asked_on=on,
        next_on=next_asked_on(on, expected_on),
    )
    audit.record(by=by, action=Action.AMEND, verb="waiting list asked about", on=connection)
    return connection


@transaction.atomic
def nudge(*, connection: Connection, on: date, by: Actor) -> bool:
    """Remind a provider who has not answered yet, once; False where there is no address."""
    if connection.state != State.SENT or connection.nudged_on is not None:
        raise moves.NotAllowed("Only a provider who was asked and not yet reminded is reminded.")
    days = policy(connection.organisation).provider_reply_days
    told = ask_by_link(connection=connection, template="provider reminded", days=days, by=by)
    connection.save_over(connection.version, nudged_on=on)
    audit.record(by=by, action=Action.AMEND, verb="provider reminded", on=connection)
    return told
