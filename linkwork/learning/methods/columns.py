"""The columns that the scan reads: confounders as numbers, arms and outcomes of each statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from linkwork.learning.methods.conditions import as_column, as_outcome
from linkwork.learning.methods.confounders import LEVELS
from linkwork.learning.methods.designs import Design
from linkwork.learning.methods.scan import Arm, Family, Question
from linkwork.theory.reading import UNKNOWN_WORDS
from linkwork.theory.vocabulary import Fact, FactType, Vocabulary

NOT_KNOWN = ": not known"  # how the column that marks a missing value is named
RARE = 50  # a level with fewer cases joins the commonest one: it could not be estimated


@dataclass(frozen=True)
class Look:
    """A first look at the table: how many cases, and per fact how many are known and which values.

    `seen` maps a fact to its mean (key "") or to the number of cases at each level.
    """

    cases: int
    clusters: int
    without_cluster: int
    known: Mapping[str, int]
    seen: Mapping[str, Mapping[Any, float]]


@dataclass(frozen=True)
class Regressor:
    """One column of confounders: its label, its fact, its values, and about where they lie."""

    label: str
    fact: str
    values: ir.Value
    mean: float


def look(table: ir.Table, facts: Sequence[str], cluster: str, vocabulary: Vocabulary) -> Look:
    """Count what is there, in one light aggregation of the columns of the facts."""
    there = [name for name in facts if name in table.columns]
    wanted: dict[str, Any] = {
        "cases": table.count(),
        "clusters": table[cluster].nunique(),
        "clustered": table[cluster].notnull().sum(),
    }
    for name in there:
        fact = vocabulary[name]
        column = known_values(table, fact)
        wanted[f"known {name}"] = column.notnull().sum()
        levels = _levels(fact)
        for level in levels:
            wanted[f"level {name} {level}"] = (column == level).sum()
        if not levels and fact.type in (FactType.NUMBER, FactType.YES_NO):
            wanted[f"mean {name}"] = column.cast("float64").mean()
    row = table.aggregate(**wanted).to_pyarrow().to_pylist()[0]
    cases = int(row["cases"] or 0)
    return Look(
        cases=cases,
        clusters=int(row["clusters"] or 0),
        without_cluster=cases - int(row["clustered"] or 0),
        known={name: int(row.get(f"known {name}") or 0) for name in facts},
        seen={name: _seen(row, vocabulary[name]) for name in there},
    )


def known_values(table: ir.Table, fact: Fact) -> Any:
    """A fact's column with every way of not knowing turned into NULL."""
    column: Any = table[fact.name]
    if fact.type is FactType.CHOICE:
        for word in UNKNOWN_WORDS:
            column = column.nullif(word)
    elif fact.type is FactType.NUMBER and column.type().is_floating():
        column = column.isnan().ifelse(ibis.null("float64"), column)
    return column


def regressors(table: ir.Table, fact: Fact, found: Look) -> tuple[Regressor, ...]:
    """Make a confounder into columns of numbers without gaps.

    A number stays one, a choice becomes one column a level less the commonest; a missing value
    takes the mean (or the commonest level) and a column of its own says that it was missing.
    """
    known, seen = found.known.get(fact.name, 0), found.seen.get(fact.name, {})
    if not known:
        return ()
    column = known_values(table, fact)
    if _levels(fact):
        made = _dummies(fact, column, seen, found.cases)
    elif fact.type in (FactType.NUMBER, FactType.YES_NO):
        mean = float(seen[""])
        value = column.cast("float64").fill_null(mean)
        made = [Regressor(fact.label, fact.name, value, mean)]
    else:
        return ()
    if found.cases - known >= RARE:
        missing = column.isnull().cast("float64")
        share = 1 - known / found.cases
        made.append(Regressor(fact.label + NOT_KNOWN, fact.name, missing, share))
    return tuple(made)


