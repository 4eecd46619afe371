"""To the provider and back: sent with consent and exactly what was shown; answered, or not."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.roles import Action, Relation
from linkwork.practice.connections import moves
from linkwork.practice.connections.actions.moving import move
from linkwork.practice.connections.disclosure import Disclosure
from linkwork.practice.connections.models import Connection
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as known
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals.queries import policy

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
    **arranged: Any,
) -> Connection:
    """Send to the provider what was shown, and no more, by the person's live consent.

    `agreed_how` says how the person agreed just now; empty where an earlier consent still holds.
    `arranged` are fields of the connection: company, meeting point, what was explained.
    """
    person = connection.case.person
    provider = connection.activity.provider
    moves.check(State(connection.state), State.SENT)
    if agreed_how:
        people.decide_consent(
            person=person,
            purpose=SHARE,
            decision=ConsentDecision.Decision.GIVEN,
            provider_name=provider.name,
            how=agreed_how,
            by=by,
        )
    consent = known.live_consent(person, SHARE, provider.name, on=on)
    if consent is None:
        raise moves.NotAllowed(f"{person.given_name} has not agreed to share with {provider.name}.")
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
    _let_in(connection)
    audit.record(by=by, action=Action.SHARE, verb="connection shared", on=connection)
    return connection


@transaction.atomic
def ask_again(*, connection: Connection, on: date, by: Actor) -> Connection:
    """Ask a provider who did not answer once more, with what they were shown before."""
    consent = known.live_consent(
        connection.case.person, SHARE, connection.activity.provider.name, on=on
    )
    if consent is None:
        raise moves.NotAllowed("The consent to share is no longer in force; ask the person first.")
    return move(
        connection=connection,
        after=State.SENT,
        on=on,
        by=by,
        words="Asked again",
        next_on=on + timedelta(days=_reply_days(connection)),
    )


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
) -> Connection:
    """Keep the provider's answer: accept, waitlist or decline (the last two with a reason)."""
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
    )


@transaction.atomic
def no_response(*, connection: Connection, on: date, by: Actor, words: str = "") -> Connection:
    """The provider did not answer in time: the ball comes back to the link worker."""
    return move(connection=connection, after=State.NO_RESPONSE, words=words, on=on, by=by)


def _reply_days(connection: Connection) -> int:
    """How many days a provider has to answer, by the service's policy."""
    return policy(connection.organisation).provider_reply_days


def _let_in(connection: Connection) -> None:
    """Let the provider's own body see this one connection, where it has one here."""
    body = connection.activity.provider.body
    if body is None or connection.subject is None:
        return
    grants.end(subject=connection.subject, relation=Relation.SHARED, about=connection.public_id)
    grants.give(
        organisation=connection.organisation,
        subject=connection.subject,
        relation=Relation.SHARED,
        body=body,
        about=connection.public_id,
    )
