"""How people's answers changed from the start to the end, person by person."""

from linkwork.practice.outcomes import queries as outcomes
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.queries import Paired
from linkwork.practice.reports.cohorts import Cohort

Item = Measure.Item
ITEMS = (
    Item.LIFE_SATISFACTION,
    Item.WORTHWHILE,
    Item.HAPPY,
    Item.ANXIOUS,
    Item.LONELINESS,
    Item.GOAL,
)


def paired(cohort: Cohort) -> list[Paired]:
    """The pairs of every measure asked of these people."""
    rows = cohort.referrals()
    found = [outcomes.paired(rows, item.value) for item in ITEMS]
    return [one for one in found if one.n_baseline]
