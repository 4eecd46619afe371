"""Keeps what became of a message that was sent: opened at the practice, filed, or not delivered."""

from django.db import transaction
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.practice.messages.actions.moving import move
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed
from linkwork.practice.notices.models import Notice

S = Message.State
LOST = {Notice.State.FAILED, Notice.State.STOPPED}


@transaction.atomic
def note_opened(*, message: Message, by: Actor) -> Message:
    """Keep that somebody it is for has opened it: only now is it delivered."""
    if message.state in (S.SENT, S.FAILED):
        move(message=message, to=S.DELIVERED, by=by, delivered_at=timezone.now(), why="")
    return message


@transaction.atomic
def file(*, message: Message, by: Actor) -> Message:
    """Keep that the practice has filed it in its own record; only they can say so."""
    if by.user is None or by.organisation.pk == by.employer.pk:
        raise NotAllowed("Only the practice can say that it has filed a note.")
    now = timezone.now()
    opened = message.delivered_at or now
    move(
        message=message,
        to=S.FILED,
        by=by,
        filed_at=now,
        filed_by=by.user,
        delivered_at=opened,
        why="",
    )
    return message


@transaction.atomic
def fail(*, message: Message, why: str, by: Actor) -> Message:
    """Keep that it did not reach them, so that it is tried again or told by telephone."""
    move(message=message, to=S.FAILED, by=by, why=why)
    return message


@transaction.atomic
def settle(*, message: Message, by: Actor) -> bool:
    """Keep it as not delivered where the e-mail about it was lost; say whether it was."""
    notice = message.notice
    if message.state != S.SENT or notice is None or notice.state not in LOST:
        return False
    fail(message=message, why=notice.why or "The e-mail about it was not delivered.", by=by)
    return True
