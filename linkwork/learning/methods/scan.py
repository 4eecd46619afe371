"""One pass over the cases: the sufficient statistics of every statement at once.

Per statement each case stands in one arm. Per cluster and arm we keep the cross-products of
(1, Z), of (1, Z) with the statement's own outcome, and the outcome squared. For a block of rows
the products of (1, Z) are formed once; the arms of all statements stand side by side; one matrix
product per run of a cluster then adds to all statements together. Outcomes ride on the arms
(arm × y) so that each statement may have its own, with its own unknowns.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.blocks import ROWS, Block, Clusters, Source, blocks
from linkwork.learning.methods.moments import Floats, Moments, moments

CHUNK = 1_024  # rows whose products stay in the processor's cache

Progress = Callable[[int], None]


class Arm(IntEnum):
    """Where one case stands for one statement."""

    OUTSIDE = 0
    WITHOUT = 1
    WITH = 2
    COMPONENT_UNKNOWN = 3
    OUTCOME_UNKNOWN = 4


@dataclass(frozen=True)
class Question:
    """One statement as the scan sees it: its column of arms and its column of outcomes."""

    code: str
    arm: str
    outcome: str


@dataclass(frozen=True)
class Family:
    """Questions that share a set of confounder columns."""

    confounders: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Arms:
    """What the scan knows of one statement: moments of (Z, outcome) in each arm, and counts."""

    without: Moments
    with_: Moments
    counts: dict[Arm, int]


class _Sums:
    """The growing sums of one family, one row a cluster."""

    def __init__(self, family: Family, numbers: Sequence[str], marks: Sequence[str]) -> None:
        width = len(family.confounders) + 1
        self.family = family
        self.rows = np.array([0, *(1 + numbers.index(name) for name in family.confounders)])
        self.outcomes = np.array([1 + numbers.index(one.outcome) for one in family.questions])
        self.marks = [marks.index(question.arm) for question in family.questions]
        self.starts = [0, *np.cumsum(np.arange(width, 0, -1)).tolist()]
        sides = 2 * len(family.questions)
        self.products = np.zeros((0, sides, self.starts[-1]))
        self.crossed = np.zeros((0, sides, width))
        self.squares = np.zeros((0, sides))
        self.counts = np.zeros((len(family.questions), len(Arm)), dtype=np.int64)
        self.buffer = np.empty((self.starts[-1], CHUNK))

    def grow(self, count: int) -> None:
        """Make room for clusters met for the first time."""
        more = count - len(self.products)
        if more <= 0:
            return
        for name in ("products", "crossed", "squares"):
            held = getattr(self, name)
            room = np.zeros((more, *held.shape[1:]))
            setattr(self, name, np.concatenate((held, room)) if len(held) else room)

    def add(self, block: Block) -> None:
        """Add a block of rows to the sums."""
        marks = block.marks[self.marks]
        for place, row in enumerate(marks):
            self.counts[place] += np.bincount(row, minlength=len(Arm))
        compared = (marks == Arm.WITHOUT) | (marks == Arm.WITH)
        inside = np.flatnonzero(compared.any(axis=0))
        codes = _codes(block)[inside]
        for first in range(0, len(inside), CHUNK):
            chosen = inside[first : first + CHUNK]
            self._chunk(block.numbers, marks[:, chosen], chosen, codes[first : first + CHUNK])

    def _chunk(
        self,
        numbers: Floats,
        marks: npt.NDArray[np.uint8],
        chosen: npt.NDArray[np.intp],
        codes: npt.NDArray[np.int64],
    ) -> None:
        columns = numbers[np.ix_(self.rows, chosen)]
        products = self.buffer[:, : len(chosen)]
        for place, column in enumerate(columns):
            part = products[self.starts[place] : self.starts[place + 1]]
            np.multiply(columns[place:], column, out=part)
        sides = np.concatenate((marks == Arm.WITHOUT, marks == Arm.WITH)).astype(np.float64)
        outcome = numbers[np.ix_(self.outcomes, chosen)]
        outcome = np.concatenate((outcome, outcome))
        weighted = sides * outcome
        squared = weighted * outcome
        edges = [0, *(np.flatnonzero(np.diff(codes)) + 1).tolist(), len(codes)]
        for first, last in pairwise(edges):
            run, place = slice(first, last), codes[first]
            self.products[place] += sides[:, run] @ products[:, run].T
            self.crossed[place] += weighted[:, run] @ columns[:, run].T
            self.squares[place] += squared[:, run].sum(axis=1)


@dataclass(frozen=True)
class Scanned:
    """The sufficient statistics of every statement; any sub-model follows from them."""

    sums: tuple[_Sums, ...]
    clusters: tuple[Any, ...]
    shift: dict[str, float]

    def arms(self, code: str) -> Arms:
        """Lay out the moments of one statement's two arms."""
        for sums in self.sums:
            for place, question in enumerate(sums.family.questions):
                if question.code == code:
                    return self._arms(sums, place, question)
        raise KeyError(code)

    def _arms(self, sums: _Sums, place: int, question: Question) -> Arms:
        counts = {arm: int(sums.counts[place, arm]) for arm in Arm}
        names = (*sums.family.confounders, question.outcome)
        shift = np.array([self.shift.get(name, 0.0) for name in names])
        sides = (place, place + len(sums.family.questions))
        without, with_ = (self._moments(sums, side, names, shift) for side in sides)
        return Arms(without, with_, counts)

    def _moments(self, sums: _Sums, side: int, names: tuple[str, ...], shift: Floats) -> Moments:
        there = np.flatnonzero(sums.products[: len(self.clusters), side, 0] > 0)
        width = len(names)
        upper = np.zeros((width, width), dtype=np.intp)
        upper[np.triu_indices(width)] = np.arange(sums.starts[-1])
        square = np.empty((len(there), width + 1, width + 1))
        square[:, :-1, :-1] = sums.products[there, side][:, np.maximum(upper, upper.T)]
        square[:, :-1, -1] = square[:, -1, :-1] = sums.crossed[there, side]
        square[:, -1, -1] = sums.squares[there, side]
        return moments(names, shift, [self.clusters[place] for place in there], square)


