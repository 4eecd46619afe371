"""Drafts, and what they rest on."""

from django.db.models import QuerySet

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding, Passage
from linkwork.evidence.records.models import Review
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
