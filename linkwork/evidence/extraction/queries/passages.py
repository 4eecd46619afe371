"""Passages, and suggestions that were set aside."""

from django.db.models import QuerySet

from linkwork.evidence.extraction.models import Document, Page, Passage, SetAside
from linkwork.evidence.records.models import Review

KNOWN = ("page", "document", "marked_by")


def passages(review: Review) -> QuerySet[Passage]:
    """Every passage of a review, in the order of its documents."""
    rows = Passage.objects.filter(document__review=review).select_related(*KNOWN)
    return rows.order_by("document", "page__number", "start")


def passages_in(document: Document) -> QuerySet[Passage]:
    """The passages of one document, in its order."""
    rows = Passage.objects.filter(document=document).select_related(*KNOWN)
    return rows.order_by("page__number", "start")


def passages_on(page: Page) -> QuerySet[Passage]:
    """The passages marked on one page."""
    rows = Passage.objects.filter(page=page).select_related(*KNOWN)
    return rows.order_by("start", "end")


def passage_at(page: Page, start: int, end: int) -> Passage | None:
    """The passage that is exactly this span."""
    return Passage.objects.filter(page=page, start=start, end=end).first()


def set_aside_on(page: Page) -> set[tuple[int, int]]:
    """The places of the suggestions that were set aside on a page."""
    return set(SetAside.objects.filter(page=page).values_list("start", "end"))
