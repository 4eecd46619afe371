"""Asks the cards which entries fit: all that is asked, all but what nobody stated, or all but one.

Fit is said by counting: the wishes an entry is known to miss, and those that nobody stated. There
is no weight and no score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property
from math import cos, radians
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    IntegerField,
    Max,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable, ExpressionWrapper

from linkwork.practice.directory import access_needs, full_text, need_words, times
from linkwork.practice.directory.distance import Point
from linkwork.practice.directory.freshness import AGEING_AFTER, oldest_suggested
from linkwork.practice.directory.models import Activity, Card

KM_A_DEGREE = 111.195
FAR = 2.0  # times the distance asked: what is further is not shown at all
MISS = 100  # one known miss; below it, how many wishes nobody stated
SORTS = {
    "fit": "Their own words, then nearest",
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
    """The entries that fit, so many of each sort as are to be shown."""
    asked = Question(search, organisation_id, today)
    counts = asked.counts()
    keys = {fit: asked.first(fit, shown[fit]) if counts[fit] else [] for fit in Fit}
    return Found(counts, keys)


@dataclass(frozen=True)
class Question:
    """A search as the database is asked it."""

    search: Search
    organisation_id: int
    today: date

    def counts(self) -> dict[Fit, int]:
        """How many entries fit how far."""
        names = {fit: f"fit_{fit.value}" for fit in Fit}
        asked = {names[fit]: Count("activity_id", filter=_within(fit)) for fit in Fit}
        told = self._fitting.order_by().aggregate(**asked)
        return {fit: told[names[fit]] for fit in Fit}

    def first(self, fit: Fit, number: int) -> list[int]:
        """The first entries of one sort, in the order asked for."""
        rows = self._fitting.filter(_within(fit))
        return list(self._sorted(rows).values_list("activity_id", flat=True)[:number])

    @cached_property
    def _fitting(self) -> "QuerySet[Card, Any]":
        """Every entry that nothing rules out, with its rank and how far it is."""
        rows = self._ruled_in().annotate(way=self._way())
        if self.search.home and self.search.within_km is not None:
            furthest = (FAR * self.search.within_km) ** 2
            rows = rows.filter(Q(way__isnull=True) | Q(way__lte=furthest))
        rank = sum(self._counted(), Value(0, IntegerField()))
        return (
            rows.values("activity_id")
            .annotate(rank=Min(rank), km2=Min("way"), own=Max(self._own()))
            .filter(rank__lt=2 * MISS)
        )

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

    def _sorted(self, rows: "QuerySet[Card, Any]") -> "QuerySet[Card, Any]":
        """In the order that the reader chose; the nearest, or the name, where that leaves a tie."""
        near = F("km2").asc(nulls_last=True)
        named = rows.annotate(name=Min("activity__name"))
        orders: dict[str, Sequence[Combinable | str]] = {
            "fit": ["-own", near],
            "near": [near],
            "cost": [F("least").asc(nulls_last=True), near],
            "confirmed": ["-latest", near],
            "name": [],
        }
        named = named.annotate(least=Min("pence"), latest=Max("assured_on"))
        return named.order_by(*orders.get(self.search.sort, orders["fit"]), "name", "activity_id")


def _one_where(true: Q) -> Combinable:
    return Case(When(true, then=Value(1)), default=Value(0), output_field=IntegerField())


def _within(fit: Fit) -> Q:
    """The ranks of a sort of fit."""
    if fit is Fit.ALL:
        return Q(rank=0)
    return Q(rank__gt=0, rank__lt=MISS) if fit is Fit.ASK else Q(rank__gte=MISS)
