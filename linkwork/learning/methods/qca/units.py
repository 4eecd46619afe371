"""Make cases of a comparison out of people: link workers or practices, with shares and means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.conditions import as_outcome
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.theory.expression import Measure, Outcome

Floats = npt.NDArray[np.float64]
MOST_UNITS = 5_000
IN_100 = 100.0


@dataclass(frozen=True)
class Units:
    """Link workers, practices, ...: how many people each had, and each measurement over them.

    `values` is by measurement, one number a unit: the share of people of whom a condition holds,
    in every 100, or the mean of a number. `left_out` says why units are not among them, and how
    many; `people` counts those read.
    """

    names: tuple[str, ...]
    people: int
    values: Mapping[str, Floats]
    left_out: Mapping[str, int]


def units(
    table: ir.Table, unit: str, outcome: Outcome, measured: Mapping[str, Outcome], fewest: int
) -> Units:
    """Measure every unit over the people whose outcome is known.

    A unit is left out where fewer than `fewest` of its people have a known outcome, or a known
    answer to one of the measurements. QcaError where the table has no such units.
    """
    if unit not in table.columns:
        raise QcaError(f"{unit}: the cases have no such column")
    rows = _counted(table, unit, outcome, measured)
    if len(rows) > MOST_UNITS:
        raise QcaError(f"{unit}: {len(rows):,} of them, and at most {MOST_UNITS:,} are compared")
    kept, left_out = _enough(rows, list(measured), fewest)
    return Units(
        names=tuple(str(row["unit"]) for row in kept),
        people=int(sum(row["people"] for row in kept)),
        values={
            name: np.asarray([row[f"sum {name}"] / row[f"known {name}"] for row in kept])
            * (1.0 if isinstance(one, Measure) else IN_100)
            for name, one in measured.items()
        },
        left_out=left_out,
    )


def _counted(
    table: ir.Table, unit: str, outcome: Outcome, measured: Mapping[str, Outcome]
) -> list[dict[str, float]]:
    """Count and add up, once for each unit, in the order of their names."""
    read = table.filter(table[unit].notnull() & as_outcome(outcome, table).notnull())
    wanted = {"people": read.count()}
    for name, one in measured.items():
        column = as_outcome(one, read).cast("float64")
        wanted[f"sum {name}"] = column.sum()
        wanted[f"known {name}"] = column.count()
    grouped = read.group_by(read[unit].name("unit")).aggregate(**wanted)
    found: list[dict[str, float]] = grouped.to_pyarrow().to_pylist()
    return sorted(found, key=lambda row: str(row["unit"]))


def _enough(
    rows: Sequence[Mapping[str, float]], names: Sequence[str], fewest: int
) -> tuple[list[Mapping[str, float]], dict[str, int]]:
    kept: list[Mapping[str, float]] = []
    left_out: dict[str, int] = {}
    for row in rows:
        thin = [name for name in names if row[f"known {name}"] < max(1, fewest)]
        if row["people"] < fewest:
            reason = f"fewer than {fewest} people whose outcome is known"
        elif thin:
            reason = f"fewer than {fewest} people of whom “{thin[0]}” is known"
        else:
            kept.append(row)
            continue
        left_out[reason] = left_out.get(reason, 0) + 1
    return kept, left_out
