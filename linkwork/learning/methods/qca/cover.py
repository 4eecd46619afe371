"""The smallest covers: the fewest prime implicants that together cover every positive row.

Primes that cover the same rows stand for one another, so covers are sought among classes of them.
The size comes from essential classes, row and column dominance and an integer programme; `search`
then lists all covers of that size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, prod

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from linkwork.learning.methods.qca.limits import Limits, Watch
from linkwork.learning.methods.qca.search import SLACK, Search, weights

Flags = npt.NDArray[np.bool_]


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
    masks = sorted(classes, key=lambda mask: (-mask.bit_count(), mask))
    everything = (1 << covers.shape[1]) - 1
    size, lower, one = _size(masks, everything, watch)
    rows = range(covers.shape[1])
    # Only the greatest classes can hold a row's weight down: the others are subsets of them.
    start = weights(_table(_greatest({mask: mask for mask in masks}), rows).T > 0)
    search = Search(_table(masks, rows).T > 0, size, limits.nodes, watch, start)
    models: list[tuple[int, ...]] = []
    counted = 0
    for places in search.covers():
        chosen = [masks[place] for place in places]
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
    if answer.status == 0:
        picked = [mask for mask, taken in zip(rest, answer.x, strict=True) if taken > 0.5]
        return len(chosen) + len(picked), len(chosen) + len(picked), chosen + picked
    # Out of time: what it has, or what always taking the class that adds most rows gives.
    found = [] if answer.x is None else list(zip(rest, answer.x, strict=True))
    ways = [[mask for mask, taken in found if taken > 0.5], _greedy(rest, rows)]
    picked = min((way for way in ways if way), key=len)
    bound = max(1, ceil((answer.mip_dual_bound or 0) - SLACK))
    return len(chosen) + len(picked), len(chosen) + min(bound, len(picked)), chosen + picked


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


def _bits(mask: int) -> list[int]:
    return [place for place in range(mask.bit_length()) if mask >> place & 1]
