"""A report of findings as one page that needs nothing else: drawn rows, all figures, the method."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from linkwork.learning.methods import forest
from linkwork.learning.methods.besides import told
from linkwork.learning.methods.confounders import OF_STAGE
from linkwork.learning.methods.designs import RISK_WORDS, Plan
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.parted import parted
from linkwork.learning.methods.verdicts import RULES, Verdict
from linkwork.learning.methods.wording import VERDICT_WORDS, amount, between, signed
from linkwork.theory.statement import Statement
from linkwork.theory.vocabulary import Stage

WARNING = (
    "These are comparisons of people whom nobody drew by lot. A difference is the component’s own"
    " effect only if nothing else that differs between the two groups moves the outcome. A finding"
    " is consistent with its statement; it does not show the mechanism."
)


@dataclass(frozen=True)
class Origin:
    """Where the cases came from and when they were tested."""

    source: str
    cases: int
    tested_on: date


def page(
    findings: Sequence[Finding], statements: Sequence[Statement], plan: Plan, origin: Origin
) -> str:
    """Write the report as one HTML page, with its style and drawings inside."""
    folder = files("linkwork.learning.methods")
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made = template.from_string(folder.joinpath("report.html").read_text("utf-8"))
    style = Markup(folder.joinpath("report.css").read_text("utf-8"))  # noqa: S704  (our own file)
    said = {one.code: one for one in statements}
    return made.render(page=_page(findings, said, plan, origin), css=style, hatch=forest.hatch())


def headline(findings: Sequence[Finding]) -> str:
    """Say the finding: how many statements hold, and which component matters most."""
    tested = [one for one in findings if one.verdict is not Verdict.NOT_TESTABLE]
    held = [one for one in tested if one.verdict is Verdict.SUPPORTED]
    if not tested:
        return "No statement can be tested on these cases yet"
    said = f"{len(held)} of {len(tested)} statements that can be tested here are supported"
    if len(tested) == 1:
        one = tested[0]
        return f"{one.nickname}: {VERDICT_WORDS[one.verdict].lower()}{_said(one)}"
    shares = [one for one in held if one.unit == "proportion" and one.effect is not None]
    if not shares:
        return said
    first = max(shares, key=lambda one: abs(one.effect or 0))
    return f"{said}; the largest difference is with {first.nickname}{_said(first)}"


def _said(finding: Finding) -> str:
    if finding.effect is None:
        return ""
    return f", {amount(finding.effect, finding.unit)}"


def _page(
    findings: Sequence[Finding], said: dict[str, Statement], plan: Plan, origin: Origin
) -> dict[str, Any]:
    counted = Counter(one.verdict for one in findings)
    order = list(VERDICT_WORDS)
    return {
        "title": headline(findings),
        "summary": ", ".join(
            f"{counted[one]} {VERDICT_WORDS[one].lower()}" for one in order if counted[one]
        ).capitalize()
        + ".",
        "cases": f"{origin.cases:,} cases",
        "source": origin.source,
        "tested_on": f"{origin.tested_on.day} {origin.tested_on:%B %Y}",
        "marks": [
            {"drawn": forest.key(one), "words": VERDICT_WORDS[one], "count": counted[one]}
            for one in order
        ],
        "plots": _plots(findings, said),
        "figures": [_figures(one) for one in findings],
        "rules": [{"verdict": VERDICT_WORDS[one], "words": RULES[one]} for one in RULES],
        "parted": parted(findings),
        "beside": [
            {"name": f"{one.statement} {one.nickname}", "parts": told(one)}
            for one in findings
            if told(one)
        ],
        "designs": [_design(one) for one in findings if one.population],
        "confounders": _confounders(findings),
        "smallest_cell": plan.smallest_cell,
        "warning": WARNING,
    }


def _plots(findings: Sequence[Finding], said: dict[str, Statement]) -> list[dict[str, Any]]:
    """Group the findings by stage and unit, each group on one scale; shares all on the same."""
    shares = [one for one in findings if one.unit == "proportion"]
    common = forest.scale_for(shares) if shares else None
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.stage, one.unit), []).append(one)
    plots = []
    for (stage, unit), members in groups.items():
        scale = common if unit == "proportion" and common else forest.scale_for(members)
        plots.append(
            {
                "title": stage.capitalize(),
                "measure": _measure(stage, unit, scale),
                "rates": "In 100: without → with" if unit == "proportion" else "Without → with",
                "axis": forest.axis(scale),
                "rows": [_row(one, said, scale) for one in members],
            }
        )
    return plots


def _measure(stage: str, unit: str, scale: forest.Scale) -> str:
    who = RISK_WORDS.get(Stage(stage), "how services and providers work")
    least = f"{scale.smallest * scale.factor:g}"
    if unit == "proportion":
        return f"{who}: how many more or fewer in 100; {least} in 100 is the least that matters"
    return f"{who}: difference in means, {unit}; {least} is the least that matters"


def _row(finding: Finding, said: dict[str, Statement], scale: forest.Scale) -> dict[str, Any]:
    statement = said.get(finding.statement)
    shown = finding.effect is not None and finding.ci is not None
    return {
        "code": finding.statement,
        "nickname": finding.nickname,
        "sentence": f"{statement.if_text}, then {statement.then_text}" if statement else "",
        "rates": _rates(finding),
        "drawn": forest.row(finding, scale),
        "amount": amount(finding.effect or 0.0, finding.unit) if shown else "",
        "between": f"({between(finding.ci, finding.unit)})" if finding.ci else "",
        "n": f"{finding.n:,} cases" if finding.n else "",
        "verdict": VERDICT_WORDS[finding.verdict],
        "reason": "" if shown and finding.verdict is not Verdict.INSUFFICIENT else finding.reason,
    }


def _rates(finding: Finding) -> str:
    if finding.without is None or finding.with_ is None:
        return "–"
    if finding.unit == "proportion":
        ends = (min(max(rate, 0.0), 1.0) * 100 for rate in (finding.without, finding.with_))
        return " → ".join(f"{rate:.0f}" for rate in ends)
    return f"{finding.without:.1f} → {finding.with_:.1f}"


def _figures(finding: Finding) -> dict[str, Any]:
    unit = finding.unit
    suffix = "" if unit == "proportion" else f" {unit}"

    def figure(value: float | None) -> str:
        return "–" if value is None else signed(value, unit) + suffix

    ci = f"{figure(finding.ci[0])} to {figure(finding.ci[1])}" if finding.ci else "–"
    spread = "–" if finding.se is None else figure(finding.se).lstrip("+")
    counts = [finding.n or None, finding.n_with, finding.clusters or None]
    counts += [finding.missing.get(f"{part} not known") for part in ("component", "outcome")]
    return {
        "name": f"{finding.statement} {finding.nickname}",
        "cells": [
            figure(finding.effect),
            ci,
            spread,
            figure(finding.naive),
            *("–" if count is None else f"{count:,}" for count in counts),
        ],
        "verdict": VERDICT_WORDS[finding.verdict],
    }


def _design(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.statement,
        "population": finding.population,
        "component": finding.component,
        "outcome": finding.outcome,
        "method": finding.method or finding.reason,
        "held": [fact.replace("_", " ") for fact in finding.confounders],
    }


def _confounders(findings: Sequence[Finding]) -> list[dict[str, str]]:
    stages = {one.stage for one in findings}
    reasons = {
        one.fact: one.reason
        for stage, chosen in OF_STAGE.items()
        if str(stage) in stages
        for one in chosen
    }
    return [{"fact": fact.replace("_", " "), "reason": why} for fact, why in reasons.items()]
