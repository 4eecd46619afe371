"""Passages and figures as other rooms hand them in."""

from datetime import date
from typing import Any
from uuid import uuid4

from linkwork.library.offered import Figures, QuotedPassage, StudyInWords

QUOTE = "someone came with me the first time"


def passage(**changes: Any) -> QuotedPassage:
    """A passage of an invented document."""
    facts: dict[str, Any] = {
        "passage": uuid4(),
        "review": uuid4(),
        "quote": QUOTE,
        "page": 2,
        "start": 40,
        "end": 40 + len(QUOTE),
        "document_title": "An invented evaluation",
        "address": "/reviews/1/",
        "invented": True,
    }
    return QuotedPassage(**(facts | changes))


def study(**changes: Any) -> StudyInWords:
    """A study registered before its cases were frozen."""
    facts: dict[str, Any] = {
        "study": uuid4(),
        "reference": "LW-2026-03",
        "title": "Does going along help?",
        "registered_on": date(2026, 6, 1),
        "plan_hash": "a" * 64,
        "snapshot_hash": "b" * 64,
    }
    return StudyInWords(**(facts | changes))


def figures(**changes: Any) -> Figures:
    """18 more in every 100 attend, with the unadjusted difference beside it."""
    facts: dict[str, Any] = {
        "verdict": "supported",
        "smallest": 0.05,
        "n": 1240,
        "clusters": 30,
        "treated": 410,
        "effect": 0.18,
        "se": 0.03,
        "low": 0.12,
        "high": 0.24,
        "naive": 0.09,
        "naive_low": 0.04,
        "naive_high": 0.14,
        "rate_without": 0.62,
        "rate_with": 0.80,
    }
    return Figures(**(facts | changes))
