"""One page of a document in words: its text or its print, its passages, what may be one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence import claims
from linkwork.evidence.claims import Suggestion
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.models import Coding, Document, Page, Passage, Span
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.places import laid_over, paragraph_ends
from linkwork.evidence.extraction.presenters.marked import CLASSES, LETTERS, Shown, marked
from linkwork.evidence.extraction.printed import Box, Layer
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review

LIKELY = 12  # suggestions shown on one page, the likeliest


@dataclass(frozen=True)
class Asked:
    """How the reader wants the page: by whom it is read, which passage, printed, suggestions."""

    by: User | None
    chosen: str = ""
    printed: bool = False
    suggesting: bool = True


def reader(
    review: Review, document: Document, page: Page, passages: list[Passage], asked: Asked
) -> dict[str, Any]:
    """The context of the page on which a document is read."""
    last = queries.number_of_pages(document)
    listed = reverse("extraction:documents", args=[review.public_id])
    codings = queries.codings_seen(passages, asked.by)
    spans = queries.spans_of(codings)
    told = suggestions(page, passages) if asked.suggesting else []
    return records.within(review, "documents", ("Documents", listed)) | {
        "document": document,
        "page": page,
        "last": last,
        "before": _page_href(document, page.number - 1, asked) if page.number > 1 else "",
        "after": _page_href(document, page.number + 1, asked) if page.number < last else "",
        "pieces": pieces(page, passages, _told(codings, spans), told, asked.chosen),
        "marked": [marked(review, one, codings, spans, asked.chosen) for one in passages],
        "suggestions": [_suggested(one) for one in told],
        "suggesting": asked.suggesting,
        "suggesting_href": _page_href(
            document, page.number, asked, suggestions="no" if asked.suggesting else "yes"
        ),
        "printed": asked.printed,
        "source": reverse(
            "extraction:picture", args=[review.public_id, document.public_id, page.number]
        ),
        "is_pdf": document.form == Document.Form.PDF,
        "ways": _ways(document, page, asked),
        "file_href": reverse("extraction:file", args=[review.public_id, document.public_id]),
        "study_href": _study_href(review, document),
        "second_href": reverse("extraction:second", args=[review.public_id, document.public_id]),
    }


def pieces(
    page: Page,
    passages: Sequence[Passage],
    spans: Sequence[Span],
    told: Sequence[Suggestion],
    chosen: str,
) -> list[Shown]:
    """The page's text, cut where passages, spans and suggestions begin and end."""
    marks = [Stretch(one.start, one.end, f"passage {one.public_id}") for one in passages]
    marks += [Stretch(one.start, one.end, f"span {one.role}") for one in spans]
    marks += [Stretch(one.start, one.end, "may") for one in told]
    if page.document.form == Document.Form.PDF:
        marks += [Stretch(at, at + 1, "end") for at in paragraph_ends(page.text)]
    ends = {(one.end, one.role) for one in spans}
    found, at = [], 0
    for piece in laid_over(page.text, marks):
        found.append(_shown(at, piece.text, piece.names, chosen, ends))
        at += len(piece.text)
    return found


def printed(layer: Layer, passages: Sequence[Passage], chosen: str) -> dict[str, Any]:
    """A printed page: its picture, its words in their places, and what is marked."""
    return {
        "width": layer.width,
        "height": layer.height,
        "lines": [
            {"start": line.start, "words": line.words, **_at(line.box)} for line in layer.lines
        ],
        "marks": [
            {"here": str(one.public_id) == chosen, **_at(box)}
            for one in passages
            for box in layer.under(one.start, one.end)
        ],
    }


def suggestions(page: Page, passages: Sequence[Passage]) -> list[Suggestion]:
    """Sentences that may carry a claim, but those marked or set aside; in the page's order."""
    aside = queries.set_aside_on(page)
    free = [
        one
        for one in claims.suggest(page.text)
        if (one.start, one.end) not in aside
        and not any(one.start < mark.end and mark.start < one.end for mark in passages)
    ]
    return sorted(free[:LIKELY], key=lambda one: one.start)


def _told(codings: Sequence[Coding], spans: dict[int, list[Span]]) -> list[Span]:
    """The spans to draw: of each passage, those of the first coding that has any."""
    first: dict[int, list[Span]] = {}
    for one in codings:
        if spans.get(one.pk):
            first.setdefault(one.passage_id, spans[one.pk])
    return [span for found in first.values() for span in found]


def _shown(
    at: int, text: str, names: tuple[str, ...], chosen: str, ends: set[tuple[int, str]]
) -> Shown:
    passages = [name.removeprefix("passage ") for name in names if name.startswith("passage ")]
    roles = [name.removeprefix("span ") for name in names if name.startswith("span ")]
    classes = [CLASSES[roles[0]]] if roles else ["lw-in"] if passages else []
    classes += ["is-here"] if chosen and chosen in passages else []
    classes += ["lw-may"] if "may" in names else []
    ended = [role for role in roles if (at + len(text), role) in ends]
    letter = LETTERS[ended[0]] if ended else ""
    return Shown(at, text, " ".join(classes), letter, "end" in names)


def _suggested(one: Suggestion) -> dict[str, Any]:
    words = " ".join(one.words.split())
    return {"start": one.start, "end": one.end, "words": words, "quote": one.words, "why": one.why}


def _at(box: Box) -> dict[str, float]:
    return {
        "x": round(box.left, 2),
        "y": round(box.top, 2),
        "across": round(max(box.right - box.left, 0.1), 2),
        "down": round(max(box.bottom - box.top, 0.1), 2),
    }


def _ways(document: Document, page: Page, asked: Asked) -> list[dict[str, Any]]:
    """The ways to see the page: its text, and as it is printed."""
    if document.form != Document.Form.PDF:
        return []
    text = _page_href(document, page.number, Asked(asked.by))
    print_ = _page_href(document, page.number, Asked(asked.by, printed=True))
    return [
        {"text": "As text", "href": text, "current": not asked.printed},
        {"text": "As printed", "href": print_, "current": asked.printed},
    ]


def _study_href(review: Review, document: Document) -> str:
    if document.study is not None:
        return reverse("extraction:study", args=[review.public_id, document.study.public_id])
    query = {"document": document.public_id}
    return reverse("extraction:new_study", args=[review.public_id], query=query)


def _page_href(document: Document, number: int, asked: Asked, **more: str) -> str:
    args = [document.review.public_id, document.public_id, number]
    query = ({"view": "printed"} if asked.printed else {}) | more
    return reverse("extraction:read", args=args, query=query or None)
