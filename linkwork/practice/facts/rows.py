"""The rows that facts are read from: those of one referral, seen from the referral's own row."""

from django.db.models import F, OuterRef, QuerySet, Subquery

from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals.models import Contact, LinkWorkerSpell

HERE = OuterRef("pk")
ITS_CASE = OuterRef("case")
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
    """Connections of the case, the one in question first: attended first, else suggested first."""
    rows = Connection._base_manager.filter(case=ITS_CASE)
    first = Attendance._base_manager.filter(
        connection=OuterRef("pk"), state=Attendance.State.ATTENDED
    )
    rows = rows.exclude(state=Connection.State.ERROR).annotate(
        attended_on=Subquery(first.order_by("on").values("on")[:1])
    )
    return rows.order_by(F("attended_on").asc(nulls_last=True), "suggested_on", "pk")


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
