"""Documents, and the passages marked in them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.extraction import actions, presenters, queries
from linkwork.evidence.extraction.forms import DocumentForm, PassageForm
from linkwork.evidence.extraction.models import Document, Page
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.records.queries import records as records_of


@guarded("document", get=Action.LIST)
def documents(request: Request, review_id: UUID) -> HttpResponse:
    """The documents of a review."""
    review = doors.open_one(request.actor, Review, review_id)
    rows = doors.listing(request.actor, queries.documents(review))
    context = records.within(review, "documents") | {"rows": [presenters.row(o) for o in rows]}
    return render(request, "extraction/documents.jinja", context)


@guarded("document", get=Action.CREATE, post=Action.CREATE)
def attach(request: Request, review_id: UUID) -> HttpResponse:
    """Hand in the full text of a work."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "document", on=review)
    form = DocumentForm(
        request.POST or None,
        request.FILES or None,
        records=list(records_of(review)),
        initial={"record": request.GET.get("record", "")},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        file = given.pop("file")
        kept = actions.hand_in(review=review, **file, **given, by=request.actor)
        messages.success(request, "Handed in. Select words in its text to mark a passage.")
        return redirect("extraction:read", review_id, kept.public_id, 1)
    listed = reverse("extraction:documents", args=[review_id])
    context = records.within(review, "documents", ("Documents", listed)) | {"form": form}
    return render(request, "extraction/attach.jinja", context)


@guarded("passage", get=Action.LIST, post=Action.CREATE)
def read(request: Request, review_id: UUID, document_id: UUID, number: int) -> HttpResponse:
    """One page of a document with its passages; mark a new one."""
    review, document = _document(request, review_id, document_id)
    page = _page(document, number)
    form = PassageForm(request.POST or None, page=page)
    if form.is_bound and form.is_valid():
        doors.require_kind(request.actor, Action.CREATE, "passage", on=review)
        made = actions.mark(page=page, **form.cleaned_data, by=request.actor)
        return redirect("synthesis:code", review_id, made.public_id)
    passages = doors.listing(request.actor, queries.passages_on(page))
    chosen = request.GET.get("passage", "")
    context = presenters.reader(review, document, page, passages, chosen) | {"form": form}
    return render(request, "extraction/read.jinja", context)


@guarded("document", get=Action.VIEW)
def file(request: Request, review_id: UUID, document_id: UUID) -> HttpResponse:
    """The file as it was handed in, to keep and never to run."""
    _, document = _document(request, review_id, document_id)
    answer = HttpResponse(queries.content_of(document), content_type=document.form)
    end = ".pdf" if document.form == Document.Form.PDF else ".txt"
    answer["Content-Disposition"] = f'attachment; filename="document-{document.public_id}{end}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _document(request: Request, review_id: UUID, document_id: UUID) -> tuple[Review, Document]:
    review = doors.open_one(request.actor, Review, review_id)
    document = doors.open_one(request.actor, Document, document_id, review=review)
    return review, document


def _page(document: Document, number: int) -> Page:
    page = queries.page(document, number)
    if page is None:
        raise Http404
    return page
