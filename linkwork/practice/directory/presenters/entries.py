"""The directory in words: when, where, what it costs, how fresh, and whether there is room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.urls import reverse

from linkwork.practice.directory import access_needs
from linkwork.practice.directory.freshness import Freshness, Trust, trust
from linkwork.practice.directory.models import Activity, Location, Schedule
from linkwork.ui.words import day, joined

DAYS = {
    "MO": "Mondays",
    "TU": "Tuesdays",
    "WE": "Wednesdays",
    "TH": "Thursdays",
    "FR": "Fridays",
    "SA": "Saturdays",
    "SU": "Sundays",
}
ROOM_COLOURS = {
    Activity.Room.PLACES: "green",
    Activity.Room.WAITLIST: "yellow",
    Activity.Room.FULL: "red",
    Activity.Room.ASSESS: "blue",
    Activity.Room.UNSTATED: "grey",
}


@dataclass(frozen=True)
class Tag:
    """A word and its colour."""

    text: str
    colour: str


@dataclass(frozen=True)
class Entry:
    """An activity as a list shows it."""

    id: UUID
    name: str
    provider: str
    href: str
    when: str
    where: str
    cost: str
    room: Tag
    room_stated: str
    trust: Trust
    running: bool
    status: str

    @property
    def confirmed(self) -> str:
        """When it was last confirmed, and by whom, in one line."""
        return ", ".join(filter(None, (self.trust.words, self.trust.detail)))

    @property
    def facts(self) -> list[dict[str, object]]:
        """The four things people ask first."""
        return [
            {"label": "When", "value": self.when},
            {"label": "Where", "value": self.where},
            {"label": "Cost", "value": self.cost},
            {"label": "Last confirmed", "value": self.confirmed, "doubt": self.trust.doubtful},
        ]


def entry(activity: Activity, today: date) -> Entry:
    """Say one activity in words."""
    return Entry(
        id=activity.public_id,
        name=activity.name,
        provider=activity.provider.name,
        href=reverse("directory:activity", args=[activity.public_id]),
        when=when(activity.schedules.all()),
        where=where(activity.locations.all()),
        cost=cost(activity),
        room=room(activity),
        room_stated=day(activity.room_stated_on),
        trust=trust(activity.assured_on, activity.assured_by, today),
        running=activity.running,
        status=str(Activity.State(activity.state).label),
    )


def when(schedules: Iterable[Schedule]) -> str:
    """Say the days and hours: Thursdays 10:30 to 12:30."""
    hours: dict[tuple[time | None, time | None], list[str]] = {}
    loose = []
    for one in schedules:
        if one.weekday in DAYS:
            hours.setdefault((one.opens, one.closes), []).append(_often(one))
        elif one.words:
            loose.append(one.words)
    said = [f"{joined(days)}{_hours(*span)}" for span, days in hours.items()]
    words = "; ".join(said or loose)
    return words[0].upper() + words[1:] if words else "Ask when it meets"


NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


def _often(one: Schedule) -> str:
    """A day with how often: Mondays, every other Monday, the first Monday of the month."""
    name = DAYS[one.weekday].removesuffix("s")
    if one.frequency == "MONTHLY":
        nth = NTHS.get(one.nth or 0)
        return f"the {nth} {name} of the month" if nth else f"some {DAYS[one.weekday]}"
    if one.interval == 2:
        return f"every other {name}"
    return DAYS[one.weekday] if one.interval < 2 else f"every {one.interval} weeks on {name}"


def _hours(opens: time | None, closes: time | None) -> str:
    if opens is None:
        return ""
    return f" {opens:%H:%M} to {closes:%H:%M}" if closes else f" from {opens:%H:%M}"


def where(locations: Iterable[Location]) -> str:
    """Say the place, or the first of several."""
    places = list(locations)
    if not places:
        return "Place not stated"
    first = next(filter(None, (places[0].name, places[0].address, places[0].postcode)), "")
    more = len(places) - 1
    return f"{first or 'Place not stated'}{f', and {more} more' if more else ''}"


def cost(activity: Activity) -> str:
    """Say what a session costs."""
    amount = activity.cost_each_session
    if amount is not None:
        return "Free" if amount == 0 else f"{pounds(amount)} a session"
    return activity.cost_words or "Cost not stated"


def pounds(amount: Decimal) -> str:
    """Say money: £2, £2.50."""
    return f"£{amount:.2f}".removesuffix(".00")


def room(activity: Activity) -> Tag:
    """Say whether there is room for one more; an old entry must be asked first."""
    if not activity.running:
        return Tag(str(Activity.State(activity.state).label), "red")
    kind = Activity.Room(activity.room)
    if kind is Activity.Room.PLACES and activity.places:
        return Tag(f"{activity.places} place{'' if activity.places == 1 else 's'}", "green")
    words = "Room not stated" if kind is Activity.Room.UNSTATED else str(kind.label)
    return Tag(words, ROOM_COLOURS[kind])


def ages(activity: Activity) -> str:
    """Say for which ages."""
    low, high = activity.minimum_age, activity.maximum_age
    if low and high:
        return f"{low} to {high}"
    if low:
        return f"{low} and over"
    return f"Up to {high}" if high else "Any age"


ASKED_MOST = ("step_free", "toilet", "hearing_loop")
FRESHNESS_NOTE = {
    Freshness.FRESH: "",
    Freshness.AGEING: (
        "Nobody has confirmed this for more than six months. Check before you send anyone."
    ),
    Freshness.STALE: (
        "Nobody has confirmed this within a year, so it is not suggested to anybody until "
        "somebody does."
    ),
}


def details(activity: Activity) -> list[dict[str, object]]:
    """Everything the entry says, to read down."""
    rows = [
        ("Who can come", activity.eligibility),
        ("Ages", ages(activity)),
        ("Getting in and around", activity.accessibility),
        ("There is", joined(_access(activity, True)).capitalize()),
        ("There is not", joined(_access(activity, False)).capitalize()),
        ("Not stated: ask", joined(_not_stated(activity)).capitalize()),
        ("Languages", joined(activity.languages)),
        ("Time to talk as well", {True: "Yes", False: "No", None: ""}[activity.social_time]),
        ("Ask for", activity.ask_for),
        ("Telephone", activity.phone or activity.provider.phone),
        ("E-mail", activity.email or activity.provider.email),
        ("Website", activity.website or activity.provider.website),
        ("Room stated", _room_stated(activity)),
        ("From", activity.source),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _known(activity: Activity) -> dict[str, bool]:
    return access_needs.access_of(activity.access, activity.accessibility, activity.about)


def _access(activity: Activity, met: bool) -> list[str]:
    """Access needs that are known to be met, or known not to be."""
    return [
        access_needs.WORDS[code].lower() for code, yes in _known(activity).items() if yes is met
    ]


def _not_stated(activity: Activity) -> list[str]:
    """The access needs that people ask for most, where nobody stated them."""
    known = _known(activity)
    return [access_needs.WORDS[code].lower() for code in ASKED_MOST if code not in known]


def _room_stated(activity: Activity) -> str:
    stated, until = activity.room_stated_on, activity.room_until_on
    return f"{day(stated)}, until {day(until)}" if until else day(stated)
