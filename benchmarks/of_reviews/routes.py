"""Every address of the evidence rooms in one review, each with a thing that is there."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.duplicates.models import Ruling
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding, Document, Passage, Study
from linkwork.evidence.panels.models import Panel, Panellist, Round
from linkwork.evidence.protocols.models import Duty
from linkwork.evidence.protocols.sections import SECTIONS
from linkwork.evidence.records.formats import FORMATS
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.evidence.reporting.parts import PARTS
from linkwork.evidence.reporting.report import DRAWINGS
from linkwork.evidence.reporting.tables import TABLES
from linkwork.evidence.screening.levels import ORDER
from linkwork.evidence.screening.models import Stop
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.synthesis.models import Link, StatementDraft
from linkwork.evidence.theories.models import TheoryVersion, Verdict

ROOMS = (
    "records",
    "duplicates",
    "protocols",
    "screening",
    "extraction",
    "synthesis",
    "panels",
    "theories",
    "reporting",
)
FILES = ("/file/", ".csv", ".pdf", ".docx", ".svg", ".zip", "/csv/")
LEVELS = [{"level": level.value} for level in ORDER]
ASKED: dict[str, list[dict[str, str]]] = {  # what follows the question mark, where it matters
    "screening:overview": LEVELS,
    "screening:list": LEVELS,
    "screening:conflicts": LEVELS,
    "screening:agreement": LEVELS,
    "screening:stop": LEVELS[:1],
    "records:records": [{}, {"words": "company study"}, {"page": "300"}],
    "duplicates:list": [{}, {"page": "40"}],
}


def addresses(review: Review) -> Iterator[tuple[str, str]]:
    """The name and the address of each route; a table, or a level, is a route of its own."""
    for room in ROOMS:
        for name, keys in _routes(room):
            yield from _of(f"{room}:{name}", keys, review)


def _routes(room: str) -> Iterator[tuple[str, list[str]]]:
    _, resolver = get_resolver().namespace_dict[room]
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, list(pattern.pattern.converters)


def _of(name: str, keys: list[str], review: Review) -> Iterator[tuple[str, str]]:
    for given in _given(name, keys, review):
        try:
            address = reverse(name, kwargs=given)
        except NoReverseMatch:
            continue  # a table is no drawing
        said = [str(value) for key, value in given.items() if key in ("table", "form", "drawing")]
        for asked in ASKED.get(name, [{}]):
            told = " ".join([name, *said, *asked.values()])
            yield told, reverse(name, kwargs=given, query=asked) if asked else address


def _given(name: str, keys: list[str], review: Review) -> list[dict[str, Any]]:
    """The values of an address; several where it shows different things, none where nothing is."""
    if "against_id" in keys:
        return _opposed(review)
    found: list[dict[str, Any]] = [{}]
    for key in keys:
        found = [one | {key: value} for one in found for value in _values(name, key, review)]
    return found


def _values(name: str, key: str, review: Review) -> list[Any]:
    if key == "code":
        rows = synthesis.statements(review)
        shelf = [one.code for one in rows if one.published]
        return shelf[:1]
    return _THINGS[key](review)


def _first(rows: Any) -> list[Any]:
    one = rows.order_by("pk").first()
    return [one.public_id] if one is not None else []


_THINGS: dict[str, Callable[[Review], list[Any]]] = {
    "review_id": lambda review: [review.public_id],
    "record_id": lambda review: _first(Record.objects.filter(folded=None, review=review)),
    "search_id": lambda review: _first(SearchRound.objects.filter(review=review)),
    "question_id": lambda review: [one.public_id for one in duplicates.questions(review)[:1]],
    "ruling_id": lambda review: _first(Ruling.objects.filter(review=review, found=False)),
    "document_id": lambda review: _first(Document.objects.filter(review=review, invented=True)),
    "research_id": lambda review: _first(Study.objects.filter(review=review)),
    "number": lambda _: [1],
    "panel_id": lambda review: _first(Panel.objects.filter(review=review)),
    "round_id": lambda review: _first(Round.objects.filter(panel__review=review)),
    "panellist_id": lambda review: _first(Panellist.objects.filter(panel__review=review)),
    "duty_id": lambda review: _first(Duty.objects.filter(review=review)),
    "section": lambda _: [SECTIONS[0].name],
    "part": lambda _: [PARTS[0].name],
    "table": lambda _: list(TABLES),
    "drawing": lambda _: list(DRAWINGS),
    "form": lambda _: list(FORMATS),
    "stop_id": lambda review: _first(Stop.objects.filter(review=review)),
    "draft_id": lambda review: _first(StatementDraft.objects.filter(review=review)),
    "configuration": lambda review: [one.code for one in synthesis.configurations(review)[:1]],
    "tie_id": lambda review: _first(Link.objects.filter(review=review)),
    "passage_id": lambda review: _first(Passage.objects.filter(document__review=review)),
    "version": lambda _: [1],
    "theory_id": lambda review: _first(TheoryVersion.objects.filter(review=review)),
    "verdict_id": lambda review: _first(Verdict.objects.filter(review=review)),
}


def _opposed(review: Review) -> list[dict[str, Any]]:
    """A passage that contradicts a statement, with the statement's code."""
    for one in extraction.codings(review):
        if one.stance == "contradicts" and one.aim == Coding.Aim.STATEMENT:
            against = one.passage.public_id
            return [{"review_id": review.public_id, "code": one.code, "against_id": against}]
    return []


def is_file(address: str) -> bool:
    """Whether an address is a file to keep, which may be whole, and not a page."""
    return any(part in address for part in FILES)
