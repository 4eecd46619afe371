"""What a provider runs: who came to a session, and room for newcomers."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.practice.connections import places
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.times import meets
from linkwork.practice.providers import actions, presenters, queries
from linkwork.practice.providers.forms import RoomForm, SessionForm
from linkwork.ui.words import counted, day, today

BACK, LATEST = 28, 3


@guarded("attendance", get=Action.LIST, post=Action.CREATE, door=Door.PROVIDER)
def attendance(request: Request, activity_id: UUID) -> HttpResponse:
    """Who came to one session: one page, by the names used."""
    activity = _own(request, activity_id)
    people = doors.listing(request.actor, queries.coming_to(activity))
    form = SessionForm(request.POST or None, people=people, past=_past(activity, today()))
    if request.method == "POST" and form.is_valid() and _keep(request, form):
        return redirect("providers:home")
    context: dict[str, Any] = {
        "form": form,
        "activity": activity.name,
        "people": [presenters.who(one) for one in people],
    }
    return render(request, "providers/attendance.jinja", context)


def _own(request: Request, activity_id: UUID) -> Activity:
    """The provider's own activity; anybody else's is not there."""
    rows = queries.activities_of(request.actor.employer)
    return doors.open_one(request.actor, rows, activity_id)


def _past(activity: Activity, on: date) -> list[date]:
    """The last days on which the group met, the latest first."""
    rules = list(activity.schedules.all())
    days = [on - timedelta(days=back) for back in range(BACK)]
    return [one for one in days if any(meets(rule, one) for rule in rules)][:LATEST]


def _keep(request: Request, form: SessionForm) -> bool:
    """Keep what was said of everybody, or say what cannot be kept."""
    came = form.came()
    if not came:
        form.add_error(None, "Say of one person at least whether they came")
        return False
    for connection, _ in came:
        doors.require_kind(request.actor, Action.CREATE, "attendance", on=connection)
    session_on = form.cleaned_data["session_on"]
    try:
        number = actions.record_session(session_on=session_on, came=came, by=request.actor)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    who = counted(number, "person", "people")
    messages.success(request, f"Thank you. Kept for {who}, {day(session_on)}.")
    return True


@guarded("activity", get=Action.VIEW, post=Action.AMEND, door=Door.PROVIDER)
def room(request: Request, activity_id: UUID) -> HttpResponse:
    """Our places: whether new people can come, and how many."""
    rows = queries.activities_of(request.actor.employer)
    activity = doors.open_one(request.actor, rows, activity_id, action=Action.AMEND)
    left = places.places_left(activity)
    initial = {"room": activity.room, "places": left or None, "until": activity.room_until_on}
    form = RoomForm(request.POST or None, version=activity.version, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        conflicts.hold(activity, form, theirs={"room": activity.room, "places": left})
        actions.count_places(
            activity=activity,
            room=given["room"],
            places_now=given["places"],
            until=given["until"],
            on=today(),
            by=request.actor,
        )
        messages.success(request, "Thank you. Link workers see it now.")
        return redirect("providers:home")
    context = {"form": form, "own": presenters.own_activity(activity)}
    return render(request, "providers/room.jinja", context)
