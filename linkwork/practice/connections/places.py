"""Places at an activity: as the provider counted them, less those taken since; never overbooked.

A yes takes a place from the count that was stated last; an ending gives it back, also where the
yes was older than the count. Nothing is stored, so nothing can drift.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q

from linkwork.practice.connections import moves
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory import queries as directory
from linkwork.practice.directory.models import Activity

S = Connection.State
TAKING = frozenset({S.ACCEPTED, S.BOOKED, S.MISSED, S.STARTED, S.SUSTAINING})
FREED = frozenset({S.STOPPED, S.COMPLETED})
STATED = F("activity__room_stated_on")


def places_taken(activity_ids: Iterable[int]) -> dict[int, int]:
    """How many places went since each provider last counted, less those that fell free since."""
    since = Q(activity__room_stated_on__isnull=True) | Q(answered_on__gte=STATED)
    taken = Q(state__in=TAKING) & since
    freed = Q(state__in=FREED, answered_on__lt=STATED, ended_on__gte=STATED)
    rows = Connection.objects.filter(activity__in=list(activity_ids)).values("activity")
    found = rows.annotate(taken=Count("pk", filter=taken), freed=Count("pk", filter=freed))
    return {row["activity"]: row["taken"] - row["freed"] for row in found.order_by()}


def places_left(activity: Activity) -> int | None:
    """How many places there are now; None where the provider has not counted them."""
    if activity.places is None:
        return None
    return max(0, activity.places - places_taken([activity.pk]).get(activity.pk, 0))


def taken_on(activity: Activity, on: date) -> int:
    """How many who now have a place were given it on a day: on the day of a count they are in it.

    Dates cannot tell which came first, so whoever counts adds them, and they are taken off again.
    """
    rows = Connection.objects.filter(activity=activity, state__in=TAKING, answered_on=on)
    return rows.count()


def keep_place(connection: Connection, on: date) -> None:
    """See that there is a place, and hold the activity so that nobody else takes it meanwhile.

    Raises `NotAllowed`, in words for whoever answers, where the last place has gone. A yes said
    before the places were last counted is in that count already.
    """
    activity = directory.locked(connection.activity)
    before = activity.room_stated_on is not None and on < activity.room_stated_on
    if not before and places_left(activity) == 0:
        raise moves.NotAllowed(
            f"The last place at {activity.name} has gone. Say “waiting list”, or first say how "
            "many places there are now."
        )
