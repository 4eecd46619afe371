"""The person says whether they come, how it went, where they are, and what they would like."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import Door, guarded
from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage import actions
from linkwork.practice.mypage.forms import QUESTIONS, ComingForm, HowForm, RateForm, SayForm
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.presenters.details import now_kept
from linkwork.practice.mypage.presenters.plan import my_plan
from linkwork.practice.mypage.presenters.sessions import next_day
from linkwork.practice.mypage.presenters.standing import group
from linkwork.practice.mypage.views.home import page
from linkwork.practice.mypage.whose import Mine, open_mine
from linkwork.practice.plans.models import Goal
from linkwork.ui.words import today


@guarded("reflection", post=Action.CREATE, door=Door.PERSON)
def coming(request: Request, connection_id: UUID) -> HttpResponse:
    """I will be there, or I can't make it."""
    mine, connection = _mine(request, connection_id)
    form = ComingForm(request.POST)
    meeting = next_day(connection, today())
    if not form.is_valid() or meeting is None or form.cleaned_data["session_on"] != meeting.on:
        messages.error(request, "That day has changed. Look at the new day below.")
        return redirect("mypage:home")
    said = form.cleaned_data["said"]
    actions.reflect(connection=connection, said=said, session_on=meeting.on, by=request.actor)
    if said == Reflection.Said.CANNOT:
        messages.success(request, f"Thank you for telling us. {mine.worker} will talk with you.")
    else:
        messages.success(request, f"Good. We have told {mine.worker}.")
    return redirect("mypage:home")


@guarded("reflection", get=Action.CREATE, post=Action.CREATE, door=Door.PERSON)
def how_it_went(request: Request, connection_id: UUID) -> HttpResponse:
    """How one session went, in a number or in words."""
    mine, connection = _mine(request, connection_id)
    form = HowForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.reflect(connection=connection, **form.cleaned_data, by=request.actor)
        messages.success(request, f"Thank you. {mine.worker} can read this now.")
        return redirect("mypage:home")
    shown = group(connection, mine.worker, today())
    return page(request, mine, "how_it_went", form=form, group=shown)


def _mine(request: Request, connection_id: UUID) -> tuple[Mine, Connection]:
    """Open one connection of the person's, to say something of it."""
    mine = open_mine(request.actor, "my group")
    doors.require_kind(request.actor, Action.CREATE, "reflection", on=mine.person)
    connection = doors.open_one(request.actor, Connection, connection_id, case=mine.case)
    return mine, connection


@guarded("reflection", get=Action.CREATE, post=Action.CREATE, door=Door.PERSON)
def goal(request: Request, goal_id: UUID) -> HttpResponse:
    """Where the person is now with one thing that they want."""
    mine = open_mine(request.actor, "my goal")
    doors.require_kind(request.actor, Action.CREATE, "reflection", on=mine.person)
    wanted = doors.open_one(request.actor, Goal, goal_id, plan__case=mine.case)
    form = RateForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.rate(goal=wanted, now=form.cleaned_data["now"], by=request.actor)
        except NotAllowed as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"Thank you. {mine.worker} can see this now.")
        return redirect("mypage:plan")
    plan = my_plan(mine, today())
    lines = {one.id: one for one in plan.goals} if plan else {}
    if goal_id not in lines:
        raise Http404
    return page(request, mine, "goal", form=form, goal=lines[goal_id])


@guarded("suggestion", get=Action.CREATE, post=Action.CREATE, door=Door.PERSON)
def say(request: Request, slug: str) -> HttpResponse:
    """One thing the person says, puts right or asks for; the link worker answers."""
    question = QUESTIONS.get(slug)
    if question is None:
        raise Http404
    mine = open_mine(request.actor, "my words")
    doors.require_kind(request.actor, Action.CREATE, "suggestion", on=mine.person)
    first: dict[str, Any] = {"text": now_kept(mine.person, question.about)}
    form = SayForm(request.POST or None, question=question, initial=first)
    if form.is_bound and form.is_valid():
        actions.ask(
            case=mine.case,
            about=question.about,
            text=form.cleaned_data["text"],
            by=request.actor,
        )
        messages.success(request, f"Sent. {mine.worker} will answer you.")
        return redirect("mypage:home")
    return page(request, mine, "say", form=form, question=question, slug=slug)


@guarded("suggestion", post=Action.AMEND, door=Door.PERSON)
def take_back(request: Request, suggestion_id: UUID) -> HttpResponse:
    """Take back something that was asked."""
    mine = open_mine(request.actor, "my words")
    asked = doors.open_one(
        request.actor, Suggestion, suggestion_id, action=Action.AMEND, case=mine.case
    )
    try:
        actions.take_back(suggestion=asked, by=request.actor)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "You took this back.")
    return redirect("mypage:home")
