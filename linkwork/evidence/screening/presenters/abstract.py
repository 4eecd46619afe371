"""An abstract with the sentences underlined that may carry a claim: a suggestion, kept nowhere."""

from typing import Any

from linkwork.evidence import claims
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening.piles import Chosen


def abstract(chosen: Chosen, record: Record, page: str, *, suggesting: bool) -> dict[str, Any]:
    """What a page shows of a record's abstract; it depends on its words and on nobody's answer."""
    runs = claims.underlined(record.abstract) if suggesting else []
    other = "no" if suggesting else "yes"
    args = (page, record.review, record.public_id)
    return {
        "runs": runs or [claims.Run(record.abstract, may=False)],
        "suggesting": suggesting,
        "underlined": sum(run.may for run in runs),
        "suggesting_href": chosen.to(*args, suggestions=other),
    }
