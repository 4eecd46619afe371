"""Drafts, what they rest on, and how far a review has come."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding, Passage
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review, SearchRound
from linkwork.evidence.screening import queries as screening
from linkwork.evidence.screening.standing import Standing
from linkwork.evidence.synthesis.models import DraftVersion, StatementDraft
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement
from linkwork.theory.stages import Stage

State = StatementDraft.State
PREFIX = {
    Stage.ENROLMENT: "EN",
    Stage.ENGAGEMENT: "EG",
    Stage.ADHERENCE: "AD",
    Stage.FOLLOW_UP: "FU",
    Stage.SYSTEM: "SY",
}


@dataclass(frozen=True)
class Progress:
    """Everything the gates of a review look at, counted once."""

    members: int
    searches: int
    contrary: int
    records: int
    standings: Counter[Standing]
    documents: int
    unread_included: int
    passages: int
    broken: int
    uncoded: int
    codings: int
    only_supported: tuple[str, ...]
    drafts: Counter[str]


def drafts(review: Review) -> QuerySet[StatementDraft]:
    """The drafts of a review, the open ones first."""
    rows = StatementDraft.objects.filter(review=review).select_related("published", "review")
    return rows.order_by("published_id", "code", "-pk")


def open_draft(review: Review, code: str) -> StatementDraft | None:
    """The draft of a code that is not published yet."""
    rows = StatementDraft.objects.filter(review=review, code__iexact=code)
    return rows.exclude(state=State.PUBLISHED).first()


def versions(draft: StatementDraft) -> list[DraftVersion]:
    """How a draft stood, the newest first."""
    return list(DraftVersion.objects.filter(draft=draft).order_by("-number"))


def number_of_versions(draft: StatementDraft) -> int:
    """How often a draft was changed or moved."""
    return DraftVersion.objects.filter(draft=draft).count()


def free_code(review: Review, stage: Stage) -> str:
    """The next code of a stage that neither the shelf nor this review has used."""
    used = shelf.codes() | set(drafts(review).values_list("code", flat=True))
    prefix = PREFIX.get(stage, "ST")
    numbers = [int(code[2:]) for code in used if code.startswith(prefix) and code[2:].isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def targets(review: Review) -> dict[tuple[str, int], str]:
    """What a passage may be coded to: the latest published statements, and this review's drafts."""
    found = {(one.code, one.version): one.nickname for one in shelf.latest()}
    for draft in drafts(review):
        key = (draft.code, draft.statement_version)
        found.setdefault(key, f"{draft.content['nickname']} (draft)")
    return found


def resting_on(draft: StatementDraft) -> list[Coding]:
    """The codings to a draft's own version."""
    return coded_to(draft.review, draft.code, draft.statement_version)


def coded_to(review: Review, code: str, version: int) -> list[Coding]:
    """The codings to one version of a statement, one for each passage."""
    found = extraction.codings_to(review, code, version)
    return list({one.passage_id: one for one in found}.values())


def coded_statements(review: Review) -> list[tuple[PublishedStatement, list[Coding], int]]:
    """Published statements with passages in this review: how many, and how many not beside it."""
    groups: dict[tuple[str, int], list[Coding]] = {}
    for one in extraction.codings(review):
        groups.setdefault((one.code, one.statement_version), []).append(one)
    found = []
    for (code, version), codings in groups.items():
        try:
            published = shelf.statement(code, version)
        except shelf.NotOnShelf:
            continue
        there = shelf.cited_passages(published)
        new = {one.passage.public_id for one in codings} - there
        found.append((published, codings, len(new)))
    return sorted(found, key=lambda row: row[0].in_order)


def passage(review: Review) -> QuerySet[Passage]:
    """The passages of a review."""
    return extraction.passages(review)


def progress(review: Review) -> Progress:
    """Count what the gates look at."""
    passages = list(extraction.passages(review))
    codings = extraction.codings(review)
    standings = screening.standings(review)
    included = {pk for pk, where in standings.items() if where is Standing.INCLUDED}
    documents = list(extraction.documents(review))
    coded = {one.passage_id for one in codings}
    searches = list(records.searches(review))
    return Progress(
        members=len(records.members(review)),
        searches=len(searches),
        contrary=sum(one.purpose == SearchRound.Purpose.CONTRARY for one in searches),
        records=len(standings),
        standings=Counter(standings.values()),
        documents=len(documents),
        unread_included=len(included - {one.record_id for one in documents}),
        passages=len(passages),
        broken=sum(not one.resolves for one in passages),
        uncoded=sum(one.pk not in coded for one in passages),
        codings=len(codings),
        only_supported=_only_supported(codings),
        drafts=Counter(drafts(review).values_list("state", flat=True)),
    )


def _only_supported(codings: list[Coding]) -> tuple[str, ...]:
    """The statements that no passage speaks against or qualifies."""
    against = {one.code for one in codings if one.stance in ("contradicts", "qualifies")}
    return tuple(sorted({one.code for one in codings} - against))
