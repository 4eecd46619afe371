"""Entries written: drafted, amended, with their places, times and provider."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import actions, presenters, queries
from linkwork.practice.directory.forms.writing import (
    DraftForm,
    EntryForm,
    PlacesForm,
    ProviderForm,
    TimesForm,
)
from linkwork.practice.directory.models import Provider
from linkwork.practice.directory.views.obtaining import form_page, to_write


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def draft(request: Request) -> HttpResponse:
    """Begin an entry."""
    doors.require_kind(request.actor, Action.CREATE, "activity")
    known = doors.listing(request.actor, queries.providers())
    form = DraftForm(
        request.POST or None, providers=[(str(one.public_id), one.name) for one in known]
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        thing = actions.draft(
            provider=_provider(request, said),
            name=said["name"],
            about=said["about"],
            by=request.actor,
        )
        messages.success(request, "Drafted. Say where and when it meets, then publish it.")
        return redirect("directory:activity", thing.public_id)
    crumbs = [{"text": "Directory", "href": reverse("directory:list")}]
    return render(request, "directory/draft.jinja", {"form": form, "breadcrumbs": crumbs})


def _provider(request: Request, said: dict[str, Any]) -> Provider:
    """The provider that was chosen, or a new one."""
    if said["new_provider"]:
        return actions.add_provider(name=said["new_provider"], by=request.actor)
    return doors.open_one(request.actor, Provider, UUID(said["provider"]))


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def edit(request: Request, activity_id: UUID) -> HttpResponse:
    """What the entry says."""
    thing = to_write(request, activity_id)
    now = presenters.as_asked(thing)
    form = EntryForm(request.POST or None, initial=now, version=thing.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(thing, form, theirs=now)
        actions.amend(activity=thing, expected=expected, by=request.actor, **form.values())
        messages.success(request, "Saved.")
        return redirect("directory:activity", activity_id)
    return form_page(request, "directory/edit.jinja", thing, "Change the entry", form)


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def places(request: Request, activity_id: UUID) -> HttpResponse:
    """Where it meets."""
    thing = to_write(request, activity_id)
    held = presenters.places_as_asked(thing)
    form = PlacesForm(request.POST or None, held=held, version=thing.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(thing, form, theirs=form.theirs(held))
        said = presenters.with_points(thing, [row for _, row in form.filled()])
        actions.place(activity=thing, expected=expected, places=said, by=request.actor)
        messages.success(request, "Saved where it meets.")
        return redirect("directory:activity", activity_id)
    return form_page(request, "directory/rows.jinja", thing, "Where it meets", form, one="Place")


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def times(request: Request, activity_id: UUID) -> HttpResponse:
    """When it meets."""
    thing = to_write(request, activity_id)
    held = presenters.times_as_asked(thing)
    form = TimesForm(request.POST or None, held=held, version=thing.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(thing, form, theirs=form.theirs(held))
        actions.schedule(activity=thing, expected=expected, times=form.lines(), by=request.actor)
        messages.success(request, "Saved when it meets.")
        return redirect("directory:activity", activity_id)
    return form_page(request, "directory/rows.jinja", thing, "When it meets", form, one="Time")


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def provider(request: Request, provider_id: UUID) -> HttpResponse:
    """Who runs activities, and which."""
    thing = doors.open_one(request.actor, Provider, provider_id)
    doors.require_kind(request.actor, Action.CREATE, "activity", on=thing)
    now = {name: getattr(thing, name) for name in ProviderForm.base_fields}
    form = ProviderForm(request.POST or None, initial=now, version=thing.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(thing, form, theirs=now)
        actions.amend_provider(
            provider=thing, expected=expected, by=request.actor, **form.cleaned_data
        )
        messages.success(request, "Saved.")
        return redirect("directory:provider", provider_id)
    runs = [presenters.line(one) for one in doors.listing(request.actor, queries.run_by(thing))]
    crumbs = [{"text": "Directory", "href": reverse("directory:list")}]
    context = {"provider": thing, "form": form, "runs": runs, "breadcrumbs": crumbs}
    return render(request, "directory/provider.jinja", context)
