"""Everything on record of one case, gathered once for a page."""

from dataclasses import dataclass
from datetime import date

from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.messages.models import Message
from linkwork.practice.people.models import Alert, Person
from linkwork.practice.plans.models import Goal, Plan
from linkwork.practice.referrals.models import (
    Case,
    Contact,
    Happening,
    LinkWorkerSpell,
    Referral,
)

LIVE = (
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
    alerts: list[Alert]
    spells: list[LinkWorkerSpell]
    contacts: list[Contact]
    happenings: list[Happening]
    plan: Plan | None
    goals: list[Goal]
    connections: list[Connection]
    events: list[ConnectionEvent]
    attendances: list[Attendance]
    messages: list[Message]

    @property
    def live(self) -> list[Connection]:
        """Connections that go on, those already replaced by another left out."""
        replaced = {one.replaces_id for one in self.connections}
        return [c for c in self.connections if c.state in LIVE and c.pk not in replaced]

    @property
    def ended(self) -> list[Connection]:
        """Connections that are over, or given up for another."""
        live = {connection.pk for connection in self.live}
        waiting = (Connection.State.SUGGESTED, Connection.State.ERROR)
        return [c for c in self.connections if c.pk not in live and c.state not in waiting]

    @property
    def reached(self) -> list[Contact]:
        """Contacts that reached the person."""
        return [one for one in self.contacts if one.result == Contact.Result.REACHED]


def gather(case: Case, today: date) -> Story:
    """Read the case's rows; the caller has opened the case through the door."""
    referral = case.referral
    plan = case.plans.order_by("-number").first()
    of_case = case.connections.select_related("activity__provider", "owner").order_by("pk")
    return Story(
        today=today,
        case=case,
        referral=referral,
        person=case.person,
        alerts=list(case.person.alerts.filter(closed_on__isnull=True)),
        spells=list(case.spells.select_related("link_worker").order_by("from_on", "pk")),
        contacts=list(case.contacts.filter(amended_by__isnull=True).order_by("on", "pk")),
        happenings=list(referral.happenings.order_by("at", "pk")),
        plan=plan,
        goals=list(plan.goals.order_by("pk")) if plan else [],
        connections=list(of_case),
        events=list(
            ConnectionEvent.objects.filter(connection__case=case)
            .select_related("connection__activity")
            .order_by("at", "pk")
        ),
        attendances=list(
            Attendance.objects.filter(connection__case=case)
            .select_related("connection__activity")
            .order_by("on", "pk")
        ),
        messages=list(referral.messages.order_by("drafted_at", "pk")),
    )
