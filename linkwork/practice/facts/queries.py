"""A case as vocabulary facts: one row, or the whole `cases` table, by the same expressions."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from linkwork.practice.facts.expressions import facts, steps
from linkwork.practice.facts.left_out import without_objectors
from linkwork.practice.referrals.models import Case, Referral
from linkwork.theory.vocabulary import FactType, vocabulary

Facts = dict[str, Any]
# What was entered in error, or twice, is nobody's story.
NEVER_WERE = (Case.Ending.ERROR, Case.Ending.DUPLICATE)


def annotated(rows: QuerySet[Referral], today: date) -> QuerySet[Referral, dict[str, Any]]:
    """Each referral with its facts; `fact_` keeps them apart from the referral's columns."""
    for name, expression in steps().items():
        rows = rows.annotate(**{name: expression})
    named = {f"fact_{name}": expression for name, expression in facts(today).items()}
    found: QuerySet[Referral, dict[str, Any]] = rows.annotate(**named).values("public_id", *named)
    return found


def of(referral: Referral, today: date) -> Facts:
    """The facts of one referral's case as they stand today; None where not known."""
    rows = annotated(Referral._base_manager.filter(pk=referral.pk), today)
    return typed(rows.get())


def table(today: date, *, organisation_id: int, size: int = 2000) -> Iterator[Facts]:
    """One row for every person offered, in blocks; `case` is the row's opaque id.

    Whoever said no to learning from their record, or opted out nationally, has no row.
    """
    rows = Referral._base_manager.filter(organisation_id=organisation_id)
    rows = without_objectors(rows, today)
    rows = rows.exclude(state=Referral.State.DRAFT).exclude(case__ending__in=NEVER_WERE)
    rows = rows.order_by("practice_id", "pk")
    for row in annotated(rows, today).iterator(chunk_size=size):
        yield {"case": str(row["public_id"]), **typed(row)}


def typed(row: dict[str, Any]) -> Facts:
    """The vocabulary's facts in its order and types; facts not collected are None."""
    return {name: _typed(fact.type, row.get(f"fact_{name}")) for name, fact in vocabulary().items()}


def _typed(kind: FactType, value: Any) -> Any:
    if value is None:
        return None
    if kind is FactType.YES_NO:
        return bool(value)
    if kind is FactType.NUMBER:
        return float(value)
    if isinstance(value, Decimal):
        return float(value)
    return value
