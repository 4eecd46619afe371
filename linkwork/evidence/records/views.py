"""Reviews, and the records that their searches found."""

from tempfile import SpooledTemporaryFile
from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records import actions, exporting, presenters, queries
from linkwork.evidence.records.formats import FORMATS
from linkwork.evidence.records.forms import FilterForm, ReviewForm
from linkwork.evidence.records.models import Record, Review

ON_A_PAGE = 50
IN_MEMORY = 8 * 1024 * 1024


@guarded("review", get=Action.LIST)
def reviews(request: Request) -> HttpResponse:
    """The reviews one belongs to."""
    found = doors.listing(request.actor, queries.reviews())
    rows = [presenters.review_row(one, getattr(one, "found", 0)) for one in found]
    return render(request, "records/reviews.jinja", {"rows": rows})


@guarded("review", get=Action.CREATE, post=Action.CREATE)
def new(request: Request) -> HttpResponse:
    """Start a review."""
    doors.require_kind(request.actor, Action.CREATE, "review")
    form = ReviewForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            review = actions.start(**form.cleaned_data, by=request.actor)
            return redirect("reporting:review", review.public_id)
        except actions.NotAllowed as refused:
            form.add_error("title", f"Choose another title: {refused}")
    return render(request, "records/new.jinja", {"form": form})


@guarded("record", get=Action.LIST)
def records(request: Request, review_id: UUID) -> HttpResponse:
    """The records of a review: all, or those that have some words or came by some search."""
    review = doors.open_one(request.actor, Review, review_id)
    form = FilterForm(request.GET, searches=queries.searches(review))
    wanted = form.wanted()
    numbers = queries.matching(review, wanted).values_list("pk", flat=True)
    page = Paginator(numbers, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = doors.listing(request.actor, queries.some_of(review, page.object_list))
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "here": reverse("records:records", args=[review_id], query=form.said() or None),
        "total": page.paginator.count,
        "rows": [presenters.row(one) for one in rows],
        "exports": presenters.exports(review),
    }
    return render(request, "records/records.jinja", presenters.within(review, "records") | context)


@guarded("record", get=Action.VIEW)
def record(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """One record: its facts, the searches that found it, and the lines they were read from."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    page = presenters.record_page(review, found, queries.origins(found))
    return render(request, "records/record.jinja", page)


@guarded("record", get=Action.LIST)
def export(request: Request, review_id: UUID, form: str) -> HttpResponse:
    """Every record of a review as a file that reads back the same."""
    review = doors.open_one(request.actor, Review, review_id, verb="records taken out")
    if form not in FORMATS:
        raise doors.Denied("record", review, "no such format")
    kind = FORMATS[form]
    kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the answer closes it)
    for piece in exporting.written(review, form):
        kept.write(piece.encode())
    kept.seek(0)
    answer = FileResponse(
        kept,
        as_attachment=True,
        filename=f"records.{kind.ending}",
        content_type=f"{kind.sort}; charset=utf-8",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, answer)  # it is sent in pieces, and is a page to nobody
