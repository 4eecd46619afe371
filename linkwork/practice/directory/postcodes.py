"""Where postcodes are: one looked up, and a table of them taken in as the deployer has it."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from typing import TextIO

from django.db import connection

from linkwork.practice.directory.distance import in_the_uk
from linkwork.practice.directory.models import Postcode

FULL = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
# What a column may be called: as the ONS Postcode Directory has it through the years, or plainly.
COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("pcds", "pcd", "pcd7", "pcd8", "pcd2", "postcode", "code"),
    "latitude": ("lat", "latitude"),
    "longitude": ("long", "longitude", "lng", "lon"),
    "lsoa": ("lsoa21", "lsoa21cd", "lsoa11", "lsoa11cd", "lsoa"),
    "rank": ("imd", "imd20ind", "imd_rank"),
    "fifth": ("deprivation_fifth", "imd_quintile", "fifth"),
}
NEEDED = ("code", "latitude", "longitude")
# How many small areas each nation ranks for deprivation; the first letter of an LSOA is its nation.
AREAS = {"E": 32_844, "W": 1_909, "S": 6_976, "N": 890, "9": 890}
NOWHERE = 99.0  # the directory writes 99.999999 where it has no place
AT_ONCE = 1_000
KEPT_FAULTS = 200
_INTO = (
    "INSERT INTO directory_postcode (code, latitude, longitude, lsoa, deprivation_fifth) VALUES "
)
_OVER = """ ON CONFLICT (code) DO UPDATE SET latitude = excluded.latitude,
 longitude = excluded.longitude, lsoa = excluded.lsoa,
 deprivation_fifth = excluded.deprivation_fifth"""

Row = tuple[str, float, float, str, int | None]


class Unreadable(ValueError):
    """The table cannot be read at all, and why."""


@dataclass
class Loaded:
    """What became of a table."""

    kept: int = 0
    without_a_place: int = 0
    wrong: int = 0
    faults: list[str] = field(default_factory=list)  # the first of them, with their lines

    def fault(self, line: int, words: str) -> None:
        """Take down what is wrong on a line."""
        self.wrong += 1
        if len(self.faults) < KEPT_FAULTS:
            self.faults.append(f"line {line}: {words}")


def tidy(text: str) -> str:
    """A postcode without its space, in capitals; empty where it is not a whole postcode."""
    code = re.sub(r"\s+", "", text).upper()
    return code if FULL.fullmatch(code) else ""


def find(text: str) -> Postcode | None:
    """Where a postcode is, if the table has it."""
    code = tidy(text)
    return Postcode.objects.filter(code=code).first() if code else None


def take_in(stream: TextIO, named: dict[str, str] | None = None) -> Loaded:
    """Read a table line by line and keep it; a second time it changes nothing.

    `named` says which column is which, where the header has other names.
    """
    lines = csv.reader(stream)
    header = next(lines, None)
    if header is None:
        raise Unreadable("the file is empty")
    place = _columns(header, named or {})
    done = Loaded()
    keep(_read(lines, place, done), done)
    return done


def keep(rows: Iterable[Row], done: Loaded) -> None:
    """Write rows over those that are there, some at a time: memory does not grow with the table."""
    stream = iter(rows)
    with connection.cursor() as cursor:
        while some := {row[0]: row for row in islice(stream, AT_ONCE)}:
            marks = ", ".join(["(%s, %s, %s, %s, %s)"] * len(some))
            values = [value for row in some.values() for value in row]
            cursor.execute(_INTO + marks + _OVER, values)
            done.kept += len(some)


def _columns(header: Sequence[str], named: dict[str, str]) -> dict[str, int]:
    """Where each thing stands, by the header's names or by those that were given."""
    names = [name.strip().lstrip("\ufeff").lower() for name in header]
    found: dict[str, int] = {}
    for thing, known in COLUMNS.items():
        wanted = (named[thing].lower(),) if thing in named else known
        at = next((names.index(name) for name in wanted if name in names), None)
        if at is not None:
            found[thing] = at
        elif thing in named:
            raise Unreadable(f"no column is called {named[thing]!r}; there are {', '.join(names)}")
    missing = [thing for thing in NEEDED if thing not in found]
    if missing:
        names_known = "; ".join(f"{thing}: {' or '.join(COLUMNS[thing])}" for thing in missing)
        raise Unreadable(f"a column is missing ({names_known}); there are {', '.join(names)}")
    return found


def _read(lines: Iterator[list[str]], place: dict[str, int], done: Loaded) -> Iterator[Row]:
    """Each good row; what is wrong with the others is taken down with its line."""
    number = 1
    while True:
        number += 1
        try:
            line = next(lines)
        except StopIteration:
            return
        except csv.Error as wrong:
            done.fault(number, str(wrong))
            continue
        row = _row(line, place, number, done) if line else None
        if row is not None:
            yield row


def _row(line: list[str], place: dict[str, int], number: int, done: Loaded) -> Row | None:
    said = {thing: line[at].strip() if at < len(line) else "" for thing, at in place.items()}
    code = tidy(said["code"])
    if not code:
        done.fault(number, f"not a whole postcode: {said['code'][:20]!r}")
        return None
    if not said["latitude"] and not said["longitude"]:
        done.without_a_place += 1
        return None
    try:
        point = float(said["latitude"]), float(said["longitude"])
    except ValueError:
        done.fault(number, f"{code}: latitude and longitude must be numbers")
        return None
    if point[0] > NOWHERE:
        done.without_a_place += 1
        return None
    if not in_the_uk(*point):
        where = f"latitude {point[0]:g}, longitude {point[1]:g}"
        done.fault(number, f"{code}: {where} is not in the United Kingdom")
        return None
    return code, *point, said.get("lsoa", "")[:9], _fifth(said)


def _fifth(said: dict[str, str]) -> int | None:
    """Which fifth of its nation an area is in, 1 the most deprived; None where nobody says."""
    stated, rank, areas = (
        said.get("fifth", ""),
        said.get("rank", ""),
        AREAS.get(said.get("lsoa", "")[:1]),
    )
    if stated.isdecimal() and 1 <= int(stated) <= 5:
        return int(stated)
    if rank.isdecimal() and areas and 1 <= int(rank) <= areas:
        return ceil(int(rank) * 5 / areas)
    return None
