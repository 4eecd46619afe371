"""Reviews, and what their searches found."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records import actions, presenters, queries
from linkwork.evidence.records.forms import ImportForm, ReviewForm
from linkwork.evidence.records.models import Record, Review

ON_A_PAGE = 50


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
    """Every record of a review; some of them, by words in title, author or journal."""
    review = doors.open_one(request.actor, Review, review_id)
    words = request.GET.get("words", "").strip()[:200]
    rows = doors.listing(request.actor, queries.matching(review, words))
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    here = reverse("records:records", args=[review_id], query={"words": words} if words else None)
    context = {
        "words": words,
        "page": page,
        "here": here,
        "total": len(rows),
        "rows": [presenters.row(one) for one in page],
    }
    return render(request, "records/records.jinja", presenters.within(review, "records") | context)


@guarded("record", get=Action.VIEW)
def record(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """One record: its facts, and the lines they were read from."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    return render(request, "records/record.jinja", presenters.record_page(review, found))


@guarded("record", get=Action.LIST)
def searches(request: Request, review_id: UUID) -> HttpResponse:
    """The searches of a review, and what could not be taken in."""
    review = doors.open_one(request.actor, Review, review_id)
    run = doors.listing(request.actor, queries.searches(review))
    refused = doors.listing(request.actor, queries.refused(review))
    listed = reverse("records:records", args=[review_id])
    context = presenters.within(review, "records", ("Records", listed)) | {
        "searches": [presenters.search_row(one, getattr(one, "brought", 0)) for one in run],
        "refused": [presenters.refused_row(one) for one in refused],
    }
    return render(request, "records/searches.jinja", context)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def take_in(request: Request, review_id: UUID) -> HttpResponse:
    """Take in a search from a RIS file."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        came = actions.take_in(review=review, **given.pop("file"), **given, by=request.actor)
        said = presenters.imported_words(came.new, came.already, came.refused)
        messages.success(request, said)
        return redirect("records:searches", review_id)
    listed = reverse("records:records", args=[review_id])
    context = presenters.within(review, "records", ("Records", listed)) | {"form": form}
    return render(request, "records/import.jinja", context)
