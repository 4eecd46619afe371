"""What can be done to a note to the referrer. Every write to the table passes here."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit, grants
from linkwork.access.actors import Actor
from linkwork.access.models import VersionConflict
from linkwork.access.roles import Action, Relation
from linkwork.practice.messages import moves, outbox, queries, writing
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as people_queries
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals.models import Case

Purpose = ConsentDecision.Purpose
Decision = ConsentDecision.Decision


def _refused(person: Person) -> bool:
    last = people_queries.last_decision(person, Purpose.TELL_GP)
    return last is not None and last.decision != Decision.GIVEN


@transaction.atomic
def draft(*, case: Case, about: str, by: Actor, ending: str = "", words: str = "") -> Message:
    """Write the note from work already logged; an open draft is written anew.

    Where the person does not want it, that is kept instead, and there is no text.
    """
    last = queries.latest(case, about)
    if last is not None and last.state != Message.State.DRAFT:
        raise NotAllowed("There is a note on this already.")
    refused = _refused(case.person)
    state = Message.State.NOT_CONSENTED if refused else Message.State.DRAFT
    text = "" if refused else writing.text(case, about, ending, words)
    if last is not None:
        last.save_over(last.version, text=text, state=state)
        audit.record(by=by, action=Action.AMEND, verb="message drafted anew", on=last)
        return last
    message = Message.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        about=Message.Subject(about),
        state=state,
        text=text,
        written_by=by.user,
        drafted_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb=f"message {message.state}", on=message)
    return message


@transaction.atomic
def amend(*, message: Message, text: str, expected: int, by: Actor) -> Message:
    """Change the words of a draft."""
    if message.state != Message.State.DRAFT:
        raise NotAllowed("Only a draft can be changed.")
    message.save_over(expected, text=text)
    audit.record(by=by, action=Action.AMEND, verb="message amended", on=message)
    return message


@transaction.atomic
def ask(*, message: Message, may_tell: bool, by: Actor) -> Message:
    """Keep whether the person wants their practice told; a no ends the note unsent."""
    people.decide_consent(
        person=message.referral.person,
        purpose=Purpose.TELL_GP,
        decision=Decision.GIVEN if may_tell else Decision.REFUSED,
        how="told the link worker",
        by=by,
    )
    if not may_tell:
        _move(message, Message.State.NOT_CONSENTED, by, text="")
    return message


@transaction.atomic
def approve(*, message: Message, by: Actor) -> Message:
    """Say that the note is right; only with the person's leave."""
    person = message.referral.person
    if people_queries.live_consent(person, Purpose.TELL_GP) is None:
        raise NotAllowed("Ask first whether the person wants their practice told.")
    _move(message, Message.State.APPROVED, by)
    return message


@transaction.atomic
def send(*, message: Message, by: Actor) -> Message:
    """Let the referrer read the note in Linkwork, and tell them that it waits."""
    if people_queries.live_consent(message.referral.person, Purpose.TELL_GP) is None:
        raise NotAllowed("The person does not want this sent.")
    if not outbox.address(message):
        raise NotAllowed("There is no e-mail address for the referrer. Ring them instead.")
    _move(message, Message.State.SENT, by, sent_at=timezone.now())
    referral = message.referral
    for user, body in ((None, referral.practice), (referral.referrer, None)):
        if user is not None or body is not None:
            grants.give(
                organisation=message.organisation,
                subject=referral.person.public_id,
                relation=Relation.SHARED,
                about=message.public_id,
                user=user,
                body=body,
            )
    transaction.on_commit(lambda: outbox.tell(message))
    return message


def _move(message: Message, to: Message.State, by: Actor, **values: Any) -> None:
    moves.check(message, to)
    try:
        message.save_over(message.version, state=to, **values)
    except VersionConflict as late:
        raise NotAllowed("Somebody else has just changed this. Look at it again.") from late
    audit.record(by=by, action=Action.SHARE, verb=f"message {to}", on=message)
