"""Stories told from memory, without a database: one case on its days, for rules and chains."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from linkwork.access.models import Organisation, ServicePolicy, User
from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.directory.models import Activity, Provider
from linkwork.practice.journey.queries import Story
from linkwork.practice.messages.models import Message
from linkwork.practice.people.models import Person
from linkwork.practice.plans.models import Goal, Plan
from linkwork.practice.referrals.models import Case, Contact, LinkWorkerSpell, Referral

TODAY = date(2026, 6, 15)
POLICY = ServicePolicy()
NUMBER = count(1)
JO, ADA = User(pk=1, name="Jo Ferreira"), User(pk=2, name="Ada Quill")


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def moment(on: date) -> datetime:
    """The middle of a day."""
    return timezone.make_aware(datetime.combine(on, time(12)))


def case(**changes: Any) -> Case:
    """Amara's case, opened thirty days ago, held by Jo; its next step is a week ahead."""
    person = Person(pk=1, given_name="Amara", family_name="Nwosu", born_on=date(1951, 5, 14))
    referral = Referral(
        pk=1,
        person=person,
        practice=Organisation(pk=3, name="Millfield Surgery"),
        referrer_name="Dr Ruth Okafor",
        route="gp",
        main_need="loneliness",
        offered_on=ago(33),
    )
    told = {"state": "active", "next_step": "Ring her", "next_step_on": ago(-7), **changes}
    return Case(pk=1, person=person, referral=referral, link_worker=JO, opened_on=ago(30), **told)


def story(*, closed: bool = False, next_step_on: date | None = None, **changes: Any) -> Story:
    """One case that Jo has held from the start and spoke with three days ago."""
    told: dict[str, Any] = {"next_step_on": next_step_on} if next_step_on else {}
    if closed:
        told = {"state": "closed", "closed_on": ago(2), "ending": "partly met", "next_step": ""}
        told |= {"next_step_on": None}
    ours = case(**told)
    plain = Story(
        today=TODAY,
        case=ours,
        referral=ours.referral,
        person=ours.person,
        spells=[spell(30)],
        contacts=[contact(3)],
        plan=None,
        plans=[],
        goals=[],
        connections=[],
        events=[],
        attendances=[],
        messages=[],
    )
    return replace(plain, **changes)


def contact(days: int, result: str = "reached", by: User = JO, **more: Any) -> Contact:
    """A contact, or an attempt at one, so many days ago."""
    return Contact(
        pk=next(NUMBER), case_id=1, on=ago(days), result=result, way="call", made_by=by, **more
    )


def spell(days: int, worker: User = JO) -> LinkWorkerSpell:
    """A link worker who holds the case since so many days ago."""
    return LinkWorkerSpell(pk=next(NUMBER), case_id=1, link_worker=worker, from_on=ago(days))


def connection(state: str = "sent", name: str = "Garden group", **more: Any) -> Connection:
    """A connection with Brook Lane Growers in some state."""
    provider = Provider(pk=1, name="Brook Lane Growers")
    activity = Activity(pk=next(NUMBER), name=name, provider=provider)
    return Connection(pk=next(NUMBER), case_id=1, activity=activity, owner=JO, state=state, **more)


def moved(thing: Connection, days: int) -> ConnectionEvent:
    """A move of a connection to where it stands, so many days ago."""
    return ConnectionEvent(
        pk=next(NUMBER), connection=thing, at=moment(ago(days)), after=thing.state
    )


def session(thing: Connection, days: int, state: str = "absent") -> Attendance:
    """A session so many days ago."""
    return Attendance(pk=next(NUMBER), connection=thing, on=ago(days), state=state)


def plan(agreed: int | None) -> dict[str, Any]:
    """A plan agreed so many days ago (or a draft) with the goal in Amara's words."""
    made = Plan(pk=1, case_id=1, number=1, agreed_on=None if agreed is None else ago(agreed))
    return {"plan": made, "goals": [Goal(pk=1, plan=made, words="See a garden grow", now=2)]}


def note(state: str, days: int = 1) -> Message:
    """A note to the referrer in some state."""
    return Message(pk=next(NUMBER), about="started", state=state, drafted_at=moment(ago(days)))
