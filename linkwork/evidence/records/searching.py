"""Pages of searches: log one, hand in its file, name its columns, see how far it is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records import (
    actions,
    arriving,
    formats,
    presenters,
    queries,
    tasks,
    telling,
)
from linkwork.evidence.records.formats import table
from linkwork.evidence.records.forms import ColumnsForm, ImportForm, ResultsForm, SearchForm
from linkwork.evidence.records.models import Arrival, Review, SearchRound

AT_ONCE = 1024 * 1024  # a smaller file comes in while the reader waits
SHOWN = 100
ASKED = ("phase", "purpose", "target", "source")  # what a link to the form may say


@guarded("record", get=Action.LIST)
def searches(request: Request, review_id: UUID) -> HttpResponse:
    """The searches of a review, and what could not be taken in."""
    review = doors.open_one(request.actor, Review, review_id)
    target = request.GET.get("target", "")[:20]
    run = doors.listing(request.actor, queries.searches(review, target))
    refused = doors.listing(request.actor, queries.refused(review), limit=SHOWN)
    listed = reverse("records:records", args=[review_id])
    context = presenters.within(review, "records", ("Records", listed)) | {
        "target": target,
        "searches": [telling.search_row(one) for one in run],
        "refused": [telling.refused_row(one) for one in refused],
        "refused_count": queries.refused(review).count(),
    }
    return render(request, "records/searches.jinja", context)


@guarded("record", get=Action.VIEW)
def search(request: Request, review_id: UUID, search_id: UUID) -> HttpResponse:
    """One search: how it was run, what it brought, what was here already, what was refused."""
    review, found = _opened(request, review_id, search_id)
    new, again = queries.new_in(found), queries.again_in(found)
    refused = queries.refused(review, found)
    counts = {"new": new.count(), "again": again.count(), "refused": refused.count()}
    page = telling.search_page(
        review,
        found,
        new=new[:SHOWN],
        again=again[:SHOWN],
        refused=refused[:SHOWN],
        counts=counts,
    )
    return render(request, "records/search.jinja", page | {"shown": SHOWN})


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def take_in(request: Request, review_id: UUID) -> HttpResponse:
    """Log a search and hand in its file: a small one comes in at once, a large one as a job."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = ImportForm(
        request.POST or None,
        request.FILES or None,
        searches=queries.searches(review),
        initial=_beginning(review, request.GET),
    )
    if form.is_bound and form.is_valid():
        try:
            return _logged(request, review, form.cleaned_data)
        except actions.NotAllowed as refused:
            form.add_error("file", f"Choose another file: {refused}")
    listed = reverse("records:records", args=[review_id])
    context = presenters.within(review, "records", ("Records", listed)) | {"form": form}
    return render(request, "records/import.jinja", context)


def _beginning(review: Review, asked: QueryDict) -> dict[str, Any]:
    """What the form begins with: what a link says, or what is said of the search to run again."""
    told: dict[str, Any] = {name: asked[name] for name in ASKED if name in asked}
    again = asked.get("repeats", "")
    earlier = next((one for one in queries.searches(review) if str(one.public_id) == again), None)
    if earlier is not None:
        kept = ("source", "platform", "phase", "purpose", "target", "query")
        told |= {name: getattr(earlier, name) for name in kept}
        told["repeats"] = earlier.public_id
    return told


def _logged(request: Request, review: Review, given: dict[str, Any]) -> HttpResponse:
    """Keep the search and its file, and lead to what is next."""
    file = given.pop("file")
    here = queries.by_file(review, formats.hash_of(file["content"])) if file else None
    if here is not None and given["repeats"] is None:
        messages.info(request, "This very file is in already: nothing has changed.")
        return redirect("records:search", review.public_id, here.public_id)
    logged = actions.log_search(review=review, by=request.actor, **given)
    if file:
        return _handed_in(request, logged, **file)
    return redirect("records:search", review.public_id, logged.public_id)


def _handed_in(
    request: Request, search: SearchRound, *, content: bytes, file_name: str
) -> HttpResponse:
    """Keep the file of a search; lead to its columns, or bring it in."""
    arrival = actions.hand_in(search=search, content=content, file_name=file_name, by=request.actor)
    at = (search.review.public_id, search.public_id)
    if arrival.state == Arrival.State.COLUMNS:
        return redirect("records:columns", *at)
    _bring_in(request, arrival, len(content))
    return redirect("records:search", *at)


