"""What happens to a plan between its agreements: needs met or not, steps done or not, ratings."""

from datetime import date

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.plans import moves, queries
from linkwork.practice.plans.areas import district
from linkwork.practice.plans.models import Gap, Goal, Need, Plan, Rating, Step
from linkwork.practice.plans.versions import Promised, put_rating, whose
from linkwork.ui.words import today


@transaction.atomic
def set_need(*, need: Need, state: str, by: Actor, reason: str = "", why: str = "") -> Need:
    """Say whether anything answers a need; one that nothing answers is a gap, with its reason."""
    stands = Need.State(state)
    if stands is Need.State.GAP:
        _check_gap(reason, why)
    need.save_over(need.version, state=stands, why=why)
    if stands is Need.State.GAP:
        _open_gap(need, Gap.Reason(reason), why)
    else:
        queries.open_gaps(need.plan.case).filter(need=need.code).update(closed_on=today())
    audit.record(by=by, action=Action.AMEND, verb=f"need {stands.value}", on=need)
    return need


def _check_gap(reason: str, why: str) -> None:
    if reason not in Gap.Reason.values:
        raise moves.NotAllowed("Say why this need cannot be met here, so that the gap is counted.")
    if reason == Gap.Reason.OTHER and not why.strip():
        raise moves.NotAllowed("Say in a few words what the other reason is.")


def _open_gap(need: Need, reason: Gap.Reason, why: str) -> None:
    """One open gap for each need of a case: found once, however often it is said."""
    case = need.plan.case
    Gap.objects.update_or_create(
        case=case,
        need=need.code,
        closed_on=None,
        defaults={"reason": reason, "why": why},
        create_defaults={
            "organisation": need.organisation,
            "subject": need.subject,
            "reason": reason,
            "why": why,
            "area": district(case.person.postcode),
            "found_on": today(),
        },
    )


@transaction.atomic
def mark_goal(*, goal: Goal, met: bool | None, by: Actor) -> Goal:
    """Say whether the person met the goal."""
    goal.save_over(goal.version, met=met)
    audit.record(by=by, action=Action.AMEND, verb="goal marked", on=goal)
    return goal


@transaction.atomic
def rate(
    *,
    goal: Goal,
    now: int,
    by: Actor,
    hoped: int | None = None,
    on: date | None = None,
    moment: str = Rating.Moment.REVIEW,
) -> Rating:
    """Keep where the person says they stand on a goal, 0 to 10; the earlier ones stay."""
    for value in (now, hoped):
        if value is not None and not 0 <= value <= 10:
            raise moves.NotAllowed(f"A goal is rated from 0 to 10, not {value}.")
    hoped = goal.hoped if hoped is None else hoped
    when = Rating.Moment(moment)
    rating = put_rating(goal, on=on or today(), now=now, hoped=hoped, moment=when, made_by=by.user)
    audit.record(by=by, action=Action.CREATE, verb="goal rated", on=rating)
    return rating


@transaction.atomic
def add_step(*, plan: Plan, step: Promised, by: Actor) -> Step:
    """Write down what somebody said they would do, between two agreements."""
    if plan.state in moves.OVER:
        raise moves.NotAllowed("This plan is over: nothing more is promised in it.")
    if not step.words.strip():
        raise moves.NotAllowed("Say what is to be done.")
    values = {"words": step.words, "who": Step.Who(step.who), "due_on": step.due_on}
    made = Step.objects.create(**values, **whose(plan))
    audit.record(by=by, action=Action.CREATE, verb="step added", on=made)
    return made


@transaction.atomic
def settle_step(
    *, step: Step, state: str, by: Actor, reason: str = "", on: date | None = None
) -> Step:
    """Say that a step was done, or was not and why; or that it is still to do after all."""
    after = Step.State(state)
    if after is Step.State.NOT_DONE and not reason.strip():
        raise moves.NotAllowed("Say why it was not done.")
    settled_on = None if after is Step.State.TO_DO else on or today()
    step.save_over(step.version, state=after, reason=reason, settled_on=settled_on)
    audit.record(by=by, action=Action.AMEND, verb=f"step {after.value}", on=step)
    return step
