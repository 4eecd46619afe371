"""What lies before whoever gives a verdict: the passages' stances, or what studies here found."""

from collections import Counter
from typing import Any

from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.queries import InReview
from linkwork.evidence.theories.models import Verdict
from linkwork.library import queries as shelf
from linkwork.ui.words import day

LITERATURE = Verdict.Source.LITERATURE


def before(review: Review, statement: InReview, source: str) -> dict[str, Any]:
    """The evidence of one kind about a statement, counted: kept with the verdict."""
    if source == LITERATURE:
        return _stances(review, statement)
    found = shelf.findings_for(review.organisation, statement.code)
    return {
        "findings": [
            {
                "study": one.study_reference,
                "version": one.statement.version,
                "verdict": one.verdict,
                "n": one.n,
                "registered": day(one.registered_on),
            }
            for one in found
        ]
    }


def against(answer: str, source: str, weighed: dict[str, Any]) -> str | None:
    """Why an answer cannot be given with what lies there; None where it can."""
    if answer in (Verdict.Answer.INSUFFICIENT, Verdict.Answer.NOT_TESTABLE):
        return None
    if source != LITERATURE:
        untested = "no study here has tested it: the verdict is insufficient or not testable"
        return None if weighed["findings"] else untested
    stances = weighed["stances"]
    support, contrary = stances.get("supports", 0), stances.get("contradicts", 0)
    refused = {
        Verdict.Answer.SUPPORTED: (support, "no passage supports it"),
        Verdict.Answer.CONTRADICTED: (contrary, "no passage contradicts it"),
        Verdict.Answer.MIXED: (
            support and (contrary or stances.get("qualifies", 0)),
            "mixed means passages for it, and passages against or qualifying it",
        ),
    }
    there, why = refused[Verdict.Answer(answer)]
    return None if there else why


def _stances(review: Review, statement: InReview) -> dict[str, Any]:
    codings = extraction.codings_to(review, statement.code, statement.version)
    last = {one.passage_id: one for one in codings}
    documents = {one.passage.document_id for one in last.values()}
    invented = sum(one.passage.document.invented for one in last.values())
    stances = Counter(one.stance for one in last.values())
    return {
        "stances": dict(sorted(stances.items())),
        "documents": len(documents),
        "invented": invented,
    }