@guarded("record", get=Action.AMEND, post=Action.AMEND)
def add_file(request: Request, review_id: UUID, search_id: UUID) -> HttpResponse:
    """Add the file of results to a search that was logged without one: once."""
    review, found = _opened(request, review_id, search_id, Action.AMEND)
    if queries.has_file(found):
        messages.info(request, "This search has its file already.")
        return redirect("records:search", review_id, search_id)
    form = ResultsForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            return _handed_in(request, found, **form.cleaned_data["file"])
        except actions.NotAllowed as refused:
            form.add_error("file", f"Choose another file: {refused}")
    page = presenters.within(review, "records", presenters.origin_step(found))
    said = telling.hits_words(found)
    return render(
        request, "records/add_file.jinja", page | {"form": form, "search": found, "said": said}
    )


def _bring_in(request: Request, arrival: Arrival, size: int) -> None:
    """At once, or by a worker where that takes longer than somebody likes to wait."""
    if size > AT_ONCE:
        tasks.queue(arrival)
        return
    done = arriving.carry_out(arrival.pk, by=request.actor)
    if done is not None and done.state == Arrival.State.DONE:
        said = telling.imported_words(done.new, done.already, done.refused)
        messages.success(request, said)


@guarded("record", get=Action.AMEND, post=Action.AMEND)
def amend(request: Request, review_id: UUID, search_id: UUID) -> HttpResponse:
    """Put right what is said of a search."""
    review, found = _opened(request, review_id, search_id, Action.AMEND)
    names = ("source", *actions.TOLD)
    now = {name: getattr(found, name) for name in names}
    form = SearchForm(request.POST or None, initial=now, version=found.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(found, form, theirs=now)
        actions.amend_search(search=found, expected=expected, by=request.actor, **form.cleaned_data)
        return redirect("records:search", review_id, search_id)
    page = presenters.within(review, "records", presenters.origin_step(found))
    return render(request, "records/amend.jinja", page | {"form": form, "search": found})


@guarded("record", get=Action.AMEND, post=Action.AMEND)
def columns(request: Request, review_id: UUID, search_id: UUID) -> HttpResponse:
    """Say which column of a CSV file holds which fact."""
    review, found = _opened(request, review_id, search_id, Action.AMEND)
    arrival = queries.arrival_of(found)
    content = queries.waiting_file(arrival) if arrival is not None else None
    if arrival is None or content is None or arrival.state != Arrival.State.COLUMNS:
        return redirect("records:search", review_id, search_id)
    text = formats.decode(content).text
    headings = table.head(text).names
    form = ColumnsForm(request.POST or None, headings=headings)
    if form.is_bound and form.is_valid():
        arrival = actions.name_columns(arrival=arrival, columns=form.chosen, by=request.actor)
        _bring_in(request, arrival, len(content))
        return redirect("records:search", review_id, search_id)
    page = presenters.within(review, "records", presenters.origin_step(found))
    rows = table.samples(text)
    samples = [
        {"field": f"column-{place}", "cells": [row[place] for row in rows if place < len(row)]}
        for place in range(len(headings))
    ]
    told = {"form": form, "search": found, "samples": samples}
    return render(request, "records/columns.jinja", page | told)


@guarded("record", get=Action.VIEW)
def progress(request: Request, review_id: UUID, search_id: UUID) -> HttpResponse:
    """How far a file is, for the part of the page that asks; when it is in, the page anew."""
    _, found = _opened(request, review_id, search_id)
    arrival = queries.arrival_of(found)
    if not request.headers.get("HX-Request"):
        return redirect("records:search", review_id, search_id)
    told = telling.progress(arrival) if arrival is not None else None
    if told is None or told.over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "records/progress.jinja", {"progress": told})


def _opened(
    request: Request, review_id: UUID, search_id: UUID, action: Action = Action.VIEW
) -> tuple[Review, SearchRound]:
    review = doors.open_one(request.actor, Review, review_id)
    rows = queries.searches(review)
    return review, doors.open_one(request.actor, rows, search_id, action=action)
