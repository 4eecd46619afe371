"""Plans: the one in force, and those before it."""

from django.db.models import QuerySet

from linkwork.practice.plans.models import Goal, Need, Plan
from linkwork.practice.referrals.models import Case


def of(case: Case) -> QuerySet[Plan]:
    """Every version of a case's plan, the latest first."""
    rows = Plan.objects.filter(case=case).prefetch_related("goals", "needs")
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


def gaps() -> QuerySet[Need]:
    """Needs that nothing here can meet."""
    return Need.objects.filter(state=Need.State.GAP).select_related("plan__case")
