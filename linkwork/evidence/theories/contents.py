"""What a version of a theory holds when it is sealed: every claim with the passages it rests on."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.synthesis.queries import Configured, InReview
from linkwork.evidence.theories import queries
from linkwork.evidence.theories.models import Verdict
from linkwork.theory import narrative as words

FORMAT = 1


@dataclass(frozen=True)
class Resolved:
    """How many passages stand where they were quoted, and those that do not."""

    passages: int
    broken: tuple[str, ...]


def gather(review: Review, chosen: Collection[str], narrative: str) -> dict[str, Any]:
    """Everything a version holds: what was chosen, and the configurations that belong to it."""
    statements = [one for one in synthesis.statements(review) if one.code in chosen]
    named = set(words.named(narrative))
    configurations = [
        one
        for one in synthesis.configurations(review)
        if one.statement in chosen or one.code in named
    ]
    held = {one.code for one in statements} | {one.code for one in configurations}
    codings = extraction.codings(review)
    verdicts = [one for one in queries.standing_verdicts(review) if one.code in held]
    return {
        "format": FORMAT,
        "statements": [_statement(one, codings) for one in statements],
        "configurations": [_configuration(one, codings) for one in configurations],
        "links": [
            {"from": one.from_code, "to": one.to_code, "way": one.way, "how": one.how}
            for one in synthesis.links(review)
            if one.from_code in held and one.to_code in held
        ],
        "verdicts": [_verdict(one) for one in verdicts if queries.is_signed(one)],
        "gaps": gaps(statements, configurations, codings, verdicts),
    }


def hash_of(title: str, narrative: str, contents: dict[str, Any]) -> str:
    """The hash of all that is signed, the same wherever it is worked out."""
    held = {"title": title, "narrative": narrative, "contents": contents}
    canonical = json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def resolved(review: Review, chosen: Collection[str]) -> Resolved:
    """Look at every passage behind the chosen statements: page, place, words and hash."""
    there = [one for one in extraction.codings(review) if one.code in chosen]
    passages = {one.passage_id: one.passage for one in there}
    broken = [
        f"{one.document.title}, page {one.page.number}"
        for one in passages.values()
        if not one.resolves
    ]
    return Resolved(len(passages), tuple(broken))


def gaps(
    statements: Sequence[InReview],
    configurations: Sequence[Configured],
    codings: Sequence[Coding],
    verdicts: Sequence[Verdict],
) -> list[str]:
    """What is missing, in sentences: said in the theory itself rather than left out."""
    coded = {(one.code, one.statement_version): set[str]() for one in codings}
    for one in codings:
        coded[one.code, one.statement_version].add(one.stance)
    judged = {one.code for one in verdicts if queries.is_signed(one)}
    found = [
        _gap(each, coded.get((each.code, each.version), set()), judged=each.code in judged)
        for each in statements
    ]
    for row in configurations:
        found += [f"{row.code} {row.nickname}: no source tells of its {gap}" for gap in row.gaps]
    return [one for one in found if one]


def _gap(statement: InReview, stances: set[str], *, judged: bool) -> str:
    """What one statement lacks, in one sentence; empty where it lacks nothing."""
    missing: list[str] = []
    if not stances:
        missing.append("no passage of this review")
    elif not stances & {"contradicts", "qualifies"}:
        missing.append("no passage against it or qualifying it")
    if statement.content["mechanism"] == "proposed":
        missing.append("its mechanism is proposed, not stated")
    if not judged:
        missing.append("no verdict signed by two")
    return f"{statement.code} {statement.nickname}: {'; '.join(missing)}" if missing else ""


def _statement(one: InReview, codings: Iterable[Coding]) -> dict[str, Any]:
    return {
        "code": one.code,
        "version": one.version,
        "stage": one.stage,
        "nickname": one.nickname,
        "sentence": one.sentence,
        "status": one.status,
        "words_only": one.words_only,
        "content": one.content,
        "passages": _passages(one.code, one.version, codings),
    }


def _configuration(one: Configured, codings: Iterable[Coding]) -> dict[str, Any]:
    row = asdict(one)
    kept = {name: value for name, value in row.items() if name not in ("id", "at", "by", "reason")}
    kept["contexts"] = list(one.contexts)
    return kept | {"passages": _passages(one.code, one.version, codings)}


def _passages(code: str, version: int, codings: Iterable[Coding]) -> list[dict[str, Any]]:
    there = [one for one in codings if (one.code, one.statement_version) == (code, version)]
    last = {one.passage_id: one for one in there}
    return [
        {
            "stance": one.stance,
            "quote": one.passage.quote,
            "quote_hash": one.passage.quote_hash,
            "document": one.passage.document.title,
            "document_hash": one.passage.document.file_hash,
            "invented": one.passage.document.invented,
            "page": one.passage.page.number,
            "start": one.passage.start,
            "end": one.passage.end,
        }
        for one in last.values()
    ]


def _verdict(one: Verdict) -> dict[str, Any]:
    return {
        "code": one.code,
        "version": one.statement_version,
        "from": one.source,
        "answer": one.answer,
        "probed": one.probed,
        "rationale": one.rationale,
        "weighed": one.weighed,
        "signed": sorted(name.signed_by.name for name in one.signatures.all()),
    }
