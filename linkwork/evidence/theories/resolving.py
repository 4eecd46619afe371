"""Whether every claim resolves: each passage looked up again, in the original files."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction import reading
from linkwork.evidence.extraction.models import Document, Passage
from linkwork.evidence.records.models import Review


@dataclass(frozen=True)
class Faulty:
    """A passage that does not resolve: the statement it is behind, its place, and why."""

    code: str
    place: str
    why: str


@dataclass(frozen=True)
class Resolution:
    """How many statements have passages, how many passages there are, and those at fault."""

    statements: int
    passages: int
    faults: tuple[Faulty, ...]

    @property
    def share(self) -> float:
        """The statements all of whose passages resolve, of those that have any; 1 where none."""
        if not self.statements:
            return 1.0
        return 1 - len({one.code for one in self.faults}) / self.statements


def resolve(review: Review) -> Resolution:
    """Read every original anew, and look each coded passage up: file, page, place, words, hash."""
    codings = extraction.codings(review)
    documents = {one.passage.document_id: one.passage.document for one in codings}
    texts = {pk: _texts(document) for pk, document in documents.items()}
    pairs = {(one.code, one.passage_id): one.passage for one in codings}
    faults = list(_faults(((code, one) for (code, _), one in pairs.items()), texts))
    return Resolution(
        statements=len({one.code for one in codings}),
        passages=len({one.passage_id for one in codings}),
        faults=tuple(faults),
    )


def _texts(document: Document) -> tuple[str, ...] | str:
    """The pages of the original as they are read today; or what keeps it from being read."""
    content = extraction.content_of(document)
    if hashlib.sha256(content).hexdigest() != document.file_hash:
        return "the file is not the one that was handed in"
    try:
        return reading.read(content, document.file_name).texts
    except reading.CannotRead as wrong:
        return str(wrong)


def _faults(
    passages: Iterable[tuple[str, Passage]], texts: dict[int, tuple[str, ...] | str]
) -> Iterator[Faulty]:
    for code, one in passages:
        why = _wrong(one, texts[one.document_id])
        if why:
            place = f"{one.document.title}, page {one.page.number}, {one.start} to {one.end}"
            yield Faulty(code, place, why)


def _wrong(one: Passage, texts: tuple[str, ...] | str) -> str:
    if isinstance(texts, str):
        return texts
    if not one.resolves:
        return "the page as it is kept does not say so there"
    if not 1 <= one.page.number <= len(texts):
        return "the original has no such page"
    if texts[one.page.number - 1][one.start : one.end] != one.quote:
        return "the original does not say so there"
    return ""
