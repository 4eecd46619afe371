"""Documents, their pages, and what was marked and coded in them."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from linkwork.evidence.extraction.models import Coding, Document, Original, Page, Passage
from linkwork.evidence.records.models import Record, Review


def documents(review: Review) -> QuerySet[Document]:
    """The documents of a review without their bytes, with the number of passages in each."""
    rows = Document.objects.filter(review=review).select_related("record", "review")
    counted = rows.annotate(marked=Count("passages", distinct=True))
    return counted.annotate(long=Count("pages", distinct=True)).order_by("title", "pk")


def of_record(record: Record) -> QuerySet[Document]:
    """The documents attached to one record."""
    return documents(record.review).filter(record=record)


def with_hash(review: Review, file_hash: str) -> Document | None:
    """The document that is this very file."""
    return Document.objects.filter(review=review, file_hash=file_hash).first()


def content_of(document: Document) -> bytes:
    """The very bytes that were handed in."""
    return bytes(Original.objects.get(document=document).content)


def pages(document: Document) -> list[Page]:
    """The pages of a document, in their order."""
    return list(Page.objects.filter(document=document).order_by("number"))


def page(document: Document, number: int) -> Page | None:
    """One page, knowing its document."""
    rows = Page.objects.filter(document=document, number=number)
    return rows.select_related("document").first()


def passages(review: Review) -> QuerySet[Passage]:
    """Every passage of a review, in the order of its documents."""
    rows = Passage.objects.filter(document__review=review).select_related("page", "document")
    return rows.order_by("document", "page__number", "start")


def passages_on(page: Page) -> QuerySet[Passage]:
    """The passages marked on one page."""
    rows = Passage.objects.filter(page=page).select_related("page", "document")
    return rows.order_by("start", "end")


def passage_at(page: Page, start: int, end: int) -> Passage | None:
    """The passage that is exactly this span."""
    return Passage.objects.filter(page=page, start=start, end=end).first()


def codings(review: Review) -> list[Coding]:
    """What stands: for each passage, statement version and coder, the latest coding."""
    rows = Coding.objects.filter(passage__document__review=review)
    return standing(rows.select_related(*KNOWN).order_by("coded_at", "pk"))


def codings_of(passages: Iterable[Passage]) -> list[Coding]:
    """The codings that stand on some passages."""
    rows = Coding.objects.filter(passage__in=list(passages))
    return standing(rows.select_related(*KNOWN).order_by("coded_at", "pk"))


def codings_to(review: Review, code: str, statement_version: int) -> list[Coding]:
    """The codings that stand to one version of a statement."""
    return [
        one
        for one in codings(review)
        if one.code == code and one.statement_version == statement_version
    ]


KNOWN = ("passage", "passage__page", "passage__document", "passage__document__record", "coded_by")


def standing(rows: Iterable[Coding]) -> list[Coding]:
    """Of codings, oldest first, the last that each coder gave each passage and statement."""
    last: dict[tuple[int, str, int, int | None], Coding] = {}
    for one in rows:
        last[(one.passage_id, one.code, one.statement_version, one.coded_by_id)] = one
    return list(last.values())
