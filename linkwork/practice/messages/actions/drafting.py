"""Writes a message from work already logged, and asks the person whether it may go."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.messages import queries, writing
from linkwork.practice.messages.actions.moving import move
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as people_queries
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals.models import Case, Referral

Purpose = ConsentDecision.Purpose
Decision = ConsentDecision.Decision
S = Message.State


def _refused(person: Person) -> bool:
    last = people_queries.last_decision(person, Purpose.TELL_GP)
    return last is not None and last.decision != Decision.GIVEN


@transaction.atomic
def draft(
    *,
    about: str,
    by: Actor,
    case: Case | None = None,
    referral: Referral | None = None,
    ending: str = "",
    words: str = "",
) -> Message:
    """Write the note from work already logged; an open draft is written anew.

    Where the person does not want it, that is kept instead, and there is no text. Where they said
    no before and have since said yes, the note is written after all.
    """
    of = case.referral if case is not None else referral
    if of is None:
        raise ValueError("a note is about a case, or about a referral that became none")
    last = queries.latest_of(of, about)
    refused = _refused(of.person)
    state = S.NOT_CONSENTED if refused else S.DRAFT
    text = "" if refused else writing.text(of, case, about, ending, words)
    if last is None:
        return _new(of, about, state, text, by)
    if last.state not in (S.DRAFT, S.NOT_CONSENTED):
        raise NotAllowed("There is a note on this already.")
    if last.state != state:
        move(message=last, to=state, by=by, text=text)
    else:
        last.save_over(last.version, text=text)
        audit.record(by=by, action=Action.AMEND, verb="message drafted anew", on=last)
    return last


def _new(of: Referral, about: str, state: S, text: str, by: Actor) -> Message:
    message = Message.objects.create(
        organisation=of.organisation,
        subject=of.subject,
        referral=of,
        about=Message.Subject(about),
        state=state,
        text=text,
        written_by=by.user,
        drafted_at=timezone.now(),
    )
    audit.record(by=by, action=Action.CREATE, verb=f"message {message.state}", on=message)
    return message


@transaction.atomic
def escalate(*, case: Case, words: str, by: Actor, without_leave: str = "") -> Message:
    """Write an urgent note to the practice. Without the person's leave it needs the reason why.

    A risk to life is told all the same; who decided that, and why, stands in the note.
    """
    leave = people_queries.live_consent(case.person, Purpose.TELL_GP)
    if leave is None and not without_leave.strip():
        raise NotAllowed("Ask the person, or say why the practice must know without their leave.")
    message = _new(case.referral, Message.Subject.ESCALATION, S.DRAFT, words, by)
    if leave is None:
        message.save_over(message.version, without_leave=without_leave.strip())
        audit.record(by=by, action=Action.AMEND, verb="message without leave", on=message)
    return message


@transaction.atomic
def amend(*, message: Message, text: str, expected: int, by: Actor) -> Message:
    """Change the words of a draft."""
    if message.state != S.DRAFT:
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
    if not may_tell and message.state != S.NOT_CONSENTED:
        move(message=message, to=S.NOT_CONSENTED, by=by, text="")
    return message
