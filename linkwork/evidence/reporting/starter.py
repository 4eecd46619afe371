"""The review of the demonstration: real records, an invented report, invented decisions."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib.resources import files
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as pages
from linkwork.evidence.extraction.models import Document, Passage
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.records.presenters import kind_of
from linkwork.evidence.screening import actions as screening
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.models import FIELDS
from linkwork.library import actions as library
from linkwork.library import queries as shelf

Say = Callable[[str], None]
TITLE = "Who does social prescribing work for, and why?"
ABOUT = (
    "The works are real and stand with their bibliographic facts only; every decision is invented."
)
REPORT = "Going for the first time: an invented evaluation report"
# By what the database says of a work; the first reader reads all of these, the second some.
LEFT_OUT = {"protocol": "protocol", "editorial": "opinion", "methods": "no account"}
TAKEN = ("realist review", "realist evaluation", "qualitative")
SECOND_READS = 60


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
    readers = list(reviewers)
    _screen(review, readers)
    _read(review, readers, by)
    return review


def _behind() -> dict[str, list[str]]:
    """Which published statements name each work as a source."""
    found: dict[str, list[str]] = {}
    for one in shelf.latest():
        for key in one.statement.sources:
            found.setdefault(key, []).append(one.code)
    return found


def _screen(review: Review, readers: list[Actor]) -> None:
    """Invented decisions that follow from what sort of work each is, and from nothing it says."""
    rows = [one for one in records_of.records(review) if _decision(one)]
    started = timezone.now() - timedelta(days=20)
    for turn, reader in enumerate(readers[:2]):
        for place, record in enumerate(rows if turn == 0 else rows[:SECOND_READS]):
            answer = _decision(record)
            if turn == 1 and place % 20 == 7:
                answer = {"answer": "maybe", "note": "read in full before deciding"}
            at = started + timedelta(days=3 * turn, minutes=2 * place)
            screening.decide(record=record, **answer, by=reader, decided_at=at)


def _decision(record: Record) -> dict[str, str]:
    sort = kind_of(record)
    if sort in LEFT_OUT:
        return {"answer": "exclude", "reason": LEFT_OUT[sort]}
    return {"answer": "include"} if sort in TAKEN else {}


def _read(review: Review, readers: list[Actor], by: Actor) -> None:
    """Hand in the invented report, mark and code its passages, and propose one statement."""
    coder = readers[0] if readers else by
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
    actions.code(
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
            actions.cite(review=review, published=published, by=coder)


def _propose(review: Review, document: Document, row: dict[str, Any], coder: Actor) -> None:
    fields = {name: row[name] for name in FIELDS}
    code = queries.free_code(review, fields["stage"])
    draft = actions.draft(review=review, code=code, fields=fields, reason=row["reason"], by=coder)
    passage = _mark(document, row["passage"], coder)
    _code(passage, row["passage"], code, draft.statement_version, coder)
    actions.propose(draft=draft, reason=row["proposed_because"], by=coder)
