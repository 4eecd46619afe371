"""A review at a glance."""

from typing import Any

from linkwork.evidence.records import presenters as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import gates, queries


def home(review: Review) -> dict[str, Any]:
    """The review's own page: gates, flow, members, and the next thing to do."""
    now = queries.progress(review)
    found = gates.gates(review, now)
    ahead = [(number, gate) for number, gate in enumerate(found, start=1) if not gate.passed]
    return records.within(review, "overview") | {
        "gates": found,
        "passed": len(found) - len(ahead),
        "next": {"number": ahead[0][0], "gate": ahead[0][1]} if ahead else None,
        "flow": gates.flow(now),
        "members": [user.name for user in records_of.members(review)],
    }
