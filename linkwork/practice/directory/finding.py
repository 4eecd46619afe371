"""Asks the cards which entries fit: all that is asked, all but what nobody stated, or all but one.

Fit is said by counting: the wishes an entry is known to miss, and those that nobody stated. There
is no weight and no score.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from heapq import nsmallest
from math import cos, radians
from typing import Any

from django.db.models import Case, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable, ExpressionWrapper
from django.db.models.functions import Coalesce

from linkwork.practice.directory import access_needs, full_text, need_words, times
from linkwork.practice.directory.distance import Point
from linkwork.practice.directory.freshness import AGEING_AFTER, oldest_suggested
from linkwork.practice.directory.models import Activity, Card

KM_A_DEGREE = 111.195
FAR = 2.0  # times the distance asked: what is further is not shown at all
NOWHERE = 1e9  # the square of kilometres where they are not known
MISS = 100  # one known miss; below it, how many wishes nobody stated
SORTS = {
    "fit": "Their words, then nearest",
    "near": "Nearest",
    "cost": "Cheapest",
    "confirmed": "Confirmed last",
    "name": "Name",
}


class Fit(IntEnum):
    """How far an entry fits what is asked."""

    ALL = 0
    ASK = 1
    BUT_ONE = 2


@dataclass(frozen=True)
class Search:
    """What is looked for. What is empty is not asked."""

    words: str = ""  # every one must be there
    own_words: tuple[str, ...] = ()  # the person's: any of them answers
    needs: tuple[str, ...] = ()
    home: Point | None = None
    within_km: float | None = None
    most_pence: int | None = None
    times: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    language: str = ""
    age: int | None = None
    has_room: bool = False
    tried: frozenset[int] = frozenset()
    sort: str = "fit"


@dataclass(frozen=True)
class Found:
    """How many entries fit how far, and the first of each."""

    counts: dict[Fit, int]
    keys: dict[Fit, list[int]]


def find(search: Search, organisation_id: int, today: date, shown: dict[Fit, int]) -> Found:
    """The entries that fit, so many of each sort as are to be shown.

    One reading of the cards answers both how many and which; the few shown are put in order here.
    """
    best: dict[int, tuple[Any, ...]] = {}
    for row in Question(search, organisation_id, today).rows():
        held = best.get(row[0])
        if held is None or row[1:3] < held[1:3]:
            best[row[0]] = row
    groups: dict[Fit, list[tuple[Any, ...]]] = {fit: [] for fit in Fit}
    for row in best.values():
        groups[_fit(row[1])].append(row)
    key = _order(search)
    return Found(
        counts={fit: len(rows) for fit, rows in groups.items()},
        keys={
            fit: [row[0] for row in nsmallest(shown[fit], rows, key=key)]
            for fit, rows in groups.items()
        },
    )


def _fit(rank: int) -> Fit:
    if rank == 0:
        return Fit.ALL
    return Fit.ASK if rank < MISS else Fit.BUT_ONE


def _order(search: Search) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What the reader put first (column 4, where it is a column of its own), then the nearest."""
    if search.sort == "cost":
        return lambda row: (row[4] is None, row[4] or 0, row[2], row[0])
    if search.sort == "confirmed":
        return lambda row: (-row[4].toordinal(), row[2], row[0])
    if search.sort == "near":
        return lambda row: (row[2], row[0])
    if search.sort == "name":
        return lambda row: (row[4].casefold(), row[2], row[0])
    if search.home is None:
        return lambda row: (-row[3], row[4].casefold(), row[0])
    return lambda row: (-row[3], row[2], row[0])


