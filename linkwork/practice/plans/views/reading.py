"""Reading a plan: an earlier version with what changed, and the copy that the person gets."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from linkwork.access import doors
from linkwork.access.requests import Request
from linkwork.access.roles import Action
from linkwork.access.rules import guarded
from linkwork.practice.plans import differences, presenters, queries
from linkwork.practice.plans.models import Plan
from linkwork.practice.plans.pages import around
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today

LARGE = "large"


@guarded("plan", get=Action.VIEW)
def version(request: Request, case_id: UUID, number: int) -> HttpResponse:
    """One version as it was agreed, and how it differs from the one before."""
    case = doors.open_one(request.actor, Case, case_id)
    versions = {one.number: one for one in queries.of(case)}
    if number not in versions:
        raise doors.Denied("plan")
    held = versions[number]
    doors.open_one(request.actor, Plan, held.public_id, case=case, verb="plan version read")
    before = versions.get(number - 1)
    theirs = {goal.pk for goal in queries.goals(held)}
    ratings = [one for one in queries.ratings(case) if one.goal_id in theirs]
    context = around(request.actor, case, "Plan", *_crumbs(case)) | {
        "page": presenters.plan_page(held, ratings, today()),
        "changes": differences.between(before, held) if before else None,
        "before": before.number if before else None,
        "after": number + 1 if number + 1 in versions else None,
    }
    return render(request, "plans/version.jinja", context)


def _crumbs(case: Case) -> list[tuple[str, str]]:
    return [("Plan", presenters.address(case))]


@guarded("plan", get=Action.VIEW)
def shared(request: Request, case_id: UUID) -> HttpResponse:
    """The copy for the person, in plain words: to print, or to read out; large on request."""
    case = doors.open_one(request.actor, Case, case_id)
    held = queries.agreed(case)
    if held is None:
        raise Http404
    doors.open_one(request.actor, Plan, held.public_id, case=case, verb="plan copy made")
    copy = presenters.shared_copy(case, today())
    context = around(request.actor, case, "Plan", *_crumbs(case)) | {
        "copy": copy,
        "large": request.GET.get("size") == LARGE,
    }
    return render(request, "plans/copy.jinja", context)
