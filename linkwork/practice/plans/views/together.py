"""Making the plan side by side, agreeing it, and looking at it again."""

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
from linkwork.practice.plans.forms import PlanForm, ReviseForm
from linkwork.practice.plans.forms.together import MOST_GOALS, MOST_STEPS, named
from linkwork.practice.plans.models import Plan
from linkwork.practice.plans.pages import around, may, overview
from linkwork.practice.plans.views.page import in_force, plan_page
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy
from linkwork.ui.words import today


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
    return plan_page(request, case, held or versions[0], versions=versions)


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
            made = actions.draft(
                case=case,
                goals=form.goals,
                needs=form.cleaned_data["needs"],
                steps=form.steps,
                by=request.actor,
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
        messages.success(request, "The plan is agreed. A copy for the person can be printed.")
        return redirect(overview(case))
    messages.success(request, "The draft is kept. It is not agreed yet.")
    return redirect("plans:change", case.public_id)


@guarded("plan", post=Action.AMEND)
def review(request: Request, case_id: UUID) -> HttpResponse:
    """Begin to look at the plan again together."""
    case = doors.open_one(request.actor, Case, case_id)
    held = in_force(request, case)
    if held.state == Plan.State.AGREED:
        actions.review(plan=held, by=request.actor)
    return redirect("plans:change", case_id)


@guarded("plan", get=Action.AMEND, post=Action.AMEND)
def change(request: Request, case_id: UUID) -> HttpResponse:
    """Change the plan: a draft as it is, an agreed plan as its next version."""
    case = doors.open_one(request.actor, Case, case_id)
    held = in_force(request, case)
    values = _values(held)
    first = _usual(case) | values
    form: PlanForm
    if held.state == Plan.State.DRAFT:
        form = PlanForm(request.POST or None, version=held.version, initial=first)
    else:
        goals = queries.goals(held)
        form = ReviseForm(request.POST or None, version=held.version, initial=first, held=goals)
    if request.method == "POST" and form.is_valid():
        expected = conflicts.hold(held, form, theirs=values)
        try:
            return _save(request, case, held, form, expected)
        except moves.NotAllowed as refused:
            form.add_error(None, str(refused))
    return _form_page(request, case, form, held)


def _save(request: Request, case: Case, held: Plan, form: PlanForm, expected: int) -> HttpResponse:
    given = form.cleaned_data
    if not isinstance(form, ReviseForm):
        made = actions.amend(
            plan=held,
            goals=form.goals,
            needs=given["needs"],
            steps=form.steps,
            expected=expected,
            by=request.actor,
        )
        return _agreed_or_draft(request, case, made, form)
    if held.state == Plan.State.AGREED:
        expected = actions.review(plan=held, by=request.actor).version
    later = actions.revise(
        plan=held,
        goals=form.goals,
        needs=given["needs"],
        steps=form.steps,
        fates=form.fates,
        on=given["agreed_on"] or today(),
        review_on=given["review_on"],
        reason=given["reason"],
        expected=expected,
        by=request.actor,
    )
    messages.success(request, presenters.agreed_again(later))
    return redirect("plans:plan", case.public_id)


def _form_page(request: Request, case: Case, form: PlanForm, held: Plan | None) -> HttpResponse:
    context = around(request.actor, case, "Plan") | {
        "form": form,
        "held": held,
        "revising": isinstance(form, ReviseForm),
        "goal_places": [
            {"words": named("words", n), "now": named("now", n), "hoped": named("hoped", n)}
            | {"fate": named("fate", n)}
            for n in range(1, MOST_GOALS + 1)
        ],
        "goals_shown": len(form.shown("words", MOST_GOALS)),
        "step_places": list(range(1, MOST_STEPS + 1)),
        "steps_shown": len(form.shown("step", MOST_STEPS)),
        "going_on": presenters.steps_going_on(held) if isinstance(form, ReviseForm) else [],
        "what_matters": case.person.what_matters,
        "how_to_support": case.person.how_to_support,
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
    values: dict[str, Any] = {"needs": [need.code for need in queries.needs(held)]}
    for place, goal in enumerate(queries.goals(held)[:MOST_GOALS], start=1):
        values[named("words", place)] = goal.words
        values[named("now", place)] = goal.now
        values[named("hoped", place)] = goal.hoped
    if held.state == Plan.State.DRAFT:
        for place, step in enumerate(queries.steps(held)[:MOST_STEPS], start=1):
            values |= {
                f"step_{place}": step.words,
                f"who_{place}": step.who,
                f"due_{place}": step.due_on,
            }
    return values
