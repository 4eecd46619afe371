"""What is declared before a study sees its cases, and the hash that fixes it."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from linkwork.learning.methods.designs import RISK_WORDS, Plan, design_for
from linkwork.library.models import PublishedStatement
from linkwork.theory.stages import Stage
from linkwork.theory.text import write
from linkwork.theory.wording import in_words

# Days after the offer at which a stage's facts are read. Were good endings read as soon as they
# happen and bad ones only when a case closes, the newest cases would mislead.
READ_AFTER_DAYS = {Stage.ENGAGEMENT: 105, Stage.ADHERENCE: 215, Stage.FOLLOW_UP: 225}

RULES = (
    ("supported", "clears 0 on the expected side, and the estimate reaches the smallest effect"),
    ("too small to matter", "lies inside the smallest effect on either side of 0"),
    ("contradicted", "lies wholly on the other side of 0"),
    ("mixed", "one declared context holds and another does not, and the difference is established"),
    ("insufficient", "anything else: it is said how many cases there are and about how many more"),
    ("not testable", "a fact is not collected, or there is nobody to compare with"),
)


def declare(statements: Sequence[PublishedStatement], smallest: float) -> dict[str, Any]:
    """Write the whole plan down: statements by version, designs, reading days, verdict rules."""
    plan = Plan(smallest=smallest)
    return {
        "statements": [_declared(one, plan) for one in statements],
        "smallest": smallest,
        "cluster": plan.cluster,
        "fewest_clusters": plan.fewest_clusters,
        "smallest_cell": plan.smallest_cell,
        "read_after_days": {stage.value: days for stage, days in READ_AFTER_DAYS.items()},
        "estimator": "linear probability with centred confounders and their products with the"
        " component (Lin 2013); cluster-robust errors CR1, t with clusters less one",
        "rules": dict(RULES),
    }


def _declared(published: PublishedStatement, plan: Plan) -> dict[str, Any]:
    """One statement made exact."""
    design = design_for(published.statement, plan)
    row: dict[str, Any] = {
        "code": published.code,
        "version": published.version,
        "nickname": published.nickname,
        "content_hash": published.content_hash,
    }
    if design is None:
        return {**row, "testable": False}
    return {
        **row,
        "testable": True,
        "who_counts": RISK_WORDS[published.statement.stage],
        "context": write(design.context) if design.context else "",
        "compared": in_words(design.component),
        "outcome": in_words(design.outcome),
        "confounders": [one.fact for one in design.confounders],
    }


def hash_of(declared: dict[str, Any]) -> str:
    """The SHA-256 of the plan, written in one way only."""
    written = json.dumps(declared, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
