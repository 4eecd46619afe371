"""The first page: what happens next, the plan, the way so far, and who does what."""

from dataclasses import dataclass
from datetime import date

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage import queries
from linkwork.practice.mypage.models import Reflection
from linkwork.practice.mypage.presenters.asked import Asked, asked
from linkwork.practice.mypage.presenters.looks import ME, Look, looks
from linkwork.practice.mypage.presenters.plan import MyPlan, my_plan
from linkwork.practice.mypage.presenters.questions import (
    Waiting,
    of_today,
    today_is_asked,
    waiting,
)
from linkwork.practice.mypage.presenters.sessions import Meeting, next_day
from linkwork.practice.mypage.presenters.standing import Group, group
from linkwork.practice.mypage.presenters.way import Mark, way
from linkwork.practice.mypage.whose import Mine, shown
from linkwork.practice.outcomes.instruments import Question
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import day, weekday

Said = Reflection.Said


@dataclass(frozen=True)
class Next:
    """The next time to go somewhere."""

    group: Group
    when: str
    rows: list[tuple[str, str]]
    answered: str


@dataclass(frozen=True)
class Turn:
    """Whose turn it is to do what, by when."""

    who: str
    what: str
    by_when: str


@dataclass(frozen=True)
class Home:
    """Everything that the first page says."""

    sub: str
    next: Next | None
    contact: str
    plan: MyPlan | None
    way: list[Mark]
    groups: list[Group]
    over: list[Group]
    turns: list[Turn]
    asked: list[Asked]
    looks: list[Look]
    today: list[Question]
    waiting: list[Waiting]


def home(mine: Mine, today: date) -> Home:
    """Gather the first page; one event covers all of it."""
    case = mine.case
    rows = shown(mine, connections.of(case).prefetch_related(*PLACES))
    rows = [row for row in rows if row.state != Connection.State.ERROR]
    said = shown(mine, queries.reflections(case)) if mine.own else []
    groups = [group(row, mine.worker, today) for row in rows]
    live = [one for one in groups if not one.over]
    plan = my_plan(mine, today, whole=False)
    questions = of_today(mine, {row.state for row in rows})
    due = waiting(mine, today)  # where these wait, no others are asked: four at most
    requests = shown(mine, queries.suggestions(case)) if mine.own else []
    return Home(
        sub=_sub(mine, plan),
        next=_next(rows, said, mine, today),
        contact=_contact(mine, today),
        plan=plan,
        way=way(mine, plan, live),
        groups=live,
        over=[one for one in groups if one.over],
        turns=_turns(live, plan),
        asked=[asked(one, mine.worker) for one in requests][:5],
        looks=[one for one in looks(mine, lately=True) if one.who != ME][:3] if mine.own else [],
        today=questions if not due and today_is_asked(mine, questions, today) else [],
        waiting=due,
    )


PLACES = ("activity__schedules", "activity__locations")


def _sub(mine: Mine, plan: MyPlan | None) -> str:
    case, worker = mine.case, mine.worker
    if case.state == Case.State.CLOSED:
        return f"We finished on {day(case.closed_on)}. You can come back when you like."
    if plan is None:
        return f"{worker} is here to help you find what is good for you."
    whose = "your plan. You" if mine.own else f"{mine.person.given_name}’s plan. They"
    return f"This is {whose} made it with {worker} on {day(plan.made_on)}."


def _contact(mine: Mine, today: date) -> str:
    """When the link worker is in touch next; a day that has passed is owned up to."""
    case, worker = mine.case, mine.worker
    if case.state == Case.State.CLOSED:
        return ""
    if case.state == Case.State.ON_HOLD:
        until = f" until {day(case.hold_until_on)}" if case.hold_until_on else ""
        return f"We have a break{until}. Then {worker} gets in touch with you."
    if case.next_step_on is None:
        return f"{worker} will get in touch with you."
    if case.next_step_on < today:
        return (
            f"{worker} hoped to get in touch by {day(case.next_step_on)}. If you have not heard, "
            "please ask for a call."
        )
    return f"{worker} gets in touch by {weekday(case.next_step_on)}."


def _next(rows: list[Connection], said: list[Reflection], mine: Mine, today: date) -> Next | None:
    """The earliest meeting ahead."""
    coming = [(meeting, row) for row in rows if (meeting := next_day(row, today))]
    if not coming:
        return None
    meeting, row = min(coming, key=lambda pair: (pair[0].on, pair[1].pk))
    return Next(
        group=group(row, mine.worker, today),
        when=meeting.words,
        rows=[(label, words) for label, words in _details(row, meeting, mine) if words],
        answered=_answered(row, meeting, said),
    )


def _details(row: Connection, meeting: Meeting, mine: Mine) -> list[tuple[str, str]]:
    activity = row.activity
    place = next(iter(activity.locations.all()), None)
    where = [place.name, place.address, place.postcode, place.transport] if place else []
    first_time = row.state == Connection.State.BOOKED
    cost = group(row, mine.worker, meeting.on).cost
    return [
        ("Where", ". ".join(part.rstrip(".") for part in where if part)),
        ("Who with", _company(row, mine) if first_time else ""),
        ("Ask for", activity.ask_for),
        ("Cost", cost),
        ("Good to know", activity.notice),
    ]


def _company(row: Connection, mine: Mine) -> str:
    """Who goes along the first time, and where they meet."""
    if not row.accompanied:
        return ""
    name = row.companion or mine.worker
    friend = mine.worker if name == mine.case.link_worker.name else name
    at = f" You meet here: {row.meeting_point}." if row.meeting_point else ""
    return f"{friend} goes with you the first time.{at}"


def _answered(row: Connection, meeting: Meeting, said: list[Reflection]) -> str:
    """What the person said already about this meeting."""
    mine = [r for r in said if r.connection_id == row.pk and r.session_on == meeting.on]
    last = mine[0].said if mine else ""
    words = {
        Said.COMING: "You said you will be there.",
        Said.CANNOT: "You said you can’t make it. We will talk with you.",
    }
    return words.get(last, "")  # type: ignore[call-overload,no-any-return]  # or another answer


def _turns(groups: list[Group], plan: MyPlan | None) -> list[Turn]:
    """Who does what next: for each group, and from the plan."""
    turns = [Turn(one.whose, f"{one.name}: {one.next}", one.by_when) for one in groups if one.whose]
    jobs = plan.to_do if plan and not plan.over else []
    return turns + [Turn(job.who, job.words, job.by_when) for job in jobs]
