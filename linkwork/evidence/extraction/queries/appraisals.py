"""How much sources are worth for statements, as it stands."""

from collections.abc import Iterable

from linkwork.access.models import User
from linkwork.evidence.extraction.models import Appraisal, Passage
from linkwork.evidence.extraction.queries.second import open_to, settled, unfinished
from linkwork.evidence.records.models import Review

KNOWN = ("document", "passage", "appraised_by")


def appraisals(review: Review) -> list[Appraisal]:
    """What stands: for each source, statement version, criterion and appraiser, the latest."""
    rows = Appraisal.objects.filter(document__review=review)
    whole = settled(rows, document="document_id", coder="appraised_by_id")
    return _last(whole.select_related(*KNOWN).order_by("appraised_at", "pk"))


def appraisals_for(passage: Passage, by: User | None) -> list[Appraisal]:
    """What was said of a passage or of its whole document, as far as somebody may see it."""
    rows = Appraisal.objects.filter(document=passage.document_id)
    here = [
        one
        for one in _last(rows.select_related(*KNOWN).order_by("appraised_at", "pk"))
        if one.passage_id in (None, passage.pk)
    ]
    at = unfinished([passage.document_id])
    return [one for one in here if open_to(by, one.document_id, one.appraised_by_id, at)]


def in_force(rows: Iterable[Appraisal], passage: Passage, code: str) -> dict[str, Appraisal]:
    """By criterion, what holds of a passage for a statement: its own, else its document's."""
    found: dict[str, Appraisal] = {}
    for one in rows:
        if one.code != code or one.document_id != passage.document_id:
            continue
        if one.passage_id not in (None, passage.pk):
            continue
        kept = found.get(one.criterion)
        if kept is None or one.passage_id is not None or kept.passage_id is None:
            found[one.criterion] = one
    return found


def _last(rows: Iterable[Appraisal]) -> list[Appraisal]:
    last: dict[tuple[object, ...], Appraisal] = {}
    for one in rows:
        source = (one.document_id, one.passage_id)
        judged = (one.code, one.statement_version, one.criterion, one.appraised_by_id)
        last[(*source, *judged)] = one
    return list(last.values())
