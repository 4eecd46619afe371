"""The cases of one statement's risk set as arrays, for readings that need more than sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from linkwork.learning.methods.columns import (
    NOT_KNOWN,
    Look,
    Regressor,
    arm_of,
    known_values,
    regressors,
)
from linkwork.learning.methods.conditions import as_column, as_outcome
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.scan import Arm
from linkwork.theory.expression import Expression, Not, facts_of
from linkwork.theory.vocabulary import vocabulary
from linkwork.theory.wording import in_words

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

OFFERED = "offered_on"
ATTENDED, DAYS = "first_session_attended", "days_to_first_session"


@dataclass(frozen=True)
class Rows:
    """One row a case of the risk set, in arrays of one length; NaN is what is not known.

    `confounders` are the scan's columns (a gap has the mean, and a column that says so), `facts`
    the fact of each, `known` where a fact was recorded. Clusters are numbered by their names in
    order, so that a draw does not hang on the order of rows. Contexts go by their words, and
    `otherwise` says of each how its other half is called. `days`: to the first session; `open`:
    from the offer to the last offer of the table.
    """

    outcome: Floats
    component: Floats
    columns: tuple[str, ...]
    facts: tuple[str, ...]
    confounders: Floats
    known: Mapping[str, Flags]
    clusters: Codes
    second: Codes | None = None
    contexts: Mapping[str, Floats] = field(default_factory=dict)
    otherwise: Mapping[str, str] = field(default_factory=dict)
    probes: Mapping[str, Floats] = field(default_factory=dict)
    days: Floats | None = None
    open: Floats | None = None
    note: str = ""

    def __len__(self) -> int:
        return len(self.outcome)

    @property
    def compared(self) -> Flags:
        """Where both component and outcome are known."""
        both: Flags = np.isfinite(self.outcome) & np.isfinite(self.component)
        return both

    @property
    def yes_no(self) -> bool:
        """Whether the outcome is only ever yes or no."""
        told = self.outcome[np.isfinite(self.outcome)]
        return bool(np.isin(told, (0.0, 1.0)).all())


def only(rows: Rows, chosen: Flags) -> Rows:
    """The same, of the chosen cases."""

    def cut(held: Mapping[str, Any]) -> dict[str, Any]:
        return {name: column[chosen] for name, column in held.items()}

    return Rows(
        outcome=rows.outcome[chosen],
        component=rows.component[chosen],
        columns=rows.columns,
        facts=rows.facts,
        confounders=rows.confounders[chosen],
        known=cut(rows.known),
        clusters=rows.clusters[chosen],
        second=None if rows.second is None else rows.second[chosen],
        contexts=cut(rows.contexts),
        otherwise=rows.otherwise,
        probes=cut(rows.probes),
        days=None if rows.days is None else rows.days[chosen],
        open=None if rows.open is None else rows.open[chosen],
        note=rows.note,
    )


def read(
    design: Design,
    cases: ir.Table,
    plan: Plan,
    found: Look,
    *,
    contexts: Iterable[Expression] = (),
    probes: Sequence[str] = (),
) -> Rows:
    """Read the design's risk set; above plan.most_rows of it, whole clusters drawn by plan.seed."""
    columns = [
        made for one in design.confounders for made in regressors(cases, _fact(one.fact), found)
    ]
    asked = [one for one in contexts if all(name in cases.columns for name in facts_of(one))]
    told = [name for name in probes if name in cases.columns]
    wanted = _wanted(design, cases, plan, columns)
    wanted |= {f"context {n}": as_column(one, cases).cast("float64") for n, one in enumerate(asked)}
    wanted |= {
        f"probe {n}": known_values(cases, _fact(name)).cast("float64")
        for n, name in enumerate(told)
    }
    inside = arm_of(design, cases) != int(Arm.OUTSIDE)
    picked = cases.filter(cases[plan.cluster].notnull(), inside)
    note = ""
    if found.cases > plan.most_rows:
        picked, note = _drawn(picked, plan)
    if "case" in cases.columns:  # what is drawn by lot hangs on the order of rows
        picked = picked.order_by("case")
    # The columns come last: ibis takes long to fold what stands above so many expressions.
    table = picked.select(**wanted).to_pyarrow().combine_chunks()
    return _laid(table, columns, asked, told, note)


def _fact(name: str) -> Any:
    return vocabulary()[name]


