"""What is kept between two agreements: needs, steps, and how the plan ends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.plans import actions, moves
from linkwork.practice.plans.forms import FinishForm, NeedForm, SettleForm, StepForm
from linkwork.practice.plans.models import Need, Plan, Step
from linkwork.practice.plans.views.page import FINISH_ID, STEP_ID, Sent, in_force, plan_page
from linkwork.practice.referrals.models import Case


@guarded("plan", post=Action.AMEND)
def need(request: Request, case_id: UUID, need_id: UUID) -> HttpResponse:
    """Say where one need stands; one that cannot be met here is a gap."""
    case = doors.open_one(request.actor, Case, case_id)
    held = in_force(request, case)
    thing = doors.open_one(request.actor, Need, need_id, action=Action.AMEND, plan=held)
    form = NeedForm(request.POST, auto_id=f"id_{need_id}_%s")
    if form.is_valid():
        try:
            actions.set_need(need=thing, by=request.actor, **form.cleaned_data)
            messages.success(request, "Kept.")
            return redirect("plans:plan", case_id)
        except moves.NotAllowed as refused:
            form.add_error("why" if form.cleaned_data["reason"] else "reason", str(refused))
    return plan_page(request, case, held, Sent(needs={need_id: form}))


@guarded("plan", post=Action.AMEND)
def add_step(request: Request, case_id: UUID) -> HttpResponse:
    """Write down what somebody will do."""
    case = doors.open_one(request.actor, Case, case_id)
    held = in_force(request, case)
    form = StepForm(request.POST, auto_id=STEP_ID)
    if form.is_valid():
        actions.add_step(plan=held, step=form.step, by=request.actor)
        messages.success(request, "It is in the plan.")
        return redirect("plans:plan", case_id)
    return plan_page(request, case, held, Sent(step=form))


@guarded("plan", post=Action.AMEND)
def settle(request: Request, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Say whether a step was done."""
    case = doors.open_one(request.actor, Case, case_id)
    held = in_force(request, case)
    thing = doors.open_one(request.actor, Step, step_id, action=Action.AMEND, plan=held)
    form = SettleForm(request.POST, auto_id=f"id_{step_id}_%s")
    if form.is_valid():
        try:
            actions.settle_step(step=thing, by=request.actor, **form.cleaned_data)
            messages.success(request, "Kept.")
            return redirect("plans:plan", case_id)
        except moves.NotAllowed as refused:
            form.add_error("reason", str(refused))
    return plan_page(request, case, held, Sent(steps={step_id: form}))


@guarded("plan", post=Action.AMEND)
def finish(request: Request, case_id: UUID) -> HttpResponse:
    """End the plan, having looked at it one last time."""
    case = doors.open_one(request.actor, Case, case_id)
    held = in_force(request, case)
    form = FinishForm(request.POST, auto_id=FINISH_ID)
    if form.is_valid():
        how, reason = form.cleaned_data["how"], form.cleaned_data["reason"]
        if how == Plan.State.COMPLETED or reason.strip():
            try:
                _end(request, held, how, reason)
                messages.success(request, "The plan has ended.")
                return redirect("plans:plan", case_id)
            except moves.NotAllowed as refused:
                form.add_error(None, str(refused))
        else:
            form.add_error("reason", "Say why the plan is given up.")
    return plan_page(request, case, held, Sent(finish=form))


def _end(request: Request, held: Plan, how: str, reason: str) -> None:
    if held.state == Plan.State.AGREED:
        actions.review(plan=held, by=request.actor)
    if how == Plan.State.COMPLETED:
        actions.complete(plan=held, by=request.actor)
    else:
        actions.abandon(plan=held, reason=reason, by=request.actor)
