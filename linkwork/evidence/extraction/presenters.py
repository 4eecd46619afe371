"""Documents in words: a list, one page with its passages, what each was coded to."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.models import Coding, Document, Page, Passage
from linkwork.evidence.extraction.places import Piece, Span, laid_over
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.ui.words import counted, day


@dataclass(frozen=True)
class Marked:
    """One passage beside the page: its words, its place, and its codings."""

    id: str
    quote: str
    place: str
    voice: str
    codings: list[dict[str, str]]
    code_href: str
    here: bool
    resolves: bool


def row(document: Document) -> dict[str, Any]:
    """One document in the list."""
    return {
        "href": reverse("extraction:read", args=[document.review.public_id, document.public_id, 1]),
        "title": document.title,
        "record": document.record.short if document.record else "",
        "invented": document.invented,
        "form": document.get_form_display(),
        "pages": counted(getattr(document, "long", 0), "page"),
        "passages": counted(getattr(document, "marked", 0), "passage"),
        "handed_in": f"{document.handed_in_by}, {day(document.handed_in_at)}",
    }


def reader(
    review: Review, document: Document, page: Page, passages: list[Passage], chosen: str
) -> dict[str, Any]:
    """The context of the page on which a document is read."""
    numbers = [one.number for one in queries.pages(document)]
    listed = reverse("extraction:documents", args=[review.public_id])
    codings = queries.codings_of(passages)
    return records.within(review, "documents", ("Documents", listed)) | {
        "document": document,
        "page": page,
        "last": len(numbers),
        "before": _page_href(document, page.number - 1) if page.number > 1 else "",
        "after": _page_href(document, page.number + 1) if page.number < len(numbers) else "",
        "pieces": pieces(page, passages),
        "chosen": chosen,
        "marked": [marked(review, one, codings, chosen) for one in passages],
        "file_href": reverse("extraction:file", args=[review.public_id, document.public_id]),
    }


def pieces(page: Page, passages: list[Passage]) -> list[Piece]:
    """The page's text, cut where passages begin and end."""
    spans = [Span(one.start, one.end, str(one.public_id)) for one in passages]
    return list(laid_over(page.text, spans))


def marked(review: Review, passage: Passage, codings: list[Coding], chosen: str) -> Marked:
    """One passage beside the page."""
    return Marked(
        id=str(passage.public_id),
        quote=passage.quote,
        place=f"page {passage.page.number}, characters {passage.start:,} to {passage.end:,}",
        voice=passage.get_voice_display(),
        codings=[_coding(one) for one in codings if one.passage_id == passage.pk],
        code_href=reverse("synthesis:code", args=[review.public_id, passage.public_id]),
        here=str(passage.public_id) == chosen,
        resolves=passage.resolves,
    )


def passage_href(review: Review, passage: Passage) -> str:
    """Where a passage is seen in its document."""
    args = [review.public_id, passage.document.public_id, passage.page.number]
    there = reverse("extraction:read", args=args, query={"passage": passage.public_id})
    return f"{there}#passage-{passage.public_id}"


def _page_href(document: Document, number: int) -> str:
    args = [document.review.public_id, document.public_id, number]
    return reverse("extraction:read", args=args)


def _coding(coding: Coding) -> dict[str, str]:
    return {
        "stance": coding.stance,
        "code": coding.code,
        "version": str(coding.statement_version),
        "part": "" if coding.whole else "in part",
        "who": coding.coded_by.name if coding.coded_by else "",
        "memo": coding.memo,
    }
