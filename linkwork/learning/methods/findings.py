"""What one study says of one statement: a record that prints well and computes nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from linkwork.learning.methods.beside import (
    Believed,
    Carried,
    Check,
    Curve,
    Diagnostics,
    Gain,
    Power,
    Sensitivity,
)
from linkwork.learning.methods.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class ContextFinding:
    """The effect within one context declared beforehand; None and no cases where withheld.

    `declared` names the context whose two halves belong together; `difference` is the effect in
    this half less that in the other, `p` its test and `p_adjusted` the same corrected for all the
    contexts of its family: "primary" (declared; Holm) or "exploratory" (Benjamini-Hochberg).
    """

    context: str
    effect: float | None
    ci: tuple[float, float] | None
    n: int
    declared: str = ""
    without: float | None = None
    with_: float | None = None
    difference: float | None = None
    difference_ci: tuple[float, float] | None = None
    p: float | None = None
    p_adjusted: float | None = None
    family: str = "primary"


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
    ratio: float | None = None
    ratio_ci: tuple[float, float] | None = None
    p: float | None = None
    p_adjusted: float | None = None  # Holm, over the study's primary tests
    joint_p: float | None = None  # that the effect differs by none of the declared contexts
    gain: Gain | None = None
    checks: tuple[Check, ...] = ()
    diagnostics: Diagnostics | None = None
    sensitivity: Sensitivity | None = None
    power: Power | None = None
    believed: Believed | None = None
    carried: tuple[Carried, ...] = ()
    curves: tuple[Curve, ...] = ()
    notes: tuple[str, ...] = ()


BESIDE = (
    "ratio",
    "ratio_ci",
    "p",
    "p_adjusted",
    "joint_p",
    "gain",
    "checks",
    "diagnostics",
    "sensitivity",
    "power",
    "believed",
    "carried",
    "curves",
    "notes",
)


def beside_row(finding: Finding) -> dict[str, Any]:
    """Lay out for JSON what stands beside the estimate: other readings, and what they rest on."""
    row = asdict(finding)
    return {name: row[name] for name in BESIDE}


def as_row(finding: Finding) -> dict[str, Any]:
    """Lay a finding out for JSON."""
    row = asdict(finding)
    row["with"] = row.pop("with_")
    row["verdict"] = str(finding.verdict)
    row["ci"] = list(finding.ci) if finding.ci else None
    return row
