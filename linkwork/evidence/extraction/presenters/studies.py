"""Studies in words, and as the table of characteristics."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Document, Study
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review

NOT_SAID = "not reported"
COLUMNS = (
    ("Country", "country"),
    ("Setting", "setting"),
    ("Design", "design"),
    ("People", "people"),
    ("Who they were", "population"),
    ("Activity", "activity"),
    ("How they were referred", "referral_route"),
    ("Support model", "support_model"),
    ("Condition", "condition"),
)
HEAD = ("Study", *(label for label, _ in COLUMNS), "Documents", "Invented")


def characteristics(study: Study) -> list[str]:
    """What is known of a study, column by column."""
    said = {
        "design": study.get_design_display(),
        "people": f"{study.people:,}" if study.people is not None else "",
        "support_model": study.get_support_model_display(),
    }
    return [
        said.get(name, "") or str(getattr(study, name) or "") or NOT_SAID for _, name in COLUMNS
    ]


def row(study: Study) -> dict[str, Any]:
    """One study in the list."""
    documents = list(study.documents.all())
    known = dict(zip((label for label, _ in COLUMNS), characteristics(study), strict=True))
    review_id = study.review.public_id
    return {
        "href": reverse("extraction:study", args=[review_id, study.public_id]),
        "name": study.name,
        "known": known,
        "invented": any(one.invented for one in documents),
        "documents": [
            {
                "title": one.title,
                "href": reverse("extraction:read", args=[review_id, one.public_id, 1]),
            }
            for one in documents
        ],
    }


def _read(study: Study, document: Document) -> str:
    return reverse("extraction:read", args=[study.review.public_id, document.public_id, 1])


def listed(review: Review, found: Iterable[Study], loose: int) -> dict[str, Any]:
    """The context of the list of studies."""
    back = reverse("extraction:documents", args=[review.public_id])
    return records.within(review, "documents", ("Documents", back)) | {
        "rows": [row(one) for one in found],
        "labels": [label for label, _ in COLUMNS],
        "loose": loose,
        "csv_href": reverse("extraction:studies_csv", args=[review.public_id]),
    }


def table(found: Iterable[Study]) -> list[list[str]]:
    """The table of characteristics: a head, and one row a study."""
    rows = [list(HEAD)]
    for one in found:
        told = list(one.documents.all())
        titles = "; ".join(document.title for document in told)
        invented = "yes" if any(document.invented for document in told) else "no"
        rows.append([one.name, *characteristics(one), titles, invented])
    return rows
