"""Activities for a person: what fits all that is asked, what fits but for one thing, and why.

There is no score. Each group says in words what it holds, each activity why it is there, and the
reader chooses the order within a group.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from linkwork.practice.connections.distances import kilometres_from
from linkwork.practice.connections.reasons import Asked, Reason, reasons
from linkwork.practice.directory.distance import Point
from linkwork.practice.directory.finding import Fit, Search
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.presenters import Entry, entry
from linkwork.practice.referrals.models import Case

_COMMON = (
    "about again able after also another anything because been being could does doing else ever "
    "feel find from gets getting give going have having help here hope into just keep know less "
    "like make meet more much need never next nobody nothing often once only other over people "
    "really same see should some somebody someone something start still stop such than that their "
    "them then there these they thing things this time together used want wants week well went "
    "what when where which while will with without would your"
)
COMMON = frozenset(_COMMON.split())
MOST_OWN_WORDS = 6
GROUP_WORDS = {
    Fit.ALL: "Fits all that is asked",
    Fit.ASK: "Fits, with something to ask or sort out first",
    Fit.BUT_ONE: "Fits all but one thing",
}


@dataclass(frozen=True)
class Wish:
    """What is looked for, as the page's filters say it."""

    goal: str = ""
    words: str = ""
    needs: tuple[str, ...] = ()
    near: str = ""  # a postcode to start from, instead of home
    within_km: float | None = None
    most_pence: int | None = None
    times: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    language: str = ""
    any_age: bool = False
    has_room: bool = False
    sort: str = "fit"


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
    fit: Fit
    open_href: str = ""
    reasons: list[Reason] = field(default_factory=list)

    @property
    def facts(self) -> list[dict[str, object]]:
        """The four things people ask first, with the way there."""
        shown = self.entry
        way = shown.where if self.km is None else f"{self.km:g} km; {shown.where}"
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


def cases() -> QuerySet[Case]:
    """Cases with all that a search begins from."""
    return Case.objects.select_related("person", "referral")


def own_words(goal: str) -> tuple[str, ...]:
    """The words of a goal that say something of their own."""
    said = dict.fromkeys(re.findall(r"[a-z]{4,}", goal.lower()))
    return tuple(word for word in said if word not in COMMON)[:MOST_OWN_WORDS]


def search(wish: Wish, *, start: Point | None, age: int, tried: Iterable[int]) -> Search:
    """A wish as the directory is asked it."""
    return Search(
        words=wish.words,
        own_words=own_words(wish.goal),
        needs=wish.needs,
        home=start,
        within_km=wish.within_km,
        most_pence=wish.most_pence,
        times=wish.times,
        access=wish.access,
        language=wish.language,
        age=None if wish.any_age else age,
        has_room=wish.has_room,
        tried=frozenset(tried),
        sort=wish.sort,
    )


def matches(
    activities: Iterable[Activity],
    fit: Fit,
    wish: Wish,
    *,
    start: Point | None,
    own: Mapping[int, list[str]],
    taken: Mapping[int, int],
    before: Mapping[int, Tried],
    today: date,
) -> list[Match]:
    """Say of each activity of one group why it is there, in the order in which they came."""
    found = []
    for activity in activities:
        shown = entry(activity, today)
        km = kilometres_from(start, activity)
        tried = before.get(activity.pk)
        asked = Asked(
            own_words=own.get(activity.pk, []),
            needs=wish.needs,
            km=km,
            within_km=wish.within_km,
            most_pence=wish.most_pence,
            times=wish.times,
            access=wish.access,
            language=wish.language,
            taken=taken.get(activity.pk, 0),
            tried=tried.words if tried else "",
        )
        full = activity.places is not None and activity.places <= asked.taken
        found.append(
            Match(
                activity,
                shown,
                km,
                fit=Fit.BUT_ONE if full else fit,
                open_href=tried.href if tried else "",
                reasons=reasons(activity, shown, asked),
            )
        )
    return found
