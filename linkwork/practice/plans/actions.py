"""What can be done to a plan. Every write to these tables passes here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.plans import moves, queries
from linkwork.practice.plans.models import Goal, Need, Plan
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case

State = Plan.State


@dataclass(frozen=True)
class Wanted:
    """A goal in the person's words, with where they are and hope to be, 0 to 10."""

    words: str
    now: int | None = None
    hoped: int | None = None


@transaction.atomic
def draft(*, case: Case, goals: Sequence[Wanted], needs: Sequence[str], by: Actor) -> Plan:
    """Begin a plan, or begin again where the last one is over."""
    held = queries.current(case)
    if held is not None and held.state not in moves.OVER:
        raise moves.NotAllowed("There is a plan already: change that one.")
    return _write(case=case, goals=goals, needs=needs, by=by, verb="plan drafted")


@transaction.atomic
def amend(
    *, plan: Plan, goals: Sequence[Wanted], needs: Sequence[str], expected: int, by: Actor
) -> Plan:
    """Change a draft. An agreed plan is revised instead, so that nothing agreed is overwritten."""
    if plan.state != State.DRAFT:
        raise moves.NotAllowed("This plan was agreed: a change makes its next version.")
    plan.save_over(expected, reason=plan.reason)
    plan.goals.all().delete()
    plan.needs.all().delete()
    _fill(plan, goals, needs, {})
    audit.record(by=by, action=Action.AMEND, verb="plan draft changed", on=plan)
    return plan


@transaction.atomic
def agree(*, plan: Plan, on: date, review_on: date | None, by: Actor) -> Plan:
    """The person agreed to the plan on a day, and a day is set to look again."""
    if not plan.goals.exists():
        raise moves.NotAllowed("A plan needs a goal in the person's words before it is agreed.")
    _move(plan, State.AGREED, agreed_on=on, review_on=review_on)
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
def keep(*, plan: Plan, review_on: date, by: Actor) -> Plan:
    """Looked at again, and it still holds; a new day is set."""
    _move(plan, State.AGREED, review_on=review_on)
    audit.record(by=by, action=Action.AMEND, verb="plan kept", on=plan)
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
) -> Plan:
    """Agree on the next version; the one before stays as it was agreed."""
    moves.check(State(plan.state), State.REPLACED)
    states = {need.code: (need.state, need.why) for need in plan.needs.all()}
    plan.save_over(expected, state=State.REPLACED)
    later = _write(
        case=plan.case, goals=goals, needs=needs, by=by, verb="plan revised", states=states
    )
    _move(later, State.AGREED, agreed_on=on, review_on=review_on, reason=reason)
    return later


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


@transaction.atomic
def set_need(*, need: Need, state: str, by: Actor, why: str = "") -> Need:
    """Say whether anything answers a need; one that nothing answers is a gap, with its reason."""
    stands = Need.State(state)
    if stands is Need.State.GAP and not why.strip():
        raise moves.NotAllowed("Say why this need cannot be met here, so that the gap is counted.")
    need.save_over(need.version, state=stands, why=why)
    audit.record(by=by, action=Action.AMEND, verb=f"need {stands.value}", on=need)
    return need


@transaction.atomic
def mark_goal(*, goal: Goal, met: bool | None, by: Actor) -> Goal:
    """Say whether the person met the goal."""
    goal.save_over(goal.version, met=met)
    audit.record(by=by, action=Action.AMEND, verb="goal marked", on=goal)
    return goal


def _move(plan: Plan, after: Plan.State, **values: Any) -> None:
    moves.check(State(plan.state), after, reason=str(values.get("reason", "")))
    plan.save_over(plan.version, state=after, **values)


def _write(
    *,
    case: Case,
    goals: Sequence[Wanted],
    needs: Sequence[str],
    by: Actor,
    verb: str,
    states: dict[str, tuple[str, str]] | None = None,
) -> Plan:
    """Write the next version of a case's plan."""
    last = Plan.objects.filter(case=case).order_by("-number").first()
    plan = Plan.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        number=last.number + 1 if last else 1,
        version=last.version + 1 if last else 1,  # so that a form on the one before is found out
    )
    _fill(plan, goals, needs, states or {})
    audit.record(by=by, action=Action.CREATE, verb=verb, on=plan)
    return plan


def _fill(
    plan: Plan,
    goals: Sequence[Wanted],
    needs: Sequence[str],
    states: dict[str, tuple[str, str]],
) -> None:
    """Put the goals and needs in; a need that was there before keeps where it stood."""
    whose = {"organisation": plan.organisation, "subject": plan.subject, "plan": plan}
    for goal in goals:
        Goal.objects.create(words=goal.words, now=goal.now, hoped=goal.hoped, **whose)
    for code in dict.fromkeys(needs):
        state, why = states.get(code, (Need.State.OPEN, ""))
        Need.objects.create(code=code, state=state, why=why, **whose)
