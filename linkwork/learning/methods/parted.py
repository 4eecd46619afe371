"""The rows of a report's table "For whom": both halves of each context, and the difference."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from linkwork.learning.methods import forest
from linkwork.learning.methods.besides import p_words
from linkwork.learning.methods.findings import ContextFinding, Finding
from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import amount, between

KINDS = {"primary": "declared", "exploratory": "explored"}


def parted(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Lay out every statement that has contexts; each half is drawn on its statement's scale."""
    groups = []
    for one in findings:
        if one.contexts:
            halves = [_alone(one, half) for half in one.contexts]
            scale = forest.scale_for([one, *halves])
            rows = [
                _row(half, forest.row(alone, scale), one.unit)
                for half, alone in zip(one.contexts, halves, strict=True)
            ]
            joint = None if one.joint_p is None else p_words(one.joint_p)
            name = f"{one.statement} {one.nickname}"
            axis = forest.axis(scale)
            groups.append({"name": name, "axis": axis, "rows": rows, "joint": joint})
    return groups


def _alone(finding: Finding, half: ContextFinding) -> Finding:
    """A half as a finding to be drawn; it has no verdict, so every half takes the same mark."""
    verdict = Verdict.INSUFFICIENT
    return replace(finding, effect=half.effect, ci=half.ci, naive=None, verdict=verdict)


def _row(half: ContextFinding, drawn: Markup, unit: str) -> dict[str, Any]:
    shown = half.effect is not None and half.ci is not None
    how = half.declared.partition(", ")[2] or ("sorted" if "sorted" in half.declared else "")
    return {
        "where": half.context,
        "kind": ", ".join(part for part in (KINDS.get(half.family, half.family), how) if part),
        "drawn": drawn,
        "amount": amount(half.effect or 0.0, unit) if shown else "withheld",
        "between": f"({between(half.ci, unit)})" if half.ci else "a cell is small",
        "n": f"{half.n:,}" if half.n else "",
        "apart": _apart(half, unit),
        "p": p_words(half.p_adjusted) if half.p_adjusted is not None else "",
    }


def _apart(half: ContextFinding, unit: str) -> str:
    if half.difference is None or half.difference_ci is None:
        return ""
    return f"{amount(half.difference, unit)} ({between(half.difference_ci, unit)})"
