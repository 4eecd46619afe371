"""Screening in words: one record to read, my last ones, and where all stand."""

from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.records.queries import records as records_of
from linkwork.evidence.screening import queries
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.screening.standing import Standing

LAST = 4
WORDS = {
    Standing.UNREAD: "Read by nobody yet",
    Standing.HALF_READ: "Wait for a second reader",
    Standing.INCLUDED: "Included",
    Standing.EXCLUDED: "Excluded",
    Standing.UNDECIDED: "Maybe",
    Standing.APART: "Readers differ",
}


def reading(review: Review, record: Record, reader: User | None) -> dict[str, Any]:
    """The context of the page on which one record is read and decided."""
    overview = reverse("screening:overview", args=[review.public_id])
    total = records_of(review).count()
    done = queries.decided_by(review, reader)
    seen = queries.visible(record, reader)
    return records.within(review, "screening", ("Screening", overview)) | {
        "record": record,
        "where": records.where(record),
        "kind": records.kind_of(record),
        "done": done,
        "total": total,
        "share": done / total if total else 0,
        "blind": review.readers > 1,
        "mine": next((_decision(one) for one in seen if reader and one.reviewer == reader), None),
        "others": [_decision(one) for one in seen if not reader or one.reviewer != reader],
        "reasons": [(one.value, one.label) for one in ScreeningDecision.Reason],
        "last": [_last(review, one) for one in queries.of_reader(review, reader)[:LAST]],
        "record_href": reverse("records:record", args=[review.public_id, record.public_id]),
    }


def overview(review: Review, reader: User | None) -> dict[str, Any]:
    """The context of the page that says where all records stand."""
    tally = queries.counts(review)
    left = queries.unread(review, reader).count()
    return records.within(review, "screening") | {
        "standings": [(WORDS[one], tally[one]) for one in Standing if tally[one]],
        "total": sum(tally.values()),
        "left": left,
        "read_href": reverse("screening:next", args=[review.public_id]) if left else "",
        "apart": [records.row(one) for one in queries.apart(review)],
        "because": queries.excluded_because(review).most_common(),
        "readers": review.readers,
        "last": [_last(review, one) for one in queries.of_reader(review, reader)[:10]],
    }


def _decision(decision: ScreeningDecision) -> dict[str, Any]:
    return {
        "answer": decision.get_answer_display(),
        "reason": decision.get_reason_display() if decision.reason else "",
        "note": decision.note,
        "who": decision.reviewer.name,
        "at": decision.decided_at,
    }


def _last(review: Review, decision: ScreeningDecision) -> dict[str, Any]:
    record = decision.record
    return {
        "short": record.short,
        "title": record.title,
        "answer": decision.get_answer_display(),
        "reason": decision.get_reason_display() if decision.reason else decision.note,
        "href": reverse("screening:record", args=[review.public_id, record.public_id]),
    }
