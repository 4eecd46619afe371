"""A round of a panel: prepared, fixed and opened, reminded of, run longer."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.forms.rounds import ExtendForm, RoundForm, closing
from linkwork.evidence.panels.models import Panel, Round
from linkwork.evidence.panels.presenters import desk as pages
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.ui.words import counted, today

USUAL = 14  # days for which a round is open, unless somebody says otherwise
AMEND, CREATE, SHARE = Action.AMEND, Action.CREATE, Action.SHARE


@guarded("panel", get=AMEND, post=AMEND)
def new(request: Request, review_id: UUID, panel_id: UUID) -> HttpResponse:
    """Prepare a round."""
    review = doors.open_one(request.actor, Review, review_id)
    panel = doors.open_one(
        request.actor, queries.panels(review), panel_id, action=AMEND, review=review
    )
    first = {"closes_on": today() + timedelta(days=USUAL), "question": panel.title}
    offered = pages.offered(panel, None)
    form = RoundForm(request.POST or None, initial=first, offered=offered)
    if form.is_bound and form.is_valid():
        try:
            made = actions.compose(panel=panel, by=request.actor, **_said(form, panel))
            return redirect("panels:round", review_id, made.public_id)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    here = reverse("panels:panel", args=[review_id, panel_id])
    return _form(request, panel, form, "Prepare a round", here)


@guarded("panel", get=AMEND, post=AMEND)
def change(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """Change a round that has not been opened."""
    round_ = open_round(request, review_id, round_id, AMEND)
    kept = round_.fields | {
        "closes_on": timezone.localtime(round_.closes_at).date(),
        "least": max(round_.rule.get("quorum", {}).values(), default=0),
        "feeds": round_.feeds,
        "own": pages.own_lines(round_),
    }
    form = RoundForm(
        request.POST or None,
        initial=kept,
        offered=pages.offered(round_.panel, round_),
        version=round_.version,
    )
    if form.is_bound and form.is_valid():
        shown = {name: kept[name] for name in form.fields if name in kept}
        expected = conflicts.hold(round_, form, theirs=shown)
        try:
            actions.amend_round(
                round_=round_, expected=expected, by=request.actor, **_said(form, round_.panel)
            )
            return redirect("panels:round", review_id, round_id)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    here = reverse("panels:round", args=[review_id, round_id])
    return _form(request, round_.panel, form, f"Change round {round_.number}", here)


@guarded("panel", get=Action.VIEW)
def round_page(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """One round: what it asks, by which rule, and how many have answered."""
    round_ = open_round(request, review_id, round_id)
    return render(request, "panels/round.jinja", pages.round_page(round_))


@guarded("panel", post=SHARE)
def open_it(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """Fix the items and the rule, and send everybody their link."""
    round_ = open_round(request, review_id, round_id, SHARE)
    try:
        actions.open_round(round_=round_, by=request.actor)
        messages.success(request, "Items and rule are fixed. Everybody’s link is on its way.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("panels:round", review_id, round_id)


@guarded("panel", post=SHARE)
def remind(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """Send a new link to those who have not answered, without telling who they are."""
    round_ = open_round(request, review_id, round_id, SHARE)
    try:
        many = actions.remind(round_=round_, by=request.actor)
        messages.success(request, f"{counted(many, 'reminder')} sent.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("panels:round", review_id, round_id)


@guarded("panel", get=AMEND, post=AMEND)
def extend(request: Request, review_id: UUID, round_id: UUID) -> HttpResponse:
    """Let a round run longer, with the reason."""
    round_ = open_round(request, review_id, round_id, AMEND)
    form = ExtendForm(request.POST or None)
    here = reverse("panels:round", args=[review_id, round_id])
    if form.is_bound and form.is_valid():
        try:
            actions.extend(
                round_=round_,
                closes_at=closing(form.cleaned_data["closes_on"]),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            return redirect(here)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    context = records.within(round_.panel.review, "panels", (f"Round {round_.number}", here))
    return render(request, "panels/extend.jinja", context | {"form": form, "back": here})


def open_round(
    request: Request, review_id: UUID, round_id: UUID, action: Action = Action.VIEW
) -> Round:
    """One round of a review, through the door."""
    review = doors.open_one(request.actor, Review, review_id)
    return doors.open_one(request.actor, queries.rounds_of(review), round_id, action=action)


def _said(form: RoundForm, panel: Panel) -> dict[str, Any]:
    return {
        "question": form.cleaned_data["question"],
        "rule": form.rule(panel.constituencies),
        "items": form.items(),
        "closes_at": closing(form.cleaned_data["closes_on"]),
        "feeds": form.cleaned_data["feeds"],
    }


def _form(request: Request, panel: Panel, form: RoundForm, heading: str, back: str) -> HttpResponse:
    home = reverse("panels:panel", args=[panel.review.public_id, panel.public_id])
    context = records.within(panel.review, "panels", (panel.title, home))
    more = {
        "form": form,
        "heading": heading,
        "back": back,
        "offered": form.offered,
        "said_before": pages.said_before(panel),
    }
    return render(request, "panels/round_form.jinja", context | more)
