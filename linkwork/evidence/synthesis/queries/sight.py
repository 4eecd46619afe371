"""What a reader has in sight of a statement: the passages for, against and around it.

What was coded to a statement before it was merged here, or split, is in sight as well, and says so.
While somebody reads a document a second time on their own, they see nobody else's work in it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Appraisal, Coding, LeftBehind, SecondReading, Span
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Lineage, Move
from linkwork.evidence.synthesis.queries.moves import adjudications, moves
from linkwork.evidence.synthesis.queries.statements import merged_into, traces

STANCES = ("supports", "qualifies", "contradicts", "extends", "context only")


@dataclass(frozen=True)
class Seen:
    """One passage as it was coded: with its spans, what the source is worth, and what came of it.

    `note` says where it was coded to, where that is not the version the reader looks at.
    """

    coding: Coding
    others: tuple[Coding, ...]  # of other coders who say the same
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


@dataclass(frozen=True)
class Gathered:
    """What sight is made of, asked for once a page: what somebody may see of codings, and moves."""

    codings: tuple[Coding, ...]
    readings: tuple[SecondReading, ...]
    under_way: dict[int, set[int]]  # by document, who reads it a second time on their own
    lineage: tuple[Lineage, ...]
    moves: tuple[Move, ...]
    left: tuple[LeftBehind, ...]  # codings that do not hold for later words: in no sight or count


def gather(review: Review, user: User | None) -> Gathered:
    """Ask for what sight is made of."""
    found = extraction.codings(review)
    readings = extraction.readings_in(review)
    under_way: dict[int, set[int]] = {}
    for row in readings:
        if row.finished_at is None:
            under_way.setdefault(row.document_id, set()).add(row.coder_id)
    seen = [one for one in found if _open(user, one, under_way)]
    return Gathered(
        codings=tuple(extraction.holding(seen)),
        readings=tuple(readings),
        under_way=under_way,
        lineage=tuple(traces(review)),
        moves=tuple(moves(review)),
        left=tuple(extraction.left_behind(seen)),
    )


def _open(user: User | None, one: Coding, under_way: dict[int, set[int]]) -> bool:
    return extraction.open_to(user, one.passage.document_id, one.coded_by_id, under_way)


def tallies(known: Gathered) -> dict[str, Counter[str]]:
    """Of each code, how many passages take each stance; of a merged one, those are the other's."""
    roots = roots_of(known.lineage)
    found: dict[str, Counter[str]] = {}
    for one in _of_each_passage(known.codings):
        for code in {one.code, *roots.get(one.code, ())}:
            found.setdefault(code, Counter())[one.stance] += 1
    return found


def unsettled(known: Gathered) -> Counter[str]:
    """Of each code, how many passages against it nobody has adjudicated."""
    roots = roots_of(known.lineage)
    settled = adjudications(known.moves)
    found: Counter[str] = Counter()
    for one in _of_each_passage(known.codings):
        codes = {one.code, *roots.get(one.code, ())}
        if one.stance == "contradicts" and not any((one.passage_id, c) in settled for c in codes):
            found.update(codes)
    return found


def in_sight(known: Gathered, review: Review, code: str, version: int, user: User | None) -> Sight:
    """The passages for, against and around one statement or configuration."""
    here = _also(known.lineage, code)
    codings = [one for one in known.codings if one.code in here]
    spans = extraction.spans_of(codings)
    worth = _open_appraisals(known, review, user)
    settled = adjudications(known.moves)
    seen = [
        Seen(
            coding=one,
            others=tuple(_alike(one, codings)),
            spans=tuple(span for same in (one, *_alike(one, codings)) for span in spans[same.pk]),
            worth=extraction.in_force(worth, one.passage, one.code),
            settled=settled.get((one.passage_id, code)) or settled.get((one.passage_id, one.code)),
            note=here[one.code] or _of_version(one, version),
        )
        for one in _of_each_passage(codings)
    ]
    by_stance = {name: tuple(one for one in seen if one.coding.stance == name) for name in STANCES}
    against = sum(one.settled is None for one in by_stance["contradicts"])
    return Sight(by_stance, _differ(codings), against)


def roots_of(rows: Iterable[Lineage]) -> dict[str, set[str]]:
    """Of each merged code, everything it stands in now, however often that was merged again."""
    into = merged_into(rows)
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


def _also(rows: Iterable[Lineage], code: str) -> dict[str, str]:
    """The codes whose passages are in sight from one, each with a note."""
    kept = list(rows)
    found = {code: ""}
    for other, roots in roots_of(kept).items():
        if code in roots:
            found[other] = f"coded to {other}, merged here"
    for row in kept:
        if row.to_code == code and row.way == Lineage.Way.SPLIT:
            found.setdefault(row.from_code, f"coded to {row.from_code} before it was split")
    return found


def _of_version(coding: Coding, version: int) -> str:
    theirs = coding.statement_version
    return "" if theirs == version else f"coded to version {theirs}"


def _of_each_passage(codings: Iterable[Coding]) -> list[Coding]:
    """Of each passage and code what each coder said last, one of each stance that was given."""
    rows = list(codings)
    newest: dict[tuple[int, str, int | None], int] = {}
    for one in rows:
        key = (one.passage_id, one.code, one.coded_by_id)
        newest[key] = max(one.statement_version, newest.get(key, 0))
    last = {
        (one.passage_id, one.code, one.stance): one
        for one in sorted(rows, key=lambda row: row.statement_version)
        if one.statement_version == newest[(one.passage_id, one.code, one.coded_by_id)]
    }
    return list(last.values())


def _alike(coding: Coding, codings: Iterable[Coding]) -> list[Coding]:
    """The other codings of the passage that say the same of the same version."""
    key = _same(coding)
    return [one for one in codings if _same(one) == key and one.pk != coding.pk]


def _same(one: Coding) -> tuple[object, ...]:
    return one.passage_id, one.code, one.statement_version, one.stance


def _differ(codings: Iterable[Coding]) -> frozenset[int]:
    said: dict[tuple[int, str, int], set[str]] = {}
    for one in codings:
        key = (one.passage_id, one.code, one.statement_version)
        said.setdefault(key, set()).add(one.stance)
    return frozenset(key[0] for key, stances in said.items() if len(stances) > 1)


def _open_appraisals(known: Gathered, review: Review, user: User | None) -> list[Appraisal]:
    """The appraisals somebody may see; all are of documents in which something is coded."""
    return [
        one
        for one in extraction.appraisals(review)
        if extraction.open_to(user, one.document_id, one.appraised_by_id, known.under_way)
    ]
