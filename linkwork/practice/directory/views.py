"""Pages of the directory: find an activity, read its entry, confirm it, say what is wrong."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.decisions import decide
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import actions, presenters, queries
from linkwork.practice.directory.forms import Filters, WrongForm
from linkwork.practice.directory.freshness import Freshness
from linkwork.practice.directory.models import Activity, Feedback
from linkwork.ui.words import today

A_PAGE = 20


@guarded("activity", get=Action.LIST)
def find(request: Request) -> HttpResponse:
    """The whole directory, with filters."""
    form = Filters(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.said(queries.running(), chosen.get("q", ""))
    found = doors.listing(request.actor, rows)
    entries = [presenters.entry(one, today()) for one in found if _fits(one, chosen)]
    if chosen.get("confirmed"):
        entries = [one for one in entries if _is_fresh(one) is (chosen["confirmed"] == "fresh")]
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "directory/list.jinja",
        {
            "filters": form,
            "page_of": page,
            "total": len(entries),
            "due": sum(not _is_fresh(one) for one in entries),
            "address": f"{request.path}?{query.urlencode()}" if query else request.path,
            "narrowed": any(chosen.values()),
        },
    )


def _is_fresh(entry: presenters.Entry) -> bool:
    return entry.trust.freshness is Freshness.FRESH


def _fits(activity: Activity, chosen: dict[str, Any]) -> bool:
    """Say whether an activity passes the filters that are not words."""
    if chosen.get("need") and chosen["need"] not in activity.needs:
        return False
    if chosen.get("room") and activity.room != chosen["room"]:
        return False
    most = {"free": Decimal(0), "2": Decimal(2), "5": Decimal(5)}.get(chosen.get("cost", ""))
    each = activity.cost_each_session
    return most is None or (each is not None and each <= most)


@guarded("activity", get=Action.VIEW)
def activity(request: Request, activity_id: UUID) -> HttpResponse:
    """One entry: what it says, how far it can be trusted, and how to mend it."""
    thing = doors.open_one(request.actor, queries.activities(), activity_id)
    return _page(request, thing, WrongForm())


def _page(request: Request, thing: Activity, form: WrongForm) -> HttpResponse:
    entry = presenters.entry(thing, today())
    return render(
        request,
        "directory/activity.jinja",
        {
            "activity": thing,
            "entry": entry,
            "note": presenters.FRESHNESS_NOTE[entry.trust.freshness],
            "details": presenters.details(thing),
            "places": list(thing.locations.all()),
            "reports": list(queries.open_reports(thing)),
            "may_mend": decide(request.actor, Action.AMEND, thing).allowed,
            "form": form,
        },
    )


@guarded("activity", post=Action.AMEND)
def confirm(request: Request, activity_id: UUID) -> HttpResponse:
    """Say that the entry is right today."""
    thing = doors.open_one(request.actor, queries.activities(), activity_id, action=Action.AMEND)
    actions.confirm(activity=thing, on=today(), by=request.actor)
    messages.success(request, "Thank you. The entry is marked as confirmed today.")
    return redirect("directory:activity", activity_id)


@guarded("activity", post=Action.AMEND)
def wrong(request: Request, activity_id: UUID) -> HttpResponse:
    """Take down what is wrong with an entry."""
    thing = doors.open_one(request.actor, queries.activities(), activity_id, action=Action.AMEND)
    form = WrongForm(request.POST)
    if not form.is_valid():
        return _page(request, thing, form)
    actions.report_wrong(activity=thing, text=form.cleaned_data["text"], by=request.actor)
    messages.success(request, "Thank you. An editor of the directory will look at it.")
    return redirect("directory:activity", activity_id)


@guarded("activity", post=Action.AMEND)
def settle(request: Request, activity_id: UUID, report_id: UUID) -> HttpResponse:
    """Close a report that has been looked at."""
    thing = doors.open_one(request.actor, queries.activities(), activity_id, action=Action.AMEND)
    report = doors.open_one(request.actor, Feedback, report_id, action=Action.AMEND, activity=thing)
    actions.settle(feedback=report, by=request.actor)
    messages.success(request, "The report is settled.")
    return redirect(f"{reverse('directory:activity', args=[activity_id])}#reports")
