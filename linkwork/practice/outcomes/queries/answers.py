"""Answers: those of a case, and which of them make a pair."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.outcomes.models import Administration, Measure, Score
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case

Item, Point = Measure.Item, Measure.Point


@dataclass(frozen=True)
class Pair:
    """The first answer to an item and the last one given later; either may be missing."""

    item: Measure.Item
    before: Measure | None
    after: Measure | None

    @property
    def whole(self) -> bool:
        """Say whether both ends were answered."""
        ends = (self.before, self.after)
        return all(one is not None and one.value is not None for one in ends)


def of(case: Case) -> QuerySet[Measure]:
    """Every answer and missing answer of a case, in the order they were asked."""
    return Measure.objects.filter(referral=case.referral).order_by("asked_on", "pk")


def administrations(case: Case) -> QuerySet[Administration]:
    """Every time an instrument of several items was asked, or was to be, in order."""
    rows = Administration.objects.filter(referral=case.referral).prefetch_related("scores")
    return rows.order_by("asked_on", "pk")


def scores(case: Case) -> QuerySet[Score]:
    """Every score of a case, in the order of asking."""
    rows = Score.objects.filter(administration__referral=case.referral)
    return rows.select_related("administration").order_by("administration__asked_on", "pk")


def pairs(measures: Iterable[Measure]) -> list[Pair]:
    """Each item with its first answer at the start and its last one after, in the items' order."""
    rows = list(measures)
    return [
        Pair(item, _end(rows, item, at_start=True), _end(rows, item, at_start=False))
        for item in Item
        if any(one.item == item for one in rows)
    ]


def _end(rows: list[Measure], item: Measure.Item, *, at_start: bool) -> Measure | None:
    """One end of a pair: an answer before a reason, the first at the start, the last after."""
    mine = [one for one in rows if one.item == item]
    mine = [one for one in mine if (one.point == Point.BASELINE) is at_start]
    answered = [one for one in mine if one.value is not None]
    chosen = answered or mine
    return (chosen[0] if at_start else chosen[-1]) if chosen else None


def next_point(measures: Iterable[Measure], item: Measure.Item | None = None) -> Measure.Point:
    """At the start, until something was asked then; at a review after that."""
    asked = [one for one in measures if item is None or one.item == item]
    return Point.REVIEW if any(one.point == Point.BASELINE for one in asked) else Point.BASELINE


def goal_of(case: Case) -> Goal | None:
    """The goal that progress is measured on."""
    return connections.leading_goal(case)


def only_open_connection(case: Case) -> Connection | None:
    """The connection an answer is about, where only one is open."""
    rows = list(connections.open_of(case)[:2])
    return rows[0] if len(rows) == 1 else None
