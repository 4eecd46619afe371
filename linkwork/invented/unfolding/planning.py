"""The plan in its versions: goals rated over time, what stood in the way, and who did what."""

from datetime import date, timedelta
from random import Random

from linkwork.invented.unfolding import words
from linkwork.invented.unfolding.calendar import Days, Told
from linkwork.invented.unfolding.setting import Record
from linkwork.practice.plans.areas import district
from linkwork.practice.plans.models import Gap, Goal, Need, Plan, Rating, Step
from linkwork.practice.referrals.models import Case

REVIEW = timedelta(weeks=6)
WEEK = timedelta(7)
WHY = "Nothing of the kind within reach"
REASONS = {"money": "full", "housing": "full", "caring": "times", "work_learning": "too far"}


def plans(record: Record, rng: Random, told: Told, days: Days, case: Case) -> Goal | None:
    """The plan in its versions; the goal of the first is the one that progress is measured on."""
    if not record.past(days.planned) or days.planned is None:
        return None
    revised = days.revised if record.past(days.revised) else None
    over = record.past(days.closed)
    state = Plan.State.REPLACED if revised else _plan_state(told, over)
    review = days.planned + REVIEW
    first = record.make(
        Plan, case=case, number=1, state=state, agreed_on=days.planned, review_on=review
    )
    if state == Plan.State.ABANDONED:
        first.reason = "The work ended before it was done."
    goal = _goal(record, rng, told, days, first)
    _rate(record, goal, days.planned, Rating.Moment.AGREED)
    lacking = _needs(record, rng, case, first, over=over)
    _steps(record, first, days.planned, settled=over or revised is not None)
    if revised:
        lacking = _second(record, rng, told, goal=goal, first=first, on=revised, over=over)
    for need in lacking:
        _gap(record, case, need, days.planned + 2 * WEEK)
    return goal


def _second(
    record: Record, rng: Random, told: Told, *, goal: Goal, first: Plan, on: date, over: bool
) -> list[Need]:
    """The next version: the same goal, further on."""
    second = record.make(
        Plan,
        case=first.case,
        number=2,
        state=_plan_state(told, over),
        agreed_on=on,
        review_on=on + REVIEW,
        reason="The first steps showed what else is needed.",
    )
    now = goal.now if goal.now is None or goal.now > 8 else goal.now + 1
    later = record.make(
        Goal, plan=second, thread=goal.thread, words=goal.words, now=now, hoped=goal.hoped
    )
    _rate(record, later, on, Rating.Moment.REVIEW)
    _steps(record, second, on, settled=over)
    return _needs(record, rng, first.case, second, over=over)


def _plan_state(told: Told, over: bool) -> str:
    if not over:
        return Plan.State.AGREED
    return Plan.State.COMPLETED if told["completed"] else Plan.State.ABANDONED


def _goal(record: Record, rng: Random, told: Told, days: Days, plan: Plan) -> Goal:
    """What the person wants; where they stand now leaves room for how far they will come."""
    moved = int(told["goal_progress"] or 0)
    now = rng.randint(max(0, -moved), min(4 + max(0, -moved), 10 - max(0, moved)))
    met = told["completed"] if told["completed"] and record.past(days.ended) else None
    goal: Goal = record.make(
        Goal,
        plan=plan,
        words=rng.choice(words.GOALS[told["main_need"]]),
        now=now,
        hoped=min(10, max(now + 2, 7)),
        met=met,
    )
    return goal


def _rate(record: Record, goal: Goal, on: date, moment: str) -> None:
    record.make(
        Rating, goal=goal, thread=goal.thread, on=on, now=goal.now, hoped=goal.hoped, moment=moment
    )


def _needs(record: Record, rng: Random, case: Case, plan: Plan, *, over: bool) -> list[Need]:
    """What stood in the way; answers those that nothing here could meet."""
    states = [Need.State.MET, Need.State.MET, Need.State.GAP, Need.State.OPEN]
    lacking = []
    for code in case.referral.needs:
        state = rng.choice(states) if over else Need.State.BEING_MET
        why = WHY if state == Need.State.GAP else ""
        need = record.make(Need, plan=plan, code=code, state=state, why=why)
        if state == Need.State.GAP:
            lacking.append(need)
    return lacking


def _gap(record: Record, case: Case, need: Need, found_on: date) -> None:
    record.make(
        Gap,
        case=case,
        need=need.code,
        reason=REASONS.get(need.code, Gap.Reason.NOTHING),
        why=WHY,
        area=district(record.person.postcode),
        found_on=min(found_on, record.setting.today),
    )


def _steps(record: Record, plan: Plan, on: date, *, settled: bool) -> None:
    """Each has something to do, and the link worker's is done first."""
    done = {"state": Step.State.DONE, "settled_on": on + WEEK}
    due = {"plan": plan, "due_on": on + 2 * WEEK}
    mine = done if settled or record.past(on + WEEK) else {}
    record.make(Step, words=words.PROMISED[0], who=Step.Who.LINK_WORKER, **due, **mine)
    theirs = done if settled or record.past(on + 2 * WEEK) else {}
    record.make(Step, words=words.PROMISED[1], who=Step.Who.PERSON, **due, **theirs)
