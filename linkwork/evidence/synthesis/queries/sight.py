"""What a reader has in sight of a statement: the passages for, against and around it.

What was coded to a statement before it was merged here, or split, is in sight as well, and says so.
While somebody reads a document a second time on their own, they see nobody else's work in it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Appraisal, Coding, Span
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Lineage, Move
from linkwork.evidence.synthesis.queries.moves import adjudications, moves
from linkwork.evidence.synthesis.queries.statements import merged_into

STANCES = ("supports", "qualifies", "contradicts", "extends", "context only")


@dataclass(frozen=True)
class Seen:
    """One passage as it was coded: with its spans, what the source is worth, and what came of it.

    `note` says where it was coded to, where that is not the version the reader looks at.
    """

    coding: Coding
    spans: tuple[Span, ...]
    worth: dict[str, Appraisal]
    settled: Move | None
    note: str


@dataclass(frozen=True)
class Sight:
    """Everything passages say of one statement, by stance; and where coders differ."""

    by_stance: dict[str, tuple[Seen, ...]]
    differ: frozenset[int]  # passages to which coders gave different stances
    unsettled: int  # passages against it that nobody has adjudicated


def open_codings(review: Review, user: User | None) -> list[Coding]:
    """The codings of a review that somebody may see."""
    found = extraction.codings(review)
    at = extraction.unfinished({one.passage.document_id for one in found})
    return [
        one
        for one in found
        if extraction.open_to(user, one.passage.document_id, one.coded_by_id, at)
    ]


def tallies(review: Review, user: User | None) -> dict[str, Counter[str]]:
    """Of each code, how many passages take each stance; of a merged one, those are the other's."""
    roots = roots_of(review)
    found: dict[str, Counter[str]] = {}
    for one in _of_each_passage(open_codings(review, user)):
        for code in {one.code, *roots.get(one.code, ())}:
            found.setdefault(code, Counter())[one.stance] += 1
    return found


def unsettled(review: Review, user: User | None) -> Counter[str]:
    """Of each code, how many passages against it nobody has adjudicated."""
    roots = roots_of(review)
    settled = adjudications(moves(review))
    found: Counter[str] = Counter()
    for one in _of_each_passage(open_codings(review, user)):
        codes = {one.code, *roots.get(one.code, ())}
        if one.stance == "contradicts" and not any((one.passage_id, c) in settled for c in codes):
            found.update(codes)
    return found


def in_sight(review: Review, code: str, version: int, user: User | None) -> Sight:
    """The passages for, against and around one statement or configuration."""
    here = _also(review, code)
    codings = [one for one in open_codings(review, user) if one.code in here]
    spans = extraction.spans_of(codings)
    worth = _open_appraisals(review, user)
    settled = adjudications(moves(review))
    seen = [
        Seen(
            coding=one,
            spans=tuple(spans.get(one.pk, ())),
            worth=extraction.in_force(worth, one.passage, one.code),
            settled=settled.get((one.passage_id, code)) or settled.get((one.passage_id, one.code)),
            note=here[one.code] or _of_version(one, version),
        )
        for one in _of_each_passage(codings)
    ]
    by_stance = {name: tuple(one for one in seen if one.coding.stance == name) for name in STANCES}
    unsettled = sum(one.settled is None for one in by_stance["contradicts"])
    return Sight(by_stance, _differ(codings), unsettled)


def roots_of(review: Review) -> dict[str, set[str]]:
    """Of each merged code, everything it stands in now, however often that was merged again."""
    into = merged_into(review)
    found: dict[str, set[str]] = {}
    for code in into:
        ahead, reached = list(into[code]), set[str]()
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead.extend(into.get(name, ()))
        found[code] = reached - {code}
    return found


def _also(review: Review, code: str) -> dict[str, str]:
    """The codes whose passages are in sight from one, each with a note."""
    found = {code: ""}
    for other, roots in roots_of(review).items():
        if code in roots:
            found[other] = f"coded to {other}, merged here"
    for row in Lineage.objects.filter(review=review, to_code=code, way=Lineage.Way.SPLIT):
        found.setdefault(row.from_code, f"coded to {row.from_code} before it was split")
    return found


def _of_version(coding: Coding, version: int) -> str:
    theirs = coding.statement_version
    return "" if theirs == version else f"coded to version {theirs}"


def _of_each_passage(codings: Iterable[Coding]) -> list[Coding]:
    """Of each passage and code the newest version's codings, one of each stance that was given."""
    rows = list(codings)
    newest: dict[tuple[int, str], int] = {}
    for one in rows:
        key = (one.passage_id, one.code)
        newest[key] = max(one.statement_version, newest.get(key, 0))
    last = {
        (one.passage_id, one.code, one.stance): one
        for one in rows
        if one.statement_version == newest[(one.passage_id, one.code)]
    }
    return list(last.values())


def _differ(codings: Iterable[Coding]) -> frozenset[int]:
    said: dict[tuple[int, str, int], set[str]] = {}
    for one in codings:
        key = (one.passage_id, one.code, one.statement_version)
        said.setdefault(key, set()).add(one.stance)
    return frozenset(key[0] for key, stances in said.items() if len(stances) > 1)


def _open_appraisals(review: Review, user: User | None) -> list[Appraisal]:
    found = extraction.appraisals(review)
    at = extraction.unfinished({one.document_id for one in found})
    return [
        one for one in found if extraction.open_to(user, one.document_id, one.appraised_by_id, at)
    ]
