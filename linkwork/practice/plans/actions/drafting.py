"""Beginning a plan, and changing it until it is agreed."""

from collections.abc import Sequence

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.plans import moves, queries
from linkwork.practice.plans.models import Plan
from linkwork.practice.plans.versions import Promised, Wanted, fill, next_version, refill
from linkwork.practice.referrals.models import Case


@transaction.atomic
def draft(
    *,
    case: Case,
    goals: Sequence[Wanted],
    needs: Sequence[str],
    by: Actor,
    steps: Sequence[Promised] = (),
) -> Plan:
    """Begin a plan, or begin again where the last one is over."""
    held = queries.current(case)
    if held is not None and held.state not in moves.OVER:
        raise moves.NotAllowed("There is a plan already: change that one.")
    plan = next_version(case)
    fill(plan, goals, needs, steps)
    audit.record(by=by, action=Action.CREATE, verb="plan drafted", on=plan)
    return plan


@transaction.atomic
def amend(
    *,
    plan: Plan,
    goals: Sequence[Wanted],
    needs: Sequence[str],
    expected: int,
    by: Actor,
    steps: Sequence[Promised] = (),
) -> Plan:
    """Change a draft. An agreed plan is revised instead, so that nothing agreed is overwritten."""
    if plan.state != Plan.State.DRAFT:
        raise moves.NotAllowed("This plan was agreed: a change makes its next version.")
    plan.save_over(expected, reason=plan.reason)
    refill(plan, goals, needs, steps)
    audit.record(by=by, action=Action.AMEND, verb="plan draft changed", on=plan)
    return plan
