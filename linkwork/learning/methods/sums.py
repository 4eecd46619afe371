"""The growing sums of one family of statements: products of columns, per cluster and arm.

Within a cluster the rows of an arm are put side by side and multiplied with themselves, once a
statement and arm. Where leaving rows out is cheaper than taking them in, the larger arm is what
is left of the family's rows. Runs of few rows are multiplied all statements at once instead.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.blocks import Block
from linkwork.learning.methods.moments import Floats

Marks = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]
LONG = 256  # rows of a run from which statements are multiplied one by one
CHUNK = 512  # rows whose products stay in the processor's cache


class Arm(IntEnum):
    """Where one case stands for one statement."""

    OUTSIDE = 0
    WITHOUT = 1
    WITH = 2
    COMPONENT_UNKNOWN = 3
    OUTCOME_UNKNOWN = 4


@dataclass(frozen=True)
class Question:
    """One statement as the scan sees it: its column of arms and its column of outcomes.

    Where `inside` and `known` are named, the column of arms holds the component alone (0 no, 1
    yes, 2 unknown), and those two say who is compared and whose outcome is known.
    """

    code: str
    arm: str
    outcome: str
    inside: str = ""
    known: str = ""


@dataclass(frozen=True)
class Family:
    """Questions that share a set of confounder columns."""

    confounders: tuple[str, ...]
    questions: tuple[Question, ...]


class Sums:
    """The growing sums of one family, one row a cluster: (clusters, sides, upper triangle)."""

    def __init__(
        self, family: Family, numbers: Sequence[str], marks: Sequence[str], expected: int = 0
    ) -> None:
        outcomes = list(dict.fromkeys(question.outcome for question in family.questions))
        self.family = family
        self.width = 1 + len(family.confounders)
        names = (*family.confounders, *outcomes)
        self.rows = np.array([0, *(1 + numbers.index(name) for name in names)])
        self.marks = [_marks_of(question, marks) for question in family.questions]
        self.targets = [
            self.width + outcomes.index(question.outcome) for question in family.questions
        ]
        self.upper = np.triu_indices(self.width + 1)
        left, right = self.upper
        self.inner = np.flatnonzero(right < self.width)
        self.crossed = np.flatnonzero((right == self.width) & (left < self.width))
        self.flat = [self._flat(target) for target in self.targets]
        self.held = np.zeros((expected, 2 * len(family.questions), len(self.upper[0])))
        self.counts = np.zeros((len(family.questions), len(Arm)), dtype=np.int64)
        self.room = threading.local()

    def _flat(self, target: int) -> Places:
        """Where a statement's upper triangle lies in the products of all columns."""
        columns = np.array([*range(self.width), target])
        flat: Places = columns[self.upper[0]] * len(self.rows) + columns[self.upper[1]]
        return flat

    def grow(self, count: int) -> None:
        """Make room for clusters met for the first time."""
        more = count - len(self.held)
        if more > 0:
            room = np.zeros((more, *self.held.shape[1:]))
            self.held = np.concatenate((self.held, room)) if len(self.held) else room

    def arms(self, block: Block) -> Marks:
        """Say where each row of a block stands for each question, (questions, rows)."""
        made = np.empty((len(self.marks), block.marks.shape[1]), np.uint8)
        for place, (arm, inside, known) in enumerate(self.marks):
            if inside is None:
                made[place] = block.marks[arm]
            else:
                code = block.marks[inside] * np.uint8(6)
                code += block.marks[known] * np.uint8(3)
                code += block.marks[arm]
                np.take(LOOK_UP, code, out=made[place], mode="clip")
        return made

    def add(self, block: Block, runs: Sequence[tuple[int, int, int]]) -> npt.NDArray[np.int64]:
        """Add some runs of a block, and count its rows by question and arm.

        Runs given to two threads at once must be of different clusters, and room made for all.
        """
        first, last = runs[0][1], runs[-1][2]
        part = Block(block.numbers, block.marks[:, first:last], ())
        arms = self.arms(part)
        counts = np.stack([np.bincount(row, minlength=len(Arm)) for row in arms])
        compared = (arms == Arm.WITHOUT) | (arms == Arm.WITH)
        inside = np.flatnonzero(compared.any(axis=0))
        if len(inside):
            edges = np.searchsorted(inside, [first_ - first for _, first_, _ in runs]).tolist()
            edges.append(len(inside))
            rows = self._rows(block.numbers, inside + first)
            arms = np.take(arms, inside, axis=1)
            short: list[tuple[int, int, int]] = []
            for (cluster, _, _), (start, stop) in zip(runs, pairwise(edges), strict=True):
                if stop - start >= LONG:
                    self._long(cluster, rows[start:stop], arms[:, start:stop])
                elif stop > start:
                    short.append((cluster, start, stop))
            if short:
                self._short(short, rows, arms)
        return counts

    def _rows(self, numbers: Floats, inside: Places) -> Floats:
        """The family's columns of some rows, one row after another."""
        rows = np.empty((len(inside), len(self.rows)))
        for place, row in enumerate(self.rows):
            np.take(numbers[row], inside, out=rows[:, place], mode="clip")
        return rows

    def _long(self, cluster: int, rows: Floats, arms: Marks) -> None:
        """Add a long run of one cluster, statement by statement."""
        without, with_ = arms == Arm.WITHOUT, arms == Arm.WITH
        sizes = np.stack((without.sum(axis=1), with_.sum(axis=1)), axis=1)
        rest = len(rows) - sizes.sum(axis=1)
        spared = np.maximum(sizes.max(axis=1) - rest, 0)
        whole = rows.T @ rows if spared.sum() > len(rows) else None
        half = len(self.targets)
        for place, flat in enumerate(self.flat):
            parts: list[Any] = [None, None]
            larger = int(sizes[place, 1] > sizes[place, 0])
            if whole is None or not spared[place]:
                parts = [self._squared(rows, mask[place]) for mask in (without, with_)]
            else:
                smaller = (without, with_)[1 - larger][place]
                parts[1 - larger] = self._squared(rows, smaller)
                parts[larger] = whole - parts[1 - larger]
                if rest[place]:
                    parts[larger] -= self._squared(rows, ~(without[place] | with_[place]))
            for side, part in enumerate(parts):
                if sizes[place, side]:
                    self.held[cluster, place + side * half] += part.ravel()[flat]

    def _squared(self, rows: Floats, mask: npt.NDArray[np.bool_]) -> Floats:
        """The products of the columns with each other over the rows that the mask names."""
        chosen = np.flatnonzero(mask)
        buffer = getattr(self.room, "rows", None)
        if buffer is None or len(buffer) < len(chosen):
            buffer = self.room.rows = np.empty((2 * len(chosen) + LONG, rows.shape[1]))
        part = buffer[: len(chosen)]
        np.take(rows, chosen, axis=0, out=part, mode="clip")  # "raise" would copy once more
        squared: Floats = part.T @ part
        return squared

    def _short(self, runs: Sequence[tuple[int, int, int]], rows: Floats, arms: Marks) -> None:
        """Add short runs: products once a row, then all statements in one multiplication."""
        left, right = (columns[self.inner] for columns in self.upper)
        chosen = np.concatenate([np.arange(start, stop) for _, start, stop in runs])
        owner = np.repeat(
            [cluster for cluster, _, _ in runs], [stop - start for _, start, stop in runs]
        )
        for first in range(0, len(chosen), CHUNK):
            here, codes = chosen[first : first + CHUNK], owner[first : first + CHUNK]
            given, marks = rows[here], arms[:, here]
            sides = np.concatenate((marks == Arm.WITHOUT, marks == Arm.WITH)).astype(np.float64)
            products = given[:, left] * given[:, right]
            outcome = given[:, self.targets].T
            weighted = sides * np.concatenate((outcome, outcome))
            squared = weighted * np.concatenate((outcome, outcome))
            edges = [0, *(np.flatnonzero(np.diff(codes)) + 1).tolist(), len(codes)]
            for start, stop in pairwise(edges):
                run, held = slice(start, stop), self.held[codes[start]]
                held[:, self.inner] += sides[:, run] @ products[run]
                held[:, self.crossed] += weighted[:, run] @ given[run, : self.width]
                held[:, -1] += squared[:, run].sum(axis=1)


