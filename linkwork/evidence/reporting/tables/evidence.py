"""Tables of what sources say: passages statement by statement, their worth, memos."""

from collections.abc import Iterator

from linkwork.evidence.extraction.models import Appraisal, Coding, Document
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.tables.table import Cell, Filled, Seen, Table
from linkwork.ui.words import day

ROLES = ("context", "resource", "reasoning", "outcome")
CRITERIA = ("relevance", "richness", "rigour")


def named(document: Document) -> str:
    """A document by its record where it has one, and marked where it is invented."""
    title = document.record.short if document.record else document.title
    return f"{title} (invented)" if document.invented else title


def place(coding: Coding) -> str:
    """Where the words of a coding stand."""
    passage = coding.passage
    return f"page {passage.page.number}, characters {passage.start:,} to {passage.end:,}"


def _evidence(account: Account) -> Filled:
    nicknames = {one.code: one.nickname for one in account.statements}
    nicknames |= {one.code: one.nickname for one in account.configurations}
    order = {code: number for number, code in enumerate(nicknames)}
    codings = sorted(account.codings, key=lambda one: (order.get(one.code, 999), one.pk))
    return Filled(
        head=(
            "Statement",
            "Version",
            "Nickname",
            "What it does",
            "All or part",
            "Words",
            "Document",
            "Place",
            "Whose words",
            *(role.capitalize() for role in ROLES),
            *(one.capitalize() for one in CRITERIA),
            "Coded by",
            "How sure",
            "Memo",
            "Hash of the words",
            "Still there",
        ),
        rows=[_coded(account, one, nicknames.get(one.code, "")) for one in codings],
        numbers=(1,),
        paper=(0, 3, 5, 6, 7, 13, 15),
    )


def _coded(account: Account, one: Coding, nickname: str) -> tuple[Cell, ...]:
    passage = one.passage
    spans = account.spans.get(one.pk, [])
    said = {role: "; ".join(s.quote for s in spans if s.role == role) for role in ROLES}
    worth = account.worth(passage, one.code)
    return (
        one.code,
        one.statement_version,
        nickname,
        one.get_stance_display(),
        "All of it" if one.whole else "In part",
        Seen(passage.quote, passage_href(account.review, passage)),
        named(passage.document),
        place(one),
        passage.get_voice_display(),
        *(said[role] for role in ROLES),
        *(worth[name].get_level_display() if name in worth else "" for name in CRITERIA),
        one.coded_by.name if one.coded_by else "",
        one.get_confidence_display() if one.confidence else "",
        one.memo,
        passage.quote_hash,
        "Yes" if passage.resolves else "No: the words are no longer at this place",
    )


def _appraisals(account: Account) -> Filled:
    return Filled(
        head=("Statement", "Version", "Source", "Of", "Criterion", "Level", "Why", "By", "When"),
        rows=[_appraised(one) for one in account.appraisals],
        numbers=(1,),
        paper=(0, 2, 4, 5, 6),
    )


def _appraised(one: Appraisal) -> tuple[Cell, ...]:
    return (
        one.code,
        one.statement_version,
        named(one.document) if one.document.record_id is None else one.document.title,
        f"“{one.passage.quote}”" if one.passage else "The whole document",
        one.get_criterion_display(),
        one.get_level_display(),
        one.reason,
        one.appraised_by.name if one.appraised_by else "",
        day(one.appraised_at),
    )


def _memos(account: Account) -> Filled:
    return Filled(head=("When", "Who", "On", "Memo"), rows=sorted_memos(account))


def sorted_memos(account: Account) -> list[tuple[Cell, ...]]:
    """Every memo of the review in the order it was written."""
    told = sorted(_told(account), key=lambda one: str(one[0]))
    return [(day_of, who, on, memo) for _, day_of, who, on, memo in told]


def _told(account: Account) -> Iterator[tuple[str, Cell, Cell, Cell, Cell]]:
    for one in account.codings:
        if one.memo:
            on = f"{one.code} version {one.statement_version}: {named(one.passage.document)}"
            who = one.coded_by.name if one.coded_by else ""
            yield one.coded_at.isoformat(), day(one.coded_at), who, on, one.memo
    for move in account.moves:
        on = f"{move.get_sort_display().split(':')[0]}: {move.output}"
        yield move.at.isoformat(), day(move.at), move.by, on, move.rationale
    for status in account.statements:
        if status.since and status.reason:
            on = f"{status.code} version {status.version}: {status.status}"
            yield status.since.isoformat(), day(status.since), status.by, on, status.reason


EVIDENCE = Table(
    name="evidence",
    title="Evidence, statement by statement",
    says="Every coded passage: what it does to the statement, its words, its place, its worth.",
    empty="No passage has been coded.",
    fill=_evidence,
)
APPRAISALS = Table(
    name="appraisals",
    title="Relevance, richness and rigour",
    says="What each source is worth for each statement, and why. A weak but rich source stays in.",
    empty="No source has been appraised.",
    fill=_appraisals,
)
MEMOS = Table(
    name="memos",
    title="Memos and reasons",
    says="What coders noted, why statements changed, and the reasoning of each step of synthesis.",
    empty="No memo has been written.",
    fill=_memos,
)
