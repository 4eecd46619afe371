"""Needs for which nothing suitable was found, by need, reason and area."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q

from linkwork.practice.plans import queries as plans
from linkwork.practice.reports.cohorts import Cohort


@dataclass
class Gaps:
    """Counts of gaps and of people."""

    times: int = 0
    by_need: Counter[str] = field(default_factory=Counter)
    people_by_need: Counter[str] = field(default_factory=Counter)
    by_reason: Counter[tuple[str, str]] = field(default_factory=Counter)  # need, reason
    by_area: Counter[tuple[str, str]] = field(default_factory=Counter)  # need, postcode district
    still_open: Counter[str] = field(default_factory=Counter)


def gaps(cohort: Cohort) -> Gaps:
    """The gaps of a cohort."""
    mine = cohort.referrals().values("pk")
    rows = plans.gaps().filter(case__referral__in=mine).select_related(None).order_by()
    rows = rows.annotate(still_open=Q(closed_on__isnull=True))
    found = Gaps()
    by = ("need", "reason", "area", "still_open")
    for need, reason, area, still_open, number in rows.values_list(*by).annotate(n=Count("pk")):
        found.times += number
        found.by_need[need] += number
        found.by_reason[need, reason] += number
        found.by_area[need, area] += number
        found.still_open[need] += number * still_open
    people = rows.values_list("need").annotate(n=Count("case__person", distinct=True))
    found.people_by_need.update(dict(people))
    return found
