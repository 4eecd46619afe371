"""Yes, no or not known; and counts where counting is fair."""

from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from linkwork.practice.referrals.models import Case as CaseRow

CLOSED = Q(case__state=CaseRow.State.CLOSED)
Condition = Any  # Q, Exists or any other condition of the database


def known(*, yes: Condition, no: Condition) -> Combinable:
    """True where `yes`, else False where `no`, else not known."""
    return Case(
        When(yes, then=Value(True)), When(no, then=Value(False)), output_field=BooleanField()
    )


def counted(rows: QuerySet[Any], *, by: str, when: Condition) -> Combinable:
    """How many rows there are (none is 0) where `when`, else not known; `by` leads to the case."""
    number = rows.order_by().values(by).annotate(number=Count("pk", distinct=True)).values("number")
    total = Coalesce(Subquery(number, output_field=IntegerField()), 0)
    return Case(When(when, then=total), output_field=IntegerField())
