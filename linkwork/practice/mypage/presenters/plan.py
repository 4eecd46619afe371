"""The plan as the person reads it: what they want, where they are, who does what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from linkwork.practice.mypage.whose import Mine, shown
from linkwork.practice.plans import queries
from linkwork.practice.plans.models import Goal, Need, Plan, Rating, Step
from linkwork.ui.words import day

NEEDS = {
    Need.State.OPEN: "We are looking for help with this.",
    Need.State.BEING_MET: "We are working on it.",
    Need.State.MET: "You have the help you need.",
    Need.State.GAP: "We could not find help with this here. We have told those who plan services.",
}


@dataclass(frozen=True)
class GoalLine:
    """One thing the person wants: where they were, where they are, where they hope to be."""

    id: UUID
    words: str
    first: int | None
    now: int | None
    hoped: int | None
    said_on: date | None
    met: bool | None


@dataclass(frozen=True)
class Job:
    """Something somebody said they would do."""

    who: str
    words: str
    by_when: str
    done: bool


@dataclass(frozen=True)
class MyPlan:
    """The plan in force, or the last that was agreed."""

    made_on: date
    review: str
    over: bool
    goals: list[GoalLine]
    needs: list[tuple[str, str]]
    jobs: list[Job]

    @property
    def to_do(self) -> list[Job]:
        """What is still to be done."""
        return [one for one in self.jobs if not one.done]


def my_plan(mine: Mine, today: date, *, whole: bool = True) -> MyPlan | None:
    """The plan that was agreed last; a draft is not the person's plan yet.

    The first page does without what stands in the way.
    """
    rows = queries.of(mine.case)
    if not whole:
        rows = rows.prefetch_related(None).prefetch_related("goals", "steps")
    versions = shown(mine, rows)
    plan = next((one for one in versions if one.agreed_on), None)
    if plan is None or plan.agreed_on is None:
        return None
    ratings = shown(mine, queries.ratings(mine.case))
    over = plan.state in (Plan.State.COMPLETED, Plan.State.ABANDONED)
    later = plan.review_on is not None and plan.review_on >= today and not over
    return MyPlan(
        made_on=plan.agreed_on,
        review=f"You look at it again on {day(plan.review_on)}." if later else "",
        over=over,
        goals=[_goal(goal, ratings) for goal in queries.goals(plan)],
        needs=[
            (need.get_code_display(), NEEDS[Need.State(need.state)])
            for need in (queries.needs(plan) if whole else ())
        ],
        jobs=[_job(step, mine) for step in queries.steps(plan)],
    )


def _goal(goal: Goal, ratings: list[Rating]) -> GoalLine:
    said = [one for one in ratings if one.thread == goal.thread]
    last = said[-1] if said else None
    return GoalLine(
        id=goal.public_id,
        words=goal.words,
        first=said[0].now if said else goal.now,
        now=last.now if last else goal.now,
        hoped=last.hoped if last and last.hoped is not None else goal.hoped,
        said_on=last.on if last else None,
        met=goal.met,
    )


def _job(step: Step, mine: Mine) -> Job:
    names = {
        Step.Who.PERSON: "You" if mine.own else mine.person.given_name,
        Step.Who.LINK_WORKER: mine.worker,
        Step.Who.PROVIDER: "The group’s leader",
        Step.Who.GP: "The surgery",
    }
    done = step.state == Step.State.DONE
    return Job(
        who=names[Step.Who(step.who)],
        words=step.words,
        by_when="" if done or step.due_on is None else f"By {day(step.due_on)}.",
        done=done,
    )
