"""Moves a message from one state to another, where it may go there, and writes that it did."""

from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import VersionConflict
from linkwork.access.roles import Action
from linkwork.practice.messages import moves
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import NotAllowed


@transaction.atomic
def move(*, message: Message, to: Message.State, by: Actor, **values: Any) -> None:
    """Move a message; a move that the table does not have is `NotAllowed`."""
    moves.check(message, to)
    try:
        message.save_over(message.version, state=to, **values)
    except VersionConflict as late:
        raise NotAllowed("Somebody else has just changed this. Look at it again.") from late
    audit.record(by=by, action=Action.SHARE, verb=f"message {to}", on=message)
