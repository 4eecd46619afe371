"""What the service may ask: licences ticked, wordings loaded, the areas of its wheel."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.outcomes import actions, presenters, queries
from linkwork.practice.outcomes.catalogue import INSTRUMENTS, WHEEL
from linkwork.practice.outcomes.forms import AreasForm, LicenceForm


@guarded("instrument", get=Action.LIST)
def instruments(request: Request) -> HttpResponse:
    """Every instrument: whether it may be asked here, by what licence, and who said so."""
    held = doors.listing(request.actor, queries.decisions())
    context = {
        "rows": presenters.instruments(held),
        "may_change": doors.may(request.actor, Action.CREATE, "instrument"),
    }
    return render(request, "outcomes/instruments.jinja", context)


@guarded("instrument", get=Action.LIST, post=Action.CREATE)
def instrument(request: Request, instrument: str) -> HttpResponse:
    """Tick the licence and load the wording of one instrument, or turn it on and off."""
    one = INSTRUMENTS.get(instrument)
    if one is None:
        raise Http404
    form = LicenceForm(instrument=one)
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "instrument")
        if "switch" in request.POST:
            return _switch(request, instrument)
        form = LicenceForm(request.POST, request.FILES, instrument=one)
        if form.is_valid():
            actions.open_instrument(instrument=instrument, by=request.actor, **_told(form))
            messages.success(request, "The wording is loaded.")
            return redirect("outcomes:instruments")
    held = doors.listing(request.actor, queries.decisions(instrument))
    context = {
        "form": form,
        "one": presenters.instrument(one, held),
        "may_change": doors.may(request.actor, Action.CREATE, "instrument"),
    }
    return render(request, "outcomes/instrument.jinja", context)


def _told(form: LicenceForm) -> dict[str, Any]:
    names = ("holds_licence", "licence", "text", "on")
    return {name: form.cleaned_data[name] for name in names}


def _switch(request: Request, code: str) -> HttpResponse:
    try:
        on = request.POST["switch"] == "on"
        actions.switch(instrument=code, on=on, by=request.actor)
        messages.success(request, "It may be asked." if on else "It is not asked from now on.")
    except actions.NotAllowed as refused:
        messages.warning(request, str(refused))
    return redirect("outcomes:instrument", code)


@guarded("instrument", get=Action.LIST, post=Action.CREATE)
def wheel(request: Request) -> HttpResponse:
    """Name the areas of the wellbeing wheel."""
    _, areas = queries.areas(request.actor.organisation)
    form = AreasForm(request.POST or None, initial={"text": "\n".join(areas)})
    if request.method == "POST":
        doors.require_kind(request.actor, Action.CREATE, "instrument")
        if form.is_valid():
            actions.name_areas(text=form.cleaned_data["text"], by=request.actor)
            messages.success(request, "The wheel has these areas from now on.")
            return redirect("outcomes:instruments")
    doors.listing(request.actor, queries.decisions(WHEEL))
    context = {"form": form, "may_change": doors.may(request.actor, Action.CREATE, "instrument")}
    return render(request, "outcomes/wheel.jinja", context)
