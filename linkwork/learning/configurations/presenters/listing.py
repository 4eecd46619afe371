"""One line of the list of comparisons."""

from dataclasses import dataclass

from django.urls import reverse

from linkwork.learning.configurations.declaring import UNITS
from linkwork.learning.configurations.models import Comparison


@dataclass(frozen=True)
class Row:
    """One comparison in the list."""

    title: str
    href: str
    study: str
    unit: str
    state: str
    registered_at: object


def row(comparison: Comparison) -> Row:
    """One line of the list; its study and reading are at hand."""
    return Row(
        title=comparison.title,
        href=reverse("configurations:comparison", args=[comparison.public_id]),
        study=comparison.study.reference,
        unit=f"{UNITS[comparison.plan['unit']]}s",
        state="Read" if hasattr(comparison, "reading") else "Declared",
        registered_at=comparison.registered_at,
    )
