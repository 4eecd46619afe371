"""Facts of the draw: what was drawn for a person by lot, before it could be put in place."""

from django.db.models import F, FloatField, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from linkwork.practice.facts.rows import ITS_CASE
from linkwork.practice.lotteries.components import COMPONENTS
from linkwork.practice.lotteries.models import Entry

CHANCE = 100.0 * Cast(F("lottery__share_drawn"), FloatField()) / F("lottery__share_of")


def facts() -> dict[str, Combinable]:
    """For each component shared out by lot: whether they were drawn, and what the chance was.

    Not known of whoever was not entered: given it without a draw, said no, or never asked.
    """
    found: dict[str, Combinable] = {}
    for one in COMPONENTS.values():
        rows = _entered(one.key)
        found[one.chance_fact] = Subquery(rows.annotate(chance=CHANCE).values("chance")[:1])
        found[one.drawn_fact] = Subquery(rows.values("draw__drawn")[:1])
    return found


def _entered(component: str) -> QuerySet[Entry]:
    rows = Entry._base_manager.filter(case=ITS_CASE, way=Entry.Way.LOT)
    return rows.filter(lottery__component=component).order_by("entered_at", "pk")
