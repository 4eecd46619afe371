"""The documents of a review: the list, handing one in, and the file itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.extraction import actions, presenters, queries
from linkwork.evidence.extraction.forms import DocumentForm
from linkwork.evidence.extraction.models import Document
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Record, Review
from linkwork.ui.words import counted


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
        review=review,
        initial={"record": _key(request, review)},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        file = given.pop("file")
        kept = actions.hand_in(review=review, **file, **given, by=request.actor)
        messages.success(request, _said(kept))
        return redirect("extraction:read", review_id, kept.public_id, 1)
    listed = reverse("extraction:documents", args=[review_id])
    context = records.within(review, "documents", ("Documents", listed)) | {"form": form}
    return render(request, "extraction/attach.jinja", context)


@guarded("document", get=Action.VIEW)
def file(request: Request, review_id: UUID, document_id: UUID) -> HttpResponse:
    """The file as it was handed in, to keep and never to run."""
    review = doors.open_one(request.actor, Review, review_id)
    document = doors.open_one(request.actor, Document, document_id, review=review)
    answer = HttpResponse(queries.content_of(document), content_type=document.form)
    end = ".pdf" if document.form == Document.Form.PDF else ".txt"
    answer["Content-Disposition"] = f'attachment; filename="document-{document.public_id}{end}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _key(request: Request, review: Review) -> str:
    """The key of the record the reader comes from, where they may see it."""
    given = request.GET.get("record", "")
    try:
        record_id = UUID(given)
    except ValueError:
        return ""
    return str(doors.open_one(request.actor, Record, record_id, review=review).key)


def _said(kept: Document) -> str:
    """Say whether the file is new, and which of its pages have no words."""
    marked = getattr(kept, "marked", None)
    if marked is not None:
        return f"This very file is here already, with {counted(marked, 'passage')} in it."
    scanned = queries.scanned_pages(kept)
    if scanned:
        pages = ", ".join(str(number) for number in scanned)
        return f"Handed in. No words can be read on page {pages}: a scan, by the look of it."
    return "Handed in. Select words in its text to mark a passage."