def arm_of(design: Design, table: ir.Table) -> ir.Value:
    """Say in which arm each case stands: outside, without, with, or what of it is unknown."""
    inside = ibis.literal(True)
    for part in (design.risk_set, design.context, design.within):
        if part is not None:
            inside = inside & as_column(part, table).fill_null(False)
    # As numbers: of a negation ibis writes NOT x IS NULL, which SQL reads as NOT (x IS NULL).
    component = as_column(design.component, table).cast("int8")
    outcome = as_outcome(design.outcome, table).cast("float64")
    return ibis.cases(
        (~inside, int(Arm.OUTSIDE)),
        (component.isnull(), int(Arm.COMPONENT_UNKNOWN)),
        (outcome.isnull(), int(Arm.OUTCOME_UNKNOWN)),
        (component == 1, int(Arm.WITH)),
        else_=int(Arm.WITHOUT),
    ).cast("uint8")


def outcome_of(design: Design, table: ir.Table) -> ir.Value:
    """The outcome as a number, 0 where it is unknown (those cases are outside the arms)."""
    return as_outcome(design.outcome, table).cast("float64").fill_null(0.0)


@dataclass(frozen=True)
class Layout:
    """The table that the scan reads, and which of its columns belong to which statement."""

    table: ir.Table
    families: tuple[Family, ...]
    shift: Mapping[str, float]
    confounders: Mapping[str, tuple[str, ...]]  # by statement: the columns to adjust for


def lay_out(
    designs: Sequence[Design], table: ir.Table, found: Look, cluster: str, facts: Vocabulary
) -> Layout:
    """Put confounders, arms and outcomes side by side, one family a stage."""
    table = table.filter(table[cluster].notnull())
    names = dict.fromkeys(one.fact for design in designs for one in design.confounders)
    columns = {name: regressors(table, facts[name], found) for name in names}
    select: dict[str, Any] = {cluster: table[cluster]}
    shift: dict[str, float] = {}
    for one in (made for group in columns.values() for made in group):
        select[one.label] = one.values
        shift[one.label] = one.mean
    outcomes = list(dict.fromkeys(design.outcome for design in designs))
    for design in designs:
        select[f"arm {design.key}"] = arm_of(design, table)
        place = outcomes.index(design.outcome)
        select.setdefault(f"outcome {place}", outcome_of(design, table))
    used = {
        design.key: tuple(made.label for one in design.confounders for made in columns[one.fact])
        for design in designs
    }
    return Layout(table.select(**select), _families(designs, used, outcomes), shift, used)


def _families(
    designs: Sequence[Design], used: Mapping[str, tuple[str, ...]], outcomes: Sequence[Any]
) -> tuple[Family, ...]:
    families = []
    for stage in dict.fromkeys(design.statement.stage for design in designs):
        members = [design for design in designs if design.statement.stage is stage]
        columns = dict.fromkeys(label for one in members for label in used[one.key])
        questions = tuple(
            Question(one.key, f"arm {one.key}", f"outcome {outcomes.index(one.outcome)}")
            for one in members
        )
        families.append(Family(tuple(columns), questions))
    return tuple(families)


def _levels(fact: Fact) -> tuple[Any, ...]:
    if fact.type is FactType.CHOICE:
        return fact.answers
    return LEVELS.get(fact.name, ())


def _seen(row: Mapping[str, Any], fact: Fact) -> dict[Any, float]:
    levels = _levels(fact)
    if levels:
        return {level: float(row[f"level {fact.name} {level}"] or 0) for level in levels}
    return {"": float(row.get(f"mean {fact.name}") or 0.0)}


def _dummies(fact: Fact, column: Any, seen: Mapping[Any, float], cases: int) -> list[Regressor]:
    commonest = max(seen, key=lambda level: seen[level])
    return [
        Regressor(
            f"{fact.label}: {level}",
            fact.name,
            (column == level).fill_null(False).cast("float64"),
            seen[level] / cases,
        )
        for level in seen
        if level != commonest and seen[level] >= RARE
    ]
