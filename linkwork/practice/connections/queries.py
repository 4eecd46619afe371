"""Connections: those of a case, those that wait, and what happened to each."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from linkwork.access.models import User
from linkwork.practice.connections.models import (
    Accompaniment,
    Attendance,
    Connection,
    ConnectionEvent,
    ProviderFeedback,
)
from linkwork.practice.connections.moves import ENDED, OPEN
from linkwork.practice.people.models import Person
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case


def _whole(rows: QuerySet[Connection]) -> QuerySet[Connection]:
    return rows.select_related("activity__provider", "goal", "owner", "case__person")


def of(case: Case) -> QuerySet[Connection]:
    """Every connection of a case, the latest first."""
    return _whole(Connection.objects.filter(case=case)).order_by("-suggested_on", "-pk")


def open_of(case: Case) -> QuerySet[Connection]:
    """Those that have not ended."""
    return of(case).filter(state__in=OPEN)


def ended_of(case: Case) -> QuerySet[Connection]:
    """Those that have ended, each with its ending; what was entered in error is left out."""
    return of(case).filter(state__in=ENDED).exclude(state=Connection.State.ERROR)


def everything() -> QuerySet[Connection]:
    """Every connection, with what its page shows."""
    return _whole(Connection.objects.all())


UNSETTLED = Q(state__in=OPEN) | Q(state=Connection.State.DECLINED, next_on__isnull=False)


def unsettled_of(case: Case) -> QuerySet[Connection]:
    """Those somebody still has to do something about: open, or declined and nothing tried since."""
    return of(case).filter(UNSETTLED)


def waiting(owner: User, *, by: date | None = None) -> QuerySet[Connection]:
    """What waits of an owner's connections, the one due first in front; up to a day if given."""
    rows = _whole(Connection.objects.filter(UNSETTLED, owner=owner))
    if by is not None:
        rows = rows.filter(next_on__lte=by)
    return rows.order_by("next_on", "pk")


def overdue_answers(today: date) -> QuerySet[Connection]:
    """Sent connections whose provider should have answered before today."""
    rows = Connection.objects.filter(state=Connection.State.SENT, next_on__lt=today)
    return _whole(rows).order_by("next_on", "pk")


def to_nudge(today: date, after_days: int) -> QuerySet[Connection]:
    """Sent connections whose provider was asked so many days ago and not reminded since."""
    rows = _whole(Connection.objects.filter(state=Connection.State.SENT, nudged_on__isnull=True))
    return rows.filter(state_since_on__lte=today - timedelta(days=after_days)).order_by("pk")


def unanswered(today: date, after_days: int) -> QuerySet[Connection]:
    """Sent connections with no answer in so many days, and none awaited on a later day."""
    rows = _whole(Connection.objects.filter(state=Connection.State.SENT, next_on__lte=today))
    return rows.filter(state_since_on__lte=today - timedelta(days=after_days)).order_by("pk")


def shared_with(person: Person, provider_name: str) -> QuerySet[Connection]:
    """Open connections of a person that a provider was told of."""
    rows = _whole(Connection.objects.filter(case__person=person, state__in=OPEN))
    rows = rows.filter(activity__provider__name=provider_name, disclosed__isnull=False)
    return rows.order_by("pk")


# == Going along ==
def company_of(case: Case) -> QuerySet[Accompaniment]:
    """Every arrangement of a case for somebody to go along, the latest first."""
    rows = Accompaniment.objects.filter(connection__case=case)
    return rows.select_related("connection__activity", "owner").order_by("-pk")


def company_for(connection: Connection) -> QuerySet[Accompaniment]:
    """Every arrangement of one connection, the latest first."""
    return Accompaniment.objects.filter(connection=connection).order_by("-pk")


def company_arranged(connection: Connection) -> Accompaniment | None:
    """The arrangement that stands, where one does."""
    rows = Accompaniment.objects.filter(connection=connection, state=Accompaniment.State.ARRANGED)
    return rows.select_related("owner").first()


def company_due(owner: User, *, by: date | None = None) -> QuerySet[Accompaniment]:
    """Arrangements an owner has to see to, the one due first in front; up to a day if given."""
    rows = Accompaniment.objects.filter(owner=owner, state=Accompaniment.State.ARRANGED)
    rows = rows.select_related("connection__case__person", "connection__activity")
    if by is not None:
        rows = rows.filter(next_on__lte=by)
    return rows.order_by("next_on", "pk")


def events_of(connection: Connection) -> QuerySet[ConnectionEvent]:
    """Every move of a connection, in order."""
    rows = ConnectionEvent.objects.filter(connection=connection)
    return rows.select_related("by").order_by("at", "pk")


def attendances_of(connection: Connection) -> QuerySet[Attendance]:
    """Every session on record, in order."""
    return Attendance.objects.filter(connection=connection).order_by("on", "pk")


def replaced_by(connection: Connection) -> Connection | None:
    """The connection that was tried instead, where there is one."""
    return Connection.objects.filter(replaces=connection).order_by("pk").first()


def feedback_of(connection: Connection) -> ProviderFeedback | None:
    """What the provider last said of being asked."""
    return ProviderFeedback.objects.filter(connection=connection).order_by("-said_at").first()


def leading_goal(case: Case) -> Goal | None:
    """The first goal of the plan in force, else of the latest draft."""
    rows = Goal.objects.filter(plan__case=case)
    return rows.order_by("-plan__agreed_on", "-plan__number", "pk").first()
