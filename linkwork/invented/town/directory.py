"""Providers and activities of the invented town, and which activity suits a story."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from linkwork.access.models import Organisation
from linkwork.invented.town import postcodes
from linkwork.invented.town.ground import Point, somewhere
from linkwork.invented.town.names import STREETS, TOWN
from linkwork.invented.town.numbers import postcode, telephone
from linkwork.practice.directory.models import Activity, Location, Provider, Schedule

KINDS = Path(__file__).with_name("activities.toml")
PROVIDERS = 82  # with the eight of the named people: 90
WITHIN_KM = 4.0
WITH_A_BODY = 0.25  # providers that have accounts here
HALLS = ("Hall", "Community Centre", "Library", "Chapel rooms", "Pavilion", "Old School")
SORTS = ("Trust", "Community Association", "Neighbours", "Wellbeing", "Together", "Partnership")
ACCESS = (
    "Step-free, with an accessible toilet.",
    "Step-free. A quiet corner if it gets too much.",
    "Hearing loop. Somebody meets newcomers at the door.",
    "Three steps at the front, level door at the side.",
    "",
)
ROOMS = (
    *((Activity.Room.PLACES,) * 5),
    *((Activity.Room.WAITLIST,) * 2),
    Activity.Room.FULL,
    Activity.Room.ASSESS,
    *((Activity.Room.UNSTATED,) * 3),
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA")
DAY_WORDS = dict(
    zip(
        DAYS,
        ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"),
        strict=True,
    )
)


@dataclass
class Town:
    """The activities, by whether people stay on together, with the place of each."""

    activities: list[Activity] = field(default_factory=list)
    place_of: dict[int, Point] = field(default_factory=dict)
    by_social: dict[bool | None, list[Activity]] = field(default_factory=lambda: defaultdict(list))

    def suiting(
        self, rng: Random, need: str, social: bool | None, cost: float | None, either: bool
    ) -> Activity:
        """An activity that answers a need, where one of that sort does; `either`: any sort."""
        fit = self.activities if either else self.by_social[social]
        for narrow in (
            [one for one in fit if need in one.needs and _costs(one, cost)],
            [one for one in fit if need in one.needs],
            fit,
        ):
            if narrow:
                return rng.choice(narrow)
        return rng.choice(self.activities)


def _costs(activity: Activity, cost: float | None) -> bool:
    return cost is None or bool(activity.cost_each_session) == bool(cost)


@cache
def kinds() -> list[dict[str, Any]]:
    """The kinds of activity there are."""
    found: list[dict[str, Any]] = tomllib.loads(KINDS.read_text("utf-8"))["kind"]
    return found


def settle(
    service: Organisation, rng: Random, today: date, providers: int = PROVIDERS, times: int = 1
) -> Town:
    """Write the directory: providers, their activities (so many times over), where and when."""
    bodies = list(_providers(service, rng, providers))
    Provider._base_manager.bulk_create(bodies)
    wanted = [kind for kind in kinds() for _ in range(times * kind["many"])]
    rng.shuffle(wanted)
    offers = [
        _activity(service, rng, kind, bodies[number % len(bodies)], today)
        for number, kind in enumerate(wanted)
    ]
    town = keep(offers, [somewhere(rng, WITHIN_KM * times**0.5) for _ in offers], rng)
    Schedule.objects.bulk_create(_schedule(one, rng) for one in town.activities)
    postcodes.load()
    return town


def keep(activities: Sequence[Activity], points: Sequence[Point], rng: Random) -> Town:
    """Write activities with their places."""
    town = Town(list(Activity._base_manager.bulk_create(activities)))
    places = []
    for one, point in zip(town.activities, points, strict=True):
        town.place_of[one.pk] = point
        town.by_social[one.social_time].append(one)
        places.append(_location(one, point, rng))
    Location.objects.bulk_create(places)
    return town


def _providers(service: Organisation, rng: Random, number: int) -> Iterator[Provider]:
    names = [f"{street} {sort}" for street in STREETS for sort in SORTS]
    for name in rng.sample(names, number):
        slug = "".join(sign for sign in name.lower() if sign.isascii() and sign.isalpha())
        address = f"hello@{slug}.example"
        body = None
        if rng.random() < WITH_A_BODY:
            body = Organisation.objects.create(
                name=name, kind=Organisation.Kind.PROVIDER, parent=service, email=address
            )
        yield Provider(
            organisation=service,
            body=body,
            name=name,
            about="An invented provider of the demonstration.",
            email=address,
            phone=telephone(rng),
            website=f"https://{slug}.example/",
        )


def _activity(
    service: Organisation, rng: Random, kind: dict[str, Any], provider: Provider, today: date
) -> Activity:
    each = Decimal(str(kind["each"]))
    room = rng.choice(ROOMS)
    stated = None if room == Activity.Room.UNSTATED else today - timedelta(rng.randint(1, 60))
    return Activity(
        organisation=service,
        provider=provider,
        name=f"{provider.name.rsplit(' ', 1)[0].split(',')[0]} {_lowered(kind['name'])}",
        about=kind["about"],
        needs=kind["needs"],
        minimum_age=rng.choice((None, None, 18)),
        cost_each_session=each,
        accessibility=rng.choice(ACCESS),
        languages=["English"] if rng.random() < 0.85 else ["English", "Urdu"],
        social_time=kind["social"] if rng.random() < 0.92 else None,
        room=room,
        places=rng.randint(1, 8) if room == Activity.Room.PLACES else None,
        room_stated_on=stated,
        assured_on=_assured(rng, today),
        assured_by=rng.choice(("the group", "Riverbank", "Riverbank")),
        email=provider.email,
        phone=provider.phone,
    )


def _lowered(name: str) -> str:
    return name if name.startswith("English") else name[0].lower() + name[1:]


def _assured(rng: Random, today: date) -> date:
    """Most entries were confirmed of late, some half a year ago, a few too long ago."""
    lot = rng.random()
    days = (5, 175) if lot < 0.72 else (181, 360) if lot < 0.92 else (370, 620)
    return today - timedelta(rng.randint(*days))


def _location(activity: Activity, point: Point, rng: Random) -> Location:
    street = rng.choice(STREETS)
    return Location(
        activity=activity,
        name=f"{street} {rng.choice(HALLS)}",
        address=f"{street}, {TOWN}",
        postcode=postcode(rng),
        latitude=point[0],
        longitude=point[1],
        transport=rng.choice(("Number 12 bus", "Number 4 bus", "Ten minutes from the station", "")),
    )


def _schedule(activity: Activity, rng: Random) -> Schedule:
    day, hour = rng.choice(DAYS), rng.choice((9, 10, 10, 11, 13, 14, 14, 18))
    begins, ends = time(hour, rng.choice((0, 30))), time(hour + 2, 0)
    return Schedule(
        activity=activity,
        weekday=day,
        frequency="WEEKLY",
        opens=begins,
        closes=ends,
        words=f"{DAY_WORDS[day]}, {begins:%H:%M} to {ends:%H:%M}",
    )
