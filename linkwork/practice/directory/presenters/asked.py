"""An entry as its forms ask for it, so that what is held stands in them."""

from collections.abc import Iterable
from typing import Any

from linkwork.practice.directory.access_needs import WORDS
from linkwork.practice.directory.models import Activity, Schedule

PLAIN = (
    "name",
    "about",
    "needs",
    "eligibility",
    "minimum_age",
    "maximum_age",
    "cost_each_session",
    "cost_words",
    "accessibility",
    "ask_for",
    "phone",
    "email",
    "website",
    "notice",
)
YES_NO = {True: "yes", False: "no", None: ""}


def as_asked(activity: Activity) -> dict[str, Any]:
    """What an entry says, by the names of the form's fields."""
    plain = {name: getattr(activity, name) for name in PLAIN}
    access = {f"access_{code}": YES_NO[activity.access.get(code)] for code in WORDS}
    return {
        **plain,
        **access,
        "languages": ", ".join(activity.languages),
        "social_time": YES_NO[activity.social_time],
    }


def places_as_asked(activity: Activity) -> list[dict[str, Any]]:
    """Where it meets, row by row."""
    names = ("name", "address", "postcode", "transport")
    rows = sorted(activity.locations.all(), key=lambda one: one.pk)
    return [{name: getattr(one, name) for name in names} for one in rows]


def with_points(activity: Activity, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the points on the map of places that stand where they stood."""
    held = {
        (one.name, one.address, one.postcode): (one.latitude, one.longitude)
        for one in activity.locations.all()
    }
    found = []
    for row in rows:
        said = {name: value or "" for name, value in row.items()}
        point = held.get((said["name"], said["address"], said["postcode"]), (None, None))
        found.append(said | {"latitude": point[0], "longitude": point[1]})
    return found


def times_as_asked(activity: Activity) -> list[dict[str, Any]]:
    """When it meets, row by row."""
    rows = sorted(activity.schedules.all(), key=lambda one: one.pk)
    return [_time(one) for one in rows if one.weekday]


def _time(one: Schedule) -> dict[str, Any]:
    monthly = one.frequency == "MONTHLY"
    return {
        "weekday": one.weekday,
        "opens": one.opens.strftime("%H:%M") if one.opens else "",
        "closes": one.closes.strftime("%H:%M") if one.closes else "",
        "how_often": f"m{one.nth or 1}" if monthly else str(one.interval),
        "starts_on": one.starts_on,
        "until_on": one.until_on,
    }
