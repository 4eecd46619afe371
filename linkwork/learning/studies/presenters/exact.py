"""The question made exact: who counts, what is compared, on what, given what, in which groups."""

from collections.abc import Mapping
from typing import Any

from linkwork.learning.studies.presenters import figures
from linkwork.theory.vocabulary import vocabulary
from linkwork.ui.words import counted

Row = Mapping[str, Any]
Pairs = list[tuple[str, str]]


def exact(declared: Row, plan: Mapping[str, Any], row: Row | None) -> Pairs:
    """Label and words for each part of one statement's question."""
    if not declared["testable"]:
        return [("Compared", "Not tested: no condition is written for it yet.")]
    return [
        ("Who counts", _who(declared, row)),
        ("Compared", _compared(declared, row)),
        ("Outcome", _outcome(declared, row)),
        ("Measure", _measure(declared)),
        ("Adjusted for", f"{counted(len(declared['confounders']), 'fact')}; reasons below"),
        ("Groups", _groups(plan, row)),
    ]


def reasons(declared: Row) -> list[list[str]]:
    """Each fact that is adjusted for, with its reason."""
    rows = declared.get("confounders") or []
    return [
        [_label(one["fact"]), one["reason"]] if isinstance(one, dict) else [_label(one), ""]
        for one in rows
    ]


def _label(fact: str) -> str:
    label = vocabulary()[fact].label if fact in vocabulary() else fact.replace("_", " ")
    return label[:1].upper() + label[1:]


def _who(declared: Row, row: Row | None) -> str:
    said = declared["who_counts"]
    said = said[:1].upper() + said[1:]
    if declared["context"]:
        said += f", where {declared['context']}"
    if row is None:
        return f"{said}."
    missing = row["missing"] or {}
    reached = row["n"] + sum(missing.values())
    return f"{said}: about {figures.about(reached)}."


def _compared(declared: Row, row: Row | None) -> str:
    said = f"{declared['compared'][:1].upper()}{declared['compared'][1:]}, or not."
    if row is not None and row["n_with"] is not None:
        without = row["n"] - row["n_with"]
        said += f" So: {row['n_with']:,} people. Not so: {without:,}."
    return f"{said} Fixed before the outcome, so that nobody scores higher for staying longer."


def _outcome(declared: Row, row: Row | None) -> str:
    said = f"{declared['outcome'][:1].upper()}{declared['outcome'][1:]}."
    lost = (row["missing"] or {}).get("outcome not known", 0) if row else 0
    return f"{said} Not known for {figures.about(lost)}." if lost else said


def _measure(declared: Row) -> str:
    if declared.get("unit", "proportion") == "proportion":
        return "Difference in every 100 people; risk ratio beside it."
    return f"Difference on average, in {declared['unit']}."


def _groups(plan: Mapping[str, Any], row: Row | None) -> str:
    cluster = plan["cluster"].replace("_", " ")
    if row is None or not row["clusters"]:
        return f"Errors allow for people of one {cluster} being alike."
    return f"{counted(row['clusters'], cluster)}; errors allow for people of one being alike."
