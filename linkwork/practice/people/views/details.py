"""What a person's own record asks: what matters, how to reach them, who they are."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import actions, presenters, queries
from linkwork.practice.people.forms import AboutMeForm, ContactDetailsForm, DetailsForm
from linkwork.practice.people.models import Person
from linkwork.ui.forms import Form

LATEST = 50


@guarded("person", get=Action.AMEND, post=Action.AMEND)
def about_me(request: Request, person_id: UUID) -> HttpResponse:
    """What matters to the person, and how best to support them."""
    person = _to_amend(request, person_id)
    now = {"what_matters": person.what_matters, "how_to_support": person.how_to_support}
    form = AboutMeForm(request.POST or None, initial=now, version=person.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(person, form, theirs=now)
        actions.amend_about_me(
            person=person, **form.cleaned_data, expected=expected, by=request.actor
        )
        messages.success(request, "Saved in their words.")
        return redirect(presenters.page_of(person))
    return _form_page(request, "people/about_me.jinja", person, form)


@guarded("person", get=Action.AMEND, post=Action.AMEND)
def contact_details(request: Request, person_id: UUID) -> HttpResponse:
    """How the person may be reached, and whether it is safe to."""
    person = _to_amend(request, person_id)
    now = {name: getattr(person, name) for name in ContactDetailsForm.base_fields}
    form = ContactDetailsForm(request.POST or None, initial=now, version=person.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(person, form, theirs=now)
        actions.amend_contact_details(
            person=person, **form.cleaned_data, expected=expected, by=request.actor
        )
        messages.success(request, "Saved how to get in touch.")
        return redirect(presenters.page_of(person))
    return _form_page(request, "people/contact_details.jinja", person, form)


@guarded("person", get=Action.AMEND, post=Action.AMEND)
def details(request: Request, person_id: UUID) -> HttpResponse:
    """Who the person is and what they need to take part, with what was changed and who said so."""
    person = _to_amend(request, person_id)
    now = presenters.details_of(person)
    form = DetailsForm(request.POST or None, initial=now, version=person.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(person, form, theirs=now)
        source = form.cleaned_data["source"]
        try:
            actions.correct_details(
                person=person,
                values=form.values(),
                source=source,
                expected=expected,
                by=request.actor,
            )
        except actions.NotAllowed as refused:
            form.add_error("nhs_number", str(refused))
        else:
            messages.success(request, "Saved the details.")
            return redirect(presenters.page_of(person))
    rows = doors.listing(request.actor, queries.changes(person), limit=LATEST)
    history = presenters.changes_in_words(rows)
    return _form_page(request, "people/details.jinja", person, form, history=history)


def _to_amend(request: Request, person_id: UUID) -> Person:
    """Open the record for somebody who may write in it."""
    person = doors.open_one(request.actor, Person, person_id)
    doors.require_kind(request.actor, Action.AMEND, "person", on=person)
    return person


def _form_page(
    request: Request, template: str, person: Person, form: Form, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "person_bar": presenters.bar(request.actor, person),
        "person_name": person.name,
        "person_id": person.public_id,
        "back": presenters.page_of(person),
        **more,
    }
    return render(request, template, context)
