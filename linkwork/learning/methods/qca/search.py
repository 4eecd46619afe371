"""Every cover of one size, each once: branch on the row that is hardest to cover, held to a bound.

The bound is that of the linear programme: weights on the rows, of which no class holds more than
1, so that the weight left uncovered says how many classes are still needed. It is solved again
high up in the search, where a tighter bound saves most.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from linkwork.learning.methods.qca.limits import Watch

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
SLACK = 1e-6
HIGH_UP = 6  # so many classes still to choose: solve the linear programme again
MANY, HIGH_UP_OF_MANY = 500, 4


class Search:
    """A search through the covers of a (classes, rows) table; `stopped` says why it ended early."""

    def __init__(
        self, table: Flags, size: int, most_nodes: int, watch: Watch, start: Floats
    ) -> None:
        """Take the classes, the size sought, the caps, and weights to begin with."""
        self.table = table
        self.size = size
        self.most = most_nodes
        self.watch = watch
        self.start = start
        self.nodes = 0
        self.stopped = ""

    def covers(self) -> Iterator[list[int]]:
        """Each cover as a list of places of classes."""
        classes, rows = self.table.shape
        everything = np.ones(rows, dtype=np.bool_)
        yield from self._below(everything, np.arange(classes), [], self.start)

    def _below(
        self, left: Flags, usable: Places, chosen: list[int], weight: Floats
    ) -> Iterator[list[int]]:
        rows = np.flatnonzero(left)
        if not len(rows):
            yield chosen
            return
        room = self.size - len(chosen)
        if self._over() or room < 1:
            return
        if room == 1:
            for last in usable[self.table[np.ix_(usable, rows)].all(axis=1)]:
                yield [*chosen, int(last)]
            return
        usable, counts = self._useful(usable, rows, room, weight[rows])
        if len(usable) and counts.min() > 1 and self._tighten(room, len(usable)):
            weight = np.zeros_like(weight)
            weight[rows] = weights(self.table[np.ix_(usable, rows)])
            usable, counts = self._useful(usable, rows, room, weight[rows])
        if not len(usable) or not counts.min():
            return
        hardest = rows[counts.argmin()]
        alive = np.ones(len(usable), dtype=np.bool_)
        for place in np.flatnonzero(self.table[usable, hardest]):
            # A class tried before at this row would only give the same covers again.
            alive[place] = False
            one = usable[place]
            yield from self._below(
                left & ~self.table[one], usable[alive], [*chosen, int(one)], weight
            )

    def _useful(
        self, usable: Places, rows: Places, room: int, weight: Floats
    ) -> tuple[Places, Places]:
        """Classes that can still be part of a cover, and how many of them each row has."""
        part = self.table[np.ix_(usable, rows)]
        sizes = part.sum(axis=1)
        others = np.sort(sizes)[::-1][: room - 1].sum()
        kept = (part @ weight >= weight.sum() - room + 1 - SLACK) & (sizes > 0)
        kept &= sizes + others >= len(rows)
        return usable[kept], part[kept].sum(axis=0)

    def _tighten(self, room: int, classes: int) -> bool:
        return room >= (HIGH_UP_OF_MANY if classes > MANY else HIGH_UP)

    def _over(self) -> bool:
        self.nodes += 1
        if self.nodes > self.most:
            self.stopped = f"{self.most:,} steps of the search taken"
        elif self.watch.over():
            self.stopped = f"{self.watch.seconds:g} seconds spent"
        return bool(self.stopped)


def weights(table: Flags) -> Floats:
    """The heaviest weights on the rows of which no class holds more than 1; `table` as above."""
    classes, rows = table.shape
    whole = table.T.astype(np.float64)
    answer = linprog(-np.ones(rows), A_ub=whole.T, b_ub=np.ones(classes), method="highs-ds")
    if answer.x is None:
        return np.zeros(rows)
    found = np.asarray(answer.x, dtype=np.float64)
    # Rounding may leave a class a hair above 1: shrink, so that the bound stays a bound.
    return found / max(1.0, float((whole.T @ found).max()))
