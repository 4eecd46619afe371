"""Builds an invented directory in the database named by DATABASE_URL, and times searches in it.

Run by `benchmarks/finding.py`; prints one line of JSON. Two times are taken: `search`, the question
to the database; `whole`, with the entries read, their reasons in words and their order.
"""

import json
import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import linkwork.site

linkwork.site.django_ready()  # before anything that has tables is imported

# ruff: noqa: E402
from django.core.management import call_command
from django.db import connection

from linkwork.access import scope
from linkwork.access.models import Organisation
from linkwork.invented.town import directory as town
from linkwork.invented.town.ground import Point, somewhere
from linkwork.practice.connections import matching
from linkwork.practice.connections.matching import Wish
from linkwork.practice.connections.places import places_taken
from linkwork.practice.directory import cards, finding, full_text, need_words, queries
from linkwork.practice.directory.finding import Fit

SHOWN = 8
TODAY = date(2026, 11, 22)
WORDS = ("garden", "lonely", "debt", "walking", "singing", "lunch", "chair yoga", "bereaved", "")
GOALS = (
    "Hands in the soil again",
    "To sing with others",
    "Sort the bills out",
    "Get out of the house",
)


def main() -> None:
    """Build, search, print."""
    activities, searches = int(sys.argv[1]), int(sys.argv[2])
    call_command("migrate", verbosity=0)
    service = _directory(activities)
    connection.cursor().execute("ANALYZE")  # as the engine does by itself within a minute
    times: dict[str, list[float]] = {"search": [], "whole": []}
    rng = random.Random(7)  # noqa: S311  (dice, not keys)
    for _ in range(searches):
        for name, seconds in _one(service, rng).items():
            times[name].append(1000 * seconds)
    answer = {}
    for name, given in times.items():
        answer[f"{name}_p50"] = round(statistics.median(given), 1)
        answer[f"{name}_p95"] = round(statistics.quantiles(given, n=20)[-1], 1)
    print(json.dumps(answer))


def _directory(number: int) -> Organisation:
    """A service whose directory holds so many invented activities, over a county."""
    service = Organisation.objects.create(name="Bench", kind=Organisation.Kind.SERVICE)
    usual = sum(kind["many"] for kind in town.kinds())
    with scope.within(service.pk):
        town.settle(service, random.Random(3), TODAY, times=number // usual)  # noqa: S311
        cards.write_missing(service.pk)
    return service


def _one(service: Organisation, rng: random.Random) -> dict[str, float]:
    """The seconds of one search, and of the whole answer in words."""
    start = somewhere(rng, 20.0)
    wish = Wish(
        goal=rng.choice(GOALS),
        words=rng.choice(WORDS),
        needs=tuple(rng.sample(list(need_words.LABELS)[:10], rng.randint(0, 3))),
        within_km=rng.choice((1.0, 3.0, 5.0, 10.0, 20.0, None)),
        most_pence=rng.choice((None, None, 0, 200)),
        times=rng.choice(((), ("morning",), ("morning", "afternoon"), ("TU", "weekend"))),
        access=rng.choice(((), ("step_free",), ("step_free", "hearing_loop"))),
        language=rng.choice(("", "", "Urdu")),
        sort=rng.choice(("fit", "near", "cost", "confirmed", "name")),
    )
    with scope.within(service.pk):
        began = time.perf_counter()
        asked = matching.search(wish, start=start, age=rng.randint(18, 95), tried=())
        found = finding.find(asked, service.pk, TODAY, dict.fromkeys(Fit, SHOWN))
        searched = time.perf_counter()
        _in_words(found, wish, asked, start)
        return {"search": searched - began, "whole": time.perf_counter() - began}


def _in_words(found: finding.Found, wish: Wish, asked: finding.Search, start: Point) -> None:
    """What the page does with the answer: reads the entries, and says of each why it is there."""
    keys = [key for some in found.keys.values() for key in some]
    rows = {one.pk: one for one in queries.among(keys)}
    own, taken = full_text.which(asked.own_words, keys), places_taken(keys)
    for fit, some in found.keys.items():
        matching.matches(
            [rows[key] for key in some],
            fit,
            wish,
            start=start,
            own=own,
            taken=taken,
            before={},
            today=TODAY,
        )


if __name__ == "__main__":
    main()
