"""What passages of a review say of its statements."""

from django.db.models import QuerySet

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding, Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import StatementDraft
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement


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
