"""What a story is unfolded in: the service, its town, the day, and the rows kept so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone

from linkwork.access.models import Grant, Organisation, Team, User
from linkwork.invented.town.bodies import Bodies, Practice
from linkwork.invented.town.directory import Town
from linkwork.practice.connections.models import (
    Attendance,
    Connection,
    ConnectionEvent,
    ProviderFeedback,
)
from linkwork.practice.facts.models import GPContacts
from linkwork.practice.messages.models import Message
from linkwork.practice.notices.models import Notice
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.people.models import Alert, ConsentDecision, Person
from linkwork.practice.plans.models import Gap, Goal, Need, Plan, Rating, Step
from linkwork.practice.referrals.models import (
    Case,
    Contact,
    Happening,
    LinkWorkerSpell,
    Referral,
)

# In the order in which rows can be written: each after those it points to.
ORDER: tuple[type[models.Model], ...] = (
    Person,
    Alert,
    ConsentDecision,
    Referral,
    Case,
    LinkWorkerSpell,
    Happening,
    Contact,
    Plan,
    Goal,
    Rating,
    Need,
    Gap,
    Step,
    Connection,
    ConnectionEvent,
    Attendance,
    ProviderFeedback,
    Measure,
    Message,
    Notice,
    GPContacts,
    Grant,
)


@dataclass(frozen=True)
class Setting:
    """The service as the stories find it. Codes of the table lead to practices and staff."""

    bodies: Bodies
    town: Town
    today: date
    practice_of: dict[str, int]
    worker_of: dict[str, int]
    numbers: Iterator[str]

    @property
    def service(self) -> Organisation:
        """The service that keeps the records."""
        return self.bodies.service

    def practice(self, code: str) -> Practice:
        """The practice that a code stands for."""
        return self.bodies.practices[self.practice_of[code]]

    def worker(self, code: str) -> User:
        """The link worker that a code stands for."""
        return self.bodies.link_workers[self.worker_of[code]]

    def team(self, code: str) -> Team:
        """The team of the link worker that a code stands for."""
        return self.bodies.team_of(self.worker_of[code])

    def another(self, code: str) -> User:
        """Another link worker of the service, to hand over to."""
        workers = self.bodies.link_workers
        return workers[(self.worker_of[code] + 1) % len(workers)]

    def past(self, day: date | None) -> bool:
        """Whether the day has come."""
        return day is not None and day <= self.today


@dataclass
class Kept:
    """Rows not yet written, by table."""

    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)

    def add(self, row: models.Model) -> None:
        """Keep a row."""
        self.rows.setdefault(type(row), []).append(row)

    def write(self) -> None:
        """Write every row, table by table, and forget them."""
        for table in ORDER:
            table._base_manager.bulk_create(self.rows.get(table, []), batch_size=500)
        self.rows.clear()


@dataclass
class Record:
    """One person's rows as they are made: what every protected one repeats is filled in."""

    setting: Setting
    person: Person
    kept: Kept

    def put(self, row: models.Model) -> None:
        """Keep a row that is not protected."""
        self.kept.add(row)

    def make(self, table: Any, **columns: Any) -> Any:
        """Make and keep a protected row about the person."""
        subject = self.person.public_id
        row = table(organisation=self.setting.service, subject=subject, **columns)
        self.kept.add(row)
        return row

    def past(self, day: date | None) -> bool:
        """Whether the day has come."""
        return self.setting.past(day)


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day, in the service's time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
