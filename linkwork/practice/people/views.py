"""The list of people, and what a person's own record asks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import actions, presenters, queries
from linkwork.practice.people.forms import AboutMeForm, ContactDetailsForm, SearchForm
from linkwork.practice.people.models import Person

MOST = 100


@guarded("person", get=Action.LIST, post=Action.LIST)
def people(request: Request) -> HttpResponse:
    """The people one may see; searched by name, NHS number or reference in a POST."""
    form = SearchForm(request.POST or None)
    typed = form.cleaned_data["q"].strip() if form.is_bound and form.is_valid() else ""
    rows = queries.matching(typed) if typed else queries.everybody()
    verb = "people searched" if typed else "people list"
    found = doors.listing(request.actor, rows, limit=MOST + 1, verb=verb)
    context = {
        "typed": typed,
        "rows": [presenters.row(person) for person in found[:MOST]],
        "more": len(found) > MOST,
        "most": MOST,
    }
    return render(request, "people/list.jinja", context)


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
    now = {name: getattr(person, name) for name in ("phone", "contact_by", "no_contact")}
    form = ContactDetailsForm(request.POST or None, initial=now, version=person.version)
    if form.is_bound and form.is_valid():
        expected = conflicts.hold(person, form, theirs=now)
        actions.amend_contact_details(
            person=person, **form.cleaned_data, expected=expected, by=request.actor
        )
        messages.success(request, "Saved how to get in touch.")
        return redirect(presenters.page_of(person))
    return _form_page(request, "people/contact_details.jinja", person, form)


def _to_amend(request: Request, person_id: UUID) -> Person:
    """Open the record for somebody who may write in it."""
    person = doors.open_one(request.actor, Person, person_id)
    doors.require_kind(request.actor, Action.AMEND, "person", on=person)
    return person


def _form_page(
    request: Request, template: str, person: Person, form: AboutMeForm | ContactDetailsForm
) -> HttpResponse:
    context = {
        "form": form,
        "person_bar": presenters.bar(request.actor, person),
        "person_name": person.name,
        "back": presenters.page_of(person),
    }
    return render(request, template, context)
