"""The list of studies."""

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.learning.studies import presenters, queries


@guarded("study", get=Action.LIST)
def studies(request: Request) -> HttpResponse:
    """Every study of the service."""
    found = doors.listing(request.actor, queries.studies())
    may = doors.may(request.actor, Action.CREATE, "study")
    rows = [presenters.row(one) for one in found]
    tables = doors.may(request.actor, Action.LIST, "release")
    shown = {"rows": rows, "may_register": may, "tables": tables}
    return render(request, "studies/list.jinja", shown)