@dataclass(frozen=True)
class Question:
    """A search as the database is asked it."""

    search: Search
    organisation_id: int
    today: date

    def rows(self) -> "QuerySet[Card, tuple[Any, ...]]":
        """Each place that nothing rules out: activity, rank, way, own words, what to order by."""
        rows = self._ruled_in().annotate(way=self._way(), own=self._own())
        if self.search.home and self.search.within_km is not None:
            furthest = (FAR * self.search.within_km) ** 2
            rows = rows.filter(Q(way__isnull=True) | Q(way__lte=furthest))
        rank = sum(self._counted(), Value(0, IntegerField()))
        rows = rows.annotate(rank=rank, far=Coalesce("way", Value(NOWHERE)))
        by = {"cost": "pence", "confirmed": "assured_on"}.get(self.search.sort)
        if self.search.sort == "name" or (self.search.home is None and not by):
            by = "activity__name"
        fields = ["activity_id", "rank", "far", "own", *([by] if by else [])]
        return rows.filter(rank__lt=2 * MISS).values_list(*fields)

    def _ruled_in(self) -> QuerySet[Card]:
        """The cards that no hard wish rules out."""
        asked = self.search
        rows = Card.objects.filter(
            organisation_id=self.organisation_id,
            running=True,
            assured_on__gte=oldest_suggested(self.today),
        ).annotate(
            need_bits=F("needs").bitand(need_words.mask(asked.needs)),
            time_bits=F("times").bitand(times.asked(asked.times)),
            yes_bits=F("access_yes").bitand(access_needs.mask(asked.access)),
            no_bits=F("access_no").bitand(access_needs.mask(asked.access)),
        )
        every = full_text.holding_every(asked.words)
        if every is not None:
            rows = rows.filter(activity_id__in=every)
        if asked.needs:
            rows = rows.filter(Q(need_bits__gt=0) | self._in_own_words())
        if asked.age is not None:
            rows = rows.filter(Q(minimum_age__isnull=True) | Q(minimum_age__lte=asked.age))
            rows = rows.filter(Q(maximum_age__isnull=True) | Q(maximum_age__gte=asked.age))
        return rows.exclude(room=Activity.Room.FULL) if asked.has_room else rows

    def _in_own_words(self) -> Q:
        any_of = full_text.holding_any(self.search.own_words)
        return Q(pk__in=[]) if any_of is None else Q(activity_id__in=any_of)

    def _own(self) -> Combinable:
        """1 where the entry uses the person's own words."""
        if full_text.holding_any(self.search.own_words) is None:
            return Value(0, IntegerField())
        return _one_where(self._in_own_words())

    def _way(self) -> Combinable:
        """The square of the kilometres from home, on a plane: near enough to compare by."""
        if self.search.home is None:
            return Value(None, FloatField())
        north, east = self.search.home
        up = (F("latitude") - Value(north)) * Value(KM_A_DEGREE)
        along = (F("longitude") - Value(east)) * Value(KM_A_DEGREE * cos(radians(north)))
        return ExpressionWrapper(up * up + along * along, FloatField())

    def _counted(self) -> Iterator[Combinable]:
        """A hundred for each wish that is known to be missed, one for each that nobody stated."""
        for missed, not_stated in self._wishes():
            yield Case(
                When(missed, then=Value(MISS)),
                When(not_stated, then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            )

    def _wishes(self) -> Iterator[tuple[Q, Q]]:
        """For each wish: when it is known to be missed, and when that is not stated."""
        asked, nothing = self.search, Q(pk__in=[])
        if asked.home and asked.within_km is not None:
            yield Q(way__gt=asked.within_km**2), Q(way__isnull=True)
        if asked.most_pence is not None:
            yield Q(pence__gt=asked.most_pence), Q(pence__isnull=True)
        if asked.times:
            yield Q(time_bits=0) & ~Q(times=0), Q(times=0)
        if asked.access:
            yield ~Q(no_bits=0), ~Q(yes_bits=access_needs.mask(asked.access))
        if asked.language:
            spoken = Q(languages__contains=f"|{asked.language.lower()}|")
            yield ~spoken & ~Q(languages=""), Q(languages="")
        yield Q(room=Activity.Room.FULL), ~Q(room=Activity.Room.PLACES)
        ageing = self.today - timedelta(days=AGEING_AFTER)
        yield nothing, Q(assured_on__lt=ageing)
        if asked.tried:
            yield nothing, Q(activity_id__in=asked.tried)


def _one_where(true: Q) -> Combinable:
    return Case(When(true, then=Value(1)), default=Value(0), output_field=IntegerField())
