"""What is in the directory."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from linkwork.practice.directory import full_text
from linkwork.practice.directory.freshness import oldest_suggested
from linkwork.practice.directory.models import RUNNING, Activity, Feedback


def activities() -> QuerySet[Activity]:
    """Every activity with its provider, places and times, by name."""
    rows = Activity.objects.select_related("provider").order_by("name", "pk")
    return rows.prefetch_related("locations", "schedules")


def running() -> QuerySet[Activity]:
    """Activities that are on."""
    return activities().filter(state__in=RUNNING)


def suggestible(today: date) -> QuerySet[Activity]:
    """Activities that are on and were confirmed within the year."""
    return running().filter(assured_on__gte=oldest_suggested(today))


def held_back(today: date) -> QuerySet[Activity]:
    """Activities that are on, but that nobody has confirmed within the year."""
    return running().exclude(assured_on__gte=oldest_suggested(today))


def among(keys: Iterable[int]) -> QuerySet[Activity]:
    """Some activities, with their providers, places and times."""
    return activities().filter(pk__in=list(keys))


def said(rows: QuerySet[Activity], words: str) -> QuerySet[Activity]:
    """Those whose entry holds every one of some words, or words for the same."""
    keys = full_text.holding_every(words)
    return rows if keys is None else rows.filter(pk__in=keys)


def open_reports(activity: Activity) -> QuerySet[Feedback]:
    """What was said to be wrong with an entry and not yet looked at."""
    rows = Feedback.objects.filter(activity=activity, settled_at__isnull=True)
    return rows.select_related("said_by").order_by("said_at")


def locked(activity: Activity) -> Activity:
    """The activity as it stands, which nobody else can change until this transaction ends."""
    return Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
