"""The rows that facts are read from: those of one referral, seen from the referral's own row."""

from django.db.models import (
    Case,
    DateField,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals.models import Contact, LinkWorkerSpell

HERE = OuterRef("pk")
ITS_CASE = OuterRef("case")
WENT_ON = Case(When(state=Connection.State.TOOK_UP, then=F("ended_on")), output_field=DateField())
CAME_TO = Q(attendances__state=Attendance.State.ATTENDED)
LANDMARK = 28  # days: what accumulates is read this long after its stage opens


def contacts() -> QuerySet[Contact]:
    """Contacts of the case, without those replaced by an amended version."""
    return Contact._base_manager.filter(case=ITS_CASE, amended_by__isnull=True)


def reached() -> QuerySet[Contact]:
    """Contacts that reached the person."""
    return contacts().filter(result=Contact.Result.REACHED)


def spells() -> QuerySet[LinkWorkerSpell]:
    """Who held the case, in order."""
    return LinkWorkerSpell.objects.filter(case=ITS_CASE).order_by("from_on", "pk")


def connections() -> QuerySet[Connection]:
    """Connections of the case, the one in question first: attended first, else suggested first.

    One row for each session attended, so that the first row is that of the first session. Somebody
    who was told about an activity, and says that they went, came on the day it was heard.
    """
    # A join and not a query within the query: nested twice, Django gives both the same alias.
    rows = these().annotate(session=FilteredRelation("attendances", condition=CAME_TO))
    rows = rows.annotate(attended_on=Coalesce(F("session__on"), WENT_ON))
    return rows.order_by(F("attended_on").asc(nulls_last=True), "suggested_on", "pk")


def these() -> QuerySet[Connection]:
    """Connections of the case, in no order, without what was entered in error."""
    return Connection._base_manager.filter(case=ITS_CASE).exclude(state=Connection.State.ERROR)


def of_leading(field: str) -> Subquery:
    """One field of the connection in question."""
    return Subquery(connections().values(field)[:1])


def attendances() -> QuerySet[Attendance]:
    """Sessions of the case's connections, whatever happened at them."""
    rows = Attendance._base_manager.filter(connection__case=ITS_CASE)
    return rows.exclude(connection__state=Connection.State.ERROR)


def attended() -> QuerySet[Attendance]:
    """Sessions that the person came to."""
    return attendances().filter(state=Attendance.State.ATTENDED)


def answer(
    item: Measure.Item, point: Measure.Point | None = None, *, last: bool = False
) -> Subquery:
    """The first (or last) answer given to an item."""
    rows = Measure._base_manager.filter(referral=HERE, item=item, value__isnull=False)
    if point is not None:
        rows = rows.filter(point=point)
    order = ("-asked_on", "-pk") if last else ("asked_on", "pk")
    return Subquery(rows.order_by(*order).values("value")[:1])


def plans() -> QuerySet[Plan]:
    """Plans of the case."""
    return Plan._base_manager.filter(case=ITS_CASE)
