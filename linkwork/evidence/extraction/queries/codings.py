"""What passages do to statements, as it stands, and the spans of it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from linkwork.access.models import User
from linkwork.evidence.extraction.models import Coding, LeftBehind, Passage, Span
from linkwork.evidence.extraction.queries.second import open_to, settled, unfinished
from linkwork.evidence.records.models import Review

KNOWN = (
    "passage",
    "passage__page",
    "passage__document",
    "passage__document__record",
    "coded_by",
    "carried_from",
)


def codings(review: Review) -> list[Coding]:
    """What stands: for each passage, statement version and coder, the latest coding.

    A second coder's stand once their reading of the document is finished.
    """
    left = Exists(LeftBehind.objects.filter(coding=OuterRef("pk")))
    rows = Coding.objects.filter(passage__document__review=review).annotate(left=left)
    whole = settled(rows, document="passage__document_id", coder="coded_by_id")
    return standing(whole.select_related(*KNOWN).order_by("coded_at", "pk"))


def codings_of(passages: Iterable[Passage]) -> list[Coding]:
    """The codings that stand on some passages."""
    rows = Coding.objects.filter(passage__in=list(passages))
    whole = settled(rows, document="passage__document_id", coder="coded_by_id")
    return standing(whole.select_related(*KNOWN).order_by("coded_at", "pk"))


def codings_seen(passages: Iterable[Passage], by: User | None) -> list[Coding]:
    """The codings on some passages that somebody may see: second coders read on their own."""
    rows = Coding.objects.filter(passage__in=list(passages)).select_related(*KNOWN)
    last = standing(rows.order_by("coded_at", "pk"))
    at = unfinished({one.passage.document_id for one in last})
    return [one for one in last if open_to(by, one.passage.document_id, one.coded_by_id, at)]


def codings_to(review: Review, code: str, statement_version: int) -> list[Coding]:
    """The codings that stand to one version of a statement."""
    said = [
        one
        for one in codings(review)
        if one.code == code and one.statement_version == statement_version
    ]
    gone = {
        row.coding_id for row in left_behind(said) if row.statement_version == statement_version
    }
    return [one for one in said if one.pk not in gone]


def holding(codings: Iterable[Coding]) -> list[Coding]:
    """Those of a review's codings that were not left behind when their words changed."""
    return [one for one in codings if not getattr(one, "left", False)]


def left_behind(codings: Iterable[Coding]) -> list[LeftBehind]:
    """Which of a review's codings do not hold for later words, in the order it was said."""
    known = {one.pk: one for one in codings if getattr(one, "left", True)}
    rows = list(LeftBehind.objects.filter(coding__in=known)) if known else []
    for row in rows:
        row.coding = known[row.coding_id]
    return rows


def standing(rows: Iterable[Coding]) -> list[Coding]:
    """Of codings, oldest first, the last that each coder gave each passage and statement."""
    last: dict[tuple[int, str, int, int | None], Coding] = {}
    for one in rows:
        last[(one.passage_id, one.code, one.statement_version, one.coded_by_id)] = one
    return list(last.values())


def spans_of(codings: Iterable[Coding]) -> dict[int, list[Span]]:
    """The spans of codings, by the coding's key, in the order of the page."""
    known = {one.pk: one for one in codings}
    found: dict[int, list[Span]] = {key: [] for key in known}
    for span in Span.objects.filter(coding__in=known).order_by("start", "end", "role"):
        span.coding = known[span.coding_id]
        found[span.coding_id].append(span)
    return found
