"""The invented documents of the demonstration: read, coded, appraised, and half read twice."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from linkwork.access.actors import Actor
from linkwork.evidence.extraction import actions, inventing, queries
from linkwork.evidence.extraction.models import Appraisal, Coding, Document, Passage, Span
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.places import places_of
from linkwork.evidence.records.models import Review

FIRST = 1  # the version of a statement that the reports were read for


def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Hand the printed report in, read it once, and let a second coder be half-way through.

    `reviewers`: first reader, second reader, and whoever settles what they see differently.
    """
    content = inventing.report()
    told = tomllib.loads(_file("invented_reading.toml"))
    first = reviewers[0] if reviewers else by
    others = [one for one in queries.documents(review) if one.invented]
    document = actions.hand_in(
        review=review,
        content=content,
        file_name=inventing.FILE_NAME,
        title=inventing.TITLE,
        invented=True,
        by=first,
    )
    if queries.passages_in(document).exists():
        return
    for row in told["passage"]:
        _read(document, row, first)
    actions.describe(review=review, fields=told["study"], documents=[document], by=first)
    actions.describe(review=review, fields=told["other_study"], documents=others, by=first)
    if len(reviewers) > 1 and reviewers[1].user is not None:
        for other in others:
            _read_twice(other, reviewers[1], first)
        actions.ask(document=document, coder=reviewers[1].user, by=first)
        _code_again(document, reviewers[1], most=2)


def _file(name: str) -> str:
    return files("linkwork.evidence.extraction").joinpath(name).read_text("utf-8")


def _read(document: Document, row: dict[str, Any], coder: Actor) -> Coding:
    """Mark a passage, code it with its spans, and appraise it where the row says how."""
    page = queries.page(document, row["page"])
    assert page is not None, f"the invented report has no page {row['page']}"
    voice = row.get("voice", Passage.Voice.AUTHOR.value)
    passage = actions.mark_words(page=page, words=row["quote"], voice=voice, by=coder)
    made = actions.code(
        passage=passage,
        code=row["code"],
        statement_version=FIRST,
        stance=row["stance"],
        whole=not row.get("part", False),
        confidence=row["confidence"],
        memo=row["memo"],
        spans=_stretches(passage, row),
        by=coder,
    )
    for criterion in Appraisal.Criterion.values:
        if criterion in row:
            _appraise(passage, row["code"], criterion, row[criterion], coder)
    return made


def _stretches(passage: Passage, row: dict[str, Any]) -> list[Stretch]:
    """Where the words of each role stand."""
    said = [(role, words) for role in Span.Role.values for words in row.get(role, ())]
    found = [(role, places_of(words, passage.quote)[0]) for role, words in said]
    return [
        Stretch(passage.start + place[0], passage.start + place[1], role) for role, place in found
    ]


def _appraise(
    passage: Passage, code: str, criterion: str, said: Sequence[str], coder: Actor
) -> None:
    actions.appraise(
        document=passage.document,
        passage=passage,
        code=code,
        statement_version=FIRST,
        criterion=criterion,
        level=said[0],
        reason=said[1],
        by=coder,
    )


def _read_twice(document: Document, coder: Actor, asked_by: Actor) -> None:
    """A second reading that is finished, and does not agree in everything."""
    assert coder.user is not None, "a second coder is somebody"
    reading = actions.ask(document=document, coder=coder.user, by=asked_by)
    _code_again(document, coder, most=None)
    actions.finish(reading=reading, by=coder)


def _code_again(document: Document, coder: Actor, *, most: int | None) -> None:
    """Code what the first reader coded: one in four more carefully, one in ten not at all."""
    seen = list(queries.codings_of(queries.passages_in(document)))[:most]
    for place, one in enumerate(seen):
        if place % 10 == 9:
            continue
        careful = place % 4 == 3 and one.stance == Coding.Stance.SUPPORTS
        actions.code(
            passage=one.passage,
            code=one.code,
            statement_version=one.statement_version,
            stance=Coding.Stance.QUALIFIES if careful else one.stance,
            whole=one.whole,
            confidence=Coding.Confidence.FAIRLY,
            memo="One place, and few people." if careful else "",
            by=coder,
        )
