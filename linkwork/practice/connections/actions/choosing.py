"""From an activity somebody thought of to one the person chose, or did not want."""

from datetime import date
from uuid import uuid4

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.connections import moves
from linkwork.practice.connections.actions.moving import move
from linkwork.practice.connections.actions.telling import tell
from linkwork.practice.connections.balls import next_step
from linkwork.practice.connections.distances import from_home
from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.directory.models import Activity
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.moments import moment

State = Connection.State


@transaction.atomic
def suggest(
    *,
    case: Case,
    activity: Activity,
    on: date,
    by: Actor,
    goal: Goal | None = None,
    way: Connection.Way = Connection.Way.REFERRAL,
    replaces: Connection | None = None,
) -> Connection:
    """Suggest an activity for a person, with the directory as it stands that day."""
    if case.state == Case.State.CLOSED:
        raise moves.NotAllowed("The case is closed: reopen it before suggesting an activity.")
    if not activity.running:
        raise moves.NotAllowed(f"{activity.name} is not running now: suggest another activity.")
    if Connection.objects.filter(case=case, activity=activity, state__in=moves.OPEN).exists():
        raise moves.NotAllowed(f"{activity.name} is already being tried: open that connection.")
    step, due = next_step(State.SUGGESTED, on)
    connection = Connection.objects.create(
        public_id=uuid4(),
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        activity=activity,
        goal=goal,
        replaces=replaces,
        way=way,
        owner=case.link_worker,
        next_step=step,
        next_on=due,
        suggested_on=on,
        state_since_on=on,
        directory_assured_on=activity.assured_on,
        distance_km=from_home(case.person, activity),
        cost_each_session=activity.cost_each_session,
    )
    ConnectionEvent.objects.create(
        connection=connection,
        at=moment(on),
        by=by.user,
        by_words=by.name,
        after=State.SUGGESTED,
        text=f"In place of {replaces.activity.name}"[:300] if replaces else "",
    )
    audit.record(by=by, action=Action.CREATE, verb="connection suggested", on=connection)
    return connection


@transaction.atomic
def choose(*, connection: Connection, on: date, by: Actor) -> Connection:
    """The person wants to try it."""
    return move(connection=connection, after=State.CHOSEN, on=on, by=by)


@transaction.atomic
def explain(
    *,
    connection: Connection,
    information_given: bool | None,
    linked_to_need: bool | None,
    by: Actor,
) -> Connection:
    """Keep what was talked through: what it is like there, and how it answers the person's need."""
    if connection.state in moves.ENDED:
        raise moves.NotAllowed("This connection is over: there is nothing left to explain.")
    connection.save_over(
        connection.version, information_given=information_given, linked_to_need=linked_to_need
    )
    audit.record(by=by, action=Action.AMEND, verb="activity explained", on=connection)
    return connection


@transaction.atomic
def not_wanted(
    *, connection: Connection, reason: str, on: date, by: Actor, words: str = ""
) -> Connection:
    """The person does not want it, and says why."""
    return move(
        connection=connection, after=State.NOT_WANTED, reason=reason, words=words, on=on, by=by
    )


@transaction.atomic
def try_another(*, connection: Connection, activity: Activity, on: date, by: Actor) -> Connection:
    """Try another activity in place of one that was declined, got no answer, or stopped."""
    if connection.state == State.NO_RESPONSE:
        tell(connection=connection, template="provider withdrawn", by=by)
        move(connection=connection, after=State.WITHDRAWN, reason="rerouted", on=on, by=by)
    if connection.state not in moves.ENDED:
        raise moves.NotAllowed("End this connection first, with its reason; then try another.")
    if connection.next_on is not None:
        connection.save_over(connection.version, next_step="", next_on=None)
    return suggest(
        case=connection.case,
        activity=activity,
        goal=connection.goal,
        way=Connection.Way(connection.way),
        replaces=connection,
        on=on,
        by=by,
    )
