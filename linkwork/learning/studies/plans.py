"""What is declared before a study sees its cases, and the hash that fixes it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from linkwork.learning.methods.designs import (
    RISK_WORDS,
    SMALLEST_OF_MEASURE,
    Design,
    Plan,
    Prior,
    comes_late,
    design_for,
)
from linkwork.learning.methods.opinions.probes import proposed
from linkwork.learning.studies.declaring import Context, Declared, Expected, Stopping
from linkwork.library.models import PublishedStatement, Source
from linkwork.theory.expression import Expression
from linkwork.theory.stages import Stage
from linkwork.theory.text import ExpressionError, parse, write
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.wording import in_words

# Days after the offer at which a stage's facts are read. Were good endings read as soon as they
# happen and bad ones only when a case closes, the newest cases would mislead.
READ_AFTER_DAYS = {Stage.ENGAGEMENT: 105, Stage.ADHERENCE: 215, Stage.FOLLOW_UP: 225}

RULES = (
    ("supported", "clears 0 on the expected side, and the estimate reaches the smallest effect"),
    ("too small to matter", "lies inside the smallest effect on either side of 0"),
    ("contradicted", "lies wholly on the other side of 0, and reaches the smallest effect there"),
    (
        "mixed",
        "one declared context holds, another does not, and the difference is established (Holm)",
    ),
    ("insufficient", "anything else: it is said how many cases there are and about how many more"),
    ("not testable", "a fact is not collected, or there is nobody to compare with"),
)
ESTIMATOR = (
    "linear probability with centred confounders and their products with the component"
    " (Lin 2013); cluster-robust errors, t with clusters less one"
)
# What a plan fixes of the method, by the names it has there.
FIXED = (
    "cluster",
    "second_cluster",
    "fewest_clusters",
    "fewest_clusters_between",
    "smallest_cell",
    "most_rows",
    "seed",
)
# Components that a lottery of the service may share out, by the statement they belong to.
DRAWS = {"EG3": "drawn_for_company"}


class NotDeclarable(ValueError):
    """Something cannot be declared so; `where` names it, the message says why."""

    def __init__(self, where: str, why: str) -> None:
        """Keep what it is about."""
        super().__init__(why)
        self.where = where


def declare(
    statements: Sequence[PublishedStatement], smallest: float, declared: Declared | None = None
) -> dict[str, Any]:
    """Write the whole plan down: statements by version, designs, reading days, verdict rules."""
    said = declared or Declared()
    plan = Plan(smallest=smallest, whole=said.whole)
    _known_codes(statements, said)
    return {
        "statements": [_declared(one, plan, said) for one in statements],
        "smallest": smallest,
        "why_smallest": said.why_smallest.strip().rstrip("."),
        "smallest_of_measure": dict(SMALLEST_OF_MEASURE),
        **{name: getattr(plan, name) for name in FIXED},
        "exploratory": [_context(one, None) for one in said.exploratory],
        "whole": said.whole,
        "lotteries": _lotteries(statements),
        "stopping": _stopping(said.stopping),
        "read_after_days": {stage.value: days for stage, days in READ_AFTER_DAYS.items()},
        "estimator": ESTIMATOR,
        "families": "Holm over the tests of all statements and over the contexts declared;"
        " Benjamini-Hochberg over the exploratory ones",
        "rules": dict(RULES),
    }


def _lotteries(statements: Sequence[PublishedStatement]) -> dict[str, str]:
    """Which draw stands for which statement's component, where lotteries were held."""
    return {one.code: DRAWS[one.code] for one in statements if one.code in DRAWS}


def _known_codes(statements: Sequence[PublishedStatement], said: Declared) -> None:
    """Refuse what is declared of a statement that the study does not test."""
    codes = {one.code for one in statements}
    named = [one.code for one in said.contexts] + list(said.expected) + list(said.probes or ())
    for code in (*named, *filter(None, [said.stopping.of])):
        if code not in codes:
            raise NotDeclarable(code, f"{code or 'A context'} is not among the statements tested")


def _declared(published: PublishedStatement, plan: Plan, said: Declared) -> dict[str, Any]:
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
    code = published.code
    return {
        **row,
        "testable": True,
        "unit": design.unit,
        "smallest": design.smallest,
        "who_counts": RISK_WORDS[published.statement.stage],
        "context": in_words(design.context) if design.context else "",
        "compared": in_words(design.component),
        "outcome": in_words(design.outcome),
        "confounders": [{"fact": c.fact, "reason": c.reason} for c in design.confounders],
        "contexts": [_context(one, design) for one in said.contexts if one.code == code],
        "probes": list((said.probes or {}).get(code, proposed(code))),
        "expected": _expected(said.expected[code]) if code in said.expected else None,
    }


def _expected(expected: Expected) -> dict[str, Any]:
    """What is expected, with its source by its key and as people name it."""
    source = Source.objects.filter(key=expected.source).first()
    return {**asdict(expected), "named": source.short if source else expected.source}


def _context(context: Context, design: Design | None) -> dict[str, str]:
    """One context as it is written, in words, and why it should matter."""
    condition = read_condition(context.condition, design)
    return {"condition": write(condition), "words": in_words(condition), "why": context.why}


def read_condition(text: str, design: Design | None = None) -> Expression:
    """Read a context; `NotDeclarable` where it is no condition or fixed after the component."""
    try:
        condition = parse(text, vocabulary())
    except ExpressionError as wrong:
        raise NotDeclarable(text, str(wrong)) from wrong
    late = comes_late(condition, design) if design else ""
    if late:
        raise NotDeclarable(text, f"{late[0].upper()}{late[1:]}: it could be a consequence of it")
    return condition


def _stopping(stopping: Stopping) -> dict[str, Any]:
    return {
        "not_before": stopping.not_before.isoformat() if stopping.not_before else None,
        "cases": stopping.cases,
        "of": stopping.of,
    }


def plan_of(declared: Mapping[str, Any]) -> Plan:
    """The plan as the methods take it, from what was declared and from nothing else."""
    rows = [row for row in declared["statements"] if row["testable"]]
    return Plan(
        smallest=declared["smallest"],
        smallest_of_measure=declared.get("smallest_of_measure", SMALLEST_OF_MEASURE),
        **{name: declared[name] for name in FIXED if name in declared},
        contexts={row["code"]: _read(row["contexts"]) for row in rows if row.get("contexts")},
        exploratory=_read(declared.get("exploratory", [])),
        probes={row["code"]: tuple(row["probes"]) for row in rows if row.get("probes")},
        priors={row["code"]: _prior(row["expected"]) for row in rows if row.get("expected")},
        whole=declared.get("whole", False),
        lotteries=declared.get("lotteries", {}),
    )


def _read(rows: Sequence[Mapping[str, str]]) -> tuple[Expression, ...]:
    return tuple(read_condition(row["condition"]) for row in rows)


def _prior(row: Mapping[str, Any]) -> Prior:
    return Prior(
        mean=row["mean"],
        sd=row["spread"],
        source=row.get("named", row["source"]),
        directness=row["directness"],
    )


def hash_of(declared: Any) -> str:
    """The SHA-256 of what was declared, or of what was found, written in one way only."""
    written = json.dumps(declared, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
