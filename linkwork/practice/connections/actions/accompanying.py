"""Going along: arranged as an act with a day and an owner, then done or fallen through."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections import company, moves, queries
from linkwork.practice.connections.models import Accompaniment, Attendance, Connection

State = Connection.State
Company = Accompaniment.State
BEFORE_START = (State.ACCEPTED, State.BOOKED, State.MISSED)
MAY_ARRANGE = (State.CHOSEN, State.SENT, State.WAITLISTED, *BEFORE_START)


@transaction.atomic
def arrange_company(
    *,
    connection: Connection,
    accompanied: bool,
    by: Actor,
    companion: str = "",
    who: str = Accompaniment.Who.LINK_WORKER,
    meet_on: date | None = None,
    meet_at: time | None = None,
    meeting_point: str = "",
    transport: str = "",
    transport_arranged: bool | None = None,
) -> Connection:
    """Arrange who goes along to the first session, where and when they meet, how they get there."""
    if connection.state not in MAY_ARRANGE:
        words = State(connection.state).label
        raise moves.NotAllowed(f"Company is for the first session; this connection is “{words}”.")
    way = transport or company.transport_of(transport_arranged)
    connection.save_over(
        connection.version,
        accompanied=accompanied,
        companion=companion if accompanied else "",
        meeting_point=meeting_point,
        transport_arranged=company.arranged(way),
    )
    if accompanied:
        plan_company(
            connection=connection, who=who, meet_on=meet_on, meet_at=meet_at, transport=way, by=by
        )
    else:
        settle_company(connection=connection, reason="went alone", by=by)
    verb = "company arranged" if accompanied else "goes alone by choice"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=connection)
    return connection


@transaction.atomic
def plan_company(
    *,
    connection: Connection,
    by: Actor,
    who: str = Accompaniment.Who.LINK_WORKER,
    meet_on: date | None = None,
    meet_at: time | None = None,
    transport: str = "",
) -> Accompaniment:
    """Keep the arrangement as a row of its own: the one that stands is changed, else one is made.

    Who goes along and where they meet are as the connection has them.
    """
    standing = queries.company_arranged(connection)
    values: dict[str, Any] = {
        "who": Accompaniment.Who(who),
        "name": connection.companion,
        "on": meet_on or connection.first_session_on,
        "at": meet_at,
        "meeting_point": connection.meeting_point,
        "transport": transport or company.transport_of(connection.transport_arranged),
        "owner": connection.owner,
    }
    if standing is None:
        standing = Accompaniment.objects.create(
            organisation=connection.organisation,
            subject=connection.subject,
            connection=connection,
            arranged_at=timezone.now(),
            arranged_by=by.name,
            **values,
        )
        values = {}
    if transport:
        known = company.arranged(transport)
        connection.save_over(connection.version, transport_arranged=known)
    return _ahead(standing, by, "company planned", **values)


def _ahead(row: Accompaniment, by: Actor, verb: str, **values: Any) -> Accompaniment:
    """Write the values, and with them what comes next before the session."""
    for name, value in values.items():
        setattr(row, name, value)
    step, due = company.ahead(row, timezone.localdate())
    row.save_over(row.version, **values, next_step=step, next_on=due)
    audit.record(by=by, action=Action.AMEND, verb=verb, on=row)
    return row


@transaction.atomic
def redate_company(*, connection: Connection, session_on: date | None, by: Actor) -> None:
    """The session has another day, or none yet: so has the arrangement."""
    row = queries.company_arranged(connection)
    if row is not None and row.on != session_on:
        _ahead(row, by, "company dated", on=session_on)


@transaction.atomic
def confirm_company(
    *,
    connection: Connection,
    went_along: bool,
    by: Actor,
    reason: str = "",
    words: str = "",
) -> Connection:
    """Say what became of the arrangement: somebody went along, or it fell through and why."""
    row = queries.company_arranged(connection)
    if row is None:
        raise moves.NotAllowed("Nobody was arranged to go along.")
    today = timezone.localdate()
    if went_along and row.on is not None and row.on > today:
        raise moves.NotAllowed("That session lies ahead: say who went along once it has been.")
    settle_company(connection=connection, went_along=went_along, reason=reason, words=words, by=by)
    open_again = connection.state in MAY_ARRANGE and (row.on is None or row.on >= today)
    if open_again and not went_along:
        connection.save_over(connection.version, accompanied=None, companion="")
    else:
        name = connection.companion if went_along else ""
        connection.save_over(connection.version, accompanied=went_along, companion=name)
    audit.record(by=by, action=Action.AMEND, verb="company confirmed", on=connection)
    return connection


@transaction.atomic
def settle_company(
    *,
    connection: Connection,
    by: Actor,
    went_along: bool = False,
    reason: str = "",
    words: str = "",
    on: date | None = None,
) -> None:
    """Close the arrangement that stands: done, or fallen through with its reason."""
    row = queries.company_arranged(connection)
    if row is None:
        return
    if not went_along:
        company.check_reason(reason)
    row.save_over(
        row.version,
        state=Company.DONE if went_along else Company.FELL_THROUGH,
        reason="" if went_along else reason,
        words=words,
        settled_on=on or timezone.localdate(),
        next_step="",
        next_on=None,
    )
    verb = "company went along" if went_along else "company fell through"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=row)


@transaction.atomic
def see_company(*, connection: Connection, session: Attendance, by: Actor) -> None:
    """After a session: done where it was seen, else somebody is to say what became of it."""
    row = queries.company_arranged(connection)
    if row is None or (row.on is not None and row.on > session.on):
        return
    if session.state == Attendance.State.CANCELLED:
        redate_company(connection=connection, session_on=None, by=by)
    elif session.accompanied:
        settle_company(connection=connection, went_along=True, on=session.on, by=by)
    else:
        alone = session.accompanied is False
        step, due = company.afterwards(row, session.on, alone=alone)
        row.save_over(row.version, next_step=step, next_on=due)
        audit.record(by=by, action=Action.AMEND, verb="company to be confirmed", on=row)
