"""Second readings: who reads a document again on their own, and what is hidden meanwhile."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from linkwork.access.models import User
from linkwork.evidence.extraction.models import Coding, Document, SecondReading
from linkwork.evidence.records.models import Review

Row = TypeVar("Row", bound=Model)


def second_readings(document: Document) -> list[SecondReading]:
    """The second readings of a document, the first asked for first."""
    rows = SecondReading.objects.filter(document=document).select_related("coder", "asked_by")
    return list(rows.order_by("asked_at", "pk"))


def readings_in(review: Review) -> list[SecondReading]:
    """The second readings of all documents of a review."""
    rows = SecondReading.objects.filter(document__review=review).select_related("document")
    return list(rows.order_by("asked_at", "pk"))


def second_reading(document: Document, coder: User | None) -> SecondReading | None:
    """Somebody's second reading of a document."""
    rows = SecondReading.objects.filter(document=document, coder=coder).select_related("coder")
    return rows.first()


def coded_by(document: Document, coder: User) -> bool:
    """Whether somebody has coded anything in a document."""
    return Coding.objects.filter(passage__document=document, coded_by=coder).exists()


def unfinished(documents: Iterable[Document | int]) -> dict[int, set[int]]:
    """For each document with a second reading under way: who is at it, by their keys."""
    rows = SecondReading.objects.filter(document__in=list(documents), finished_at=None)
    found: dict[int, set[int]] = {}
    for document_id, coder_id in rows.values_list("document_id", "coder_id"):
        found.setdefault(document_id, set()).add(coder_id)
    return found


def open_to(
    user: User | None, document_id: int, made_by: int | None, at: dict[int, set[int]]
) -> bool:
    """Whether somebody may see what a coder did in a document; their own, always.

    While a second reading is under way its coder sees no other's work there, and nobody else
    sees theirs.
    """
    under_way = at.get(document_id, set())
    mine = user.pk if user else None
    if made_by == mine:
        return True
    return made_by not in under_way and mine not in under_way


def settled(rows: QuerySet[Row], *, document: str, coder: str) -> QuerySet[Row]:
    """Leave out what a second coder made in a reading that is not finished."""
    under_way = SecondReading.objects.filter(
        document=OuterRef(document), coder=OuterRef(coder), finished_at=None
    )
    return rows.exclude(Exists(under_way))
