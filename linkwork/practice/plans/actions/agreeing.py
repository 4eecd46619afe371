"""Agreeing on a plan, looking at it again, and how it ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.plans import moves, queries
from linkwork.practice.plans.actions.doing import mark_goal
from linkwork.practice.plans.models import Plan, Step
from linkwork.practice.plans.versions import (
    Promised,
    Wanted,
    fill,
    first_rating,
    next_version,
)
from linkwork.practice.referrals import actions as referrals

State = Plan.State


@transaction.atomic
def agree(*, plan: Plan, on: date, review_on: date | None, by: Actor) -> Plan:
    """The person agreed to the plan on a day, and a day is set to look again."""
    if not plan.goals.exists():
        raise moves.NotAllowed("A plan needs a goal in the person's words before it is agreed.")
    _move(plan, State.AGREED, agreed_on=on, review_on=review_on)
    for goal in queries.goals(plan):
        first_rating(goal, on, by.user)
    referrals.hear_yes(referral=plan.case.referral, by=by)
    audit.record(by=by, action=Action.AMEND, verb="plan agreed", on=plan)
    return plan


@transaction.atomic
def review(*, plan: Plan, by: Actor) -> Plan:
    """Look at the plan again together."""
    _move(plan, State.UNDER_REVIEW)
    audit.record(by=by, action=Action.AMEND, verb="plan under review", on=plan)
    return plan


@transaction.atomic
def revise(
    *,
    plan: Plan,
    goals: Sequence[Wanted],
    needs: Sequence[str],
    on: date,
    review_on: date | None,
    expected: int,
    by: Actor,
    reason: str = "",
    steps: Sequence[Promised] = (),
    fates: Mapping[UUID, bool] | None = None,
) -> Plan:
    """Agree on the next version; the one before stays as it was agreed.

    `fates` says of a goal that does not go on whether it was reached. Steps still to do go on.
    """
    moves.check(State(plan.state), State.REPLACED)
    if not goals:
        raise moves.NotAllowed("No goal goes on: complete the plan instead, or add another goal.")
    for goal in queries.goals(plan):
        if goal.thread in (fates or {}):
            mark_goal(goal=goal, met=(fates or {})[goal.thread], by=by)
    open_steps = [one for one in queries.steps(plan) if one.state == Step.State.TO_DO]
    going_on = [Promised(one.words, one.who, one.due_on, one.thread) for one in open_steps]
    stands = {need.code: (need.state, need.why) for need in plan.needs.all()}
    held = queries.contents(plan)
    plan.save_over(expected, state=State.REPLACED)
    later = next_version(plan.case)
    fill(later, goals, needs, [*going_on, *steps], stands)
    audit.record(by=by, action=Action.CREATE, verb="plan revised", on=later)
    changed = queries.contents(later) != held
    return _agreed_again(later, changed, on=on, review_on=review_on, reason=reason, by=by)


def _agreed_again(
    plan: Plan, changed: bool, *, on: date, review_on: date | None, reason: str, by: Actor
) -> Plan:
    """The next version is agreed as soon as it is written."""
    _move(plan, State.AGREED, agreed_on=on, review_on=review_on, reason=reason, changed=changed)
    for goal in queries.goals(plan):
        first_rating(goal, on, by.user)
    return plan


@transaction.atomic
def keep(*, plan: Plan, on: date, review_on: date, by: Actor) -> Plan:
    """Looked at again, and it still holds: agreed again as it was, with a new day."""
    goals = [
        Wanted(goal.words, goal.now, goal.hoped, goal.thread)
        for goal in queries.goals(plan)
        if goal.met is None
    ]
    return revise(
        plan=plan,
        goals=goals,
        needs=[need.code for need in queries.needs(plan)],
        on=on,
        review_on=review_on,
        expected=plan.version,
        by=by,
    )


@transaction.atomic
def complete(*, plan: Plan, by: Actor) -> Plan:
    """What was planned is done."""
    _move(plan, State.COMPLETED)
    audit.record(by=by, action=Action.AMEND, verb="plan completed", on=plan)
    return plan


@transaction.atomic
def abandon(*, plan: Plan, reason: str, by: Actor) -> Plan:
    """The plan is given up, and why."""
    _move(plan, State.ABANDONED, reason=reason)
    audit.record(by=by, action=Action.AMEND, verb="plan abandoned", on=plan)
    return plan


def _move(plan: Plan, after: Plan.State, **values: Any) -> None:
    moves.check(State(plan.state), after, reason=str(values.get("reason", "")))
    plan.save_over(plan.version, state=after, **values)
