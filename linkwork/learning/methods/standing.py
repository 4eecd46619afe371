"""Where one statement stands before it is judged: refused, withheld, or estimated and weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.cells import Cells, cells_of
from linkwork.learning.methods.columns import NOT_KNOWN
from linkwork.learning.methods.contexts import Apart, Halves, compared
from linkwork.learning.methods.designs import RISK_WORDS, Design, Plan
from linkwork.learning.methods.effects import Estimate, estimate
from linkwork.learning.methods.fitting import fit
from linkwork.learning.methods.scan import Arm, Arms
from linkwork.learning.methods.weighing import weighed
from linkwork.theory.statement import Statement
from linkwork.theory.writing import write


@dataclass(frozen=True)
class Standing:
    """One statement's figures, or why there are none.

    refused: no comparison can be made; thin: one could be, and must not be shown or cannot be
    estimated. `common` and `beside` hold fields of a finding by their names.
    """

    design: Design
    common: Mapping[str, Any]
    refused: str = ""
    withheld: Cells | None = None
    thin: str = ""
    estimate: Estimate | None = None
    contexts: tuple[Apart, ...] = ()
    beside: Mapping[str, Any] = field(default_factory=dict)


def stand(
    design: Design,
    arms: Arms,
    columns: tuple[str, ...],
    plan: Plan,
    halves: Sequence[Halves] = (),
) -> Standing:
    """Read one statement off its sufficient statistics; `halves` are those of its contexts."""
    cells = cells_of(arms)
    common = _common(design, arms)
    refused = _refusal(arms, cells, plan)
    if refused:
        return Standing(design, common, refused=refused)
    if cells.smallest(yes_no=common["unit"] == "proportion") < plan.smallest_cell:
        return Standing(design, common, withheld=cells)
    try:
        fitted = fit(arms, columns)
    except ValueError as error:
        return Standing(design, common, thin=f"not enough cases: {error}")
    found = estimate(fitted)
    return Standing(
        design,
        {**common, "imputed": _imputed(arms, columns)},
        estimate=found,
        contexts=compared(halves, columns, plan),
        beside=weighed(design, fitted, found, columns, plan),
    )


def with_check(one: Standing, check: Check) -> Standing:
    """Put a check before the others; where nothing was estimated it stands alone."""
    checks = (check, *one.beside.get("checks", ()))
    return replace(one, beside={**one.beside, "checks": checks})


def head(statement: Statement) -> dict[str, Any]:
    """What names a statement in its finding."""
    return {
        "statement": statement.code,
        "version": statement.version,
        "nickname": statement.nickname,
        "stage": str(statement.stage),
        "direction": statement.direction,
    }


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


def _common(design: Design, arms: Arms) -> dict[str, Any]:
    compared_ = arms.counts[Arm.WITH] + arms.counts[Arm.WITHOUT]
    where = RISK_WORDS[design.statement.stage]
    if design.context is not None:
        where += f", where {write(design.context)}"
    return {
        **head(design.statement),
        "n": compared_,
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


def _imputed(arms: Arms, columns: Sequence[str]) -> Mapping[str, int]:
    """Count the compared cases in which a confounder of this statement was not known."""
    held = {}
    for place, name in enumerate(arms.without.columns, 1):
        if name in columns and name.endswith(NOT_KNOWN):
            sides = (arms.without, arms.with_)
            share = arms.without.shift[place - 1]
            count = sum(side.total[0, place] + side.total[0, 0] * share for side in sides)
            if round(count):
                held[name.removesuffix(NOT_KNOWN)] = round(count)
    return held
