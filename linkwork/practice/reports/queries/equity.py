"""Who is referred and who starts, beside whom the practices have on their lists."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from linkwork.access.models import Organisation
from linkwork.practice.facts.days import YearsOld
from linkwork.practice.people.models import Person
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.models import PracticePopulation
from linkwork.practice.reports.queries.journeys import stood

Dimension = PracticePopulation.Dimension
UNKNOWN = "unknown"
AGES = ((25, "under 25"), (40, "25 to 39"), (65, "40 to 64"), (75, "65 to 74"))
OLDEST = "75 and over"
GROUPS: dict[str, dict[str, str]] = {
    Dimension.AGE: {name: name.capitalize() for _, name in AGES} | {OLDEST: OLDEST},
    Dimension.SEX: {one.value: str(one.label) for one in Person.Sex if one != UNKNOWN},
    Dimension.FIFTH: {
        "1": "Most deprived fifth",
        "2": "2nd fifth",
        "3": "3rd fifth",
        "4": "4th fifth",
        "5": "Least deprived fifth",
    },
    Dimension.ETHNIC_GROUP: {
        one.value: str(one.label) for one in Person.EthnicGroup if one != UNKNOWN
    },
}


@dataclass
class Equity:
    """Counts by dimension and group."""

    listed: Counter[tuple[str, str]] = field(default_factory=Counter)
    referred: Counter[tuple[str, str]] = field(default_factory=Counter)
    started: Counter[tuple[str, str]] = field(default_factory=Counter)
    everybody_referred: int = 0
    everybody_started: int = 0
    practices: int = 0
    practices_listed: int = 0
    source: str = ""


def age_band(age: int) -> str:
    """The band of an age in years."""
    return next((name for below, name in AGES if age < below), OLDEST)


def equity(cohort: Cohort) -> Equity:
    """The list, the referred and the started of a cohort, by every dimension."""
    found = Equity()
    _people(found, cohort)
    _lists(found, cohort)
    return found


def _people(found: Equity, cohort: Cohort) -> None:
    age = YearsOld(F("person__born_on"), F("offered_on"))
    bands = [When(age__lt=below, then=Value(name)) for below, name in AGES]
    fifth = Coalesce(
        Cast(F("person__deprivation_fifth"), CharField()), Value(UNKNOWN), output_field=CharField()
    )
    rows = stood(cohort.referrals()).filter(Q(did_agree=True)).annotate(age=age)
    rows = rows.annotate(
        band=Case(*bands, default=Value(OLDEST), output_field=CharField()), fifth=fifth
    )
    by = ("band", "person__sex", "fifth", "person__ethnic_group", "did_come")
    for *groups, came, number in rows.order_by().values_list(*by).annotate(number=Count("pk")):
        for dimension, group in zip(GROUPS, groups, strict=True):
            found.referred[dimension, group] += number
            found.started[dimension, group] += number * came
        found.everybody_referred += number
        found.everybody_started += number * came


def practices_of(service: Organisation) -> QuerySet[Organisation]:
    """The practices of a service, by name."""
    rows = Organisation.objects.filter(parent=service, kind=Organisation.Kind.PRACTICE)
    return rows.order_by("name")


def _lists(found: Equity, cohort: Cohort) -> None:
    """The lists of the practices that referred anybody of the cohort."""
    sent = Organisation.objects.filter(pk__in=cohort.referrals().values("practice"))
    of = ("dimension", "group", "source", "people")
    rows = sent.order_by().values_list("pk", *(f"populations__{column}" for column in of))
    every, listed, sources = set(), set(), set()
    for practice, dimension, group, source, people in rows:
        every.add(practice)
        if dimension is not None:
            found.listed[dimension, group] += people
            listed.add(practice)
            sources.add(source)
    found.practices, found.practices_listed = len(every), len(listed)
    found.source = ", ".join(sorted(sources))
