"""The list of people, and the search in it."""

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import presenters, queries
from linkwork.practice.people.forms import SearchForm

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
        "alerts": doors.may(request.actor, Action.LIST, "alert"),
        "glass": doors.may(request.actor, Action.CREATE, "glass"),
    }
    return render(request, "people/list.jinja", context)
