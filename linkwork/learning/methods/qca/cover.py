"""The smallest covers: the fewest prime implicants that together cover every positive row.

Primes that cover the same rows stand for one another, so covers are sought among classes of them.
The size comes from essential classes, row and column dominance and an integer programme; then all
covers of that size are listed, each step held to the bound of the linear programme's weights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, prod

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from linkwork.learning.methods.qca.limits import Limits, Watch

Flags = npt.NDArray[np.bool_]
SLACK = 1e-6


@dataclass(frozen=True)
class Covers:
    """The covers of the smallest size: places of primes, how many there are, and what was met."""

    models: tuple[tuple[int, ...], ...]
    size: int
    lower: int
    counted: int
    complete: bool
    reached: tuple[str, ...]


def smallest_covers(covers: Flags, limits: Limits, watch: Watch) -> Covers:
    """Find all smallest covers. `covers` is (primes, rows); every row has at least one prime."""
    classes = _classes(covers)
    masks = list(classes)
    everything = (1 << covers.shape[1]) - 1
    size, lower, one = _size(masks, everything, watch)
    weights = _weights(masks, covers.shape[1])
    search = _Search(masks, weights, size, limits.nodes, watch)
    models: list[tuple[int, ...]] = []
    counted = 0
    for chosen in search.covers(everything):
        counted += prod(len(classes[mask]) for mask in chosen)
        if len(models) < limits.models:
            models += _spelled(chosen, classes, limits.models - len(models))
    if not models:  # the search met its cap before its first cover: the programme's own is one
        models = _spelled(one, classes, limits.models)
        counted = prod(len(classes[mask]) for mask in one)
    reached = []
    if lower < size:
        reached.append(f"time: a model of fewer terms than {size} is not ruled out")
    if search.stopped:
        reached.append(f"{search.stopped}, so there may be more models")
    if counted > len(models):
        reached.append(f"{len(models):,} of {counted:,} models listed")
    complete = not search.stopped and lower == size
    return Covers(tuple(sorted(models)), size, lower, counted, complete, tuple(reached))


def _classes(covers: Flags) -> dict[int, list[int]]:
    """Primes by the rows they cover, as a mask of rows."""
    found: dict[int, list[int]] = {}
    packed = np.packbits(covers, axis=1, bitorder="little")
    for place, row in enumerate(packed):
        found.setdefault(int.from_bytes(row.tobytes(), "little"), []).append(place)
    found.pop(0, None)
    return found


def _spelled(
    chosen: Sequence[int], classes: dict[int, list[int]], most: int
) -> list[tuple[int, ...]]:
    """Write out the models of one cover by classes: one prime of each."""
    found: list[tuple[int, ...]] = []
    for primes in product(*(classes[mask] for mask in chosen)):
        if len(found) == most:
            break
        found.append(tuple(sorted(primes)))
    return found


def _size(masks: list[int], everything: int, watch: Watch) -> tuple[int, int, list[int]]:
    """The fewest classes that cover all rows, the number proven to be needed, and one cover."""
    chosen, rest, rows = _reduced(masks, everything)
    if not rows:
        return len(chosen), len(chosen), chosen
    table = _table(rest, rows)
    answer = milp(
        np.ones(len(rest)),
        constraints=LinearConstraint(table, lb=1),
        integrality=np.ones(len(rest)),
        bounds=Bounds(0, 1),
        options={"time_limit": max(0.1, watch.left() / 2)},
    )
    if answer.x is None:
        greedy = _greedy(rest, rows)
        return len(chosen) + len(greedy), len(chosen) + 1, chosen + greedy
    picked = [mask for mask, taken in zip(rest, answer.x, strict=True) if taken > 0.5]
    bound = len(picked) if answer.status == 0 else ceil((answer.mip_dual_bound or 0) - SLACK)
    return len(chosen) + len(picked), len(chosen) + bound, chosen + picked


def _reduced(masks: list[int], everything: int) -> tuple[list[int], list[int], list[int]]:
    """Take essential classes, and drop dominated classes and rows, until nothing changes."""
    chosen: list[int] = []
    left, rest = everything, list(masks)
    while left:
        rest = _greatest({mask & left: mask for mask in rest if mask & left})
        rows = _bits(left)
        needed = {
            holders[0]
            for row in rows
            if len(holders := [mask for mask in rest if mask >> row & 1]) == 1
        }
        if not needed:
            return chosen, rest, _hardest(rest, rows)
        chosen += sorted(needed)
        for mask in needed:
            left &= ~mask
    return chosen, [], []


def _greatest(by_rows: dict[int, int]) -> list[int]:
    """Keep the classes whose rows no other class covers too."""
    kept: list[int] = []
    for rows in sorted(by_rows, key=lambda one: -one.bit_count()):
        if not any(rows & other == rows for other in kept):
            kept.append(rows)
    return [by_rows[rows] for rows in kept]


def _hardest(rest: Sequence[int], rows: Sequence[int]) -> list[int]:
    """Keep the rows that are not covered whenever another row is."""
    holders = {row: {place for place, mask in enumerate(rest) if mask >> row & 1} for row in rows}
    kept: list[int] = []
    for row in sorted(rows, key=lambda one: len(holders[one])):
        if not any(holders[other] <= holders[row] for other in kept):
            kept.append(row)
    return kept


def _table(masks: Sequence[int], rows: Sequence[int]) -> npt.NDArray[np.float64]:
    return np.asarray([[mask >> row & 1 for mask in masks] for row in rows], dtype=np.float64)


def _greedy(masks: Sequence[int], rows: Sequence[int]) -> list[int]:
    left = sum(1 << row for row in rows)
    picked: list[int] = []
    while left:
        picked.append(max(masks, key=lambda mask: (mask & left).bit_count()))
        left &= ~picked[-1]
    return picked


def _weights(masks: Sequence[int], rows: int) -> list[float]:
    """A weight for each row, of which no class holds more than 1: uncovered weight needs primes."""
    biggest = _greatest({mask: mask for mask in masks})
    table = _table(biggest, range(rows))
    answer = linprog(-np.ones(rows), A_ub=table.T, b_ub=np.ones(len(biggest)), bounds=(0, None))
    if answer.x is None:
        return [0.0] * rows
    # Rounding may leave a class a hair above 1: shrink, so that the bound stays a bound.
    over = max(1.0, float((table.T @ answer.x).max()))
    return [float(one) / over for one in answer.x]


def _bits(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]


class _Search:
    """Every cover of one size, found row by row: the row with the fewest usable classes first."""

    def __init__(
        self, masks: Sequence[int], weights: Sequence[float], size: int, nodes: int, watch: Watch
    ) -> None:
        self.masks = sorted(masks, key=lambda mask: (-mask.bit_count(), mask))
        self.weights = weights
        self.size = size
        self.most = nodes
        self.nodes = 0
        self.watch = watch
        self.stopped = ""

    def covers(self, everything: int) -> Iterator[list[int]]:
        """Each cover once, as a list of masks."""
        yield from self._below(everything, self.masks, [])

    def _below(self, left: int, usable: list[int], chosen: list[int]) -> Iterator[list[int]]:
        if not left:
            yield chosen
            return
        self.nodes += 1
        if self.nodes > self.most:
            self.stopped = self.stopped or f"{self.most:,} steps of the search taken"
        elif self.watch.over():
            self.stopped = self.stopped or f"{self.watch.seconds:g} seconds spent"
        room = self.size - len(chosen)
        if self.stopped or self._needs(left) > room:
            return
        # Keep what can still be part of a cover of this size.
        usable = [one for one in usable if one & left and self._needs(left & ~one) <= room - 1]
        counts = [(sum(mask >> row & 1 for mask in usable), row) for row in _bits(left)]
        fewest, row = min(counts)
        if not fewest:
            return
        for place, mask in enumerate(usable):
            if mask >> row & 1:
                # A class tried before at this row would give the same cover again.
                later = [
                    one for spot, one in enumerate(usable) if spot > place or not one >> row & 1
                ]
                yield from self._below(left & ~mask, later, [*chosen, mask])

    def _needs(self, left: int) -> int:
        """The fewest classes that could cover these rows, by weight."""
        total = 0.0
        weights = self.weights
        while left:
            low = left & -left
            total += weights[low.bit_length() - 1]
            left ^= low
        return ceil(total - SLACK)
