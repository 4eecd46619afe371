"""The copy of a plan that the person gets: plain words, nothing that they did not agree to."""

from dataclasses import dataclass
from datetime import date

from linkwork.practice.plans import queries
from linkwork.practice.plans.models import Need, Step
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import day

NEED_WORDS = {
    Need.State.OPEN: "We are looking for something that helps",
    Need.State.BEING_MET: "Something is helping with this now",
    Need.State.MET: "This is sorted",
    Need.State.GAP: "We have found nothing here yet, and have noted that it is missing",
}


@dataclass(frozen=True)
class CopiedGoal:
    """What I want, in my words."""

    words: str
    now: int | None
    hoped: int | None
    met: bool | None


@dataclass(frozen=True)
class CopiedStep:
    """Who does what, by when."""

    who: str
    words: str
    by: str
    done: bool


@dataclass(frozen=True)
class SharedCopy:
    """My plan, as I get it."""

    name: str
    link_worker: str
    number: int
    agreed: str
    review: str
    over: bool
    goals: list[CopiedGoal]
    needs: list[tuple[str, str]]
    steps: list[CopiedStep]
    made_on: str


def shared_copy(case: Case, on: date) -> SharedCopy | None:
    """The plan that the person last agreed to; none where they have agreed to none."""
    plan = queries.agreed(case)
    if plan is None:
        return None
    latest = {one.thread: one for one in queries.ratings(case)}
    goals = [
        CopiedGoal(
            goal.words,
            latest[goal.thread].now if goal.thread in latest else goal.now,
            latest[goal.thread].hoped if goal.thread in latest else goal.hoped,
            goal.met,
        )
        for goal in queries.goals(plan)
    ]
    return SharedCopy(
        name=case.person.given_name,
        link_worker=case.link_worker.name,
        number=plan.number,
        agreed=day(plan.agreed_on),
        review=day(plan.review_on),
        over=plan.state not in ("agreed", "under review"),
        goals=goals,
        needs=[
            (need.get_code_display(), NEED_WORDS[Need.State(need.state)])
            for need in queries.needs(plan)
        ],
        steps=[_step(one, case) for one in queries.steps(plan) if one.state != Step.State.NOT_DONE],
        made_on=day(on),
    )


def _step(step: Step, case: Case) -> CopiedStep:
    whose = {
        Step.Who.PERSON: "I will",
        Step.Who.LINK_WORKER: f"{case.link_worker.name} will",
        Step.Who.PROVIDER: "The people at the activity will",
        Step.Who.GP: "My GP practice will",
    }
    done = step.state == Step.State.DONE
    return CopiedStep(whose[Step.Who(step.who)], _small(step.words), day(step.due_on), done)


def _small(words: str) -> str:
    """The words as they go on in a sentence: “Ring the choir” becomes “ring the choir”."""
    first, *rest = words.split(" ", 1)
    plain = first[1:].islower() and len(first) > 1
    return " ".join([first.lower() if plain else first, *rest])
