"""Makes the cards that a search looks at, from entries as they stand; the actions keep them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from linkwork.practice.directory import access_needs, full_text, need_words, times
from linkwork.practice.directory.models import RUNNING, Activity, Card

AT_ONCE = 500


def write(activities: Iterable[Activity]) -> int:
    """Write the cards and the words of some entries anew; answer how many entries."""
    rows = iter(activities)
    written = 0
    while some := list(islice(rows, AT_ONCE)):
        _write([one.pk for one in some])
        written += len(some)
    return written


def write_missing(organisation_id: int) -> int:
    """Write the cards of entries that have none: those that came in many at once."""
    rows = Activity._base_manager.filter(organisation_id=organisation_id, cards__isnull=True)
    return write(list(rows.only("pk")))


def fill(activities: type[Activity], cards: type[Card]) -> None:
    """Write every entry's cards: as the tables were when this was first done (a migration)."""
    keys = list(activities._base_manager.values_list("pk", flat=True))
    for begin in range(0, len(keys), AT_ONCE):
        _write(keys[begin : begin + AT_ONCE], activities, cards)


def _write(
    keys: Sequence[int], activities: type[Activity] = Activity, cards: type[Card] = Card
) -> None:
    rows = activities._base_manager.filter(pk__in=keys).select_related("provider")
    found = list(rows.prefetch_related("locations", "schedules"))
    cards._base_manager.filter(activity_id__in=keys).delete()
    cards._base_manager.bulk_create([cards(**card) for one in found for card in cards_of(one)])
    full_text.write(found)


def cards_of(activity: Activity) -> Iterator[dict[str, Any]]:
    """A card for each place of an entry that is on the map, or one without a place."""
    whole = _common(activity)
    places = [one for one in activity.locations.all() if one.latitude is not None]
    for place in places:
        yield whole | {"latitude": place.latitude, "longitude": place.longitude}
    if not places:
        yield whole


def _common(activity: Activity) -> dict[str, Any]:
    """What the cards of one entry share."""
    each = activity.cost_each_session
    access = access_needs.access_of(activity.access, activity.accessibility, activity.about)
    return {
        "activity_id": activity.pk,
        "organisation_id": activity.organisation_id,
        "running": activity.state in RUNNING,
        "assured_on": activity.assured_on,
        "minimum_age": activity.minimum_age,
        "maximum_age": activity.maximum_age,
        "pence": None if each is None else int(each * 100),
        "room": activity.room,
        "needs": need_words.mask(activity.needs),
        "times": times.week(activity.schedules.all()),
        "access_yes": access_needs.mask([code for code, yes in access.items() if yes]),
        "access_no": access_needs.mask([code for code, yes in access.items() if not yes]),
        "languages": _barred(activity.languages),
    }


def _barred(languages: list[str]) -> str:
    """Languages so that one can be looked for whole: |english|urdu|."""
    said = "|".join(one.lower().replace("|", " ") for one in languages if one)
    return f"|{said}|"[:300] if said else ""
