"""The page of the bundle, and the file itself."""

from tempfile import SpooledTemporaryFile
from typing import cast
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records import presenters
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.bundle import actions, hidden, telling

IN_MEMORY = 8 * 1024 * 1024


@guarded("review", get=Action.VIEW)
def bundle(request: Request, review_id: UUID) -> HttpResponse:
    """What the bundle holds, what stays behind, and how it comes back in."""
    review = doors.open_one(request.actor, Review, review_id)
    blind = hidden.from_member(review, request.actor.user)
    page = presenters.within(review, "exports") | telling.page(review, blind)
    return render(request, "reporting/bundle.jinja", page)


@guarded("review", get=Action.VIEW)
def bundle_file(request: Request, review_id: UUID) -> HttpResponse:
    """The whole review as one file, without what is blind to whoever takes it."""
    review = doors.open_one(request.actor, Review, review_id)
    kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the answer closes it)
    blind = hidden.from_member(review, request.actor.user)
    actions.take_out(review=review, out=kept, by=request.actor, hidden=blind)
    kept.seek(0)
    answer = FileResponse(
        kept, as_attachment=True, filename="review.zip", content_type="application/zip"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, answer)  # it is sent in pieces, and is a page to nobody
