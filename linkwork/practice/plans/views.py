"""Pages of a plan: make it together, read and print it, change it, end it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from linkwork.access import conflicts, doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.plans import actions, moves, presenters, queries
from linkwork.practice.plans.forms import FinishForm, NeedForm, PlanForm, ReviseForm
from linkwork.practice.plans.models import Need, Plan
from linkwork.practice.plans.pages import around, may, overview
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import today

FINISH_ID = "id_finish_%s"


@guarded("plan", get=Action.LIST, post=Action.CREATE)
def plan(request: Request, case_id: UUID) -> HttpResponse:
    """The plan as it stands; where there is none, the page on which it is made together."""
    case = doors.open_one(request.actor, Case, case_id)
    versions = doors.listing(request.actor, queries.of(case))
    held = next((one for one in versions if one.state not in moves.OVER), None)
    if request.method == "POST":
        return _begin(request, case)
    keeper = may(request.actor, Action.AMEND, "plan", case)
    if held is None and not versions:
        if not keeper:
            return render(request, "plans/none.jinja", around(request.actor, case, "Plan"))
        return _form_page(request, case, PlanForm(initial=_usual(case)), None)
    if held is not None and held.state == Plan.State.DRAFT and keeper:
        return redirect("plans:change", case_id)
    return _plan_page(request, case, held or versions[0], versions)


@guarded("plan", get=Action.CREATE)
def again(request: Request, case_id: UUID) -> HttpResponse:
    """Make a plan anew, where the last one is over."""
    case = doors.open_one(request.actor, Case, case_id)
    return _form_page(request, case, PlanForm(initial=_usual(case)), None)


def _begin(request: Request, case: Case) -> HttpResponse:
    doors.require_kind(request.actor, Action.CREATE, "plan", on=case)
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            given = form.cleaned_data
            made = actions.draft(
                case=case, goals=form.goals, needs=given["needs"], by=request.actor
            )
            return _agreed_or_draft(request, case, made, form)
        except moves.NotAllowed as refused:
            form.add_error(None, str(refused))
    return _form_page(request, case, form, None)


def _agreed_or_draft(request: Request, case: Case, made: Plan, form: PlanForm) -> HttpResponse:
    """Agree at once where a day was given, unless the draft is only to be kept."""
    given = form.cleaned_data
    if given["agreed_on"] and "keep" not in request.POST:
        actions.agree(
            plan=made, on=given["agreed_on"], review_on=given["review_on"], by=request.actor
        )
        messages.success(request, "The plan is agreed.")
        return redirect(overview(case))
    messages.success(request, "The draft is kept. It is not agreed yet.")
    return redirect("plans:change", case.public_id)


@guarded("plan", get=Action.AMEND, post=Action.AMEND)
def change(request: Request, case_id: UUID) -> HttpResponse:
    """Change the plan: a draft as it is, an agreed plan as its next version."""
    case = doors.open_one(request.actor, Case, case_id)
    held = _held(request, case)
    kind = PlanForm if held.state == Plan.State.DRAFT else ReviseForm
    values = _values(held)
    form = kind(request.POST or None, version=held.version, initial=_usual(case) | values)
    if request.method == "POST" and form.is_valid():
        expected = conflicts.hold(held, form, theirs=values)
        try:
            return _save(request, case, held, form, expected)
        except moves.NotAllowed as refused:
            form.add_error(None, str(refused))
    return _form_page(request, case, form, held)


def _save(request: Request, case: Case, held: Plan, form: PlanForm, expected: int) -> HttpResponse:
    given = form.cleaned_data
    if held.state == Plan.State.DRAFT:
        made = actions.amend(
            plan=held,
            goals=form.goals,
            needs=given["needs"],
            expected=expected,
            by=request.actor,
        )
        return _agreed_or_draft(request, case, made, form)
    actions.revise(
        plan=held,
        goals=form.goals,
        needs=given["needs"],
        on=given["agreed_on"] or today(),
        review_on=given["review_on"],
        reason=given.get("reason", ""),
        expected=expected,
        by=request.actor,
    )
    messages.success(request, "The new version is agreed; the one before is kept as it was.")
    return redirect("plans:plan", case.public_id)


def _held(request: Request, case: Case) -> Plan:
    """The plan that may still change."""
    held = queries.current(case)
    if held is None or held.state in moves.OVER:
        raise doors.Denied("plan")
    return doors.open_one(request.actor, Plan, held.public_id, action=Action.AMEND, case=case)


@guarded("plan", post=Action.AMEND)
def need(request: Request, case_id: UUID, need_id: UUID) -> HttpResponse:
    """Say where one need stands."""
    case = doors.open_one(request.actor, Case, case_id)
    held = _held(request, case)
    thing = doors.open_one(request.actor, Need, need_id, action=Action.AMEND, plan=held)
    form = NeedForm(request.POST, auto_id=f"id_{need_id}_%s")
    if form.is_valid():
        try:
            given = form.cleaned_data
            state = Need.State(given["state"])
            actions.set_need(need=thing, state=state, why=given["why"], by=request.actor)
            messages.success(request, "Kept.")
            return redirect("plans:plan", case_id)
        except moves.NotAllowed as refused:
            form.add_error("why", str(refused))
    return _plan_page(request, case, held, list(queries.of(case)), wrong={need_id: form})


@guarded("plan", post=Action.AMEND)
def finish(request: Request, case_id: UUID) -> HttpResponse:
    """End the plan."""
    case = doors.open_one(request.actor, Case, case_id)
    held = _held(request, case)
    form = FinishForm(request.POST, auto_id=FINISH_ID)
    if form.is_valid():
        try:
            if form.cleaned_data["how"] == Plan.State.COMPLETED:
                actions.complete(plan=held, by=request.actor)
            else:
                reason = form.cleaned_data["reason"]
                actions.abandon(plan=held, reason=reason, by=request.actor)
            messages.success(request, "The plan has ended.")
            return redirect("plans:plan", case_id)
        except moves.NotAllowed as refused:
            form.add_error("reason", str(refused))
    return _plan_page(request, case, held, list(queries.of(case)), finish=form)


def _plan_page(
    request: Request,
    case: Case,
    held: Plan,
    versions: list[Plan],
    *,
    wrong: dict[UUID, NeedForm] | None = None,
    finish: FinishForm | None = None,
) -> HttpResponse:
    page = presenters.plan_page(held, today())
    forms: dict[UUID, Any] = {
        one.id: NeedForm(initial={"state": one.state, "why": one.why}, auto_id=f"id_{one.id}_%s")
        for one in page.needs
    }
    bad = [*(wrong or {}).values(), *([finish] if finish else [])]
    context = around(request.actor, case, "Plan") | {
        "page": page,
        "keeper": may(request.actor, Action.AMEND, "plan", case),
        "earlier": [presenters.version_line(one) for one in versions if one.pk != held.pk],
        "need_forms": forms | (wrong or {}),
        "finish": finish or FinishForm(auto_id=FINISH_ID),
        "wrong_form": bad[0] if bad else None,
    }
    return render(request, "plans/plan.jinja", context)


def _form_page(request: Request, case: Case, form: PlanForm, held: Plan | None) -> HttpResponse:
    context = around(request.actor, case, "Plan") | {
        "form": form,
        "held": held,
        "revising": isinstance(form, ReviseForm),
        "what_matters": case.person.what_matters,
    }
    return render(request, "plans/together.jinja", context)


def _usual(case: Case) -> dict[str, Any]:
    """What a new plan begins with: the needs at referral, and the policy's day to look again."""
    weeks = policy(case.organisation).review_weeks
    codes = [case.referral.main_need, *case.referral.needs]
    return {
        "needs": list(dict.fromkeys(codes)),
        "agreed_on": today(),
        "review_on": today() + timedelta(weeks=weeks),
    }


def _values(held: Plan) -> dict[str, Any]:
    """The plan as its form shows it."""
    goals = queries.goals(held)
    first = goals[0] if goals else None
    return {
        "words": first.words if first else "",
        "now": first.now if first else None,
        "hoped": first.hoped if first else None,
        "needs": [need.code for need in queries.needs(held)],
    }
