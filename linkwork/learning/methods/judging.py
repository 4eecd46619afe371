"""From where a statement stands to its finding: the verdict by the plan's rules, and the reason."""

from dataclasses import replace
from typing import TYPE_CHECKING

from linkwork.learning.methods.beside import Diagnostics
from linkwork.learning.methods.cells import Cells
from linkwork.learning.methods.contexts import (
    context_findings,
    established,
    joint,
    positivity,
    turned,
    unknown,
)
from linkwork.learning.methods.correcting import Corrected
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.standing import Standing, head
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

if TYPE_CHECKING:
    from linkwork.learning.methods.opinions import Opinions


def untested(statement: Statement, reason: str, plan: Plan, n: int = 0) -> Finding:
    """Say why a statement cannot be tested here."""
    return Finding(
        **head(statement),
        verdict=Verdict.NOT_TESTABLE,
        reason=reason,
        n=n,
        clusters=0,
        smallest=plan.smallest,
        unit="proportion",
    )


def finding_of(
    one: Standing, corrected: Corrected, plan: Plan, second: "Opinions | None" = None
) -> Finding:
    """Judge one statement by the rules of the plan; `second` are the readings from the rows."""
    if one.refused:
        return Finding(**one.common, **one.beside, verdict=Verdict.NOT_TESTABLE, reason=one.refused)
    if one.withheld:
        return _withheld(one, one.withheld, plan)
    if one.estimate is None:
        return Finding(**one.common, **one.beside, verdict=Verdict.INSUFFICIENT, reason=one.thin)
    found = _judged(one, one.estimate, corrected, plan)
    return _joined(found, corrected, second) if second else found


def _judged(one: Standing, found: Estimate, corrected: Corrected, plan: Plan) -> Finding:
    design = one.design
    seen = Seen(
        testable=True,
        shown=True,
        interval=turned(design, found),
        smallest=design.smallest,
        contexts=established(one.contexts, corrected.contexts),
    )
    verdict = judge(seen)
    needed = needed_cases(found.n, found.error, design.smallest)
    if verdict is not Verdict.INSUFFICIENT or needed <= found.n:
        needed = 0
    declared = joint([apart for apart in one.contexts if apart.parting.family == "primary"])
    beside = dict(one.beside)
    places = positivity(one.contexts, found, plan.smallest_cell)
    beside["diagnostics"] = replace(beside["diagnostics"], places=places)
    common = dict(one.common)
    common["missing"] = {**common["missing"], **unknown(one.contexts, found.n)}
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
        confounders=tuple(each.fact for each in design.confounders),
        contexts=context_findings(one.contexts, corrected.contexts),
        method=_method(design, found, plan),
        p_adjusted=corrected.p,
        joint_p=declared[0] if declared else None,
        **beside,
    )


def _joined(found: Finding, corrected: Corrected, second: "Opinions") -> Finding:
    """Lay the second readings beside the first; they change no verdict."""
    further = tuple(
        replace(each, p_adjusted=p)
        for each, p in zip(second.contexts, corrected.further, strict=True)
    )
    return replace(
        found,
        checks=(*found.checks, *second.checks),
        diagnostics=_merged(found.diagnostics or Diagnostics(), second.diagnostics),
        contexts=(*found.contexts, *further),
        carried=second.carried,
        curves=second.curves,
        notes=(*found.notes, *second.notes),
    )


def _merged(ours: Diagnostics, theirs: Diagnostics) -> Diagnostics:
    """Take from the rows what the scan cannot say: balance, overlap, effective cases."""
    return replace(
        ours, balance=theirs.balance, outside=theirs.outside, effective_n=theirs.effective_n
    )


def _withheld(one: Standing, cells: Cells, plan: Plan) -> Finding:
    common, design = one.common, one.design
    n = common["n"]
    needed = None
    if common["unit"] == "proportion":
        needed = needed_blind(cells.with_ / n, design.smallest)
    more = f"; {n:,} so far, about {needed:,} needed" if needed else ""
    return Finding(
        **common,
        **one.beside,
        verdict=Verdict.INSUFFICIENT,
        reason=f"withheld: a cell holds fewer than {plan.smallest_cell} cases{more}",
        needed=needed,
    )


def _reason(design: Design, verdict: Verdict, found: Estimate, needed: int) -> str:
    unit = design.unit
    said = f"{amount(found.effect, unit)} ({between((found.low, found.high), unit)})"
    if verdict is not Verdict.INSUFFICIENT:
        return said
    if needed:
        return f"{found.n:,} so far, about {needed:,} needed"
    return f"{said}: cannot yet tell an effect that matters from one that does not"


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
