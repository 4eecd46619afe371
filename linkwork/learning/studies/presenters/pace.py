"""How long until there are enough cases, at the pace at which they have come."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from linkwork.learning.studies.models import Snapshot
from linkwork.ui.words import counted

DAYS_OF_MONTH = 365.25 / 12
FAR = 60  # months after which a date would be a guess


def pace(row: Mapping[str, Any], snapshot: Snapshot | None) -> str:
    """Say when there could be enough; nothing where there are, or the pace is not known."""
    needed, here = row["needed"], row["n"]
    if not needed or needed <= here or snapshot is None:
        return ""
    first, last = snapshot.first_offered_on, snapshot.last_offered_on
    months = (last - first).days / DAYS_OF_MONTH if first and last else 0
    if months < 1 or here < 1:
        return ""
    a_month = here / months
    wait = (needed - here) / a_month
    said = f"At about {counted(max(round(a_month), 1), 'new case')} a month: "
    if wait > FAR:
        return f"{said}in more than {FAR // 12} years. With other services it would come sooner."
    return f"{said}not before {_month(snapshot.frozen_at.date(), wait)}."


def _month(start: date, months: float) -> str:
    return f"{start + timedelta(days=months * DAYS_OF_MONTH):%B %Y}"
