"""What is in the directory."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Count, F, Min, Q, QuerySet

from linkwork.practice.directory import full_text, need_words
from linkwork.practice.directory.freshness import AGEING_AFTER, oldest_suggested
from linkwork.practice.directory.models import (
    RUNNING,
    Activity,
    Feedback,
    FeedChange,
    FeedSource,
    Provider,
    Session,
)


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


def totals(today: date, words: str = "") -> tuple[int, int]:
    """How many activities may be suggested, and how many of those with some words are held back."""
    oldest = oldest_suggested(today)
    fresh, old = Q(assured_on__gte=oldest), Q(assured_on__isnull=True) | Q(assured_on__lt=oldest)
    keys = full_text.holding_every(words)
    spoken_of = Q() if keys is None else Q(pk__in=keys)
    counts = Activity.objects.filter(state__in=RUNNING).aggregate(
        suggested=Count("pk", filter=fresh), held=Count("pk", filter=old & spoken_of)
    )
    return counts["suggested"], counts["held"]


def held_back_in_short(today: date, words: str, number: int) -> list[Activity]:
    """The first of those held back, with who runs them."""
    rows = said(held_back(today), words).prefetch_related(None)
    return list(rows[:number])


def among(keys: Iterable[int]) -> QuerySet[Activity]:
    """Some activities, with their providers, places and times."""
    return activities().filter(pk__in=list(keys))


def said(rows: QuerySet[Activity], words: str) -> QuerySet[Activity]:
    """Those whose entry holds every one of some words, or words for the same."""
    keys = full_text.holding_every(words)
    return rows if keys is None else rows.filter(pk__in=keys)


def wanted(
    *,
    words: str,
    need: str,
    most_pence: int | None,
    room: str,
    confirmed: str,
    state: str,
    today: date,
) -> QuerySet[Activity]:
    """The entries of the directory's own page, by name; without a state those that are on."""
    rows = said(Activity.objects.filter(state__in=[state] if state else RUNNING), words)
    given: dict[str, object] = {}
    if need:
        rows = rows.annotate(asked=Min(F("cards__needs").bitand(need_words.mask([need]))))
        rows = rows.filter(asked__gt=0)
    if most_pence is not None:
        given["cost_each_session__lte"] = Decimal(most_pence) / 100
    if room:
        given["room"] = room
    fresh = Q(assured_on__gte=today - timedelta(days=AGEING_AFTER))
    if confirmed:
        rows = rows.filter(fresh) if confirmed == "fresh" else rows.exclude(fresh)
    return rows.filter(**given).order_by("name", "pk")


def providers() -> QuerySet[Provider]:
    """Everybody who runs activities, by name."""
    return Provider.objects.order_by("name", "pk")


def run_by(provider: Provider) -> QuerySet[Activity]:
    """What a provider runs, by name, whatever its state."""
    return Activity.objects.filter(provider=provider).order_by("name", "pk")


def sessions(activity: Activity, today: date) -> QuerySet[Session]:
    """Meetings from today on that were called off, or held beside the timetable."""
    return Session.objects.filter(activity=activity, on__gte=today).order_by("on")


def settled_reports(activity: Activity) -> QuerySet[Feedback]:
    """What was said to be wrong and has been looked at, the latest first."""
    rows = Feedback.objects.filter(activity=activity, settled_at__isnull=False)
    return rows.select_related("said_by").order_by("-settled_at")[:5]


def all_open_reports() -> QuerySet[Feedback]:
    """Everything said to be wrong that nobody has looked at, the oldest first."""
    rows = Feedback.objects.filter(settled_at__isnull=True)
    return rows.select_related("said_by", "activity__provider").order_by("said_at", "pk")


def check_due(today: date) -> QuerySet[Activity]:
    """Running entries that nobody confirmed for half a year but somebody did within the year."""
    rows = running().filter(assured_on__lt=today - timedelta(days=AGEING_AFTER))
    return rows.filter(assured_on__gte=oldest_suggested(today)).order_by("assured_on", "pk")


def turns_amber(today: date) -> date:
    """The day of confirmation whose half year ended yesterday."""
    return today - timedelta(days=AGEING_AFTER + 1)


def left_suggestions(today: date) -> QuerySet[Activity]:
    """Running entries whose year since the last confirmation ended yesterday."""
    return running().filter(assured_on=oldest_suggested(today) - timedelta(days=1))


def due_soon(today: date, within: int = 30) -> QuerySet[Activity]:
    """Running entries whose half year ends within some days."""
    begins = today - timedelta(days=AGEING_AFTER)
    rows = running().filter(assured_on__gte=begins)
    return rows.filter(assured_on__lt=begins + timedelta(days=within)).order_by("assured_on", "pk")


def full_long(today: date, days: int = 60) -> QuerySet[Activity]:
    """Running entries that were said to be full or to have a waiting list, long ago."""
    rows = running().filter(room__in=[Activity.Room.FULL, Activity.Room.WAITLIST])
    old = rows.filter(room_stated_on__lt=today - timedelta(days=days))
    return old.order_by("room_stated_on", "pk")


def drafts() -> QuerySet[Activity]:
    """Entries that nobody has published yet."""
    return activities().filter(state=Activity.State.DRAFT)


def closed() -> QuerySet[Activity]:
    """Entries that are closed for now, those that should open again first."""
    rows = activities().filter(state=Activity.State.CLOSED)
    return rows.order_by(F("closed_until_on").asc(nulls_last=True), "name", "pk")


def sources() -> QuerySet[FeedSource]:
    """Every feed, with how many differences wait."""
    waits = Count("changes", filter=Q(changes__state=FeedChange.State.OPEN))
    return FeedSource.objects.annotate(waits=waits).order_by("name")


def source_named(name: str) -> FeedSource | None:
    """A feed by its name."""
    return FeedSource.objects.filter(name=name).first()


def sources_due(now: datetime) -> list[FeedSource]:
    """The feeds whose turn it is to be fetched."""
    rows = FeedSource.objects.filter(active=True).exclude(url="")
    return [
        one
        for one in rows.order_by("pk")
        if one.fetched_at is None or one.fetched_at <= now - timedelta(days=one.every_days)
    ]


def modified(source: FeedSource) -> dict[str, str]:
    """When each entry that is held was last modified, as its feed said; but those still waiting."""
    rows = Activity.objects.filter(source=source.name).exclude(state=Activity.State.CLOSED)
    waiting = open_changes(source).values("entry_id")
    rows = rows.exclude(source_id__in=waiting)
    return dict(rows.values_list("source_id", "source_modified"))


def waiting_changes() -> int:
    """How many differences of all feeds wait."""
    return FeedChange.objects.filter(state=FeedChange.State.OPEN).count()


def open_changes(source: FeedSource) -> QuerySet[FeedChange]:
    """The differences of a feed that wait to be approved."""
    rows = FeedChange.objects.filter(source=source, state=FeedChange.State.OPEN)
    return rows.select_related("source").order_by("what", "name", "pk")


def open_reports(activity: Activity) -> QuerySet[Feedback]:
    """What was said to be wrong with an entry and not yet looked at."""
    rows = Feedback.objects.filter(activity=activity, settled_at__isnull=True)
    return rows.select_related("said_by").order_by("said_at")


def locked(activity: Activity) -> Activity:
    """The activity as it stands, which nobody else can change until this transaction ends."""
    return Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
