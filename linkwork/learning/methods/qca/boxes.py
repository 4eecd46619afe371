"""Prime implicants of a union of boxes, by iterated consensus in positional notation.

A box gives each condition the set of values it allows, as bits of one whole number; a term is a
box whose conditions allow one value or all. Consensus: Quine 1955; positional notation for many
values: Brayton and others 1984, Logic Minimization Algorithms, ch. 2.
"""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.limits import Watch
from linkwork.learning.methods.qca.terms import FREE, Term

Boxes = npt.NDArray[np.uint64]


class Notation:
    """Where each condition's values stand among the bits of a box."""

    def __init__(self, levels: Sequence[int]) -> None:
        self.levels = tuple(levels)
        self.starts = [sum(levels[:place]) for place in range(len(levels))]
        self.fields = [
            ((1 << level) - 1) << start
            for level, start in zip(self.levels, self.starts, strict=True)
        ]

    @property
    def fits(self) -> bool:
        """Say whether a box fits into one word of 64 bits."""
        return sum(self.levels) <= 64

    def box(self, allowed: Iterable[Iterable[int]]) -> int:
        """The box that allows these values of each condition, in order."""
        return sum(
            1 << start + value
            for start, values in zip(self.starts, allowed, strict=True)
            for value in set(values)
        )

    def of_term(self, term: Term) -> int:
        """The box of a term."""
        return self.box(
            range(level) if value == FREE else (value,)
            for value, level in zip(term, self.levels, strict=True)
        )

    def terms(self, box: int) -> list[Term]:
        """The largest terms inside a box: one value where it allows some but not all."""
        choices = []
        for level, start in zip(self.levels, self.starts, strict=True):
            values = [value for value in range(level) if box >> start + value & 1]
            choices.append([FREE] if len(values) == level else values)
        return [tuple(one) for one in product(*choices)]


def primes_of(boxes: Iterable[int], notation: Notation, most: int, watch: Watch) -> Boxes | None:
    """Every largest box inside the union of the boxes; None where the caps were met first."""
    kept = np.zeros(0, dtype=np.uint64)
    for box in sorted(set(boxes), key=lambda one: -one.bit_count()):
        kept = _with(kept, np.asarray([box], dtype=np.uint64))
    done: set[int] = set()
    while todo := [int(box) for box in kept if int(box) not in done]:
        for box in todo:
            if len(kept) > most or watch.over():
                return None
            done.add(box)
            # A box that another has swallowed meanwhile gives nothing that the other does not.
            if (kept == np.uint64(box)).any():
                kept = _with(kept, _consensus(box, kept, notation))
    return np.sort(kept)


def _consensus(box: int, others: Boxes, notation: Notation) -> Boxes:
    """Join a box with each of the others over each condition in turn."""
    mine = np.uint64(box)
    meet, join = others & mine, others | mine
    met = np.stack([(meet & np.uint64(field)) != 0 for field in notation.fields])
    empty = (~met).sum(axis=0)
    found = []
    for place, field in enumerate(notation.fields):
        fits = (empty == 0) | ((empty == 1) & ~met[place])
        if notation.levels[place] == 2:
            fits &= ~met[place]  # with two values, boxes that meet have nothing new to give
        mask = np.uint64(field)
        found.append((meet[fits] & ~mask) | (join[fits] & mask))
    return np.unique(np.concatenate(found))


def _with(kept: Boxes, found: Boxes) -> Boxes:
    """Take boxes in, and leave out every one that lies inside another."""
    fresh = [box for box in found if not ((kept & box) == box).any()]
    for box in sorted(fresh, key=lambda one: -int(one).bit_count()):
        if not ((kept & box) == box).any():
            kept = np.append(kept[(kept & box) != kept], box)
    return kept
