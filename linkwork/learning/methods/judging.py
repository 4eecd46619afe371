"""From one statement's sufficient statistics to its finding: checks, effect, verdict, reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from linkwork.learning.methods.cells import Cells, cells_of
from linkwork.learning.methods.columns import NOT_KNOWN
from linkwork.learning.methods.contexts import Contexts, Halves, compared, turned
from linkwork.learning.methods.designs import RISK_WORDS, Design, Plan
from linkwork.learning.methods.effects import Estimate, adjusted
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.scan import Arm, Arms
from linkwork.learning.methods.verdicts import (
    Seen,
    Verdict,
    judge,
    needed_blind,
    needed_cases,
)
from linkwork.learning.methods.wording import amount, between
from linkwork.theory.expression import Measure
from linkwork.theory.statement import Statement
from linkwork.theory.writing import write


def untested(statement: Statement, reason: str, plan: Plan, n: int = 0) -> Finding:
    """Say why a statement cannot be tested here."""
    return Finding(
        **_head(statement),
        verdict=Verdict.NOT_TESTABLE,
        reason=reason,
        n=n,
        clusters=0,
        smallest=plan.smallest,
        unit="proportion",
    )


def finding_of(
    design: Design,
    arms: Arms,
    columns: tuple[str, ...],
    plan: Plan,
    halves: Sequence[Halves] = (),
) -> Finding:
    """Judge one statement by the rules of the plan; `halves` are those of its contexts."""
    cells = cells_of(arms)
    common = _common(design, arms)
    refusal = _refusal(arms, cells, plan)
    if refusal:
        return Finding(**common, verdict=Verdict.NOT_TESTABLE, reason=refusal)
    if cells.smallest(yes_no=common["unit"] == "proportion") < plan.smallest_cell:
        return _withheld(design, common, cells, plan)
    try:
        estimate = adjusted(arms, columns)
    except ValueError as error:
        return Finding(**common, verdict=Verdict.INSUFFICIENT, reason=f"not enough cases: {error}")
    common["imputed"] = _imputed(arms)
    return _judged(design, common, estimate, compared(halves, columns, plan), plan)


def _judged(
    design: Design, common: dict[str, Any], found: Estimate, contexts: Contexts, plan: Plan
) -> Finding:
    seen = Seen(
        testable=True,
        shown=True,
        interval=turned(design, found),
        smallest=design.smallest,
        contexts=contexts.intervals,
        contexts_differ=contexts.differ,
    )
    verdict = judge(seen)
    needed = needed_cases(found.n, found.error, design.smallest)
    if verdict is not Verdict.INSUFFICIENT or needed <= found.n:
        needed = 0
    return Finding(
        **common,
        verdict=verdict,
        reason=_reason(design, verdict, found, needed),
        effect=found.effect,
        se=found.error,
        ci=(found.low, found.high),
        naive=found.naive,
        without=found.without,
        with_=found.with_,
        n_with=found.n_with,
        needed=needed or None,
        confounders=tuple(one.fact for one in design.confounders),
        contexts=contexts.findings,
        method=_method(design, found, plan),
    )


def _withheld(design: Design, common: dict[str, Any], cells: Cells, plan: Plan) -> Finding:
    n = common["n"]
    needed = None
    if common["unit"] == "proportion":
        needed = needed_blind(cells.with_ / n, design.smallest)
    more = f"; {n:,} so far, about {needed:,} needed" if needed else ""
    return Finding(
        **common,
        verdict=Verdict.INSUFFICIENT,
        reason=f"withheld: a cell holds fewer than {plan.smallest_cell} cases{more}",
        needed=needed,
    )


def _refusal(arms: Arms, cells: Cells, plan: Plan) -> str:
    """Say why no comparison can be made; nothing where it can."""
    if cells.with_ + cells.without == 0:
        return "no case in which both the component and the outcome are known"
    if cells.with_ == 0:
        return f"nothing to compare with: none of the {cells.without:,} cases has it"
    if cells.without == 0:
        return f"nothing to compare with: all {cells.with_:,} cases have it"
    with_, without = set(arms.with_.clusters), set(arms.without.clusters)
    here = len(with_ | without)
    if not with_ & without and here < plan.fewest_clusters_between:
        least = plan.fewest_clusters_between
        return f"varies only between {plan.cluster}s: {here} here, at least {least} needed"
    if here < plan.fewest_clusters:
        least = plan.fewest_clusters
        return f"too few clusters: {here} {plan.cluster}s here, at least {least} needed"
    return ""


def _reason(design: Design, verdict: Verdict, found: Estimate, needed: int) -> str:
    unit = design.unit
    said = f"{amount(found.effect, unit)} ({between((found.low, found.high), unit)})"
    if verdict is not Verdict.INSUFFICIENT:
        return said
    if needed:
        return f"{found.n:,} so far, about {needed:,} needed"
    return f"{said}: cannot yet tell an effect that matters from one that does not"


def _head(statement: Statement) -> dict[str, Any]:
    return {
        "statement": statement.code,
        "version": statement.version,
        "nickname": statement.nickname,
        "stage": str(statement.stage),
        "direction": statement.direction,
    }


def _common(design: Design, arms: Arms) -> dict[str, Any]:
    compared = arms.counts[Arm.WITH] + arms.counts[Arm.WITHOUT]
    where = RISK_WORDS[design.statement.stage]
    if design.context is not None:
        where += f", where {write(design.context)}"
    return {
        **_head(design.statement),
        "n": compared,
        "clusters": len({*arms.with_.clusters, *arms.without.clusters}),
        "smallest": design.smallest,
        "unit": design.unit,
        "missing": {
            "component not known": arms.counts[Arm.COMPONENT_UNKNOWN],
            "outcome not known": arms.counts[Arm.OUTCOME_UNKNOWN],
        },
        "population": where,
        "component": write(design.component),
        "outcome": write(design.outcome),
    }


def _imputed(arms: Arms) -> Mapping[str, int]:
    """Count the compared cases in which a confounder was not known."""
    held = {}
    for place, name in enumerate(arms.without.columns, 1):
        if name.endswith(NOT_KNOWN):
            sides = (arms.without, arms.with_)
            share = arms.without.shift[place - 1]
            count = sum(side.total[0, place] + side.total[0, 0] * share for side in sides)
            if round(count):
                held[name.removesuffix(NOT_KNOWN)] = round(count)
    return held


def _method(design: Design, found: Estimate, plan: Plan) -> str:
    kind = "difference in means" if isinstance(design.outcome, Measure) else "risk difference"
    how = "with T × Z (Lin)" if found.model == "Lin" else "without T × Z (the smaller arm is small)"
    text = (
        f"{kind}, linear model {how}; {found.errors} errors over {found.clusters} {plan.cluster}s,"
        f" t({found.clusters - 1}); adjusted for {len(design.confounders)} facts"
    )
    if found.left_out:
        text += f"; could not be estimated and left out: {', '.join(found.left_out)}"
    return text
