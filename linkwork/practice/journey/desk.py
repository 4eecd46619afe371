"""What a day is made of: open cases, live connections and new referrals that one may see."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from linkwork.access.actors import Actor
from linkwork.access.models import ServicePolicy
from linkwork.practice.connections.models import Connection
from linkwork.practice.journey.queries import LIVE
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import ON_THE_WAY
from linkwork.practice.referrals.models import Case, Referral

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Desk:
    """What the day's page is made from: rows that the actor has been let see."""

    actor: Actor
    policy: ServicePolicy
    today: date
    cases: list[Case]
    live: list[Connection]
    new: list[Referral]

    @property
    def until(self) -> date:
        """The last day that the page looks ahead to."""
        return self.today + SOON


def cases() -> QuerySet[Case]:
    """Open cases, what is due first; the door leaves those the actor may see."""
    rows = Case.objects.filter(state__in=Case.OPEN).select_related(
        "person", "link_worker", "referral__practice", "organisation__servicepolicy"
    )
    sent = Message.objects.filter(referral=OuterRef("referral"), state__in=ON_THE_WAY)
    return rows.annotate(told=Exists(sent)).order_by("next_step_on", "pk")


def connections(open_cases: list[Case]) -> list[Connection]:
    """Live connections of those cases, the ones replaced by another left out."""
    rows = Connection.objects.filter(case__in=open_cases, state__in=LIVE, connection__isnull=True)
    rows = rows.filter(next_on__isnull=False)
    rows = rows.select_related("case__person", "case__link_worker", "activity__provider")
    return list(rows.order_by("next_on", "pk"))


def referrals() -> QuerySet[Referral]:
    """New referrals that wait for somebody to take them."""
    rows = Referral.objects.filter(state=Referral.State.RECEIVED).filter(~Q(agreed=False))
    return rows.select_related("person", "practice").order_by("due_on", "pk")
