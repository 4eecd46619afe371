"""Drafts of statements, and how each came to be as it is."""

from django.db.models import QuerySet

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import DraftVersion, StatementDraft
from linkwork.library import queries as shelf
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


def drafts_of(review: Review, code: str) -> list[StatementDraft]:
    """The drafts of one code with their versions at hand, the newest first."""
    rows = drafts(review).filter(code=code).prefetch_related("versions")
    return list(rows.order_by("-pk"))


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
