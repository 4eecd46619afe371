"""The team's board in words: weights, what is stuck, alerts, who is out, who to talk with first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Connection
from linkwork.practice.people.models import Alert
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision.board import Load
from linkwork.practice.supervision.watch import Watched
from linkwork.practice.supervision.weight import figure
from linkwork.ui.chain import LinkState
from linkwork.ui.words import counted, day, day_short, days_in_words

MOST_STUCK = 12
ALERTS_AHEAD = timedelta(days=14)
ROOM_BEYOND = 1.5  # the drawing reaches half as far again as the agreed weight


@dataclass(frozen=True)
class Cell:
    """A number that opens its list."""

    number: int
    href: str
    bad: bool = False


@dataclass(frozen=True)
class Row:
    """One link worker on the board."""

    name: str
    href: str
    open: Cell
    weight: str
    weight_words: str
    within: float  # what is drawn up to the agreed weight, and beyond, in percent
    beyond: float
    agreed: float
    over: bool
    risk: Cell
    late: Cell
    new: Cell
    alerts: Cell
    stuck: Cell


@dataclass(frozen=True)
class Stuck:
    """A connection that does not go on."""

    who: str
    href: str
    born: str
    states: list[LinkState]
    where: str
    holder: str
    waiting_on: str
    how_long: str
    step: str
    step_href: str


@dataclass(frozen=True)
class AlertRow:
    """An alert to be looked at."""

    risk: str
    who: str
    href: str
    born: str
    owner: str
    when: str
    colour: str


@dataclass(frozen=True)
class First:
    """Somebody to talk with first, and why."""

    who: str
    href: str
    why: str


@dataclass(frozen=True)
class Board:
    """The whole board."""

    sub: str
    rows: list[Row]
    stuck: list[Stuck]
    stuck_more: int
    alerts: list[AlertRow]
    first: list[First]


def listed(member: UUID, what: str) -> str:
    """The address of one of a link worker's lists."""
    return reverse("supervision:member", kwargs={"member_id": member, "what": what})


def page(loads: list[Load], policy: ServicePolicy, today: date) -> Board:
    """Everything the lead reads at a glance."""
    watched = [row for load in loads for row in load.rows]
    stuck = sorted(
        ((row, one) for row in watched for one in row.stuck), key=lambda p: -p[0].days_of(p[1])
    )
    alerts = sorted(
        ((row, a) for row in watched for a in row.alerts if a.review_on <= today + ALERTS_AHEAD),
        key=lambda pair: pair[1].review_on,
    )
    heaviest = max([load.weight for load in loads], default=0.0)
    scale = max(policy.caseload_weight * ROOM_BEYOND, heaviest)
    return Board(
        sub=_sub(loads, policy, len(watched)),
        rows=[_row(load, policy, scale) for load in loads],
        stuck=[_stuck(row, one) for row, one in stuck[:MOST_STUCK]],
        stuck_more=max(0, len(stuck) - MOST_STUCK),
        alerts=[_alert(row, one, today) for row, one in alerts],
        first=[_first(load, policy) for load in loads if _worth_a_talk(load, policy)],
    )


def _sub(loads: list[Load], policy: ServicePolicy, people: int) -> str:
    heavy = sum(load.weight > policy.caseload_weight for load in loads)
    said = f"{counted(len(loads), 'link worker')}, {counted(people, 'person', 'people')} open."
    if not heavy:
        return f"{said} Nobody carries more than the agreed weight of {policy.caseload_weight}."
    carry = "One carries" if heavy == 1 else f"{heavy} carry"
    return f"{said} {carry} more than the agreed weight of {policy.caseload_weight}."


def _row(load: Load, policy: ServicePolicy, scale: float) -> Row:
    member, agreed = load.worker.public_id, policy.caseload_weight
    over = max(0.0, load.weight - agreed)

    def cell(number: int, what: str, *, bad: bool = False) -> Cell:
        return Cell(number, listed(member, what), bad and number > 0)

    words = f"{figure(load.weight)} of {agreed}"
    return Row(
        name=load.worker.name,
        href=listed(member, "open"),
        open=cell(len(load.rows), "open"),
        weight=figure(load.weight),
        weight_words=f"{words}: {figure(over)} over" if over else words,
        within=round(100 * min(load.weight, agreed) / scale, 2),
        beyond=round(100 * over / scale, 2),
        agreed=round(100 * agreed / scale, 2),
        over=over > 0,
        risk=cell(len(load.at_risk), "risk", bad=True),
        late=cell(load.late, "overdue", bad=True),
        new=cell(len(load.new), "new"),
        alerts=cell(len(load.alerts), "alerts"),
        stuck=cell(load.stuck, "stuck"),
    )


S = Connection.State
# Where it is stuck, and what the lead may ask for.
WHERE: dict[str, tuple[str, str]] = {
    S.SENT: ("Sent, no answer", "Ring them"),
    S.NO_RESPONSE: ("Did not answer", "Try another"),
    S.WAITLISTED: ("On a waiting list", "Ask for news"),
    S.DECLINED: ("Provider said no", "Try another"),
    S.MISSED: ("Missed the first session", "Plan to go along"),
}
BY_PROVIDER = (S.SENT, S.WAITLISTED)


def _stuck(row: Watched, one: Connection) -> Stuck:
    where, step = WHERE[one.state]
    case = row.case
    page = reverse("connections:connection", kwargs={"connection_id": one.public_id})
    at_provider = one.state in BY_PROVIDER
    states: list[LinkState] = ["done", "done", "weak", "next"]
    return Stuck(
        who=case.person.name,
        href=_page_of(case),
        born=day(case.person.born_on),
        states=states,
        where=f"{where}: {one.activity.name}",
        holder=case.link_worker.name,
        waiting_on=one.activity.provider.name if at_provider else case.link_worker.name,
        how_long=days_in_words(row.days_of(one)),
        step=step,
        step_href=page,
    )


def _page_of(case: Case) -> str:
    return reverse("journey:person", kwargs={"case_id": case.public_id})


def _alert(row: Watched, one: Alert, today: date) -> AlertRow:
    days = (one.review_on - today).days
    near: dict[int, tuple[str, str]] = {0: ("Today", "red"), 1: ("Tomorrow", "yellow")}
    when, colour = near.get(days, (day_short(one.review_on), "grey"))
    if days < 0:
        when, colour = f"{days_in_words(-days).capitalize()} late", "red"
    return AlertRow(
        risk=one.get_risk_display(),
        who=row.case.person.name,
        href=_page_of(row.case),
        born=day(row.case.person.born_on),
        owner=one.owner.name,
        when=when,
        colour=colour,
    )


def _worth_a_talk(load: Load, policy: ServicePolicy) -> bool:
    return bool(_why(load, policy))


def _why(load: Load, policy: ServicePolicy) -> list[str]:
    quiet = sum(row.quiet for row in load.rows)
    over = load.weight - policy.caseload_weight
    told: list[tuple[bool, Callable[[], str]]] = [
        (over > 0, lambda: f"{figure(over)} over weight"),
        (quiet > 2, lambda: f"{quiet} people not reached for {policy.quiet_days} days"),
        (load.late > 5, lambda: f"{counted(load.late, 'thing')} overdue"),
        (len(load.alerts) > 1, lambda: f"{len(load.alerts)} alerts to look at"),
    ]
    return [words() for holds, words in told if holds]


def _first(load: Load, policy: ServicePolicy) -> First:
    why = "; ".join(_why(load, policy))
    return First(load.worker.name, listed(load.worker.public_id, "risk"), why.capitalize())
