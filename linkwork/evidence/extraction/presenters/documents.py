"""The list of documents, in words."""

from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Document
from linkwork.ui.words import counted, day


def row(document: Document) -> dict[str, Any]:
    """One document in the list."""
    scans = getattr(document, "scans", 0)
    return {
        "href": reverse("extraction:read", args=[document.review.public_id, document.public_id, 1]),
        "title": document.title,
        "record": document.record.short if document.record else "",
        "study": document.study.name if document.study else "",
        "invented": document.invented,
        "form": document.get_form_display(),
        "pages": counted(getattr(document, "long", 0), "page"),
        "scans": f"{counted(scans, 'page')} scanned, without words" if scans else "",
        "passages": counted(getattr(document, "marked", 0), "passage"),
        "handed_in": f"{document.handed_in_by}, {day(document.handed_in_at)}",
    }
