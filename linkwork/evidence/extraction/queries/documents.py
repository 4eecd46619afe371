"""Documents and their pages."""

from django.db.models import Count, Q, QuerySet

from linkwork.evidence.extraction.models import Document, Original, Page
from linkwork.evidence.records.models import Record, Review


def documents(review: Review) -> QuerySet[Document]:
    """The documents of a review without their bytes, with the number of passages in each."""
    rows = Document.objects.filter(review=review).select_related("record", "review", "study")
    counted = rows.annotate(marked=Count("passages", distinct=True))
    long = counted.annotate(long=Count("pages", distinct=True))
    scanned = long.annotate(scans=Count("pages", filter=Q(pages__scanned=True), distinct=True))
    return scanned.order_by("title", "pk")


def of_record(record: Record) -> QuerySet[Document]:
    """The documents attached to one record."""
    return documents(record.review).filter(record=record)


def with_hash(review: Review, file_hash: str) -> Document | None:
    """The document that is this very file."""
    rows = Document.objects.filter(review=review, file_hash=file_hash)
    return rows.annotate(marked=Count("passages")).first()


def content_of(document: Document) -> bytes:
    """The very bytes that were handed in."""
    return bytes(Original.objects.get(document=document).content)


def pages(document: Document) -> list[Page]:
    """The pages of a document, in their order."""
    return list(Page.objects.filter(document=document).order_by("number"))


def number_of_pages(document: Document) -> int:
    """How many pages a document has."""
    return Page.objects.filter(document=document).count()


def page(document: Document, number: int) -> Page | None:
    """One page, knowing its document."""
    rows = Page.objects.filter(document=document, number=number)
    return rows.select_related("document").first()


def scanned_pages(document: Document) -> list[int]:
    """The numbers of the pages that are pictures, with no words to read."""
    rows = Page.objects.filter(document=document, scanned=True).order_by("number")
    return list(rows.values_list("number", flat=True))


def records_meant(review: Review, words: str, *, most: int) -> list[Record]:
    """The records of that key or DOI; else those whose title holds every word."""
    rows = Record.objects.filter(review=review).order_by("pk")
    exact = list(rows.filter(Q(key__iexact=words) | Q(doi__iexact=words))[:most])
    if exact:
        return exact
    for word in words.split()[:10]:
        rows = rows.filter(title__icontains=word)
    return list(rows[:most])
