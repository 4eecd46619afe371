"""Counts of people by at most three registered dimensions and the step they came to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

from linkwork.learning.methods.disclosure.dimensions import OPEN, Dimension, Group, registered
from linkwork.learning.methods.disclosure.floors import MOST_CROSSED
from linkwork.learning.methods.disclosure.showing import Mark, Shown

# How far people came, each among those of the step before. The first is everybody.
STEPS = {
    "offered": "",
    "agreed": "agreed",
    "attended": "first_session_attended",
    "sustained": "sustained",
    "completed": "completed",
}


class NotACube(ValueError):
    """What was asked for is not a cube that may be made."""


@dataclass(frozen=True)
class Asked:
    """A cube before it is counted: what is crossed, which steps, and of whom.

    only: of each dimension named, the bands that count; the quarters of the period among them.
    """

    dimensions: tuple[str, ...]
    steps: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse more than three dimensions, and what is not registered."""
        if not self.steps:
            raise NotACube("a cube counts at least one step")
        if len(set(self.dimensions)) != len(self.dimensions):
            raise NotACube("a dimension is crossed once")
        if len(self.dimensions) > MOST_CROSSED:
            raise NotACube(f"at most {MOST_CROSSED} dimensions are crossed")
        for name in (*self.dimensions, *self.only):
            try:
                registered(name)
            except KeyError as error:
                raise NotACube(str(error.args[0])) from error
        axes = [registered(name).axis for name in self.dimensions]
        if len(set(axes)) != len(axes):
            raise NotACube("two of the dimensions cut the same fact")
        if strange := [step for step in self.steps if step not in STEPS]:
            raise NotACube(f"{strange[0]}: not a step; there are {', '.join(STEPS)}")
        if list(self.steps) != [step for step in STEPS if step in self.steps]:
            raise NotACube("steps go in the order of the journey")


@dataclass(frozen=True)
class Cell:
    """One count. `exact` never leaves the gate; `shown` is what a reader meets."""

    labels: tuple[str, ...]
    step: str
    exact: int
    shown: Shown


@dataclass(frozen=True)
class Cube:
    """Counted cells of one frozen table of cases.

    key: what the release is called; snapshot: which frozen cases, so named that later ones sort
    later; only: of each axis named, the values that count.
    """

    key: str
    snapshot: str
    dimensions: tuple[Dimension, ...]
    steps: tuple[str, ...]
    cells: tuple[Cell, ...]
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def region(self, labels: tuple[str, ...]) -> dict[str, frozenset[str]]:
        """Of whom a cell speaks: for each axis named, the values that count."""
        found = dict(self.only)
        for one, label in zip(self.dimensions, labels, strict=True):
            values = one.group(label).values
            found[one.axis] = values & found.get(one.axis, values)
        return found

    @property
    def axes(self) -> frozenset[str]:
        """Every axis that the cube's cells speak of."""
        return frozenset({*self.only, *(one.axis for one in self.dimensions)})

    def of(self, *marks: Mark) -> Iterator[Cell]:
        """The cells that read so."""
        return (cell for cell in self.cells if cell.shown.mark in marks)


def dimensions_of(asked: Asked, found: Mapping[str, Collection[str]]) -> tuple[Dimension, ...]:
    """The dimensions asked for, open ones cut into what was found; only the bands that count."""
    made = []
    for name in asked.dimensions:
        whole = registered(name, found.get(name, ()))
        wanted = asked.only.get(name)
        groups = tuple(one for one in whole.groups if wanted is None or one.label in wanted)
        if name in OPEN and wanted is None and not found.get(name):
            raise NotACube(f"{name}: nothing to part the cases by")
        made.append(Dimension(whole.name, whole.axis, whole.title, groups))
    return tuple(made)


def only_of(asked: Asked, found: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """For each axis that is cut down, the values that count."""
    kept: dict[str, frozenset[str]] = {}
    for name, labels in asked.only.items():
        whole = registered(name, {*found.get(name, ()), *labels} if name in OPEN else ())
        known = {one.label for one in whole.groups}
        if strange := [label for label in labels if label not in known]:
            raise NotACube(f"{strange[0]}: not a band of {name}")
        values = frozenset().union(*(whole.group(label).values for label in labels))
        kept[whole.axis] = kept.get(whole.axis, values) & values
    return kept


def as_row(cube: Cube) -> dict[str, Any]:
    """The cube as JSON, to be kept."""
    return {
        "key": cube.key,
        "snapshot": cube.snapshot,
        "dimensions": [
            {
                "name": one.name,
                "axis": one.axis,
                "title": one.title,
                "groups": [[group.label, sorted(group.values)] for group in one.groups],
            }
            for one in cube.dimensions
        ],
        "steps": list(cube.steps),
        "only": {axis: sorted(values) for axis, values in cube.only.items()},
        "cells": [
            [list(cell.labels), cell.step, cell.exact, _as_row(cell.shown)] for cell in cube.cells
        ],
    }


def _as_row(shown: Shown) -> list[Any]:
    high = None if shown.high == inf else shown.high
    return [shown.value, shown.mark.value, shown.low, high]


def from_row(row: Mapping[str, Any]) -> Cube:
    """The cube that was kept as JSON."""
    return Cube(
        key=row["key"],
        snapshot=row["snapshot"],
        dimensions=tuple(
            Dimension(
                one["name"],
                one["axis"],
                one["title"],
                tuple(Group(label, frozenset(values)) for label, values in one["groups"]),
            )
            for one in row["dimensions"]
        ),
        steps=tuple(row["steps"]),
        only={axis: frozenset(values) for axis, values in row["only"].items()},
        cells=tuple(
            Cell(tuple(labels), step, exact, _from_row(shown))
            for labels, step, exact, shown in row["cells"]
        ),
    )


def _from_row(row: list[Any]) -> Shown:
    value, mark, low, high = row
    return Shown(value, Mark(mark), low, inf if high is None else high)
