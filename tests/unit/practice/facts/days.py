"""One case laid out on days, so that a test can say on which day a thing happened."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.directory.models import Activity, Provider
from linkwork.practice.facts import queries
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Goal, Plan
from linkwork.practice.referrals.models import Case, Contact, LinkWorkerSpell
from linkwork.practice.referrals.moments import moment
from tests.unit.practice.cast import Riverbank

MADE = date(2026, 1, 5)  # the referral


def day(number: int) -> date:
    """So many days after the referral."""
    return MADE + timedelta(number)


@dataclass
class Laid:
    """A case opened on day 0, read on any later day."""

    house: Riverbank
    case: Case = field(init=False)

    def __post_init__(self) -> None:
        """Open the case."""
        received = moment(MADE)
        referral = self.house.referral(received_at=received, offered_on=MADE)
        self.case = self.house.case(referral, on=MADE)

    def read(self, fact: str, on: int = 400) -> Any:
        """A fact of the case as it stands so many days after the referral."""
        return queries.of(self.case.referral, day(on))[fact]

    def _whose(self) -> dict[str, Any]:
        return {"organisation": self.case.organisation, "subject": self.case.subject}

    def contact(self, on: int, result: str = "reached", **more: Any) -> Contact:
        """A contact on a day."""
        jo = _user(self.house.jo)
        given = {"way": "call", "made_by": jo, "logged_at": timezone.now(), **more}
        return Contact.objects.create(
            case=self.case, on=day(on), result=result, **given, **self._whose()
        )

    def connection(self, suggested: int = 5, state: str = "started", **more: Any) -> Connection:
        """A connection suggested on a day."""
        ours = {"organisation": self.case.organisation}
        provider = Provider.objects.create(name="Brook Lane Growers", **ours)
        activity = Activity.objects.create(name="Garden", provider=provider, **ours)
        owner = _user(self.house.jo)
        return Connection.objects.create(
            case=self.case,
            activity=activity,
            owner=owner,
            state=state,
            suggested_on=day(suggested),
            **more,
            **self._whose(),
        )

    def came(self, connection: Connection, *days: int, **more: Any) -> None:
        """Sessions the person came to, or whatever `state` says happened."""
        given = {"state": "attended", "recorded_at": timezone.now(), **more}
        for number in days:
            Attendance.objects.create(
                connection=connection, on=day(number), **given, **self._whose()
            )

    def asked(self, item: str, point: str, on: int, **more: Any) -> None:
        """An answer, or the reason why there is none."""
        Measure.objects.create(
            referral=self.case.referral,
            item=item,
            point=point,
            asked_on=day(on),
            **more,
            **self._whose(),
        )

    def plan(self, number: int, agreed: int, *, met: bool | None = None) -> None:
        """A version of the plan."""
        plan = Plan.objects.create(
            case=self.case, number=number, agreed_on=day(agreed), state="agreed", **self._whose()
        )
        Goal.objects.create(plan=plan, words="Garden", met=met, **self._whose())

    def closed(self, on: int, ending: str = "partly met") -> None:
        """The case ended on a day."""
        self.case.save_over(
            self.case.version, state=Case.State.CLOSED, closed_on=day(on), ending=ending
        )

    def passed_on(self, on: int) -> LinkWorkerSpell:
        """Another link worker holds the case from a day."""
        return LinkWorkerSpell.objects.create(
            case=self.case, link_worker=_user(self.house.ada), from_on=day(on)
        )


def _user(actor: Actor) -> User:
    assert actor.user is not None
    return actor.user
