"""Any table of rows made ready for a regression: columns as numbers, gaps left out and counted."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from linkwork.learning.methods.sources import raw

MOST_LEVELS = 50
YES = ("yes", "true", "y", "t")
NO = ("no", "false", "n", "f")


class Unusable(ValueError):
    """A table or column that a regression cannot use; names it and says what would mend it."""


@dataclass(frozen=True)
class Ready:
    """Complete rows as numbers: `table` holds the columns below and, if asked for, the cluster."""

    table: ir.Table
    confounders: tuple[str, ...]  # words made into one column a level, less the first
    rows: int
    dropped: int
    gaps: dict[str, int]  # by column: rows in which it is missing
    clusters: int | None


@dataclass(frozen=True)
class _Column:
    """One column as the source has it, and as numbers where it can be."""

    name: str
    number: Any
    words: Any
    known: int
    strays: int  # known values that are no number
    example: str
    levels: int


def ready(
    source: str,
    *,
    measures: Sequence[str],
    confounders: Sequence[str],
    cluster: str | None = None,
) -> Ready:
    """Open a table and make its complete rows ready; Unusable says what is wrong, and where.

    measures: the columns that must be numbers or yes/no (outcome, component, mechanism).
    """
    found = raw(source, "cases")
    names = [*measures, *confounders, *([cluster] if cluster else [])]
    _refuse_absent(names, found, source)
    twice = [name for place, name in enumerate(names) if name in names[:place] and name != cluster]
    if twice:
        raise Unusable(f"{twice[0]}: is asked for twice")
    columns = _looked_at(found, [*measures, *confounders])
    rows = int(found.count().to_pyarrow().as_py())
    for name in measures:
        _refuse_words(columns[name])
    select: dict[str, Any] = {name: columns[name].number for name in measures}
    for name in confounders:
        select |= _confounder(found, columns[name])
    if cluster:
        select[_cluster(cluster, select)] = found[cluster].cast("string")
    whole = found.select(**select)
    complete = whole.filter([whole[name].notnull() for name in whole.columns])
    gaps = {name: rows - columns[name].known for name in [*measures, *confounders]}
    return _checked(complete, measures, cluster, rows, {k: v for k, v in gaps.items() if v})


@dataclass(frozen=True)
class Numbered:
    """Complete rows held in memory: columns of numbers by name, words as "word: name"."""

    table: pa.Table
    columns: tuple[str, ...]  # those that may be either, words made into one column a level
    dropped: int


def numbered(
    found: ir.Table,
    source: str,
    *,
    numbers: Sequence[str],
    words: Sequence[str] = (),
    either: Sequence[str] = (),
    references: Mapping[str, str] | None = None,
) -> Numbered:
    """Take complete rows out of a table: numbers, words, and columns that may be either.

    references: by column in words, the word that gets no column of its own (else the first).
    """
    _refuse_absent([*numbers, *words, *either], found, source)
    columns = _looked_at(found, list(dict.fromkeys([*numbers, *either])))
    for name in numbers:
        _refuse_words(columns[name])
    select: dict[str, Any] = {name: columns[name].number for name in numbers}
    made: dict[str, Any] = {}
    for name in either:
        made |= _confounder(found, columns[name], (references or {}).get(name))
    select |= made
    for name in words:
        select[f"word: {name}"] = found[name].cast("string")
    rows = int(found.count().to_pyarrow().as_py())
    whole = found.select(**select)
    table = whole.filter([whole[name].notnull() for name in whole.columns]).to_pyarrow()
    if not table.num_rows:
        raise Unusable(f"{source}: no row is complete")
    return Numbered(table, tuple(made), rows - table.num_rows)


def cluster_column(ready_: Ready) -> str | None:
    """Name the column of clusters within the ready table."""
    return ready_.table.columns[-1] if ready_.clusters is not None else None


def _cluster(cluster: str, select: dict[str, Any]) -> str:
    return f"cluster: {cluster}" if cluster in select else cluster


def _checked(
    complete: ir.Table,
    measures: Sequence[str],
    cluster: str | None,
    rows: int,
    gaps: dict[str, int],
) -> Ready:
    """Refuse what no complete row would let us estimate."""
    asked: dict[str, Any] = {"rows": complete.count()}
    for place, name in enumerate(measures):
        asked[f"low {place}"] = complete[name].min()
        asked[f"high {place}"] = complete[name].max()
    if cluster:
        asked["clusters"] = complete[complete.columns[-1]].nunique()
    told = complete.aggregate(**asked).to_pyarrow().to_pylist()[0]
    kept = int(told["rows"])
    if not kept:
        raise Unusable(f"no row is complete: {_listed(gaps)}")
    for place, name in enumerate(measures):
        if told[f"low {place}"] == told[f"high {place}"]:
            value = f"{told[f'low {place}']:g}"
            raise Unusable(f"{name}: is {value} in every row, so there is nothing to compare")
    clusters = int(told["clusters"]) if cluster else None
    if clusters is not None and clusters < 2:
        raise Unusable(f"{cluster}: too few clusters: {clusters}, at least 2 needed")
    left = 1 if cluster else 0
    regressors = complete.columns[len(measures) : len(complete.columns) - left]
    return Ready(complete, tuple(regressors), kept, rows - kept, gaps, clusters)


def _listed(gaps: dict[str, int]) -> str:
    return ", ".join(f"{name} is missing in {count:,} rows" for name, count in gaps.items())


def _refuse_absent(names: Sequence[str], found: ir.Table, source: str) -> None:
    for name in names:
        if name not in found.columns:
            near = difflib.get_close_matches(name, found.columns, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise Unusable(f"{source}: no column {name}{hint} (it has {_some(found.columns)})")


def _some(columns: Sequence[str]) -> str:
    shown = ", ".join(columns[:20])
    return shown if len(columns) <= 20 else f"{shown} and {len(columns) - 20} more"


def _looked_at(found: ir.Table, names: Sequence[str]) -> dict[str, _Column]:
    """See in one pass which columns are numbers, and what of the others is not."""
    asked: dict[str, Any] = {}
    made: dict[str, tuple[Any, Any]] = {}
    for place, name in enumerate(names):
        number, words = _as_number(found[name])
        stray = words.notnull() & number.isnull()
        made[name] = (number, words)
        asked[f"known {place}"] = words.count()
        asked[f"strays {place}"] = stray.sum()
        asked[f"example {place}"] = words.min(where=stray)
        asked[f"levels {place}"] = words.nunique()
    told = found.aggregate(**asked).to_pyarrow().to_pylist()[0]
    return {
        name: _Column(
            name,
            *made[name],
            known=int(told[f"known {place}"]),
            strays=int(told[f"strays {place}"] or 0),
            example=str(told[f"example {place}"]),
            levels=int(told[f"levels {place}"]),
        )
        for place, name in enumerate(names)
    }


def _as_number(column: Any) -> tuple[Any, Any]:
    """A column as a number (NULL where it is none) and as words."""
    kind = column.type()
    if kind.is_boolean() or (kind.is_numeric() and not kind.is_floating()):
        return column.cast("float64"), column.cast("string")
    if kind.is_floating():
        number = column.cast("float64")
        number = number.isnan().ifelse(ibis.null("float64"), number)
        return number, number.cast("string")
    words = column.cast("string").strip().nullif("")
    lower = words.lower()
    yes_no = ibis.cases((lower.isin(YES), 1.0), (lower.isin(NO), 0.0))
    return words.try_cast("float64").coalesce(yes_no), words


def _refuse_words(column: _Column) -> None:
    if column.strays:
        rows = "row" if column.strays == 1 else "rows"
        raise Unusable(
            f"{column.name}: {column.example!r} is not a number"
            f" ({column.strays:,} {rows}); an outcome, component or mechanism is a number or yes/no"
        )


def _confounder(found: ir.Table, column: _Column, reference: str | None = None) -> dict[str, Any]:
    """A confounder as one number, or as one column a level less the first or the reference."""
    if not column.strays:
        return {column.name: column.number}
    if column.levels > MOST_LEVELS:
        raise Unusable(
            f"{column.name}: has {column.levels:,} different words; a confounder in words has at"
            f" most {MOST_LEVELS} (a cluster is given with --cluster)"
        )
    levels = found.select(level=column.words).distinct().to_pyarrow()["level"].to_pylist()
    ordered = sorted(level for level in levels if level is not None)
    if reference is not None and reference not in ordered:
        raise Unusable(f"{column.name}: no row says {reference} (there are {', '.join(ordered)})")
    against = ordered[0] if reference is None else reference
    return {
        f"{column.name}: {one}": (column.words == one).cast("float64")
        for one in ordered
        if one != against
    }
