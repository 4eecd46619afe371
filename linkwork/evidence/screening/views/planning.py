"""How a level is read, in which order, when reading stops; and the list as a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening import actions, queries
from linkwork.evidence.screening.forms import ResumeForm, RuleForm, StopForm
from linkwork.evidence.screening.models import Stop
from linkwork.evidence.screening.piles import Chosen, chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.lists import as_rows
from linkwork.evidence.screening.presenters.ruling import ruling
from linkwork.evidence.screening.presenters.settling import names_of
from linkwork.evidence.screening.presenters.stopping import stop_page
from linkwork.ui.spreadsheets import written


@guarded("record", get=Action.LIST, post=Action.CREATE)
def stop(request: Request, review_id: UUID) -> HttpResponse:
    """When reading may stop; stopping it, with a sample drawn as a check."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    now = queries.board(review)
    form = StopForm(request.POST or None)
    if form.is_bound:
        doors.require_kind(request.actor, Action.CREATE, "record", on=review)
    if form.is_bound and form.is_valid():
        try:
            said = form.cleaned_data
            actions.stop(review=review, pile=which.pile(now), **said, by=request.actor)
            messages.success(request, "Reading has stopped here. Now read the sample.")
            return HttpResponseRedirect(which.to("screening:stop", review))
        except actions.NotAllowed as refused:
            form.add_error(None, f"Reading cannot stop: {refused}")
    context = stop_page(now, which, request.actor.user) | {"form": form}
    return render(request, "screening/stop.jinja", context)


@guarded("record", get=Action.AMEND, post=Action.AMEND)
def resume(request: Request, review_id: UUID, stop_id: UUID) -> HttpResponse:
    """Read on where reading had stopped, for a reason."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.open_one(request.actor, Stop, stop_id, action=Action.AMEND, review=review)
    there = Chosen.of(found)
    form = ResumeForm(request.POST or None, version=found.version)
    if form.is_bound and form.is_valid():
        expected = form.seen_version or found.version
        try:
            reason = form.cleaned_data["reason"]
            actions.resume(stop=found, expected=expected, reason=reason, by=request.actor)
            messages.success(request, "Reading goes on.")
            return HttpResponseRedirect(there.to("screening:stop", review))
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    context = framed(queries.board(review), there, request.actor.user, "screening:resume")
    return render(request, "screening/resume.jinja", context | {"form": form})


@guarded("record", post=Action.AMEND)
def rank(request: Request, review_id: UUID) -> HttpResponse:
    """Put the likeliest records first, learned from what one has said so far."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    doors.require_kind(request.actor, Action.AMEND, "record", on=review)
    actions.ask_order(review=review, level=which.level, by=request.actor)
    messages.success(request, "The records are being put in order; read on meanwhile.")
    return HttpResponseRedirect(which.to("screening:overview", review))


@guarded("record", get=Action.LIST, post=Action.AMEND)
def rules(request: Request, review_id: UUID) -> HttpResponse:
    """How many read each record of a level."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    now = queries.board(review)
    rule = now.rules[which.level]
    form = RuleForm(
        request.POST or None, initial={"readers": rule.readers, "sampled": rule.sampled}
    )
    if form.is_bound:
        doors.require_kind(request.actor, Action.AMEND, "record", on=review)
    if form.is_bound and form.is_valid():
        actions.set_rule(review=review, level=which.level, **form.cleaned_data, by=request.actor)
        messages.success(request, f"{which.level.label} is read this way from now on.")
        return HttpResponseRedirect(which.to("screening:rules", review))
    context = ruling(now, which, request.actor.user) | {"form": form}
    return render(request, "screening/rules.jinja", context)


@guarded("record", get=Action.LIST)
def as_csv(request: Request, review_id: UUID) -> HttpResponse:
    """The list of a level as a file: what its reader may know, and no more."""
    review, which = doors.open_one(request.actor, Review, review_id), chosen(request.GET)
    now = queries.board(review)
    names = names_of(now)
    rows = as_rows(now, which, request.actor.user, lambda pk: names.get(pk, "Another reader"))
    answer = HttpResponse(written(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="screening-{which.slug}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
