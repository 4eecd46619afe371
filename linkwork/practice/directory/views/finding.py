"""Find an activity in the directory, and read its entry."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.decisions import decide
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import presenters, queries
from linkwork.practice.directory.forms.finding import Filters
from linkwork.practice.directory.forms.keeping import WrongForm
from linkwork.practice.directory.models import Activity
from linkwork.ui.words import today

A_PAGE = 20


@guarded("activity", get=Action.LIST)
def find(request: Request) -> HttpResponse:
    """The whole directory, with filters."""
    form = Filters(request.GET)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    page = Paginator(_wanted(request, chosen), A_PAGE).get_page(request.GET.get("page"))
    keys = [one.pk for one in page.object_list]
    rows = doors.listing(request.actor, queries.among(keys))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "directory/list.jinja",
        {
            "filters": form,
            "page_of": page,
            "entries": [presenters.entry(one, today()) for one in rows],
            "total": page.paginator.count,
            "may_write": doors.may(request.actor, Action.CREATE, "activity"),
            "address": f"{request.path}?{query.urlencode()}" if query else request.path,
            "narrowed": any(chosen.values()),
        },
    )


def _wanted(request: Request, chosen: dict[str, Any]) -> QuerySet[Activity]:
    """The entries that pass the filters; drafts are for those who write entries."""
    may_write = doors.may(request.actor, Action.CREATE, "activity")
    return queries.wanted(
        words=chosen.get("q", ""),
        need=chosen.get("need", ""),
        most_pence={"free": 0, "2": 200, "5": 500}.get(chosen.get("cost", "")),
        room=chosen.get("room", ""),
        confirmed=chosen.get("confirmed", ""),
        state=chosen.get("state", "") if may_write else "",
        today=today(),
    )


@guarded("activity", get=Action.VIEW)
def activity(request: Request, activity_id: UUID) -> HttpResponse:
    """One entry: what it says, how far it can be trusted, and how to mend it."""
    thing = doors.open_one(request.actor, queries.activities(), activity_id)
    return entry_page(request, thing, WrongForm())


def entry_page(request: Request, thing: Activity, form: WrongForm) -> HttpResponse:
    """The page of an entry, with what the reader may do to it."""
    entry = presenters.entry(thing, today())
    may_mend = decide(request.actor, Action.AMEND, thing).allowed
    may_write = decide(request.actor, Action.CREATE, thing).allowed
    return render(
        request,
        "directory/activity.jinja",
        {
            "activity": thing,
            "entry": entry,
            "note": presenters.note(thing, entry),
            "details": presenters.details(thing),
            "places": list(thing.locations.all()),
            "dates": presenters.next_dates(thing, list(queries.sessions(thing, today())), today()),
            "reports": list(queries.open_reports(thing)) if may_mend else [],
            "settled": list(queries.settled_reports(thing)) if may_write else [],
            "history": presenters.history(thing) if may_mend else [],
            "may_mend": may_mend,
            "may_write": may_write,
            "steps": presenters.steps(thing) if may_write else [],
            "form": form,
        },
    )
