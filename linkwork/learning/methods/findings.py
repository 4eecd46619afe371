"""What one study says of one statement: a record that prints well and computes nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from linkwork.learning.methods.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class ContextFinding:
    """The effect within one context declared beforehand; None and no cases where withheld."""

    context: str
    effect: float | None
    ci: tuple[float, float] | None
    n: int


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The effect of a component on an outcome, with all that is needed to judge it.

    Effects, rates and the smallest effect are shares of people (0.18 = 18 in every 100) where
    `unit` is "proportion", else in that unit. None where withheld or not testable.
    """

    statement: str
    version: int
    nickname: str
    stage: str
    direction: str
    verdict: Verdict
    reason: str
    n: int
    clusters: int
    smallest: float
    unit: str
    effect: float | None = None
    se: float | None = None
    ci: tuple[float, float] | None = None
    naive: float | None = None
    without: float | None = None
    with_: float | None = None
    n_with: int | None = None
    needed: int | None = None
    contexts: tuple[ContextFinding, ...] = ()
    missing: Mapping[str, int] = field(default_factory=dict)
    confounders: tuple[str, ...] = ()
    imputed: Mapping[str, int] = field(default_factory=dict)
    method: str = ""
    population: str = ""
    component: str = ""
    outcome: str = ""


def as_row(finding: Finding) -> dict[str, Any]:
    """Lay a finding out for JSON."""
    row = asdict(finding)
    row["with"] = row.pop("with_")
    row["verdict"] = str(finding.verdict)
    row["ci"] = list(finding.ci) if finding.ci else None
    return row