def scan(
    source: Source,
    families: Sequence[Family],
    *,
    cluster: str,
    shift: dict[str, float],
    progress: Progress | None = None,
    expected: int = 0,
    rows: int = ROWS,
) -> Scanned:
    """Read the cases once; `progress` is told after each block how many rows are done.

    Correct in any order of rows; fastest when cases of one cluster stand together. `expected`
    clusters are made room for at once. Memory: clusters × statements × products of confounders,
    8 bytes each (about 0.5 MB a cluster for the starter library), whatever the number of cases.
    """
    numbers = _names(family.confounders for family in families)
    numbers += [
        name
        for name in _names((q.outcome for q in family.questions) for family in families)
        if name not in numbers
    ]
    marks = _names((q.arm for q in family.questions) for family in families)
    sums = tuple(_Sums(family, numbers, marks) for family in families)
    seen = Clusters()
    moved = np.array([shift.get(name, 0.0) for name in numbers])
    for one in sums:
        one.grow(expected)
    done = 0
    for block in blocks(
        source, cluster=cluster, numbers=numbers, marks=marks, clusters=seen, shift=moved, rows=rows
    ):
        for one in sums:
            one.grow(len(seen.places))
            one.add(block)
        done += block.numbers.shape[1]
        if progress:
            progress(done)
    return Scanned(sums, tuple(seen.places), shift)


def _names(groups: Any) -> list[str]:
    """List names once each, in the order met."""
    return list(dict.fromkeys(name for group in groups for name in group))


def _codes(block: Block) -> npt.NDArray[np.int64]:
    """Spell out the cluster of every row of a block."""
    places = np.array([place for place, _, _ in block.runs], dtype=np.int64)
    lengths = np.array([last - first for _, first, last in block.runs], dtype=np.int64)
    return np.repeat(places, lengths)
