"""The audit, for the information-governance auditor: who did what, by what right."""

from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import audit, queries
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded


@guarded("audit", get=Action.LIST)
def events(request: Request) -> HttpResponse:
    """The newest events of the organisation; looking at them is an event too."""
    audit.record(
        by=request.actor,
        action=Action.LIST,
        verb="audit list",
        kind="audit",
        relation="organisation",
        rule="information-governance auditor may list audit",
    )
    rows = queries.newest_events(request.actor.organisation)
    return render(request, "access/audit.jinja", {"page": queries.audit_page(rows)})
