"""Second readings of a document: ask for one, finish it, lay the two side by side."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.extraction import actions, queries
from linkwork.evidence.extraction.forms import SecondForm
from linkwork.evidence.extraction.models import Document
from linkwork.evidence.extraction.presenters import second as words
from linkwork.evidence.records.models import Review
from linkwork.evidence.records.queries import members


@guarded("passage", get=Action.LIST, post=Action.CREATE)
def second(request: Request, review_id: UUID, document_id: UUID) -> HttpResponse:
    """Who reads a document a second time, and where two readers differ."""
    review, document = _document(request, review_id, document_id)
    form = SecondForm(request.POST or None, members=members(review))
    if form.is_bound and form.is_valid():
        doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
        coder = form.cleaned_data["coder"]
        try:
            actions.ask(document=document, coder=coder, by=request.actor)
            messages.success(request, f"{coder.name} is asked, and reads it on their own.")
            return redirect("extraction:second", review_id, document_id)
        except actions.NotAllowed as refused:
            form.add_error("coder", str(refused))
    context = words.second(review, document, request.actor.user) | {"form": form}
    return render(request, "extraction/second.jinja", context)


@guarded("passage", post=Action.CREATE)
def finish(request: Request, review_id: UUID, document_id: UUID) -> HttpResponse:
    """Say that one's own second reading is done."""
    review, document = _document(request, review_id, document_id)
    doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
    mine = queries.second_reading(document, request.actor.user)
    if mine is None:
        raise Http404
    try:
        actions.finish(reading=mine, by=request.actor)
        messages.success(request, "Both readings stand, and can be compared.")
    except actions.NotAllowed as refused:
        messages.error(request, f"Not done: {refused}.")
    return redirect("extraction:second", review_id, document_id)


def _document(request: Request, review_id: UUID, document_id: UUID) -> tuple[Review, Document]:
    review = doors.open_one(request.actor, Review, review_id)
    return review, doors.open_one(request.actor, Document, document_id, review=review)
