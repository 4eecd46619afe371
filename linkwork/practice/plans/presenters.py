"""A plan in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from linkwork.practice.plans import queries
from linkwork.practice.plans.copies import SharedCopy, shared_copy
from linkwork.practice.plans.models import Goal, Need, Plan, Rating, Step
from linkwork.practice.plans.moves import IN_FORCE
from linkwork.practice.referrals.models import Case
from linkwork.ui.trends import Answer, Trend, trend
from linkwork.ui.words import ago, day

__all__ = ["SharedCopy", "plan_page", "shared_copy", "version_line"]
NEED_COLOURS = {
    Need.State.OPEN: "grey",
    Need.State.BEING_MET: "blue",
    Need.State.MET: "green",
    Need.State.GAP: "orange",
}
STEP_COLOURS = {Step.State.TO_DO: "blue", Step.State.DONE: "green", Step.State.NOT_DONE: "grey"}
BAND = 2  # points on the line from 0 to 10 that are shown as a change


@dataclass(frozen=True)
class GoalLine:
    """One goal: where they were, are and hope to be, with every rating."""

    words: str
    first: int | None
    now: int | None
    hoped: int | None
    met: bool | None
    change: str
    trend: Trend | None


@dataclass(frozen=True)
class NeedLine:
    """One need and where it stands."""

    id: UUID
    code: str
    words: str
    state: str
    state_words: str
    colour: str
    why: str


@dataclass(frozen=True)
class StepLine:
    """What somebody said they would do."""

    id: UUID
    words: str
    who: str
    due: str
    late: bool
    state: str
    state_words: str
    colour: str
    reason: str


@dataclass(frozen=True)
class PlanPage:
    """A plan as people read it."""

    number: int
    state: Plan.State
    agreed: str
    review: str
    review_late: bool
    reason: str
    changed: bool
    goals: list[GoalLine]
    needs: list[NeedLine]
    steps: list[StepLine]

    @property
    def in_force(self) -> bool:
        """Say whether the plan was agreed and is not over."""
        return self.state in IN_FORCE

    @property
    def under_review(self) -> bool:
        """Say whether it is being looked at again."""
        return self.state == Plan.State.UNDER_REVIEW


def plan_page(plan: Plan, ratings: Sequence[Rating], today: date) -> PlanPage:
    """Say a plan in words, with every rating of its goals."""
    late = plan.review_on is not None and plan.review_on < today
    return PlanPage(
        number=plan.number,
        state=Plan.State(plan.state),
        agreed=day(plan.agreed_on),
        review=f"{day(plan.review_on)}, {ago(plan.review_on)}" if plan.review_on else "",
        review_late=late,
        reason=plan.reason,
        changed=plan.changed,
        goals=[goal_line(goal, ratings) for goal in queries.goals(plan)],
        needs=[need_line(need) for need in queries.needs(plan)],
        steps=[step_line(step, today) for step in queries.steps(plan)],
    )


def goal_line(goal: Goal, ratings: Sequence[Rating]) -> GoalLine:
    """Say one goal in words, with its ratings in order."""
    mine = [one for one in ratings if one.thread == goal.thread]
    first = mine[0].now if mine else goal.now
    now = mine[-1].now if mine else goal.now
    answers = [Answer(one.on, one.now, note=one.get_moment_display()) for one in mine]
    return GoalLine(
        words=goal.words,
        first=first,
        now=now,
        hoped=mine[-1].hoped if mine else goal.hoped,
        met=goal.met,
        change=change_words(first, now) if len(mine) > 1 else "",
        trend=trend(answers, 0, 10) if len(mine) > 1 else None,
    )


def change_words(first: int | None, now: int | None) -> str:
    """Say how far somebody has come; two points and more are shown as a change."""
    if first is None or now is None:
        return ""
    moved = now - first
    if abs(moved) < BAND:
        return f"About where they were: {first} at first, {now} now"
    way = "Closer" if moved > 0 else "Further away"
    return f"{way} than at first: {first} then, {now} now"


def need_line(need: Need) -> NeedLine:
    """Say one need in words."""
    state = Need.State(need.state)
    return NeedLine(
        id=need.public_id,
        code=need.code,
        words=need.get_code_display(),
        state=need.state,
        state_words=str(state.label),
        colour=NEED_COLOURS[state],
        why=need.why,
    )


def step_line(step: Step, today: date) -> StepLine:
    """Say one step in words."""
    state = Step.State(step.state)
    return StepLine(
        id=step.public_id,
        words=step.words,
        who=step.get_who_display(),
        due=day(step.due_on),
        late=state is Step.State.TO_DO and step.due_on is not None and step.due_on < today,
        state=step.state,
        state_words=str(state.label),
        colour=STEP_COLOURS[state],
        reason=step.reason,
    )


def steps_going_on(plan: Plan | None) -> list[str]:
    """What is still to do, and so goes on into the next version."""
    rows = queries.steps(plan) if plan else []
    return [one.words for one in rows if one.state == Step.State.TO_DO]


def version_line(case: Case, plan: Plan) -> dict[str, str]:
    """One earlier version, in a line."""
    goal = next((one.words for one in queries.goals(plan)), "")
    return {
        "title": f"Version {plan.number}: {Plan.State(plan.state).label.lower()}",
        "detail": f"“{goal}”" if goal else "",
        "on": day(plan.agreed_on),
        "href": reverse("plans:version", args=[case.public_id, plan.number]),
    }


def agreed_again(plan: Plan) -> str:
    """Say what came of looking at the plan again."""
    if plan.changed:
        return "The new version is agreed; the one before is kept as it was."
    return "Agreed again as it was, with a new day to look at it."


def address(case: Case) -> str:
    """The address of the plan."""
    return reverse("plans:plan", args=[case.public_id])
