"""Connections: those of a case, those that wait, and what happened to each."""

from datetime import date

from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.connections.moves import ENDED, OPEN
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


def waiting(owner: User, *, by: date | None = None) -> QuerySet[Connection]:
    """Open connections of an owner, the one due first in front; up to a day where one is given."""
    rows = _whole(Connection.objects.filter(owner=owner, state__in=OPEN))
    if by is not None:
        rows = rows.filter(next_on__lte=by)
    return rows.order_by("next_on", "pk")


def overdue_answers(today: date) -> QuerySet[Connection]:
    """Sent connections whose provider should have answered before today."""
    rows = Connection.objects.filter(state=Connection.State.SENT, next_on__lt=today)
    return _whole(rows).order_by("next_on", "pk")


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


def leading_goal(case: Case) -> Goal | None:
    """The first goal of the plan in force, else of the latest draft."""
    rows = Goal.objects.filter(plan__case=case)
    return rows.order_by("-plan__agreed_on", "-plan__number", "pk").first()
