"""The columns that the scan reads: confounders as numbers, arms and outcomes of each statement."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

import ibis
import ibis.expr.types as ir

from linkwork.learning.methods.conditions import as_column, as_outcome
from linkwork.learning.methods.confounders import LEVELS
from linkwork.learning.methods.designs import Design
from linkwork.learning.methods.scan import Arm, Family, Question
from linkwork.theory.expression import Expression
from linkwork.theory.reading import UNKNOWN_WORDS
from linkwork.theory.vocabulary import Fact, FactType, Vocabulary

NOT_KNOWN = ": not known"  # how the column that marks a missing value is named
RARE = 50  # a level with fewer cases joins the commonest one: it could not be estimated


@dataclass(frozen=True)
class Look:
    """A first look at the table: how many cases, and per fact how many are known and which values.

    `seen` maps a fact to its mean (key "") or to the number of cases at each level. `clean` names
    the numbers that hold no NaN anywhere.
    """

    cases: int
    clusters: int
    without_cluster: int
    known: Mapping[str, int]
    seen: Mapping[str, Mapping[Any, float]]
    clean: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Regressor:
    """One column of confounders: its label, its fact, its values, and about where they lie.

    `flag` is the same as yes or no, where it is nothing else: a smaller thing to hand over.
    """

    label: str
    fact: str
    values: ir.Value
    mean: float
    flag: ir.Value | None = None


def look(table: ir.Table, facts: Sequence[str], cluster: str, vocabulary: Vocabulary) -> Look:
    """Count what is there, in one light aggregation of the columns of the facts.

    Numbers are taken as they are; only where a mean turns out to be NaN is the column read again
    with its NaN as not known.
    """
    there = [vocabulary[name] for name in facts if name in table.columns]
    wanted: dict[str, Any] = {
        "cases": table.count(),
        "clusters": table[cluster].nunique(),
        "clustered": table[cluster].notnull().sum(),
    }
    for fact in there:
        wanted |= _counted(table[fact.name], fact)
    row = table.aggregate(**wanted).to_pyarrow().to_pylist()[0]
    numbers = {fact.name for fact in there if fact.type is FactType.NUMBER}
    unclean = [fact for fact in there if fact.name in numbers and _is_nan(row, fact)]
    if unclean:
        again = {
            name: value
            for fact in unclean
            for name, value in _counted(known_values(table, fact), fact).items()
        }
        row |= table.aggregate(**again).to_pyarrow().to_pylist()[0]
    cases = int(row["cases"] or 0)
    return Look(
        cases=cases,
        clusters=int(row["clusters"] or 0),
        without_cluster=cases - int(row["clustered"] or 0),
        known={name: int(row.get(f"known {name}") or 0) for name in facts},
        seen={fact.name: _seen(row, fact) for fact in there},
        clean=frozenset(numbers - {fact.name for fact in unclean}),
    )


def _counted(column: Any, fact: Fact) -> dict[str, Any]:
    """What a first look asks of one column."""
    known = column.notnull()
    if fact.type is FactType.CHOICE:
        known = known & ~column.isin(UNKNOWN_WORDS)
    wanted = {f"known {fact.name}": known.sum()}
    levels = _levels(fact)
    for level in levels:
        wanted[f"level {fact.name} {level}"] = column.identical_to(level).sum()
    if fact.type in (FactType.NUMBER, FactType.YES_NO):
        wanted[f"mean {fact.name}"] = column.cast("float64").mean()
    return wanted


def _is_nan(row: Mapping[str, Any], fact: Fact) -> bool:
    mean = row[f"mean {fact.name}"]
    return mean is not None and isnan(mean)


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
    clean = fact.name in found.clean
    column = table[fact.name] if clean else known_values(table, fact)
    if _levels(fact):
        made = _dummies(fact, table[fact.name], seen, found.cases)
    elif fact.type in (FactType.NUMBER, FactType.YES_NO):
        mean = float(seen[""])
        value = column.cast("float64").fill_null(mean)
        made = [Regressor(fact.label, fact.name, value, mean)]
    else:
        return ()
    if found.cases - known >= RARE:
        share = 1 - known / found.cases
        made.append(_flagged(fact.label + NOT_KNOWN, fact, column.isnull(), share))
    return tuple(made)


def _flagged(label: str, fact: Fact, flag: Any, share: float) -> Regressor:
    return Regressor(label, fact.name, flag.cast("float64"), share, flag)


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
    """Put confounders, components, outcomes and risk sets side by side, one family a stage.

    What several statements share (an outcome, a risk set, a component) is one column.
    """
    table = table.filter(table[cluster].notnull())
    names = dict.fromkeys(one.fact for design in designs for one in design.confounders)
    columns = {name: regressors(table, facts[name], found) for name in names}
    select: dict[str, Any] = {cluster: table[cluster]}
    shift: dict[str, float] = {}
    for one in (made for group in columns.values() for made in group):
        select[one.label] = one.values if one.flag is None else one.flag.cast("int8")
        shift[one.label] = one.mean if one.flag is None else 0.0
    shared = _Shared(table, found.clean, select)
    questions = {design.key: shared.question(design) for design in designs}
    used = {
        design.key: tuple(made.label for one in design.confounders for made in columns[one.fact])
        for design in designs
    }
    return Layout(table.select(**select), _families(designs, used, questions), shift, used)


@dataclass
class _Shared:
    """Columns that several statements read, each put into the selection once."""

    table: ir.Table
    clean: frozenset[str]
    select: dict[str, Any]
    names: dict[Any, str] = field(default_factory=dict)

    def question(self, design: Design) -> Question:
        """Name the columns of one design, adding those that are not there yet."""
        component = self._named(
            ("component", design.component),
            lambda: as_column(design.component, self.table, self.clean).cast("int8").fill_null(2),
        )
        # As a number: of a negation ibis writes NOT x IS NULL, which SQL reads as NOT (x IS NULL).
        outcome = as_outcome(design.outcome, self.table, self.clean).cast("float64")
        return Question(
            design.key,
            component,
            self._named(("outcome", design.outcome), lambda: outcome.fill_null(0.0)),
            inside=self._inside((design.risk_set, design.context, design.within)),
            known=self._named(("known", design.outcome), lambda: outcome.notnull().cast("int8")),
        )

    def _inside(self, parts: tuple[Expression | None, ...]) -> str:
        def column() -> ir.Value:
            inside = ibis.literal(True)
            for part in parts:
                if part is not None:
                    read = as_column(part, self.table, self.clean)
                    inside = inside & read.cast("int8").identical_to(1)
            return inside.cast("int8")

        return self._named(("inside", parts), column)

    def _named(self, key: tuple[str, Any], column: Callable[[], ir.Value]) -> str:
        if key not in self.names:
            self.names[key] = f"{key[0]} {len(self.names)}"
            self.select[self.names[key]] = column()
        return self.names[key]


def _families(
    designs: Sequence[Design],
    used: Mapping[str, tuple[str, ...]],
    questions: Mapping[str, Question],
) -> tuple[Family, ...]:
    families = []
    for stage in dict.fromkeys(design.statement.stage for design in designs):
        members = [design for design in designs if design.statement.stage is stage]
        columns = dict.fromkeys(label for one in members for label in used[one.key])
        families.append(Family(tuple(columns), tuple(questions[one.key] for one in members)))
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
        _flagged(f"{fact.label}: {level}", fact, column.identical_to(level), seen[level] / cases)
        for level in seen
        if level != commonest and seen[level] >= RARE
    ]
