"""How one version of a plan differs from the one before it, in lines that people read."""

from dataclasses import dataclass

from linkwork.practice.plans import queries
from linkwork.practice.plans.models import Goal, Plan, Step

ADDED, CHANGED, GONE = "Added", "Changed", "No longer there"


@dataclass(frozen=True)
class Change:
    """One difference: of what, which way, before and after."""

    way: str
    what: str
    before: str = ""
    after: str = ""


def between(before: Plan, after: Plan) -> list[Change]:
    """Every difference of content; none where it was agreed again as it was."""
    return [*_goals(before, after), *_needs(before, after), *_steps(before, after)]


def _goals(before: Plan, after: Plan) -> list[Change]:
    earlier, found = queries.goals(before), []
    left = list(earlier)
    for goal in queries.goals(after):
        same = next((one for one in left if _same(one, goal)), None)
        if same is None:
            found.append(Change(ADDED, "Goal", after=_said(goal)))
            continue
        left.remove(same)
        if _said(same) != _said(goal):
            found.append(Change(CHANGED, "Goal", _said(same), _said(goal)))
    return found + [Change(GONE, "Goal", before=_ended(goal)) for goal in left]


def _same(one: Goal, other: Goal) -> bool:
    return one.thread == other.thread or one.words == other.words


def _said(goal: Goal) -> str:
    now = f", {goal.now} now" if goal.now is not None else ""
    hoped = f", {goal.hoped} hoped for" if goal.hoped is not None else ""
    return f"“{goal.words}”{now}{hoped}"


def _ended(goal: Goal) -> str:
    how = {True: " (they reached it)", False: " (let go)", None: ""}[goal.met]
    return f"“{goal.words}”{how}"


def _needs(before: Plan, after: Plan) -> list[Change]:
    old = {need.code: need.get_code_display() for need in queries.needs(before)}
    new = {need.code: need.get_code_display() for need in queries.needs(after)}
    added = [Change(ADDED, "Need", after=words) for code, words in new.items() if code not in old]
    gone = [Change(GONE, "Need", before=words) for code, words in old.items() if code not in new]
    return added + gone


def _steps(before: Plan, after: Plan) -> list[Change]:
    old = {step.thread: step for step in queries.steps(before)}
    new = {step.thread: step for step in queries.steps(after)}
    settled = [
        Change(step.get_state_display(), "Step", before=step.words)
        for thread, step in old.items()
        if thread not in new and step.state != Step.State.TO_DO
    ]
    added = [Change(ADDED, "Step", after=s.words) for t, s in new.items() if t not in old]
    return added + settled
