"""A case waits and goes on; what is still to be done in it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linkwork.access import conflicts, doors
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.people import queries as people
from linkwork.practice.referrals import actions, queries, whose
from linkwork.practice.referrals.forms.caring import EndTaskForm, HoldForm, ResumeForm, TaskForm
from linkwork.practice.referrals.models import Case, Task
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.referrals.presenters import tasks as words


@guarded("case", get=Action.AMEND, post=Action.AMEND)
def hold(request: Request, case_id: UUID) -> HttpResponse:
    """Put a case on hold until a day, or go on with it."""
    opened = whose.open_case(request.actor, case_id)
    case = opened.case
    doors.require_kind(request.actor, Action.AMEND, "case", on=case)
    held = case.state == Case.State.ON_HOLD
    form = (ResumeForm if held else HoldForm)(request.POST or None, version=case.version)
    if form.is_bound and form.is_valid():
        conflicts.hold(case, form, theirs={})
        try:
            said = _carry_out(case, form, request)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect(opened.home)
    context = {
        **opened.context(),
        "form": form,
        "case": case,
        "held": held,
        "may_hold": held or case.state == Case.State.ACTIVE,
        "why": queries.reason_for(case) if held else "",
        "keep": f"hold-{case.public_id}",
    }
    return render(request, "referrals/hold.jinja", context)


def _carry_out(case: Case, form: HoldForm | ResumeForm, request: Request) -> str:
    given = form.cleaned_data
    if isinstance(form, HoldForm):
        actions.hold(case=case, **given, by=request.actor)
        return "On hold. We ask again when the day comes."
    actions.resume(case=case, by=request.actor)
    actions.plan_next(case=case, **given, by=request.actor)
    return "It goes on."


@guarded("task", get=Action.LIST, post=Action.CREATE)
def tasks(request: Request, case_id: UUID) -> HttpResponse:
    """What is to be done in a case, what was done; adding to it."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    case = opened.case
    on = timezone.localdate()
    found = doors.listing(actor, queries.tasks_of(case))
    form = TaskForm(
        request.POST or None,
        staff=people.watchers(actor.organisation, on),
        initial={"owner": case.link_worker_id},
    )
    if form.is_bound:
        doors.require_kind(actor, Action.CREATE, "task", on=case)
        if form.is_valid():
            try:
                actions.add_task(case=case, **form.cleaned_data, by=actor)
            except NotAllowed as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Kept: it stands in Today when its day comes.")
                return redirect("referrals:tasks", case_id=case_id)
    standing = relations(actor, case)
    writes = decide_kind(actor, Action.CREATE, "task", standing).allowed
    rows = [words.row(one, on, may_end=writes) for one in found]
    context = {
        **opened.context("Tasks"),
        "form": form if writes and case.state != Case.State.CLOSED else None,
        "open": [row for row in rows if not row.ended],
        "ended": [row for row in rows if row.ended],
        "keep": f"task-{case.public_id}",
    }
    return render(request, "referrals/tasks.jinja", context)


@guarded("task", get=Action.AMEND, post=Action.AMEND)
def task(request: Request, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Say that something is done, or need not be."""
    actor = request.actor
    opened = whose.open_case(actor, case_id)
    one = doors.open_one(actor, Task, task_id, case=opened.case)
    doors.require_kind(actor, Action.AMEND, "task", on=opened.case)
    form = EndTaskForm(request.POST or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            if given["how"] == "done":
                actions.finish_task(task=one, words=given["words"], by=actor)
            else:
                actions.drop_task(task=one, reason=given["words"], by=actor)
        except NotAllowed as refused:
            form.add_error("words" if given["how"] == "dropped" else None, str(refused))
        else:
            messages.success(request, "Kept.")
            return redirect("referrals:tasks", case_id=case_id)
    row = words.row(one, timezone.localdate(), may_end=False)
    context = {**opened.context("Tasks"), "form": form, "row": row, "case": opened.case}
    return render(request, "referrals/task.jinja", context)
