"""Everything on record of one case, gathered once for a page."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.lotteries.models import Entry, Lottery
from linkwork.practice.messages.models import Message
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.people.models import Person
from linkwork.practice.plans.models import Goal, Plan
from linkwork.practice.referrals.models import Case, Contact, LinkWorkerSpell, Referral, Task
from linkwork.practice.supervision.models import CaseCover, HandOver, SafeguardingConcern, Visit

HERE = OuterRef("pk")
LIVE = (
    Connection.State.SUGGESTED,
    Connection.State.CHOSEN,
    Connection.State.SENT,
    Connection.State.WAITLISTED,
    Connection.State.ACCEPTED,
    Connection.State.BOOKED,
    Connection.State.MISSED,
    Connection.State.STARTED,
    Connection.State.SUSTAINING,
    Connection.State.GIVEN,
    Connection.State.NO_RESPONSE,
    Connection.State.DECLINED,
)


@dataclass(frozen=True)
class Story:
    """One case with what was said and done, oldest first."""

    today: date
    case: Case
    referral: Referral
    person: Person
    spells: list[LinkWorkerSpell]
    contacts: list[Contact]
    plan: Plan | None
    plans: list[Plan]
    goals: list[Goal]
    connections: list[Connection]
    events: list[ConnectionEvent]
    attendances: list[Attendance]
    messages: list[Message]

    @property
    def live(self) -> list[Connection]:
        """Connections that go on, those replaced by another left out; none once it is closed."""
        if self.case.state == Case.State.CLOSED:
            return []
        replaced = {one.replaces_id for one in self.connections}
        return [c for c in self.connections if goes_on(c) and c.pk not in replaced]

    @property
    def ended(self) -> list[Connection]:
        """Connections that are over, or given up for another."""
        live = {connection.pk for connection in self.live}
        error = Connection.State.ERROR
        return [c for c in self.connections if c.pk not in live and c.state != error]

    @property
    def reached(self) -> list[Contact]:
        """Contacts that reached the person."""
        return [one for one in self.contacts if one.result == Contact.Result.REACHED]


def goes_on(connection: Connection) -> bool:
    """Whether somebody still has to do something about it: a no waits for another try."""
    if connection.state == Connection.State.DECLINED:
        return connection.next_on is not None
    return connection.state in LIVE


def whole() -> QuerySet[Case]:
    """Cases with everything that their page says of them in one row, and which tables to ask."""
    return Case.objects.select_related(
        "organisation__servicepolicy",
        "link_worker",
        "continues",
        "person__organisation",
        "person__practice",
        "referral__practice",
        "referral__referrer",
    ).annotate(
        watched=Exists(SafeguardingConcern.objects.filter(person=OuterRef("person")))
        | Exists(Visit.objects.filter(case=HERE))
        | Exists(CaseCover.objects.filter(case=HERE))
        | Exists(HandOver.objects.filter(case=HERE)),
        spoke=Exists(Reflection.objects.filter(case=HERE))
        | Exists(Suggestion.objects.filter(case=HERE)),
        lots=Exists(Entry.objects.filter(case=HERE)) | Exists(Lottery.objects.filter(state="open")),
        errands=Exists(Task.objects.filter(case=HERE, state=Task.State.OPEN)),
    )


def gather(case: Case, today: date) -> Story:
    """Read the case's rows; the caller has opened the case through the door."""
    (story,) = gather_all([case], today)
    return story


def gather_all(cases: list[Case], today: date, *, brief: bool = False) -> list[Story]:
    """Read the rows of many cases, a table at a time.

    `brief` leaves out what only a person's own page tells: goals, moves, messages.
    """
    keys = [case.pk for case in cases]
    every = _grouped(Plan.objects.filter(case__in=keys).order_by("number"), "case_id")
    plans = {case: rows[-1] for case, rows in every.items()}
    latest = [plan.pk for plan in plans.values()]
    goals = _grouped(
        Goal.objects.filter(plan__in=[] if brief else latest).order_by("pk"), "plan_id"
    )
    tables = _tables(keys)
    if brief:
        tables["events"] = (ConnectionEvent.objects.none(), tables["events"][1])
        tables["messages"] = (Message.objects.none(), tables["messages"][1])
    rows = {name: _grouped(found, by) for name, (found, by) in tables.items()}
    return [
        Story(
            today=today,
            case=case,
            referral=case.referral,
            person=case.person,
            plan=plans.get(case.pk),
            plans=every[case.pk],
            goals=goals[plans[case.pk].pk] if case.pk in plans else [],
            **{name: found[case.pk] for name, found in rows.items()},
        )
        for case in cases
    ]


def _tables(keys: list[int]) -> dict[str, tuple[QuerySet[Any], str]]:
    """What a story is read from, in order, and the way from each row to its case."""
    spells = LinkWorkerSpell.objects.filter(case__in=keys).select_related("link_worker")
    contacts = Contact.objects.filter(case__in=keys, amended_by__isnull=True)
    connections = Connection.objects.filter(case__in=keys)
    events = ConnectionEvent.objects.filter(connection__case__in=keys)
    sessions = Attendance.objects.filter(connection__case__in=keys)
    messages = Message.objects.filter(referral__case__in=keys).select_related("referral__case")
    of_connection, activity = "connection.case_id", "connection__activity__provider"
    return {
        "spells": (spells.order_by("from_on", "pk"), "case_id"),
        "contacts": (contacts.order_by("on", "pk"), "case_id"),
        "connections": (
            connections.select_related("activity__provider", "owner").order_by("pk"),
            "case_id",
        ),
        "events": (events.select_related(activity).order_by("at", "pk"), of_connection),
        "attendances": (sessions.select_related(activity).order_by("on", "pk"), of_connection),
        "messages": (messages.order_by("drafted_at", "pk"), "referral.case.pk"),
    }


def _grouped(rows: QuerySet[Any], by: str) -> dict[int, list[Any]]:
    """Rows by the key they belong to; nothing is an empty list."""
    found: dict[int, list[Any]] = defaultdict(list)
    key = attrgetter(by)
    for row in rows:
        found[key(row)].append(row)
    return found
