"""Test statements on a table of cases: one light look, one scan, then every finding."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ibis.expr.types as ir

from linkwork.learning.methods.asking import asked, facts_asked, passes, standings
from linkwork.learning.methods.columns import Layout, Look, lay_out, look
from linkwork.learning.methods.correcting import corrected
from linkwork.learning.methods.designs import Design, Plan, design_for
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.judging import finding_of, untested
from linkwork.learning.methods.parts import scan_in_parts
from linkwork.learning.methods.scan import Progress, Scanned, scan
from linkwork.learning.methods.standing import Standing
from linkwork.theory.statement import Statement
from linkwork.theory.vocabulary import vocabulary

if TYPE_CHECKING:
    from linkwork.learning.methods.opinions import Opinions

Tell = Callable[[str], None]


class LacksCluster(ValueError):
    """The table of cases has no column to cluster on."""


def run(
    statements: Sequence[Statement],
    cases: ir.Table,
    plan: Plan | None = None,
    progress: Progress | None = None,
    tell: Tell | None = None,
    *,
    kept: Path | None = None,
) -> tuple[Finding, ...]:
    """Say of each statement what the cases say of it, in the order asked.

    cases: one row a case, columns named by the vocabulary, as `table.open_cases` gives it; bound
    to DuckDB or Spark. `progress` is told how many rows are read, `tell` which second reading is
    made. `kept` is a folder in which finished parts of a scan wait if it is stopped.
    Raises LacksCluster where the plan's cluster is no column of it.
    """
    plan = plan or Plan()
    if plan.cluster not in cases.columns:
        raise LacksCluster(f"no column {plan.cluster}: the plan's errors are clustered on it")
    designs = {one.code: design_for(one, plan) for one in statements}
    exact = [design for design in designs.values() if design]
    found = look(cases, facts_asked(exact, plan), plan.cluster, vocabulary())
    refused = _refused(designs, cases, found)
    findings = _tested(
        [one for one in exact if one.statement.code not in refused],
        cases,
        found,
        plan,
        (progress, tell),
        kept=kept,
    )
    return tuple(
        findings[one.code] if one.code in findings else untested(one, refused[one.code], plan)
        for one in statements
    )


def _tested(
    designs: Sequence[Design],
    cases: ir.Table,
    found: Look,
    plan: Plan,
    told: tuple[Progress | None, Tell | None],
    *,
    kept: Path | None,
) -> dict[str, Finding]:
    if not designs:
        return {}
    stands: dict[str, Standing] = {}
    parts = passes(asked(designs, plan, found), found)
    for place, questions in enumerate(parts):
        every = [design for one in questions for design in one.designs]
        layout = lay_out(every, cases, found, plan.cluster, vocabulary())
        how = _of(told[0], place, len(parts), found.cases)
        scanned = _scanned(layout, plan.cluster, found.clusters, how, kept)
        stands |= standings(questions, scanned, layout, plan)
    second = _second(stands, cases, found, plan, told[1]) if plan.whole else {}
    further = {key: opinions.contexts for key, opinions in second.items()}
    ps = corrected(stands, further)
    return {key: finding_of(one, ps[key], plan, second.get(key)) for key, one in stands.items()}


def _of(progress: Progress | None, place: int, parts: int, cases: int) -> Progress | None:
    """Tell of one pass of several as its share of all the rows to be read."""
    if progress is None or parts == 1:
        return progress
    return lambda done: progress((place * cases + done) // parts)


def _scanned(
    layout: Layout, cluster: str, clusters: int, progress: Progress | None, kept: Path | None
) -> Scanned:
    """Scan what is laid out, in one go or in parts that are kept."""
    shift = dict(layout.shift)
    if kept is None:
        return scan(
            layout.table,
            layout.families,
            cluster=cluster,
            shift=shift,
            progress=progress,
            expected=clusters,
        )
    return scan_in_parts(
        layout.table,
        layout.families,
        cluster=cluster,
        shift=shift,
        folder=kept,
        progress=progress,
    )


def _second(
    stands: Mapping[str, Standing],
    cases: ir.Table,
    found: Look,
    plan: Plan,
    tell: Tell | None,
) -> "dict[str, Opinions]":
    """Gather the second readings of every statement whose figures are shown."""
    from linkwork.learning.methods.opinions import gather  # scikit-learn costs a second to load

    return {
        key: gather(one.design, cases, plan, primary=one.estimate, found=found, tell=tell)
        for key, one in stands.items()
        if one.estimate is not None
    }


def _refused(designs: Mapping[str, Design | None], cases: ir.Table, found: Look) -> dict[str, str]:
    """Say which statements the table cannot speak of, and why."""
    refused = {}
    for code, design in designs.items():
        if design is None:
            refused[code] = "no condition is written for it yet"
            continue
        unknown = [name for name in design.facts if not found.known[name]]
        absent = [name for name in unknown if name not in cases.columns]
        if absent:
            refused[code] = f"facts not collected: {', '.join(absent)}"
        elif unknown:
            names = ", ".join(unknown).replace("_", " ")
            refused[code] = f"never known in these cases: {names}"
    return refused
