"""The review of the demonstration, half-way through: real records, all else invented."""

import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any, Protocol

from linkwork.access.actors import Actor
from linkwork.evidence.duplicates import beginnings as duplicates
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import beginnings as extraction_begins
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.extraction.models import Document, Passage
from linkwork.evidence.panels import beginnings as panels
from linkwork.evidence.protocols import beginnings as protocols
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening import beginnings as screening
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.synthesis import beginnings as synthesis_begins
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import FIELDS
from linkwork.evidence.theories import beginnings as theories
from linkwork.library import actions as library
from linkwork.library import queries as shelf

Say = Callable[[str], None]


class Begin(Protocol):
    """A room's part of the demonstration; `reviewers` as in `load`."""

    def __call__(self, *, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
        """Make the room's pages have something to show."""
        ...


TITLE = "Who does social prescribing work for, and why?"
ABOUT = (
    "The works are real and stand with their bibliographic facts only; every decision is invented."
)
REPORT = "Going for the first time: an invented evaluation report"


def load(*, reviewers: Sequence[Actor], by: Actor, say: Say = print) -> Review:
    """Make the demonstration's review once; a second time answers the one that is there.

    `reviewers`: first reader, second reader, and whoever settles what they see differently.
    """
    kept = records_of.titled(by.organisation, TITLE)
    if kept is not None:
        return kept
    library.load_starter(by=by)
    review = records.start(
        title=TITLE,
        question="What works, for whom, in what circumstances, and why?",
        about=ABOUT,
        readers=min(max(len(reviewers), 1), 2),
        members=[one.user for one in reviewers if one.user],
        by=by,
    )
    content = files("linkwork.evidence.records").joinpath("literature.ris").read_bytes()
    records.take_in(
        review=review,
        content=content,
        file_name="literature.ris",
        source="Compiled for Linkwork from abstracts and tables",
        by=by,
    )
    records.note_behind(review=review, behind=_behind(), by=by)
    synthesis.take_up(
        review=review,
        codes=[one.code for one in shelf.latest()],
        reason="From the starter library: read from abstracts and tables",
        by=by,
    )
    for words, begin in PARTS:
        say(f"  {words}")
        begin(review=review, reviewers=reviewers, by=by)
    return review


def _behind() -> dict[str, list[str]]:
    """Which published statements name each work as a source."""
    found: dict[str, list[str]] = {}
    for one in shelf.latest():
        for key in one.statement.sources:
            found.setdefault(key, []).append(one.code)
    return found


def _read(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Hand in the invented report, mark and code its passages, and propose one statement."""
    coder = reviewers[0] if reviewers else by
    content = files("linkwork.evidence.extraction").joinpath("invented_interviews.txt")
    document = extraction.hand_in(
        review=review,
        content=content.read_bytes(),
        file_name="invented_interviews.txt",
        title=REPORT,
        invented=True,
        by=coder,
    )
    said = tomllib.loads(
        files("linkwork.evidence.synthesis").joinpath("invented_codings.toml").read_text("utf-8")
    )
    for row in said["passage"]:
        version = shelf.newest_version(row["code"])
        _code(_mark(document, row, coder), row, row["code"], version, coder)
    _cite_all(review, coder)
    _propose(review, document, said["draft"], coder)


def _mark(document: Document, row: dict[str, Any], coder: Actor) -> Passage:
    page = pages.page(document, row["page"])
    assert page is not None, f"the invented report has no page {row['page']}"
    voice = row.get("voice", Passage.Voice.AUTHOR)
    return extraction.mark_words(page=page, words=row["quote"], voice=voice, by=coder)


def _code(passage: Passage, row: dict[str, Any], code: str, version: int, coder: Actor) -> None:
    synthesis.code(
        passage=passage,
        code=code,
        version=version,
        stance=row["stance"],
        whole=not row.get("part", False),
        memo=row.get("memo", ""),
        by=coder,
    )


def _cite_all(review: Review, coder: Actor) -> None:
    for published, _, new in queries.coded_statements(review):
        if new:
            synthesis.cite(review=review, published=published, by=coder)


def _propose(review: Review, document: Document, row: dict[str, Any], coder: Actor) -> None:
    fields = {name: row[name] for name in FIELDS}
    code = queries.free_code(review, fields["stage"])
    draft = synthesis.draft(review=review, code=code, fields=fields, reason=row["reason"], by=coder)
    passage = _mark(document, row["passage"], coder)
    _code(passage, row["passage"], code, draft.statement_version, coder)
    synthesis.propose(draft=draft, reason=row["proposed_because"], by=coder)


PARTS: tuple[tuple[str, Begin], ...] = (
    ("a protocol, frozen and amended", protocols.begin),
    ("duplicates of a second database", duplicates.begin),
    ("screening by two, blind to each other", screening.begin),
    ("an invented report, its passages and a proposed statement", _read),
    ("a printed report, spans, appraisals, a second coder", extraction_begins.begin),
    ("statements merged and linked, configurations, searches against", synthesis_begins.begin),
    ("a panel of nine, by link, and what it ranked first", panels.begin),
    ("verdicts and the theory's versions", theories.begin),
)
