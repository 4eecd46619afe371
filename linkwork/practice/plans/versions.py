"""What a version of a plan is made of, and how it is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import ProtectedError

from linkwork.practice.plans.models import Goal, Need, Plan, Rating, Step
from linkwork.practice.plans.moves import NotAllowed
from linkwork.practice.referrals.models import Case

Stands = Mapping[str, tuple[str, str]]  # where each need stands, and why


@dataclass(frozen=True)
class Wanted:
    """A goal in the person's words, with where they are and hope to be, 0 to 10."""

    words: str
    now: int | None = None
    hoped: int | None = None
    thread: UUID | None = None  # the goal of an earlier version that this one goes on from


@dataclass(frozen=True)
class Promised:
    """What somebody said they would do, and by when."""

    words: str
    who: str = Step.Who.PERSON
    due_on: date | None = None
    thread: UUID | None = None


def whose(plan: Plan) -> dict[str, Any]:
    """What every row of a plan repeats."""
    return {"organisation": plan.organisation, "subject": plan.subject, "plan": plan}


def next_version(case: Case) -> Plan:
    """An empty draft with the next number."""
    last = Plan.objects.filter(case=case).order_by("-number").first()
    return Plan.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        number=last.number + 1 if last else 1,
        version=last.version + 1 if last else 1,  # so that a form on the one before is found out
    )


def fill(
    plan: Plan,
    goals: Sequence[Wanted],
    needs: Sequence[str],
    steps: Sequence[Promised],
    stands: Stands | None = None,
) -> None:
    """Put in what was wanted; a need that was there before keeps where it stood."""
    for goal in goals:
        thread = {"thread": goal.thread} if goal.thread else {}
        values = {"words": goal.words, "now": goal.now, "hoped": goal.hoped}
        Goal.objects.create(**values, **thread, **whose(plan))
    for code in dict.fromkeys(needs):
        state, why = (stands or {}).get(code, (Need.State.OPEN, ""))
        Need.objects.create(code=code, state=state, why=why, **whose(plan))
    for step in steps:
        thread = {"thread": step.thread} if step.thread else {}
        Step.objects.create(
            words=step.words, who=Step.Who(step.who), due_on=step.due_on, **thread, **whose(plan)
        )


def refill(
    plan: Plan, goals: Sequence[Wanted], needs: Sequence[str], steps: Sequence[Promised]
) -> None:
    """Write a draft over; a goal that something speaks of already stays the same row."""
    held = list(plan.goals.order_by("pk"))
    for row, goal in zip(held, goals, strict=False):
        row.save_over(row.version, words=goal.words, now=goal.now, hoped=goal.hoped)
    try:
        for row in held[len(goals) :]:
            row.delete()
    except ProtectedError as spoken_of:
        raise NotAllowed(
            "A connection or an answer speaks of the last goal: change its words instead."
        ) from spoken_of
    plan.needs.all().delete()
    plan.steps.all().delete()
    fill(plan, goals[len(held) :], needs, steps)


def first_rating(goal: Goal, on: date, made_by: Any) -> None:
    """Keep where the person stands as the plan is agreed."""
    if goal.now is None:
        return
    again = Rating.objects.filter(thread=goal.thread).exists()
    moment = Rating.Moment.REVIEW if again else Rating.Moment.AGREED
    put_rating(goal, on=on, now=goal.now, hoped=goal.hoped, moment=moment, made_by=made_by)


def put_rating(goal: Goal, **values: Any) -> Rating:
    """Keep one rating."""
    return Rating.objects.create(
        organisation=goal.organisation,
        subject=goal.subject,
        goal=goal,
        thread=goal.thread,
        **values,
    )
