"""What waits for a provider, one request with its answer, and whether it was right to ask."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded, public
from linkwork.practice.connections import actions as connections
from linkwork.practice.connections import queries as tracked
from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import NotAllowed
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.times import next_dates
from linkwork.practice.providers import actions, presenters, queries
from linkwork.practice.providers.forms import AnswerForm, FeedbackForm
from linkwork.ui.words import today

S = Connection.State
OFFERED = 3


@guarded("connection", get=Action.LIST, door=Door.PROVIDER)
def home(request: Request) -> HttpResponse:
    """Requests that wait, who is coming, and our places."""
    actor = request.actor
    if not actor.confirmed and actor.link is not None and actor.link.about is not None:
        return _only_theirs(request, actor.link.about)
    rows = doors.listing(actor, queries.told_of(actor.employer))
    own = doors.listing(actor, queries.activities_of(actor.employer))
    context = {
        "body": actor.employer.name,
        "service": actor.organisation,
        "activities": [presenters.own_activity(one) for one in own],
        **presenters.grouped(rows),
    }
    return render(request, "providers/home.jinja", context)


def _only_theirs(request: Request, about: UUID) -> HttpResponse:
    """Who gave no code sees the one request they were asked about."""
    doors.open_one(request.actor, queries.asked(), about)
    return redirect("providers:request", about)


@guarded("connection", get=Action.VIEW, post=Action.AMEND, door=Door.PROVIDER)
def request(request: Request, connection_id: UUID) -> HttpResponse:
    """One request: what was disclosed, and the answer."""
    action = Action.AMEND if request.method == "POST" else Action.VIEW
    thing = doors.open_one(request.actor, queries.asked(), connection_id, action=action)
    form = AnswerForm(
        request.POST or None,
        name=presenters.name_used(thing),
        dates=_dates(thing.activity, today()),
        version=thing.version,
    )
    if request.method == "POST" and form.is_valid():
        conflicts.hold(thing, form, theirs={})
        try:
            actions.answer(connection=thing, on=today(), by=request.actor, **form.said())
        except NotAllowed as refused:
            form.add_error("answer", str(refused))
            thing.refresh_from_db()
        else:
            return _answered(request, thing)
    return render(request, "providers/request.jinja", _whole(request, thing, form))


def _dates(activity: Activity, after: date) -> list[date]:
    """The next days on which the group meets, from tomorrow on."""
    return next_dates(activity.schedules.all(), after + timedelta(days=1), OFFERED)


def _answered(request: Request, thing: Connection) -> HttpResponse:
    """Say thank you: on the request while it goes on, else on a page that knows nobody."""
    if thing.state == S.DECLINED:
        return redirect("providers:thanks")
    messages.success(request, "Thank you. Your answer has been sent.")
    return redirect("providers:request", thing.public_id)


def _whole(request: Request, thing: Connection, form: AnswerForm) -> dict[str, Any]:
    confirmed = request.actor.confirmed
    return {
        "asked": presenters.request(thing, tracked.attendances_of(thing)),
        "connection_id": thing.public_id,
        "form": form,
        "until": request.actor.link.until_at if request.actor.link else None,
        "body": request.actor.employer.name,
        "home_href": reverse("providers:home") if confirmed else "",
        "attendance_href": _attendance(thing) if confirmed else "",
        "concern_href": _concern(thing) if confirmed else "",
        "activity_href": reverse("providers:room", args=[thing.activity.public_id])
        if confirmed
        else "",
    }


def _attendance(thing: Connection) -> str:
    return reverse("providers:attendance", args=[thing.activity.public_id])


def _concern(thing: Connection) -> str:
    try:
        return reverse("supervision:provider_concern", args=[thing.public_id])
    except NoReverseMatch:  # where the service takes concerns by telephone only
        return ""


@guarded("connection", get=Action.VIEW, post=Action.AMEND, door=Door.PROVIDER)
def feedback(request: Request, connection_id: UUID) -> HttpResponse:
    """Was it right to ask this provider?"""
    action = Action.AMEND if request.method == "POST" else Action.VIEW
    thing = doors.open_one(request.actor, queries.asked(), connection_id, action=action)
    form = FeedbackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        connections.keep_feedback(connection=thing, by=request.actor, **form.cleaned_data)
        messages.success(request, "Thank you. It helps us to ask better.")
        return redirect("providers:request", connection_id)
    context = {"form": form, "asked": presenters.request(thing, ()), "connection_id": connection_id}
    return render(request, "providers/feedback.jinja", context)


@public("says thank you, and holds nothing of anybody")
def thanks(request: Any) -> HttpResponse:
    """The answer has been sent, and the request is closed to the provider."""
    return render(request, "providers/thanks.jinja")
