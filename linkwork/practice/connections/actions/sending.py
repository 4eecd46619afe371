"""To the provider and back: sent with consent and exactly what was shown; answered, or not."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.roles import Action, Relation
from linkwork.practice.connections import moves
from linkwork.practice.connections.actions.accompanying import plan_company
from linkwork.practice.connections.actions.moving import move
from linkwork.practice.connections.actions.telling import ask_by_link
from linkwork.practice.connections.balls import next_asked_on
from linkwork.practice.connections.disclosure import Disclosure
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.reaching import telephone_of
from linkwork.practice.directory import actions as directory
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as known
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import day, working_days_after

State = Connection.State
Way = Connection.Way
SHARE = ConsentDecision.Purpose.SHARE
ANSWERS = {
    "accept": State.ACCEPTED,
    "waitlist": State.WAITLISTED,
    "decline": State.DECLINED,
}


@transaction.atomic
def send(
    *,
    connection: Connection,
    disclosure: Disclosure,
    way: str,
    on: date,
    by: Actor,
    agreed_how: str = "",
    company: Mapping[str, Any] | None = None,
    **arranged: Any,
) -> Connection:
    """Send to the provider what was shown, and no more, by the person's live consent.

    `agreed_how` says how the person agreed just now; empty where an earlier consent still holds.
    `arranged` are fields of the connection: company, meeting point, what was explained; `company`
    is what `plan_company` takes where somebody goes along.
    """
    moves.check(State(connection.state), State.SENT)
    if not connection.activity.running:
        raise moves.NotAllowed(f"{connection.activity.name} is not running now: try another.")
    consent = _agreed(connection, agreed_how, on, by)
    move(
        connection=connection,
        after=State.SENT,
        on=on,
        by=by,
        next_on=on + timedelta(days=_reply_days(connection)),
        way=Way(way),
        sent_on=on,
        consent=consent,
        disclosed=disclosure.kept(),
        **arranged,
    )
    if connection.accompanied:
        plan_company(connection=connection, by=by, **(company or {}))
    _ask(connection, "provider asked", on, by)
    audit.record(by=by, action=Action.SHARE, verb="connection shared", on=connection)
    return connection


def _agreed(connection: Connection, how: str, on: date, by: Actor) -> ConsentDecision:
    """The person's live consent to share with this provider, given just now or before."""
    person, provider = connection.case.person, connection.activity.provider
    if how:
        people.decide_consent(
            person=person,
            purpose=SHARE,
            decision=ConsentDecision.Decision.GIVEN,
            provider_name=provider.name,
            how=how,
            by=by,
        )
    consent = known.live_consent(person, SHARE, provider.name, on=on)
    if consent is None:
        raise moves.NotAllowed(f"{person.given_name} has not agreed to share with {provider.name}.")
    return consent


def _ask(connection: Connection, template: str, on: date, by: Actor) -> None:
    """Let the provider in and tell it so by e-mail; without an address, it is to be rung."""
    days = _reply_days(connection)
    _let_in(connection, by)
    if not ask_by_link(connection=connection, template=template, days=days, by=by):
        number = telephone_of(connection)
        step = f"Ring {connection.activity.provider.name}{f' on {number}' if number else ''}"
        due = working_days_after(on, 2)
        connection.save_over(connection.version, next_step=step[:200], next_on=due)


@transaction.atomic
def ask_again(*, connection: Connection, on: date, by: Actor) -> Connection:
    """Ask a provider who did not answer once more, with what they were shown before."""
    consent = known.live_consent(
        connection.case.person, SHARE, connection.activity.provider.name, on=on
    )
    if consent is None:
        raise moves.NotAllowed("The consent to share is no longer in force; ask the person first.")
    move(
        connection=connection,
        after=State.SENT,
        on=on,
        by=by,
        words="Asked again",
        next_on=on + timedelta(days=_reply_days(connection)),
        nudged_on=None,
    )
    _ask(connection, "provider reminded", on, by)
    return connection


@transaction.atomic
def give_details(
    *, connection: Connection, way: str, on: date, by: Actor, **arranged: Any
) -> Connection:
    """Tell the person about it; nothing goes to the provider."""
    return move(connection=connection, after=State.GIVEN, on=on, by=by, way=Way(way), **arranged)


@transaction.atomic
def answer(
    *,
    connection: Connection,
    answer: str,
    on: date,
    by: Actor,
    reason: str = "",
    words: str = "",
    channel: str = "",
    said_by: str = "",
    offered_on: date | None = None,
    position: int | None = None,
    expected_on: date | None = None,
) -> Connection:
    """Keep the provider's answer: accept, waitlist or decline (the last two with a reason).

    With a yes may come a day for the first session; with a waiting list, the place on it and when
    one is expected. A yes takes a place, and is refused where the last one has gone.
    """
    if answer not in ANSWERS:
        raise moves.NotAllowed(f"An answer is one of: {', '.join(ANSWERS)}.")
    after = ANSWERS[answer]
    given = "" if after is State.ACCEPTED else reason
    return move(
        connection=connection,
        after=after,
        reason=given,
        words=words,
        channel=channel,
        said_by=said_by,
        on=on,
        by=by,
        answered_on=on,
        **_with_it(after, on, offered_on, position, expected_on),
    )


def _with_it(
    after: Connection.State,
    on: date,
    offered_on: date | None,
    position: int | None,
    expected_on: date | None,
) -> dict[str, Any]:
    """What comes with an answer, as fields of the connection."""
    waiting = {"wait_position": None, "wait_expected_on": None}
    if after is State.WAITLISTED:
        return {
            "wait_position": position,
            "wait_expected_on": expected_on,
            "wait_asked_on": on,
            "next_on": next_asked_on(on, expected_on),
        }
    if after is State.ACCEPTED and offered_on is not None:
        step = f"Agree the first session: they offer {day(offered_on)}"
        return {**waiting, "offered_on": offered_on, "next_step": step}
    return waiting


@transaction.atomic
def no_response(*, connection: Connection, on: date, by: Actor, words: str = "") -> Connection:
    """The provider did not answer in time: the ball comes back to the link worker."""
    return move(connection=connection, after=State.NO_RESPONSE, words=words, on=on, by=by)


def _reply_days(connection: Connection) -> int:
    """How many days a provider has to answer, by the service's policy."""
    return policy(connection.organisation).provider_reply_days


def _let_in(connection: Connection, by: Actor) -> None:
    """Let the provider's own body see this one connection."""
    if connection.subject is None:
        return
    body = directory.embody(provider=connection.activity.provider, by=by)
    grants.end(subject=connection.subject, relation=Relation.SHARED, about=connection.public_id)
    grants.give(
        organisation=connection.organisation,
        subject=connection.subject,
        relation=Relation.SHARED,
        body=body,
        about=connection.public_id,
    )
