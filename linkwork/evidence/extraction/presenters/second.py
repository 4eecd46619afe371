"""Second readings in words: who was asked, and where two readers differ."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.comparing import ONE_ONLY, SAME, Compared, Pair, compared
from linkwork.evidence.extraction.models import Coding, Document, SecondReading
from linkwork.evidence.extraction.presenters.marked import passage_href
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening.agreement import Interval
from linkwork.ui.words import counted, day

TAGS = {SAME: ("Same", "green"), ONE_ONLY: ("Only one", "yellow")}
APART_TAG = ("Different", "red")


def second(review: Review, document: Document, by: User | None) -> dict[str, Any]:
    """The context of the page of a document's second readings."""
    back = reverse("extraction:read", args=[review.public_id, document.public_id, 1])
    listed = reverse("extraction:documents", args=[review.public_id])
    found = queries.second_readings(document)
    mine = next((one for one in found if one.coder == by), None)
    done = [one for one in found if one.finished_at is not None]
    trail = (("Documents", listed), (document.title, back))
    return records.within(review, "documents", *trail) | {
        "document": document,
        "back": back,
        "asked": [_asked(one) for one in found],
        "under_way": mine is not None and mine.finished_at is None,
        "compared": [_compared(review, document, one) for one in done] if _open(mine) else [],
        "hidden": bool(done) and not _open(mine),
    }


def _open(mine: SecondReading | None) -> bool:
    """Whether somebody may see a comparison: not while they are reading on their own."""
    return mine is None or mine.finished_at is not None


def _asked(one: SecondReading) -> dict[str, str]:
    by = one.asked_by.name if one.asked_by else ""
    done = f"finished {day(one.finished_at)}" if one.finished_at else "under way, on their own"
    return {"who": one.coder.name, "asked": f"{by}, {day(one.asked_at)}", "stands": done}


def _compared(review: Review, document: Document, one: SecondReading) -> dict[str, Any]:
    passages = list(queries.passages_in(document))
    found = compared(queries.codings_of(passages), one.coder_id)
    kappa = found.stances.kappa
    return {
        "who": one.coder.name,
        "summary": _summary(found),
        "agreed": f"{found.stances.agreed} of {found.stances.both}" if found.stances.both else "",
        "kappa": _interval(kappa),
        "pabak": _interval(found.stances.pabak),
        "pairs": [_pair(review, pair) for pair in found.pairs],
        "apart": len(found.apart),
    }


def _summary(found: Compared) -> str:
    if not found.both:
        return "No passage has been coded by both yet."
    same = f"{found.same_statements:,} of {counted(found.both, 'passage')} that both coded"
    return f"{same} went to the very same statements."


def _interval(one: Interval) -> str:
    if one.value is None:
        return "cannot be said"
    if one.low is None or one.high is None:
        return _number(one.value)
    return f"{_number(one.value)}, between {_number(one.low)} and {_number(one.high)}"


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def _pair(review: Review, pair: Pair) -> dict[str, Any]:
    text, colour = TAGS.get(pair.stands, APART_TAG)
    here = reverse("synthesis:code", args=[review.public_id, pair.passage.public_id])
    return {
        "quote": " ".join(pair.passage.quote.split()),
        "href": passage_href(review, pair.passage),
        "place": f"page {pair.passage.page.number}",
        "code": pair.code,
        "first": [_said(one) for one in pair.first],
        "second": [_said(one) for one in _some(pair.second)],
        "tag": text,
        "colour": colour,
        "again": f"{here}?to={pair.code}" if pair.stands != SAME else "",
    }


def _some(one: Coding | None) -> Sequence[Coding]:
    return [one] if one else []


def _said(one: Coding) -> dict[str, str]:
    parts = [] if one.whole else ["in part"]
    parts += [one.confidence] if one.confidence else []
    return {
        "who": one.coded_by.name if one.coded_by else "",
        "stance": one.stance,
        "more": ", ".join(parts),
        "memo": one.memo,
    }
