"""What can be asked of comparisons."""

from django.db.models import QuerySet

from linkwork.learning.configurations.models import Comparison, Reading
from linkwork.learning.studies import queries as studies
from linkwork.learning.studies.models import Study
from linkwork.theory.expression import Expression, Outcome


def comparisons() -> QuerySet[Comparison]:
    """Every comparison, the newest first."""
    rows = Comparison.objects.select_related("study", "reading")
    return rows.order_by("-registered_at", "-pk")


def reading_of(comparison: Comparison) -> Reading | None:
    """What a comparison said, if it was read."""
    return Reading.objects.filter(comparison=comparison).first()


def theories(study: Study, outcome: Outcome) -> list[tuple[str, str, Expression]]:
    """The statements of a study that expect more of this outcome: code, nickname, condition."""
    return [
        (one.code, one.nickname, one.statement.condition)
        for one in studies.declared(study)
        if one.statement.condition is not None
        and one.statement.outcome == outcome
        and one.statement.direction == "more likely"
    ]
