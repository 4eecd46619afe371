"""Settling what readers differ on, bringing records back, and how far readers agree."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.screening import actions, queries
from linkwork.evidence.screening.forms import BackForm, DecisionForm
from linkwork.evidence.screening.piles import chosen
from linkwork.evidence.screening.presenters import agreeing, settling
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.views.reading import abstract_of


@guarded("record", get=Action.LIST)
def conflicts(request: Request, review_id: UUID) -> HttpResponse:
    """What waits for a third: readers differ, or both left it at maybe."""
    review = doors.open_one(request.actor, Review, review_id)
    context = settling.conflicts(queries.board(review), chosen(request.GET), request.actor.user)
    return render(request, "screening/conflicts.jinja", context)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def settle(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """Settle one record over its readers' answers."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    which = chosen(request.GET)
    said = queries.to_settle(found, which.level)
    if said is None:
        messages.info(request, "There is nothing to settle about this record.")
        return HttpResponseRedirect(which.to("screening:record", review, record_id))
    form = DecisionForm(request.POST or None, level=which.level)
    if form.is_bound and form.is_valid():
        try:
            actions.settle(record=found, **form.cleaned_data, level=which.level, by=request.actor)
            messages.success(request, f"{found.short} is settled.")
            return HttpResponseRedirect(which.to("screening:conflicts", review))
        except actions.NotAllowed as refused:
            form.add_error(None, f"This cannot be kept: {refused}")
    now = queries.board(review)
    context = settling.settling(now, which, found, said, request.actor.user) | {"form": form}
    context |= abstract_of(request, which, found, "screening:settle")
    return render(request, "screening/settle.jinja", context)


@guarded("record", get=Action.CREATE, post=Action.CREATE)
def back(request: Request, review_id: UUID, record_id: UUID) -> HttpResponse:
    """Let a record that was left out be read anew, for a reason."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Record, record_id, review=review)
    doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    which = chosen(request.GET)
    form = BackForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.bring_back(record=found, level=which.level, reason=reason, by=request.actor)
            messages.success(request, f"{found.short} is back, for its readers to read anew.")
            return HttpResponseRedirect(which.to("screening:record", review, record_id))
        except actions.NotAllowed as refused:
            form.add_error(None, f"It cannot come back: {refused}")
    context = framed(queries.board(review), which, request.actor.user, "screening:back")
    context |= {"form": form, "record": found}
    return render(request, "screening/back.jinja", context)


@guarded("record", get=Action.LIST)
def agreement(request: Request, review_id: UUID) -> HttpResponse:
    """How far readers agree, beyond chance and with its uncertainty."""
    review = doors.open_one(request.actor, Review, review_id)
    context = agreeing.agreeing(queries.board(review), chosen(request.GET), request.actor.user)
    return render(request, "screening/agreement.jinja", context)
