"""Notes as their referrer reads them: listed, opened, and said to be filed."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.requests import Request
from linkwork.access.roles import Action, Role
from linkwork.access.rules import guarded
from linkwork.practice.messages import actions, making, presenters, queries
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import READABLE, NotAllowed
from linkwork.practice.people.presenters import bar as person_bar


@guarded("message", get=Action.LIST)
def received(request: Request) -> HttpResponse:
    """The notes one was sent, the latest first."""
    found = doors.listing(request.actor, queries.received(), limit=200)
    rows = [presenters.note(message) for message in found]
    return render(request, "messages/received.jinja", {"rows": rows})


@guarded("message", get=Action.VIEW)
def note(request: Request, message_id: UUID) -> HttpResponse:
    """One note, as it was sent. Opened at the practice, it counts as delivered."""
    message = opened(request.actor, message_id)
    person = message.referral.person
    doors.require(request.actor, Action.VIEW, person)
    said, codes = making.made(message)
    context = {
        "message": message,
        "row": presenters.note(message),
        "person_bar": person_bar(request.actor, person),
        "sections": presenters.sections(said),
        "codes": codes,
        "filed": presenters.filed_words(message),
        "may_file": is_reader(request.actor) and message.state != Message.State.FILED,
    }
    return render(request, "messages/note.jinja", context)


@guarded("message", post=Action.AMEND)
def filed(request: Request, message_id: UUID) -> HttpResponse:
    """The practice says that the note is in its own record."""
    if not is_reader(request.actor):
        raise doors.Denied("message", None, "only its reader files a note")
    message = doors.open_one(
        request.actor, Message, message_id, action=Action.AMEND, state__in=READABLE
    )
    try:
        actions.file(message=message, by=request.actor)
    except NotAllowed as refused:
        flash.error(request, str(refused))
    else:
        flash.success(request, "Kept that it is filed. Thank you.")
    return redirect("messages:received")


def is_reader(actor: Actor) -> bool:
    """Whether the actor is one of those a note is for."""
    return actor.role is Role.REFERRER


def opened(actor: Actor, message_id: UUID, *, verb: str = "") -> Message:
    """A note that was sent, opened through the door; by its reader, it is delivered."""
    message = doors.open_one(actor, Message, message_id, verb=verb, state__in=READABLE)
    if is_reader(actor):
        actions.note_opened(message=message, by=actor)
    return message
