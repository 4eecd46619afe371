"""Counts the reports' figures again in plain Python, walking over events, contacts and sessions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from linkwork.access.models import Team
from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.messages.models import Message
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Gap, Goal, Plan
from linkwork.practice.referrals.models import Case, Contact, Happening, Referral

LONDON = ZoneInfo("Europe/London")
STEPS = ("offered", "agreed", "reached", "planned", "placed", "came", "sustained")
YES = {"accepted", "given", "took up", "did not", "unknown"}
ANSWERS = {"accepted", "waitlisted", "declined"}
OVER = {
    "not wanted", "declined", "withdrawn", "stopped", "completed", "took up", "did not", "unknown",
}  # fmt: skip


@dataclass
class Life:
    """One person's way through the service, as the rows tell it."""

    referral: Referral
    case: Case | None = None
    states: dict[str, str] = field(default_factory=dict)
    closed_on: date | None = None
    contacts: list[Contact] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    met: bool = False
    connections: list[Connection] = field(default_factory=list)
    events: dict[int, list[ConnectionEvent]] = field(default_factory=lambda: defaultdict(list))
    sessions: list[Attendance] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    def after(self, connection: Connection, states: set[str]) -> date | None:
        """The day on which a connection first moved to one of the states."""
        moves = [one for one in self.events[connection.pk] if one.after in states]
        return moves[0].at.astimezone(LONDON).date() if moves else None

    @property
    def made_on(self) -> date:
        """The day the referral came in."""
        return self.referral.received_at.astimezone(LONDON).date()

    @property
    def reached_on(self) -> date | None:
        """The first day the person was spoken to."""
        newer = {one.amends_id for one in self.contacts}
        days = [c.on for c in self.contacts if c.result == "reached" and c.pk not in newer]
        return min(days, default=None)

    @property
    def planned_on(self) -> date | None:
        """The first day a plan was agreed."""
        return min((plan.agreed_on for plan in self.plans if plan.agreed_on), default=None)

    @property
    def came_days(self) -> list[date]:
        """The days of sessions attended."""
        return sorted(one.on for one in self.sessions if one.state == "attended")

    @property
    def came_on(self) -> date | None:
        """The first session attended, else the day the person said that they went."""
        if self.came_days:
            return self.came_days[0]
        went = [self.after(one, {"took up"}) for one in self.connections]
        return min((day for day in went if day), default=None)

    @property
    def did(self) -> list[bool]:
        """Whether each step was made."""
        state = self.states.get("referral", self.referral.state)
        days = self.came_days
        held = len(days) >= 3 or any((day - days[0]).days >= 42 for day in days)
        done = any(self.after(one, {"completed"}) for one in self.connections) or self.met
        return [
            True,
            (self.referral.agreed is True or state == "accepted")
            and state not in ("declined", "rejected", "withdrawn"),
            self.reached_on is not None,
            self.planned_on is not None,
            any(self.after(one, YES) for one in self.connections),
            self.came_on is not None,
            held or (self.came_on is not None and done),
        ]

    @property
    def furthest(self) -> int:
        """The last step made."""
        return max(place for place, done in enumerate(self.did) if done)

    @property
    def open(self) -> bool:
        """Whether more may come."""
        if self.furthest == 0:
            return self.states.get("referral") not in ("declined", "rejected", "withdrawn")
        return self.closed_on is None


