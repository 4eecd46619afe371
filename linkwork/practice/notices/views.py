"""The outbox as a whole, for whoever keeps the service running: no addresses, no people."""

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.notices import actions, presenters, queries
from linkwork.practice.notices.models import Notice

A_PAGE = 50


@guarded("notice", get=Action.LIST)
def outbox(request: Request) -> HttpResponse:
    """What kind of thing went out when, and how it stands."""
    actor = request.actor
    doors.require_kind(actor, Action.LIST, "notice")
    doors.write_listing(actor, "notice", [], verb="outbox list")
    state = request.GET.get("state", "")
    rows = queries.outbox(actor.organisation)
    state = state if state in Notice.State.values else ""
    rows = rows.filter(state=state) if state else rows
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(actor.organisation)
    context = {
        "page": page,
        "rows": [presenters.row(notice) for notice in page],
        "tabs": presenters.tabs(counts, state),
        "state": state,
        "failed": counts[Notice.State.FAILED],
        "may_retry": doors.may(actor, Action.AMEND, "notice"),
    }
    return render(request, "notices/outbox.jinja", context)


@guarded("notice", post=Action.AMEND)
def again(request: Request) -> HttpResponse:
    """Send everything of the last weeks that was not delivered once more."""
    doors.require_kind(request.actor, Action.AMEND, "notice")
    tried = actions.try_all_again(by=request.actor)
    flash.success(request, f"Being sent again: {tried}.")
    return redirect("notices:outbox")
