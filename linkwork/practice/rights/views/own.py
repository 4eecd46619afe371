"""The person's own requests, by their link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.practice.people.models import Person
from linkwork.practice.rights import actions, files, queries
from linkwork.practice.rights.models import Pack
from linkwork.practice.rights.moves import NotAllowed

READY = (Pack.State.APPROVED, Pack.State.HANDED_OVER)


@guarded("pack", get=Action.LIST, post=Action.CREATE, door=Door.PERSON)
def mine(request: Request) -> HttpResponse:
    """Ask for a copy of everything held about oneself; and take it, once it is ready."""
    actor = request.actor
    assert actor.link is not None  # the door lets nobody else in
    assert actor.link.subject is not None  # a person's link names whose records it opens
    person = doors.open_one(actor, Person, actor.link.subject)
    if request.method == "POST":
        try:
            doors.require_kind(actor, Action.CREATE, "pack", on=person)
            actions.ask(person=person, on=timezone.localdate(), how="on my page", by=actor)
            messages.success(request, "We have your request. We will answer within a month.")
        except NotAllowed as refused:
            messages.error(request, str(refused))
        return redirect("rights:mine")
    rows = doors.listing(actor, queries.packs_of(person))
    waits = any(one.state in queries.OPEN for one in rows)
    context = {"rows": rows, "ready": READY, "waits": waits}
    return render(request, "rights/mine.jinja", context)


@guarded("pack", get=Action.EXPORT, door=Door.PERSON)
def my_pack(request: Request, pack_id: UUID) -> HttpResponse:
    """The copy as a file."""
    found = doors.open_one(request.actor, Pack, pack_id)
    try:
        things = actions.download(pack=found, by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("rights:mine")
    return files.answer(request, found, things)
