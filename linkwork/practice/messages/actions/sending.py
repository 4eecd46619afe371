"""Approves a message, which fixes what it says, and sends it; one that failed is sent again."""

from dataclasses import asdict

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from linkwork.access import grants
from linkwork.access.actors import Actor
from linkwork.access.roles import Relation
from linkwork.practice.messages import making, outbox, printing
from linkwork.practice.messages.actions.drafting import draft
from linkwork.practice.messages.actions.moving import move
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.notices import actions as notices
from linkwork.practice.notices.models import Notice
from linkwork.practice.people import actions as people_actions
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals.models import Case, Referral

S = Message.State
URGENT = Message.Subject.ESCALATION


def _leave(message: Message) -> bool:
    """Whether it may go: the person agreed, or somebody must be kept safe and why is written."""
    if message.about == URGENT and message.without_leave:
        return True
    purpose = ConsentDecision.Purpose.TELL_GP
    return people.live_consent(message.referral.person, purpose) is not None


@transaction.atomic
def approve(*, message: Message, by: Actor, ending: str = "") -> Message:
    """Say that the note is right; only with the person's leave. What it says is now fixed.

    `ending` is how the case is about to end, where that is not yet on record.
    """
    if not _leave(message):
        raise NotAllowed("Ask first whether the person wants their practice told.")
    Referral.objects.select_for_update().get(pk=message.referral_id)  # one code, one note
    try:
        said, coded = making.live(message, ending)
    except printing.TooLong as long:
        raise NotAllowed(str(long)) from long
    move(
        message=message,
        to=S.APPROVED,
        by=by,
        sections=[asdict(one) for one in said.sections],
        codes=coded,
        approved_by=by.user,
        approved_at=timezone.now(),
    )
    return message


@transaction.atomic
def send(*, message: Message, by: Actor) -> Message:
    """Let the referrer read the note in Linkwork, and tell them that it waits; also once more."""
    if not _leave(message):
        raise NotAllowed("The person does not want this sent.")
    if not outbox.address(message):
        raise NotAllowed("There is no e-mail address for the referrer. Ring them instead.")
    first = message.state != S.FAILED
    move(message=message, to=S.SENT, by=by, sent_at=timezone.now(), tries=message.tries + 1, why="")
    if first:
        _open_to_referrer(message)
    notice = _tell(message, by)
    Message.objects.filter(pk=message.pk).update(notice=notice)
    message.notice = notice
    return message


def _open_to_referrer(message: Message) -> None:
    """Let the practice and whoever referred read this note, and no other."""
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


def _tell(message: Message, by: Actor) -> Notice:
    """Say by e-mail that a note waits, and nothing more."""
    referral = message.referral
    own = referral.referrer if referral.referrer and referral.referrer.email else None
    return notices.post(
        by=by,
        template="referrer urgent" if message.about == URGENT else "referrer note",
        to_user=own,
        to_body=None if own else referral.practice,
        about=referral.person,
        address=outbox.address(message),
        url=settings.LINKWORK_SITE.rstrip("/") + reverse("messages:received"),
        cause=f"message {message.public_id} {message.tries}",
    )


@transaction.atomic
def tell_ending(*, case: Case, may_tell: bool, ending: str, words: str, by: Actor) -> Message:
    """Write, approve and send the closing note; or keep that the person does not want it.

    What the person says now counts, whatever they said before.
    """
    people_actions.decide_consent(
        person=case.person,
        purpose=ConsentDecision.Purpose.TELL_GP,
        decision=ConsentDecision.Decision.GIVEN if may_tell else ConsentDecision.Decision.REFUSED,
        how="told the link worker",
        by=by,
    )
    note = draft(case=case, about=Message.Subject.CLOSED, ending=ending, words=words, by=by)
    if note.state == S.NOT_CONSENTED:
        return note
    approve(message=note, by=by, ending=ending)
    return send(message=note, by=by) if outbox.address(note) else note
