"""Passages and codings in words: what is quoted, by whom it was coded, and to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.evidence.extraction.models import Coding, Document, Passage, Span
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.places import flowing, laid_over
from linkwork.evidence.records.models import Review

# How the parts of a configuration are coloured, and the letter each carries beside its colour.
CLASSES = {
    Span.Role.CONTEXT.value: "c",
    Span.Role.RESOURCE.value: "r",
    Span.Role.REASONING.value: "z",
    Span.Role.OUTCOME.value: "o",
}
LETTERS = {
    Span.Role.CONTEXT.value: "C",
    Span.Role.RESOURCE.value: "M1",
    Span.Role.REASONING.value: "M2",
    Span.Role.OUTCOME.value: "O",
}


@dataclass(frozen=True)
class Shown:
    """A run of a page's text: where it starts, what marks it, and the letter at its end."""

    start: int
    text: str
    classes: str
    letter: str = ""
    ends: bool = False  # a paragraph


@dataclass(frozen=True)
class Marked:
    """One passage beside the page: its words, its place, and its codings."""

    id: str
    quote: str
    place: str
    voice: str
    codings: list[dict[str, Any]]
    code_href: str
    here: bool
    resolves: bool


def marked(
    review: Review,
    passage: Passage,
    codings: Sequence[Coding],
    spans: Mapping[int, list[Span]],
    chosen: str,
) -> Marked:
    """One passage beside the page."""
    mine = [one for one in codings if one.passage_id == passage.pk]
    return Marked(
        id=str(passage.public_id),
        quote=passage.quote,
        place=f"page {passage.page.number}, characters {passage.start:,} to {passage.end:,}",
        voice=passage.get_voice_display(),
        codings=[coding_words(one, spans.get(one.pk, [])) for one in mine],
        code_href=reverse("synthesis:code", args=[review.public_id, passage.public_id]),
        here=str(passage.public_id) == chosen,
        resolves=passage.resolves,
    )


def passage_href(review: Review, passage: Passage) -> str:
    """Where a passage is seen in its document."""
    args = [review.public_id, passage.document.public_id, passage.page.number]
    there = reverse("extraction:read", args=args, query={"passage": passage.public_id})
    return f"{there}#passage-{passage.public_id}"


def coding_words(coding: Coding, spans: Sequence[Span]) -> dict[str, Any]:
    """One coding in words, with its spans."""
    return {
        "stance": coding.stance,
        "code": coding.code,
        "version": str(coding.statement_version),
        "part": "" if coding.whole else "in part",
        "configuration": coding.aim == Coding.Aim.CONFIGURATION,
        "confidence": coding.confidence,
        "who": coding.coded_by.name if coding.coded_by else "",
        "memo": coding.memo,
        "spans": [
            {
                "class": CLASSES[one.role],
                "letter": LETTERS[one.role],
                "role": one.get_role_display(),
                "words": " ".join(one.quote.split()),
                "resolves": one.resolves,
            }
            for one in spans
        ],
    }


def page_words(passage: Passage) -> str:
    """The text of a passage's page as it is shown: a PDF's lines flow into paragraphs."""
    text = passage.page.text
    return flowing(text) if passage.document.form == Document.Form.PDF else text


def spans_marked(passage: Passage, spans: Sequence[Span]) -> list[Shown]:
    """A passage's own words, cut where its spans begin and end."""
    stretches = [
        Stretch(one.start - passage.start, one.end - passage.start, one.role) for one in spans
    ]
    shown, at = [], passage.start
    for piece in laid_over(page_words(passage)[passage.start : passage.end], stretches):
        role = piece.names[0] if piece.names else ""
        end = at + len(piece.text)
        letter = LETTERS[role] if role and end in {one.end for one in spans} else ""
        shown.append(Shown(at, piece.text, CLASSES.get(role, ""), letter))
        at = end
    return shown
