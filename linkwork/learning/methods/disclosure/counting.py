"""Counts a frozen table of cases into a cube: suppressed, then rounded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import ibis.expr.types as ir

from linkwork.learning.methods.disclosure.cubes import (
    STEPS,
    Asked,
    Cell,
    Cube,
    NotACube,
    dimensions_of,
    only_of,
)
from linkwork.learning.methods.disclosure.dimensions import OPEN, Dimension, value_of
from linkwork.learning.methods.disclosure.floors import HOUSE, Floors
from linkwork.learning.methods.disclosure.showing import Mark, Shown, shown

HOLDERS = ("link_worker", "provider")  # who may not hold nearly all of a cell
Labels = tuple[str, ...]


@dataclass
class Tally:
    """How many of one cell came to each step, and how many of them each holder has."""

    people: Counter[str]
    held: dict[tuple[str, str], Counter[str]]


def build(
    cases: ir.Table, asked: Asked, *, key: str, snapshot: str, floors: Floors = HOUSE
) -> Cube:
    """Count the cases.

    cases: one row a case, in facts of the vocabulary; snapshot: the name of these frozen cases.
    NotACube where a dimension or step asks for a fact that the cases do not have.
    """
    found = {name: found_in(cases, name) for name in OPEN if name in asked.dimensions}
    dimensions, only = dimensions_of(asked, found), only_of(asked, found)
    tallies = _tallies(_grouped(cases, dimensions, only, asked), dimensions, asked.steps)
    return Cube(
        key=key,
        snapshot=snapshot,
        dimensions=dimensions,
        steps=asked.steps,
        only=only,
        cells=tuple(cells_of(dimensions, asked.steps, tallies, floors)),
    )


def found_in(cases: ir.Table, name: str) -> list[str]:
    """The values of an open dimension that the cases have, in order."""
    axis = cases.select(value=value_of(name, cases)).distinct().order_by("value")
    return [str(one) for one in axis.to_pyarrow()["value"].to_pylist()]


def _grouped(
    cases: ir.Table,
    dimensions: tuple[Dimension, ...],
    only: Mapping[str, frozenset[str]],
    asked: Asked,
) -> list[dict[str, Any]]:
    """People by value of each axis and by holder: how many came to each step."""
    wanted = [fact for step, fact in STEPS.items() if fact and _upto(step, asked.steps)]
    if missing := [fact for fact in wanted if fact not in cases.columns]:
        raise NotACube(f"{missing[0]}: the cases do not have it")
    axes = {one.axis: value_of(one.axis, cases) for one in dimensions}
    for axis, values in only.items():
        cases = cases.filter(value_of(axis, cases).isin(sorted(values)))
    holders = {name: cases[name].fill_null("") for name in HOLDERS if name in cases.columns}
    axes = {one.axis: value_of(one.axis, cases) for one in dimensions}
    reached: dict[str, Any] = {}
    so_far: Any = None
    for step, fact in STEPS.items():
        if fact and fact in wanted:
            yes = cases[fact].fill_null(False)
            so_far = yes if so_far is None else so_far & yes
        if step in asked.steps:
            reached[step] = cases.count() if so_far is None else so_far.sum().fill_null(0)
    rows = cases.aggregate(
        by=[column.name(f"by_{name}") for name, column in {**axes, **holders}.items()],
        **{f"to_{step}": count for step, count in reached.items()},
    )
    return list(rows.to_pyarrow().to_pylist())


def _upto(step: str, steps: tuple[str, ...]) -> bool:
    order = list(STEPS)
    return order.index(step) <= max(order.index(one) for one in steps)


def _tallies(
    rows: Iterable[Mapping[str, Any]], dimensions: tuple[Dimension, ...], steps: tuple[str, ...]
) -> dict[Labels, Tally]:
    """Add the rows up by band."""
    band = [
        {value: group.label for group in one.groups for value in group.values} for one in dimensions
    ]
    tallies: dict[Labels, Tally] = defaultdict(lambda: Tally(Counter(), defaultdict(Counter)))
    for row in rows:
        values = [row[f"by_{one.axis}"] for one in dimensions]
        labels = tuple(
            labels.get(value, "not known") for labels, value in zip(band, values, strict=True)
        )
        tally = tallies[labels]
        for step in steps:
            count = int(row[f"to_{step}"])
            tally.people[step] += count
            for holder in HOLDERS:
                if row.get(f"by_{holder}"):
                    tally.held[step, holder][row[f"by_{holder}"]] += count
    return tallies


def cells_of(
    dimensions: tuple[Dimension, ...],
    steps: tuple[str, ...],
    tallies: Mapping[Labels, Tally],
    floors: Floors = HOUSE,
) -> list[Cell]:
    """Every cell of the cube, empty ones too, with what is shown of it."""
    empty = Tally(Counter(), {})
    every = list(product(*([group.label for group in one.groups] for one in dimensions)))
    first = steps[0]
    exact = {labels: tallies.get(labels, empty).people[first] for labels in every}
    openly = _first_step(dimensions, exact, tallies, first, floors)
    cells = []
    for labels in every:
        tally, before = tallies.get(labels, empty), openly[labels]
        cells.append(Cell(labels, first, exact[labels], before))
        of = exact[labels]
        for step in steps[1:]:
            count = tally.people[step]
            said = shown(
                count,
                of=of,
                of_at_least=before.low,
                nobody_could=before == Shown(0, Mark.SHOWN, 0, 0),
                share_of_one=_share_of_one(tally, step),
                floors=floors,
            )
            cells.append(Cell(labels, step, count, said))
            of, before = count, said
    return cells


def _first_step(
    dimensions: tuple[Dimension, ...],
    exact: Mapping[Labels, int],
    tallies: Mapping[Labels, Tally],
    first: str,
    floors: Floors,
) -> dict[Labels, Shown]:
    """What is shown of the first step: each count is part of every line of cells through it."""
    alone = {
        labels: shown(
            count,
            of=min(_lines(dimensions, labels, exact), default=count),
            of_at_least=0,
            share_of_one=_share_of_one(tallies[labels], first) if labels in tallies else 0,
            floors=floors,
        )
        for labels, count in exact.items()
    }
    low = {labels: said.low for labels, said in alone.items()}
    return {
        labels: shown(
            count,
            of=min(_lines(dimensions, labels, exact), default=count),
            of_at_least=min(_lines(dimensions, labels, low), default=0),
            share_of_one=_share_of_one(tallies[labels], first) if labels in tallies else 0,
            floors=floors,
        )
        for labels, count in exact.items()
    }


def _lines(
    dimensions: tuple[Dimension, ...], labels: Labels, counts: Mapping[Labels, float]
) -> list[float]:
    """The total of each line of cells through this one, along each dimension."""
    return [
        sum(counts[(*labels[:place], group.label, *labels[place + 1 :])] for group in one.groups)
        for place, one in enumerate(dimensions)
    ]


def _share_of_one(tally: Tally, step: str) -> float:
    total = tally.people[step]
    most = [max(held.values(), default=0) for (of, _), held in tally.held.items() if of == step]
    return max(most, default=0) / total if total else 0.0