def lives(team: Team, since: date, until: date) -> list[Life]:
    """Everybody of a team who was offered in a period."""
    rows = Referral._base_manager.select_related("person", "case")
    found = {
        one.pk: Life(one, getattr(one, "case", None))
        for one in rows
        if one.team_id == team.pk and since <= one.offered_on <= until and one.state != "draft"
    }
    _move(found)
    by_case = {life.case.pk: life for life in found.values() if life.case}
    _lay(by_case, Contact._base_manager.all(), "contacts")
    _lay(by_case, Plan._base_manager.all(), "plans")
    _lay(by_case, Gap._base_manager.all(), "gaps")
    _lay(by_case, Connection._base_manager.exclude(state=Connection.State.ERROR), "connections")
    for goal in Goal._base_manager.select_related("plan"):
        if goal.met and goal.plan.case_id in by_case:
            by_case[goal.plan.case_id].met = True
    _follow(found)
    for table, name in ((Measure, "measures"), (Message, "messages")):
        for row in table._base_manager.order_by("pk"):
            if row.referral_id in found:
                getattr(found[row.referral_id], name).append(row)
    return list(found.values())


def _move(found: dict[int, Life]) -> None:
    """The moves of referrals and cases, in order."""
    for move in Happening.objects.order_by("at", "pk"):
        if life := found.get(move.referral_id):
            life.states[move.of] = move.after
            if move.of == "case" and move.after == "closed":
                life.closed_on = move.at.astimezone(LONDON).date()


def _follow(found: dict[int, Life]) -> None:
    """The moves of connections, in order, and the sessions of each."""
    of = {one.pk: life for life in found.values() for one in life.connections}
    for event in ConnectionEvent.objects.order_by("at", "pk"):
        if event.connection_id in of:
            of[event.connection_id].events[event.connection_id].append(event)
    for session in Attendance._base_manager.all():
        if session.connection_id in of:
            of[session.connection_id].sessions.append(session)


def _lay(by_case: dict[int, Life], rows: Iterable[object], name: str) -> None:
    for row in rows:
        if life := by_case.get(row.case_id):  # type: ignore[attr-defined]
            getattr(life, name).append(row)


def wait(rows: Iterable[tuple[date | None, date | None, date | None]], today: date) -> list[object]:
    """Began, through, left, waiting, and the days within which half and nine in ten were through.

    Person by person, by the definition of the product-limit estimate.
    """
    begun = [row for row in rows if row[0]]
    ends = [((b or c or today) - a, bool(b), bool(c and not b)) for a, b, c in begun if a]
    spans = [(max(span.days, 0), through) for span, through, _ in ends]
    still, half, nine = 1.0, None, None
    for day in sorted({days for days, through in spans if through}):
        at_risk = sum(days >= day for days, _ in spans)
        still *= 1 - sum(days == day and through for days, through in spans) / at_risk
        half = day if half is None and still <= 0.5 + 1e-9 else half
        nine = day if nine is None and still <= 0.1 + 1e-9 else nine
    longest = max((days for days, _ in spans), default=0)
    through, left = sum(one[1] for one in ends), sum(one[2] for one in ends)
    said = [f"more than {longest:,}" if day is None else str(day) for day in (half, nine)]
    return [len(begun), through, left, len(begun) - through - left, *said]


def over(life: Life, connection: Connection) -> date | None:
    """The day on which nothing more was to come of a connection."""
    last = life.events[connection.pk][-1]
    return last.at.astimezone(LONDON).date() if last.after in OVER else life.closed_on


def pairs(people: list[Life], item: str) -> tuple[int, int, list[float]]:
    """Eligible, lost, and the change of each person who answered twice."""
    closed = [one for one in people if one.closed_on and one.reached_on]
    lost, moved = 0, []
    for life in closed:
        mine = [one for one in life.measures if one.item == item and one.value is not None]
        first = [one for one in mine if one.point == "baseline"]
        last = [one for one in mine if one.point == "close"]
        if first and last:
            start = min(first, key=lambda one: one.asked_on)
            end = max(last, key=lambda one: (one.asked_on, one.pk))
            moved.append(float((end.value or 0) - (start.value or 0)))
        elif first:
            lost += 1
    return len(closed), lost, moved


def counted(people: list[Life]) -> Counter[str]:
    """How many got as far as each step."""
    return Counter(step for life in people for step in STEPS[: life.furthest + 1])
