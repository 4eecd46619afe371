"""Reading: one record a screen, several from a list, and taking an answer back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence import claims
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, ordering, queries
from linkwork.evidence.screening.forms import DecisionForm, ManyForm
from linkwork.evidence.screening.piles import Chosen, chosen
from linkwork.evidence.screening.presenters.abstract import abstract
from linkwork.evidence.screening.presenters.lists import TO_READ, listed
from linkwork.evidence.screening.presenters.overview import overview as overview_page
from linkwork.evidence.screening.presenters.reading import reading
from linkwork.ui.words import counted


@guarded("record", get=Action.LIST)
def overview(request: Request, review_id: UUID) -> HttpResponse:
    """Where every record stands, and what is mine to read."""
    review = doors.open_one(request.actor, Review, review_id)
    context = overview_page(queries.board(review), chosen(request.GET), request.actor.user)
    return render(request, "screening/overview.jinja", context)


@guarded("record", get=Action.LIST)
def next_one(request: Request, review_id: UUID) -> HttpResponse:
    """Go to the next record that one has not decided."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    now = queries.board(review)
    left = queries.ordered(now, which.pile(now), request.actor.user)
    found = queries.by_keys(review, left[:1])
    if not found:
        messages.success(request, f"Nothing is left for you to read at {which.level.label}.")
        return HttpResponseRedirect(which.to("screening:overview", review))
    return HttpResponseRedirect(which.to("screening:record", review, found[0].public_id))


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def record(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """Read one record, and decide about it."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    which = chosen(request.GET)
    form = DecisionForm(request.POST or None, level=which.level)
    if form.is_bound and form.is_valid():
        try:
            said = form.cleaned_data
            actions.decide(record=found, **said, level=which.level, by=request.actor)
            put_in_order(request, review, which)
            return HttpResponseRedirect(which.to("screening:next", review))
        except actions.NotAllowed as refused:
            form.add_error(None, f"This cannot be kept: {refused}")
    context = reading(queries.board(review), which, found, request.actor.user) | {"form": form}
    context |= abstract_of(request, which, found, "screening:record")
    return render(request, "screening/record.jinja", context)


def abstract_of(request: Request, which: Chosen, record: Record, page: str) -> dict[str, Any]:
    """The abstract, underlined unless its reader has hidden suggestions."""
    wanted = claims.are_wanted(request.GET.get("suggestions"), request.session)
    return abstract(which, record, page, suggesting=wanted)


@guarded("record", post=Action.CREATE)
def undo(request: Request, review_id: UUID) -> HttpResponse:
    """Take back the last answer, and show its record again."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    latest = queries.last_that_stands(review, request.actor.user, which.level)
    if latest is None:
        messages.info(request, "There is no answer of yours to take back.")
        return HttpResponseRedirect(which.to("screening:overview", review))
    try:
        actions.take_back(record=latest.record, level=which.level, by=request.actor)
        messages.success(request, "Your last answer is taken back: decide again.")
    except actions.NotAllowed as refused:
        messages.error(request, f"It could not be taken back: {refused}.")
    return HttpResponseRedirect(which.to("screening:record", review, latest.record.public_id))


@guarded("record", get=Action.LIST, post=Action.CREATE)
def list_of(request: Request, review_id: UUID) -> HttpResponse:
    """The records of a level as a list; one answer to those that are ticked."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    asked = request.GET
    words, show = asked.get("words", "").strip()[:200], asked.get("show", TO_READ)
    now = queries.board(review)
    context = listed(now, which, request.actor.user, show, words, asked.get("page"))
    form = ManyForm(
        request.POST or None, level=which.level, records=[row["id"] for row in context["rows"]]
    )
    if form.is_bound:
        doors.require_kind(request.actor, Action.CREATE, "record", on=review)
        if form.is_valid() and _decide_many(request, review, which, form):
            return redirect(request.get_full_path())
    return render(request, "screening/list.jinja", context | {"form": form})


def _decide_many(request: Request, review: Review, which: Chosen, form: ManyForm) -> bool:
    said = dict(form.cleaned_data)
    said.pop("record", None)
    ticked = [
        doors.open_one(request.actor, Record, UUID(one), review=review)
        for one in said.pop("records")
    ]
    try:
        many = actions.decide_many(records=ticked, **said, level=which.level, by=request.actor)
    except actions.NotAllowed as refused:
        form.add_error(None, f"This cannot be kept: {refused}")
        return False
    put_in_order(request, review, which)
    messages.success(request, f"{counted(many, 'record')} decided.")
    return True


def put_in_order(request: Request, review: Review, which: Chosen) -> None:
    """Ask for a new order of reading, where enough answers have come since the last."""
    answers = queries.decided_by(review, request.actor.user, which.level)
    mine = queries.ordering(review, which.level, request.actor.user)
    if ordering.is_due(mine, answers):
        actions.ask_order(review=review, level=which.level, by=request.actor)
