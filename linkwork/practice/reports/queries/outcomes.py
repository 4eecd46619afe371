"""How people's answers changed from the start to the end, person by person."""

from collections.abc import Iterable

from django.db.models import Exists

from linkwork.practice.facts.rows import reached
from linkwork.practice.outcomes import queries as outcomes
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.queries import Paired
from linkwork.practice.referrals.models import Case
from linkwork.practice.reports.cohorts import Cohort

Item = Measure.Item
ONS4 = (Item.LIFE_SATISFACTION, Item.WORTHWHILE, Item.HAPPY, Item.ANXIOUS)
ITEMS = (*ONS4, Item.LONELINESS, Item.GOAL)


def paired(cohort: Cohort, items: Iterable[Measure.Item] = ITEMS) -> list[Paired]:
    """The pairs of each measure that was asked of anybody, among those whose case is closed."""
    reached_first = Exists(reached())
    closed = cohort.referrals().filter(reached_first, case__state=Case.State.CLOSED)
    found = outcomes.paired_items(closed, items)
    return [one for one in found if one.n_baseline]
