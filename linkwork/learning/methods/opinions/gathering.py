"""Gather the second readings of one statement, one after another."""

from collections.abc import Callable, Mapping, Sequence

import ibis.expr.types as ir
from threadpoolctl import threadpool_limits

from linkwork.learning.methods.beside import Carried
from linkwork.learning.methods.columns import Look
from linkwork.learning.methods.designs import Design, Plan, comes_late
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.findings import ContextFinding
from linkwork.learning.methods.opinions.arms import unread
from linkwork.learning.methods.opinions.balance import diagnose
from linkwork.learning.methods.opinions.courses import courses
from linkwork.learning.methods.opinions.crossed import crossed_check
from linkwork.learning.methods.opinions.doubly import NAME, Doubly, doubly, doubly_check
from linkwork.learning.methods.opinions.lost import lost_check
from linkwork.learning.methods.opinions.missing import gap_checks
from linkwork.learning.methods.opinions.nuisance import TooFew
from linkwork.learning.methods.opinions.opinion import Opinions
from linkwork.learning.methods.opinions.probes import probes_for, refusal
from linkwork.learning.methods.opinions.projection import by_context, by_expected
from linkwork.learning.methods.opinions.rows import Rows, only, read
from linkwork.learning.methods.opinions.ways import carried, unable
from linkwork.theory.expression import Expression
from linkwork.theory.wording import in_words


def gathered(
    design: Design,
    cases: ir.Table,
    plan: Plan,
    *,
    primary: Estimate,
    found: Look,
    tell: Callable[[str], None] | None = None,
) -> Opinions:
    """Read the rows once, and ask them in every way."""
    if tell:
        tell(f"{design.statement.code} {design.statement.nickname}")
    # The arrays are small: threads that wait for one another make them ten times slower.
    with threadpool_limits(limits=1):
        return _asked(design, cases, plan, primary, found)


def _asked(design: Design, cases: ir.Table, plan: Plan, primary: Estimate, found: Look) -> Opinions:
    probes = {name: refusal(name, design, cases.columns) for name in probes_for(design, plan)}
    rows = read(
        design,
        cases,
        plan,
        found,
        contexts=_contexts(design, plan),
        probes=[name for name, why in probes.items() if not why],
    )
    compared = only(rows, rows.compared)
    declared = [in_words(one) for one in plan.contexts.get(design.statement.code, ())]
    second, why = _second(compared, plan)
    checks = (
        doubly_check(second, primary, plan.cluster) if second else unread(NAME, why),
        crossed_check(compared, primary, plan.cluster, plan.second_cluster),
        *gap_checks(compared, design, plan, primary),
        *lost_check(rows, design, plan, primary),
    )
    chance = second.expected.chance if second else None
    return Opinions(
        checks=checks,
        diagnostics=diagnose(compared, chance, primary, plan.smallest_cell),
        carried=_carried(compared, probes, declared, (design, plan)),
        contexts=_for_whom(compared, second, design, plan),
        curves=courses(rows, design, plan),
        notes=(rows.note,) if rows.note else (),
    )


def _contexts(design: Design, plan: Plan) -> Sequence[Expression]:
    """The contexts declared for the statement, then those explored, that come early enough."""
    asked = (*plan.contexts.get(design.statement.code, ()), *plan.exploratory)
    return [one for one in dict.fromkeys(asked) if not comes_late(one, design)]


def _second(rows: Rows, plan: Plan) -> tuple[Doubly | None, str]:
    try:
        return doubly(rows, plan.seed), ""
    except TooFew as error:
        return None, f"Could not be had: {error}."


def _carried(
    rows: Rows,
    probes: Mapping[str, str],
    declared: Sequence[str],
    study: tuple[Design, Plan],
) -> tuple[Carried, ...]:
    made: list[Carried] = []
    for name, why in probes.items():
        made += [unable(name, why)] if why else carried(rows, name, declared, *study)
    return tuple(made)


def _for_whom(
    rows: Rows, second: Doubly | None, design: Design, plan: Plan
) -> tuple[ContextFinding, ...]:
    if second is None:
        return ()
    try:
        return (
            *by_context(rows, second, design, plan),
            *by_expected(rows, second, design, plan),
        )
    except TooFew:
        return ()  # the folds within folds are too small to sort by; the rest stands without
