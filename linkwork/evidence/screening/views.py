"""Screening: one record a screen, and where all of them stand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, presenters, queries
from linkwork.evidence.screening.forms import DecisionForm


@guarded("record", get=Action.LIST)
def overview(request: Request, review_id: UUID) -> HttpResponse:
    """Where every record stands, and what is mine to read."""
    review = doors.open_one(request.actor, Review, review_id)
    context = presenters.overview(review, request.actor.user)
    return render(request, "screening/overview.jinja", context)


@guarded("record", get=Action.LIST)
def next_one(request: Request, review_id: UUID) -> HttpResponse:
    """Go to the next record that one has not decided."""
    review = doors.open_one(request.actor, Review, review_id)
    record = queries.unread(review, request.actor.user).first()
    if record is None:
        messages.success(request, "You have read every record of this review.")
        return redirect("screening:overview", review_id)
    return redirect("screening:record", review_id, record.public_id)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def record(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """Read one record, and include or exclude it."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    form = DecisionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.decide(record=found, **form.cleaned_data, by=request.actor)
        return redirect("screening:next", review_id)
    context = presenters.reading(review, found, request.actor.user) | {"form": form}
    return render(request, "screening/record.jinja", context)