def _wanted(
    design: Design, cases: ir.Table, plan: Plan, columns: Sequence[Regressor]
) -> dict[str, Any]:
    """Name every column to be read, under names of our own."""
    wanted: dict[str, Any] = {
        "cluster": cases[plan.cluster].cast("string"),
        "component": as_column(design.component, cases).cast("float64"),
        "outcome": as_outcome(design.outcome, cases).cast("float64"),
    }
    if plan.second_cluster in cases.columns and plan.second_cluster != plan.cluster:
        wanted["second"] = cases[plan.second_cluster].cast("string")
    for place, column in enumerate(columns):
        wanted[f"column {place}"] = column.values
    for fact in dict.fromkeys(column.fact for column in columns):
        wanted[f"known {fact}"] = known_values(cases, _fact(fact)).notnull()
    if ATTENDED in facts_of(design.outcome) and {DAYS, OFFERED} <= set(cases.columns):
        wanted["days"] = known_values(cases, _fact(DAYS)).cast("float64")
        wanted["offered"] = cases[OFFERED].epoch_seconds() / 86_400
    return wanted


def _drawn(picked: Any, plan: Plan) -> tuple[Any, str]:
    """Draw whole clusters until no more would fit, and say so; all of them where all fit."""
    clusters = picked.select(cluster=picked[plan.cluster].cast("string"))
    counted = clusters.group_by("cluster").aggregate(n=clusters.count()).to_pyarrow().to_pydict()
    names, order = counted["cluster"], np.argsort(np.array(counted["cluster"], dtype=str))
    sizes = np.array(counted["n"], dtype=np.int64)
    if sizes.sum() <= plan.most_rows:
        return picked, ""
    order = np.random.default_rng(plan.seed).permutation(order)
    taken = order[np.cumsum(sizes[order]) <= plan.most_rows]
    if not len(taken):
        taken = order[:1]
    note = (
        f"second readings from {sizes[taken].sum():,} of {sizes.sum():,} cases:"
        f" {len(taken):,} of {len(names):,} whole {plan.cluster}s drawn by seed {plan.seed}"
    )
    held = [names[place] for place in taken]
    return picked.filter(picked[plan.cluster].cast("string").isin(held)), note


def _laid(
    table: pa.Table,
    columns: Sequence[Regressor],
    contexts: Sequence[Expression],
    probes: Sequence[str],
    note: str,
) -> Rows:
    confounders = np.empty((table.num_rows, len(columns)))
    for place in range(len(columns)):
        confounders[:, place] = _floats(table, f"column {place}")
    facts = tuple(column.fact for column in columns)
    known = {name: _floats(table, f"known {name}") == 1 for name in dict.fromkeys(facts)}
    timed = "days" in table.column_names
    offered = _floats(table, "offered") if timed else np.zeros(0)
    return Rows(
        outcome=_floats(table, "outcome"),
        component=_floats(table, "component"),
        columns=tuple(column.label for column in columns),
        facts=facts,
        confounders=confounders,
        known=known,
        clusters=_codes(table, "cluster"),
        second=_second(table) if "second" in table.column_names else None,
        contexts={in_words(one): _floats(table, f"context {n}") for n, one in enumerate(contexts)},
        otherwise={in_words(one): in_words(Not(one)) for one in contexts},
        probes={name: _floats(table, f"probe {n}") for n, name in enumerate(probes)},
        days=_floats(table, "days") if timed else None,
        open=np.nanmax(offered, initial=-np.inf) - offered if timed else None,
        note=note,
    )


def _floats(table: pa.Table, name: str) -> Floats:
    """One column as numbers, NaN where it is NULL."""
    column = table[name].combine_chunks()
    column = pc.fill_null(column.cast(pa.float64()), float("nan"))
    # Arrow's own to_numpy would import pandas: a second of work and 60 MB for nothing.
    return np.array(np.from_dlpack(column))


def _codes(table: pa.Table, name: str) -> Codes:
    """Number the names of a column in their order."""
    encoded = pc.dictionary_encode(pc.fill_null(table[name].combine_chunks(), ""))
    names = np.array(encoded.dictionary.to_pylist(), dtype=object)
    rank = np.empty(len(names), dtype=np.int64)
    rank[np.argsort(names, kind="stable")] = np.arange(len(names))
    return np.asarray(rank[np.from_dlpack(encoded.indices)], dtype=np.int64)


def _second(table: pa.Table) -> Codes:
    """Number the second clusters; -1 where it is not known."""
    codes = _codes(table, "second")
    return np.where(pc.is_valid(table["second"]).to_pylist(), codes, -1)


def indicators(rows: Rows) -> list[int]:
    """Which columns only say that a fact was not known."""
    return [place for place, name in enumerate(rows.columns) if name.endswith(NOT_KNOWN)]
