"""The team at a glance: each link worker's cases by weight, and what waits for somebody."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from linkwork.access.actors import Actor
from linkwork.access.models import ServicePolicy, User
from linkwork.practice.people.models import Alert
from linkwork.practice.referrals.models import Case, Referral
from linkwork.practice.supervision import queries, watch, weight
from linkwork.practice.supervision.watch import Watched

ALERTS_SOON = timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """One link worker and the open cases they hold."""

    worker: User
    rows: list[Watched]
    starting: bool = False

    @property
    def weight(self) -> float:
        """What the cases weigh together."""
        return weight.together(row.weight for row in self.rows)

    @property
    def late(self) -> int:
        """How many things are overdue."""
        return sum(len(row.late) for row in self.rows)

    @property
    def at_risk(self) -> list[Watched]:
        """Cases in which contact may be lost."""
        return [row for row in self.rows if row.at_risk]

    @property
    def new(self) -> list[Watched]:
        """Cases nobody has tried to reach yet."""
        return [row for row in self.rows if row.case.state == Case.State.NEW]

    @property
    def alerts(self) -> list[tuple[Watched, Alert]]:
        """Alerts to be looked at within a week, or late."""
        found = [(row, one) for row in self.rows for one in row.alerts]
        return [(row, one) for row, one in found if one.review_on <= row.today + ALERTS_SOON]

    @property
    def stuck(self) -> int:
        """How many connections do not go on."""
        return sum(len(row.stuck) for row in self.rows)


def cases() -> QuerySet[Case]:
    """Open cases with what the board reads; the door leaves those the lead may see."""
    rows = Case.objects.filter(state__in=Case.OPEN)
    return rows.select_related("person", "link_worker", "referral").order_by("next_step_on", "pk")


def waiting() -> QuerySet[Referral]:
    """New referrals that can be shared out: nobody said no, and nobody has taken them."""
    rows = Referral.objects.filter(state=Referral.State.RECEIVED).filter(~Q(agreed=False))
    rows = rows.exclude(person__cases__state__in=Case.OPEN)
    return rows.select_related("person", "practice", "referrer").order_by("due_on", "received_at")


def loads(actor: Actor, opened: list[Case], policy: ServicePolicy, today: date) -> list[Load]:
    """Every link worker of the team, or who holds one of its cases, the heaviest first."""
    held: dict[int, list[Watched]] = defaultdict(list)
    workers = {user.pk: user for user in queries.members(actor.organisation, actor.team_id)}
    for row in watch.over(opened, policy, today):
        held[row.case.link_worker_id].append(row)
        workers.setdefault(row.case.link_worker_id, row.case.link_worker)
    found = [Load(user, held[key]) for key, user in workers.items()]
    return sorted(found, key=lambda load: (-load.weight, load.worker.name))
