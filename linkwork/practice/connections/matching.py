"""Activities for a person: what fits, how far, what it costs, and why each is suggested, in words.

There is no score. The order is said on the page: what fits and is within reach first; in each group
what shares the person's own words, then the nearest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum

from linkwork.practice.connections.distances import from_home
from linkwork.practice.directory.freshness import Freshness
from linkwork.practice.directory.models import Activity, Schedule
from linkwork.practice.directory.presenters import Entry, entry
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.needs import NeedCode

NOON, EVENING = 12, 17
_COMMON = (
    "about again able after also another anything because been being could does doing else ever "
    "feel find from gets getting give going have having help here hope into just keep know less "
    "like make meet more much need never next nobody nothing often once only other over people "
    "really same see should some somebody someone something start still stop such than that their "
    "them then there these they thing things this time together used want wants week well went "
    "what when where which while will with without would your"
)
COMMON = frozenset(_COMMON.split())


class Group(IntEnum):
    """In which order matches stand."""

    FITS = 0
    CHECK = 1
    REST = 2


GROUP_WORDS = {
    Group.FITS: "Fits, and within reach",
    Group.CHECK: "Fits, with something to sort out first",
    Group.REST: "Other activities",
}


@dataclass(frozen=True)
class Wish:
    """What is looked for."""

    goal: str = ""
    needs: tuple[str, ...] = ()
    within_km: float | None = None
    most: Decimal | None = None
    times: tuple[str, ...] = ()
    has_room: bool = False


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for it, against it, or is not known: yes, no, unknown."""

    state: str
    text: str


@dataclass(frozen=True)
class Tried:
    """An activity that was tried before, or is being tried now: then with its address."""

    words: str
    href: str = ""


@dataclass
class Match:
    """One activity for one person, and why."""

    activity: Activity
    entry: Entry
    km: float | None
    fits: bool
    own_words: bool = False
    open_href: str = ""
    reasons: list[Reason] = field(default_factory=list)

    @property
    def group(self) -> Group:
        """Where it stands in the order."""
        if not self.fits:
            return Group.REST
        clear = all(one.state == "yes" for one in self.reasons)
        return Group.FITS if clear else Group.CHECK

    @property
    def facts(self) -> list[dict[str, object]]:
        """The four things people ask first, with the way from home."""
        shown = self.entry
        way = shown.where if self.km is None else f"{self.km:g} km from home; {shown.where}"
        return [
            {"label": "When", "value": shown.when},
            {"label": "Getting there", "value": way},
            {"label": "Cost", "value": shown.cost},
            {
                "label": "Last confirmed",
                "value": shown.confirmed,
                "doubt": shown.trust.doubtful,
            },
        ]


def matches(
    activities: Iterable[Activity],
    person: Person,
    wish: Wish,
    before: dict[int, Tried],
    today: date,
) -> list[Match]:
    """The activities that pass the wish, in the page's order. `before` tells of earlier tries."""
    found = []
    for activity in activities:
        km = from_home(person, activity)
        if _passes(activity, person, wish, km, today):
            found.append(_match(activity, wish, km, before.get(activity.pk), today))
    return sorted(found, key=_order)


def _order(one: Match) -> tuple[int, bool, bool, float, str]:
    return one.group, not one.own_words, one.km is None, one.km or 0.0, one.entry.name


def _passes(activity: Activity, person: Person, wish: Wish, km: float | None, today: date) -> bool:
    """Leave out what the filters or the person's age rule out; what is not known stays in."""
    age, each = person.age_on(today), activity.cost_each_session
    answers = set(wish.needs) & set(activity.needs) or _shared(activity, wish.goal)
    return not (
        (activity.minimum_age is not None and age < activity.minimum_age)
        or (activity.maximum_age is not None and age > activity.maximum_age)
        or (wish.within_km is not None and km is not None and km > wish.within_km)
        or (wish.most is not None and each is not None and each > wish.most)
        or (wish.has_room and activity.room == Activity.Room.FULL)
        or (wish.needs and not answers)
        or (wish.times and not set(wish.times) & _times(activity.schedules.all()))
    )


def _times(schedules: Iterable[Schedule]) -> set[str]:
    """The parts of the week in which it meets; every part where that is not known."""
    parts = set()
    for one in schedules:
        if one.weekday in ("SA", "SU"):
            parts.add("weekend")
        elif one.opens is not None:
            hour = one.opens.hour
            parts.add("morning" if hour < NOON else "afternoon" if hour < EVENING else "evening")
    return parts or {"morning", "afternoon", "evening", "weekend"}


def _match(
    activity: Activity, wish: Wish, km: float | None, before: Tried | None, today: date
) -> Match:
    shown = entry(activity, today)
    words = _shared(activity, wish.goal)
    needs = [str(NeedCode(code).label) for code in wish.needs if code in activity.needs]
    one = Match(activity, shown, km, fits=bool(words or needs), own_words=bool(words))
    if words:
        one.reasons.append(Reason("yes", f"Their words: {', '.join(f'“{w}”' for w in words)}"))
    one.reasons += [Reason("yes", f"Answers a need: {need.lower()}") for need in needs]
    one.reasons += [_reach(activity, km, wish.within_km), *_doubts(activity, shown)]
    if before is not None:
        one.open_href = before.href
        one.reasons.append(Reason("no", before.words))
    return one


def _reach(activity: Activity, km: float | None, within: float | None) -> Reason:
    """Say how far it is and what it costs."""
    each = activity.cost_each_session
    cost = "" if each is None else ", free" if each == 0 else f", £{each:.2f} a session"
    cost = cost.replace(".00", "")
    if km is None:
        return Reason("unknown", f"Not known: how far it is{cost}")
    return Reason("yes", f"Within reach: {km:g} km{cost}")


def _doubts(activity: Activity, shown: Entry) -> list[Reason]:
    """What should be sorted out before anybody is sent."""
    found = []
    if activity.room == Activity.Room.FULL:
        found.append(Reason("no", "Full at the moment"))
    if activity.room == Activity.Room.WAITLIST:
        found.append(Reason("no", "Has a waiting list"))
    if shown.trust.freshness is Freshness.AGEING:
        found.append(Reason("unknown", "Not known: still running? Ask before you choose"))
    return found


def _shared(activity: Activity, goal: str) -> list[str]:
    """Words of the goal that the entry uses too, as the person said them."""
    text = f"{activity.name} {activity.about}".lower()
    said = dict.fromkeys(re.findall(r"[a-z]{4,}", goal.lower()))
    return [word for word in said if word not in COMMON and _stem(word) in text][:3]


def _stem(word: str) -> str:
    """A word without its ending, so that gardens and gardening meet."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
