"""What a lead watches over: each open case, its weight, what is late, and where it may break."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.connections.moves import OPEN
from linkwork.practice.people.models import Alert
from linkwork.practice.referrals.models import Case, Contact, LinkWorkerSpell
from linkwork.practice.supervision import weight
from linkwork.practice.supervision.losing import Touch, warned
from linkwork.practice.supervision.weight import Weight

State = Connection.State
# Live for the chain: open ones, and a refusal that nobody has followed up yet.
LIVE = OPEN | {State.DECLINED}
WEAK = frozenset({State.NO_RESPONSE, State.DECLINED, State.MISSED})
WAITING = frozenset({State.SENT, State.WAITLISTED})


@dataclass
class Watched:
    """One open case as the lead reads it."""

    case: Case
    today: date
    policy: ServicePolicy
    contacts: list[tuple[date, str, int]] = field(default_factory=list)
    spells: list[tuple[date, int]] = field(default_factory=list)
    live: list[Connection] = field(default_factory=list)
    sessions: dict[int, list[tuple[date, str]]] = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)

    @property
    def weight(self) -> Weight:
        """What the case weighs."""
        needs = len(set(self.case.referral.needs))
        due = len(self._due_by(self.today + timedelta(days=weight.DUE_WITHIN_DAYS)))
        return weight.weigh(self.case.state, alerts=len(self.alerts), needs=needs, due=due)

    def _due_by(self, last: date) -> list[tuple[date, str]]:
        found = []
        if self.case.next_step_on and self.case.next_step_on <= last:
            found.append((self.case.next_step_on, self.case.next_step or "Next step"))
        found += [
            (one.next_on, f"{one.activity.name}: {one.next_step}")
            for one in self.live
            if one.next_on and one.next_on <= last
        ]
        return sorted(found)

    @property
    def late(self) -> list[tuple[date, str]]:
        """What should have been done before today, the longest due first."""
        return self._due_by(self.today - timedelta(days=1))

    @property
    def stuck(self) -> list[Connection]:
        """Connections that do not go on: said no, silent, missed, or waiting for too long."""
        return [one for one in self.live if one.state in WEAK or self._waits_too_long(one)]

    def _waits_too_long(self, one: Connection) -> bool:
        return one.state in WAITING and self.days_of(one) > self.policy.provider_reply_days

    def days_of(self, one: Connection) -> int:
        """For how many days a connection has stood where it stands."""
        since = one.state_since_on or one.sent_on or one.suggested_on
        return (self.today - since).days

    @property
    def touch(self) -> Touch:
        """What the rules of lost contact look at."""
        return Touch(
            state=self.case.state,
            today=self.today,
            policy=self.policy,
            contacts=self.contacts,
            spells=self.spells,
            live=self.live,
            sessions=self.sessions,
        )

    @property
    def reached_on(self) -> date | None:
        """The day somebody last spoke with the person."""
        return self.touch.reached_on

    @property
    def quiet(self) -> bool:
        """Whether nobody has spoken with the person for longer than the service allows."""
        last = self.reached_on or self.case.opened_on
        return (self.today - last).days >= self.policy.quiet_days

    @property
    def at_risk(self) -> list[str]:
        """Why contact may be lost, in words; nothing where no rule holds."""
        return [one.words for one in warned(self.touch)]


def over(cases: list[Case], policy: ServicePolicy, today: date) -> list[Watched]:
    """Read what a lead watches of these open cases, a table at a time."""
    keys = [case.pk for case in cases]
    people = [case.person_id for case in cases]
    seen = {case.pk: Watched(case, today, policy) for case in cases}
    contacts = Contact.objects.filter(case__in=keys, amended_by__isnull=True).order_by("on", "pk")
    for key, on, result, by in contacts.values_list("case_id", "on", "result", "made_by_id"):
        seen[key].contacts.append((on, result, by))
    spells = LinkWorkerSpell.objects.filter(case__in=keys).order_by("from_on", "pk")
    for key, since, holder in spells.values_list("case_id", "from_on", "link_worker_id"):
        seen[key].spells.append((since, holder))
    for one in _live(keys):
        seen[one.case_id].live.append(one)
    for key, sessions in _sessions(seen.values()).items():
        seen[key].sessions = sessions
    alerts = Alert.objects.filter(person__in=people, closed_on__isnull=True).order_by("review_on")
    by_person = _grouped(alerts.select_related("owner"))
    for one_case in seen.values():
        one_case.alerts = by_person[one_case.case.person_id]
    return list(seen.values())


def _live(keys: list[int]) -> Iterable[Connection]:
    """Connections that go on; one that was replaced by another is left out."""
    rows = Connection.objects.filter(case__in=keys, state__in=LIVE, connection__isnull=True)
    return rows.select_related("activity__provider").order_by("pk")


def _sessions(seen: Iterable[Watched]) -> dict[int, dict[int, list[tuple[date, str]]]]:
    cases = {one.pk: row.case.pk for row in seen for one in row.live}
    found: dict[int, dict[int, list[tuple[date, str]]]] = defaultdict(lambda: defaultdict(list))
    rows = Attendance.objects.filter(connection__in=list(cases)).order_by("on", "pk")
    for key, on, state in rows.values_list("connection_id", "on", "state"):
        found[cases[key]][key].append((on, state))
    return found


def _grouped(rows: Iterable[Alert]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
