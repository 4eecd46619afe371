"""A document, page by page: as text, as it is printed, with what is marked and may be."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from pypdfium2 import PdfiumError

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence import claims
from linkwork.evidence.extraction import actions, printed, queries
from linkwork.evidence.extraction.forms import PassageForm, SetAsideForm
from linkwork.evidence.extraction.models import Document, Page
from linkwork.evidence.extraction.presenters import reader as words
from linkwork.evidence.records.models import Review


@guarded("passage", get=Action.LIST, post=Action.CREATE)
def read(request: Request, review_id: UUID, document_id: UUID, number: int) -> HttpResponse:
    """One page of a document with its passages; mark a new one."""
    review, document, page = _page(request, review_id, document_id, number)
    form = PassageForm(request.POST or None, page=page)
    if form.is_bound and form.is_valid():
        doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
        made = actions.mark(page=page, **form.cleaned_data, by=request.actor)
        return redirect("synthesis:code", review_id, made.public_id)
    passages = doors.listing(request.actor, queries.passages_on(page))
    asked = words.Asked(
        by=request.actor.user,
        chosen=request.GET.get("passage", ""),
        printed=request.GET.get("view") == "printed" and document.form == Document.Form.PDF,
        suggesting=claims.are_wanted(request.GET.get("suggestions"), request.session),
    )
    context = words.reader(review, document, page, passages, asked) | {"form": form}
    if asked.printed:
        laid = printed.layer(queries.content_of(document), number - 1, page.text)
        context["paper"] = words.printed(laid, passages, asked.chosen) if laid else None
    return render(request, "extraction/read.jinja", context)


@guarded("document", get=Action.VIEW)
def picture(request: Request, review_id: UUID, document_id: UUID, number: int) -> HttpResponse:
    """One page of a PDF as it is printed."""
    _, document, page = _page(request, review_id, document_id, number)
    if document.form != Document.Form.PDF:
        raise Http404
    try:
        drawn = printed.picture(queries.content_of(document), page.number - 1)
    except PdfiumError as broken:
        raise Http404(f"page {page.number} cannot be drawn") from broken
    answer = HttpResponse(drawn, content_type="image/png")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@guarded("passage", post=Action.CREATE)
def set_aside(request: Request, review_id: UUID, document_id: UUID, number: int) -> HttpResponse:
    """Set a suggested sentence aside."""
    review, _, page = _page(request, review_id, document_id, number)
    doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
    form = SetAsideForm(request.POST)
    if form.is_valid():
        try:
            actions.set_aside(page=page, **form.cleaned_data, by=request.actor)
            messages.success(request, "Set aside. It is not underlined again.")
        except actions.NotAllowed as refused:
            messages.error(request, f"Not done: {refused}.")
    return redirect("extraction:read", review_id, document_id, number)


def _page(
    request: Request, review_id: UUID, document_id: UUID, number: int
) -> tuple[Review, Document, Page]:
    review = doors.open_one(request.actor, Review, review_id)
    document = doors.open_one(request.actor, Document, document_id, review=review)
    page = queries.page(document, number)
    if page is None:
        raise Http404
    return review, document, page