def names_of(families: Sequence[Family]) -> tuple[list[str], list[str]]:
    """Name the columns of numbers and of marks that some families read, once each."""
    numbers = _names(family.confounders for family in families)
    outcomes = _names((q.outcome for q in family.questions) for family in families)
    marks = _names((q.arm, q.inside, q.known) for family in families for q in family.questions)
    return list(dict.fromkeys([*numbers, *outcomes])), [name for name in marks if name]


def _names(groups: Any) -> list[str]:
    """List names once each, in the order met."""
    return list(dict.fromkeys(name for group in groups for name in group))


def _marks_of(question: Question, marks: Sequence[str]) -> tuple[int, Any, Any]:
    arm = marks.index(question.arm)
    if not question.inside:
        return arm, None, None
    return arm, marks.index(question.inside), marks.index(question.known)


def _look_up() -> Marks:
    """The arm by 6 × inside + 3 × outcome known + component (0 no, 1 yes, 2 unknown)."""
    table = np.zeros(12, np.uint8)
    for known in (0, 1):
        for component in (0, 1, 2):
            arm = Arm.COMPONENT_UNKNOWN if component == 2 else Arm(1 + component)
            if component != 2 and not known:
                arm = Arm.OUTCOME_UNKNOWN
            table[6 + 3 * known + component] = arm
    return table


LOOK_UP = _look_up()
