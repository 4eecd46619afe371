"""The panels of a review, one panel, and the people on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.forms.asking import NewPanelForm, PanelForm, PanellistForm
from linkwork.evidence.panels.models import Panel, Panellist
from linkwork.evidence.panels.presenters import desk as pages
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review

AMEND, CREATE, SHARE = Action.AMEND, Action.CREATE, Action.SHARE


@guarded("panel", get=Action.LIST)
def panels(request: Request, review_id: UUID) -> HttpResponse:
    """The panels of a review."""
    review = doors.open_one(request.actor, Review, review_id)
    found = doors.listing(request.actor, queries.panels(review))
    return render(request, "panels/list.jinja", pages.listed(review, found))


@guarded("panel", get=CREATE, post=CREATE)
def new(request: Request, review_id: UUID) -> HttpResponse:
    """Begin a panel."""
    review = doors.open_one(request.actor, Review, review_id)
    doors.require_kind(request.actor, CREATE, "panel", on=review)
    form = NewPanelForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            told = form.told()
            made = actions.begin(
                review=review,
                title=told.pop("title"),
                constituencies=form.constituencies(),
                told=told,
                by=request.actor,
            )
            return redirect("panels:panel", review_id, made.public_id)
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    listed = reverse("panels:list", args=[review_id])
    context = records.within(review, "panels", ("Panels", listed))
    more = {"form": form, "heading": "Begin a panel", "back": listed, "new": True}
    return render(request, "panels/panel_form.jinja", context | more)


@guarded("panel", get=Action.VIEW)
def panel(request: Request, review_id: UUID, panel_id: UUID) -> HttpResponse:
    """One panel: its people and its rounds."""
    found = _panel(request, review_id, panel_id)
    return render(request, "panels/panel.jinja", pages.panel_page(found))


@guarded("panel", get=AMEND, post=AMEND)
def change(request: Request, review_id: UUID, panel_id: UUID) -> HttpResponse:
    """Change what is told of a panel."""
    found = _panel(request, review_id, panel_id, AMEND)
    kept = {name: getattr(found, name) for name in PanelForm.base_fields}
    form = PanelForm(request.POST or None, initial=kept, version=found.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(found, form, theirs=kept)
        actions.amend(panel=found, expected=expected, by=request.actor, **form.told())
        return redirect("panels:panel", review_id, panel_id)
    here = reverse("panels:panel", args=[review_id, panel_id])
    context = records.within(found.review, "panels", (found.title, here))
    more = {"form": form, "heading": "Change what is told of the panel", "back": here}
    return render(request, "panels/panel_form.jinja", context | more)


@guarded("panel", get=AMEND, post=AMEND)
def add(request: Request, review_id: UUID, panel_id: UUID) -> HttpResponse:
    """Put somebody on the panel."""
    found = _panel(request, review_id, panel_id, AMEND)
    form = PanellistForm(request.POST or None, constituencies=found.constituencies)
    here = reverse("panels:panel", args=[review_id, panel_id])
    if form.is_bound and form.is_valid():
        try:
            actions.add(panel=found, by=request.actor, **form.cleaned_data)
            messages.success(request, "They are on the panel. Their link goes when a round opens.")
            return redirect(f"{here}#people")
        except actions.NotAllowed as refused:
            form.add_error(None, str(refused))
    context = records.within(found.review, "panels", (found.title, here))
    return render(request, "panels/add.jinja", context | {"form": form, "back": here})


@guarded("panel", post=SHARE)
def invite(request: Request, review_id: UUID, panellist_id: UUID) -> HttpResponse:
    """Send somebody their link again."""
    person = _panellist(request, review_id, panellist_id, SHARE)
    try:
        actions.invite(panellist=person, by=request.actor)
        messages.success(request, "A new link is on its way. The one before has ended.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("panels:panel", review_id, person.panel.public_id)


@guarded("panel", post=AMEND)
def remove(request: Request, review_id: UUID, panellist_id: UUID) -> HttpResponse:
    """Take somebody off the panel."""
    person = _panellist(request, review_id, panellist_id, AMEND)
    try:
        actions.remove(panellist=person, by=request.actor)
        messages.success(request, "They have left the panel, and their link has ended.")
    except actions.NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("panels:panel", review_id, person.panel.public_id)


def _panel(
    request: Request, review_id: UUID, panel_id: UUID, action: Action = Action.VIEW
) -> Panel:
    review = doors.open_one(request.actor, Review, review_id)
    rows = queries.panels(review)
    return doors.open_one(request.actor, rows, panel_id, action=action, review=review)


def _panellist(request: Request, review_id: UUID, panellist_id: UUID, action: Action) -> Panellist:
    review = doors.open_one(request.actor, Review, review_id)
    return doors.open_one(
        request.actor, queries.all_panellists(), panellist_id, action=action, panel__review=review
    )
