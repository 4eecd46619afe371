"""An entry published, closed for now, or withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.directory import actions
from linkwork.practice.directory.forms.keeping import ReasonForm
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.moves import NotAllowed
from linkwork.practice.directory.views.obtaining import form_page, to_write

State = Activity.State


@guarded("activity", post=Action.CREATE)
def publish(request: Request, activity_id: UUID) -> HttpResponse:
    """Show a draft to everybody."""
    thing = to_write(request, activity_id)
    try:
        actions.publish(activity=thing, by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Published. Once somebody confirms it, it is suggested.")
    return redirect("directory:activity", activity_id)


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def close(request: Request, activity_id: UUID) -> HttpResponse:
    """Nobody is sent until somebody confirms that it runs again."""
    return _leave(request, activity_id, State.CLOSED, "Close it for now")


@guarded("activity", get=Action.CREATE, post=Action.CREATE)
def withdraw(request: Request, activity_id: UUID) -> HttpResponse:
    """Take the entry out of the directory for good."""
    return _leave(request, activity_id, State.WITHDRAWN, "Withdraw it from the directory")


def _leave(request: Request, activity_id: UUID, after: State, title: str) -> HttpResponse:
    thing = to_write(request, activity_id)
    form = ReasonForm(request.POST or None, after=after)
    if form.is_bound and form.is_valid():
        try:
            _move(thing, after, form, request)
        except NotAllowed as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{thing.name}: {str(after.label).lower()}.")
        return redirect("directory:activity", activity_id)
    gone = after is State.WITHDRAWN
    return form_page(request, "directory/leave.jinja", thing, title, form, gone=gone)


def _move(thing: Activity, after: State, form: ReasonForm, request: Request) -> None:
    said = form.cleaned_data
    told = {"reason": said["reason"], "words": said["words"]}
    if after is State.CLOSED:
        actions.close_for_now(activity=thing, until_on=said["until_on"], by=request.actor, **told)
    else:
        actions.withdraw(activity=thing, by=request.actor, **told)
