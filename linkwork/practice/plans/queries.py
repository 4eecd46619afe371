"""Plans: the one in force, those before it, what is due, and what nothing here can meet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from linkwork.practice.plans.models import Gap, Goal, Need, Plan, Rating, Step
from linkwork.practice.plans.moves import IN_FORCE
from linkwork.practice.referrals.models import Case


def of(case: Case) -> QuerySet[Plan]:
    """Every version of a case's plan, the latest first."""
    rows = Plan.objects.filter(case=case).prefetch_related("goals", "needs", "steps")
    return rows.order_by("-number")


def current(case: Case) -> Plan | None:
    """The latest version that was not replaced: a draft, or the plan in force."""
    return of(case).exclude(state=Plan.State.REPLACED).first()


def agreed(case: Case) -> Plan | None:
    """The latest version that was agreed."""
    return of(case).filter(agreed_on__isnull=False).first()


def goals(plan: Plan) -> list[Goal]:
    """The goals of a plan, in the order they were said."""
    return sorted(plan.goals.all(), key=lambda goal: goal.pk)


def needs(plan: Plan) -> list[Need]:
    """What stands in the way."""
    return sorted(plan.needs.all(), key=lambda need: need.pk)


def steps(plan: Plan) -> list[Step]:
    """Who does what, in the order it was said."""
    return sorted(plan.steps.all(), key=lambda step: step.pk)


def contents(plan: Plan) -> tuple[Any, ...]:
    """What was agreed in a version, in a form that two versions can be compared by."""
    return (
        [(str(goal.thread), goal.words, goal.hoped) for goal in goals(plan) if goal.met is None],
        sorted(need.code for need in needs(plan)),
        [str(step.thread) for step in steps(plan) if step.state == Step.State.TO_DO],
    )


def ratings(case: Case) -> QuerySet[Rating]:
    """Where the person said they stood on each goal, the first first."""
    return Rating.objects.filter(goal__plan__case=case).order_by("on", "pk")


def open_gaps(case: Case) -> QuerySet[Gap]:
    """What of this case nothing here meets."""
    return Gap.objects.filter(case=case, closed_on__isnull=True)


def gaps(
    since: date | None = None, until: date | None = None, need: str = "", area: str = ""
) -> QuerySet[Gap]:
    """Needs that nothing here could meet, found in these days, of this need and district."""
    rows = Gap.objects.select_related("case").order_by("found_on", "pk")
    if since:
        rows = rows.filter(found_on__gte=since)
    if until:
        rows = rows.filter(found_on__lte=until)
    if need:
        rows = rows.filter(need=need)
    return rows.filter(area=area) if area else rows


def reviews_due(cases: Iterable[Case] | None, on: date) -> list[Plan]:
    """Plans in force that should have been looked at again by a day, the longest due first.

    Of these cases; without any named, of every open case of the service.
    """
    rows = Plan.objects.filter(state__in=IN_FORCE, review_on__lte=on)
    if cases is None:
        rows = rows.exclude(case__state=Case.State.CLOSED)
    else:
        rows = rows.filter(case__in=list(cases))
    return list(rows.select_related("case__person", "case__link_worker").order_by("review_on"))


def steps_due(cases: Iterable[Case], on: date) -> list[Step]:
    """What somebody said they would do by a day, and nobody has said whether they did."""
    rows = Step.objects.filter(
        plan__case__in=list(cases),
        plan__state__in=IN_FORCE,
        state=Step.State.TO_DO,
        due_on__lte=on,
    )
    return list(rows.select_related("plan__case__person").order_by("due_on", "pk"))
