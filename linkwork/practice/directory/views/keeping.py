"""An entry confirmed, its room stated, sessions called off, what is wrong said and settled."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import actions
from linkwork.practice.directory.forms.keeping import RoomForm, SessionForm, SettleForm, WrongForm
from linkwork.practice.directory.models import Activity, Feedback
from linkwork.practice.directory.moves import NotAllowed
from linkwork.practice.directory.views.finding import entry_page
from linkwork.practice.directory.views.obtaining import form_page, to_mend
from linkwork.ui.words import today


@guarded("activity", post=Action.AMEND)
def confirm(request: Request, activity_id: UUID) -> HttpResponse:
    """Say that the entry is right today."""
    thing = to_mend(request, activity_id)
    try:
        actions.confirm(activity=thing, on=today(), by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Thank you. The entry is marked as confirmed today.")
    return redirect("directory:activity", activity_id)


@guarded("activity", get=Action.AMEND, post=Action.AMEND)
def room(request: Request, activity_id: UUID) -> HttpResponse:
    """Take down what the provider says of room."""
    thing = to_mend(request, activity_id)
    now = {"room": thing.room, "said_by": thing.ask_for}
    form = RoomForm(request.POST or None, initial=now)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        actions.state_room(
            activity=thing,
            room=Activity.Room(said["room"]),
            places=said["places"],
            until=said["until_on"],
            said_by=said["said_by"],
            on=today(),
            by=request.actor,
        )
        messages.success(request, "Kept what they said of room.")
        return redirect("directory:activity", activity_id)
    return form_page(request, "directory/ask.jinja", thing, "Is there room?", form)


@guarded("activity", get=Action.AMEND, post=Action.AMEND)
def session(request: Request, activity_id: UUID) -> HttpResponse:
    """One meeting is called off, or held beside the timetable."""
    thing = to_mend(request, activity_id)
    form = SessionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        on, words = said["on"], said["reason"]
        if said["happens"] == "no":
            actions.call_off(activity=thing, on=on, reason=words, by=request.actor)
        else:
            actions.hold(activity=thing, on=on, leader=words, by=request.actor)
        messages.success(request, "Kept. The next dates show it.")
        return redirect("directory:activity", activity_id)
    return form_page(request, "directory/ask.jinja", thing, "Change one session", form)


@guarded("activity", post=Action.AMEND)
def wrong(request: Request, activity_id: UUID) -> HttpResponse:
    """Take down what is wrong with an entry."""
    thing = to_mend(request, activity_id)
    form = WrongForm(request.POST)
    if not form.is_valid():
        return entry_page(request, thing, form)
    actions.report_wrong(activity=thing, text=form.cleaned_data["text"], by=request.actor)
    messages.success(request, "Thank you. An editor of the directory will look at it.")
    return redirect("directory:activity", activity_id)


@guarded("activity", get=Action.AMEND, post=Action.AMEND)
def settle(request: Request, activity_id: UUID, report_id: UUID) -> HttpResponse:
    """Close a report, with what was done about it."""
    thing = to_mend(request, activity_id)
    report = doors.open_one(request.actor, Feedback, report_id, action=Action.AMEND, activity=thing)
    form = SettleForm(request.POST or None)
    if report.settled_at is None and not (form.is_bound and form.is_valid()):
        return form_page(
            request, "directory/settle.jinja", thing, "What was done?", form, report=report
        )
    if report.settled_at is None:
        actions.settle(feedback=report, by=request.actor, **form.cleaned_data)
        messages.success(request, "The report is settled.")
    return redirect(f"{reverse('directory:activity', args=[activity_id])}#reports")
