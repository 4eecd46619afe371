"""One pass over the cases: the sufficient statistics of every statement at once.

Per statement each case stands in one arm. Per cluster and arm we keep the cross-products of
(1, Z, outcome). Blocks of rows are read in one thread while others multiply the block before.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods import spark
from linkwork.learning.methods.blocks import ROWS, Block, Clusters, Source, blocks
from linkwork.learning.methods.moments import Floats, Moments, moments
from linkwork.learning.methods.sums import Arm, Family, Question, Sums, names_of

__all__ = ["Arm", "Arms", "Family", "Progress", "Question", "Scanned", "scan"]

Progress = Callable[[int], None]
Counted = Future[npt.NDArray[np.int64]]


@dataclass(frozen=True)
class Arms:
    """What the scan knows of one statement: moments of (Z, outcome) in each arm, and counts."""

    without: Moments
    with_: Moments
    counts: dict[Arm, int]


@dataclass(frozen=True)
class Scanned:
    """The sufficient statistics of every statement; any sub-model follows from them."""

    sums: tuple[Sums, ...]
    clusters: tuple[Any, ...]
    shift: dict[str, float]

    def arms(self, code: str) -> Arms:
        """Lay out the moments of one statement's two arms."""
        for sums in self.sums:
            for place, question in enumerate(sums.family.questions):
                if question.code == code:
                    return self._arms(sums, place, question)
        raise KeyError(code)

    def _arms(self, sums: Sums, place: int, question: Question) -> Arms:
        counts = {arm: int(sums.counts[place, arm]) for arm in Arm}
        names = (*sums.family.confounders, question.outcome)
        shift = np.array([self.shift.get(name, 0.0) for name in names])
        sides = (place, place + len(sums.family.questions))
        without, with_ = (self._moments(sums, side, names, shift) for side in sides)
        return Arms(without, with_, counts)

    def _moments(self, sums: Sums, side: int, names: tuple[str, ...], shift: Floats) -> Moments:
        held = sums.held[: len(self.clusters), side]
        # By name, so that what is drawn with a seed does not hang on the order of rows.
        there = np.array(
            sorted(np.flatnonzero(held[:, 0] > 0).tolist(), key=lambda at: str(self.clusters[at])),
            dtype=np.intp,
        )
        width = len(names) + 1
        upper = np.zeros((width, width), dtype=np.intp)
        upper[sums.upper] = np.arange(len(sums.upper[0]))
        square = np.take(held[there], np.maximum(upper, upper.T), axis=1)
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
    threads: int | None = None,
) -> Scanned:
    """Read the cases once; `progress` is told after each block how many rows are done.

    Correct in any order of rows; fastest when cases of one cluster stand together. `expected`
    clusters are made room for at once. Memory: clusters × statements × products of confounders,
    8 bytes each (about 0.6 MB a cluster for the starter library), whatever the number of cases,
    and about 4 kB for each of the `rows` of a block. However many `threads`, sums are equal to
    rounding.
    """
    if spark.is_there(source):
        added, met, done = spark.sums_of(source, families, cluster=cluster, shift=shift, scan=scan)
        if progress:
            progress(done)
        return Scanned(added, tuple(met.places), shift)
    numbers, marks = names_of(families)
    sums = tuple(Sums(family, numbers, marks, expected) for family in families)
    seen = Clusters()
    moved = np.array([shift.get(name, 0.0) for name in numbers])
    done = 0
    threads = threads or min(len(os.sched_getaffinity(0)), 4)
    with ThreadPoolExecutor(threads) as crew:
        pending: list[tuple[Sums, Counted]] = []
        for block in blocks(
            source,
            cluster=cluster,
            numbers=numbers,
            marks=marks,
            clusters=seen,
            shift=moved,
            rows=rows,
        ):
            _finish(pending)
            for one in sums:
                one.grow(len(seen.places))
            pending = _begin(crew, sums, block, threads)
            done += block.numbers.shape[1]
            if progress:
                progress(done)
        _finish(pending)
    return Scanned(sums, tuple(seen.places), shift)


def _begin(
    crew: ThreadPoolExecutor, sums: Sequence[Sums], block: Block, parts: int
) -> list[tuple[Sums, Counted]]:
    """Hand a block out: each family's runs in as many parts of about equal rows."""
    edges = np.array([last for _, _, last in block.runs])
    wanted = np.linspace(0, edges[-1], parts + 1)[1:-1]
    cuts = [0, *(np.searchsorted(edges, wanted) + 1).tolist(), len(edges)]
    shares = [block.runs[start:stop] for start, stop in pairwise(cuts) if stop > start]
    return [(one, crew.submit(one.add, block, share)) for one in sums for share in shares]


def _finish(pending: Sequence[tuple[Sums, Counted]]) -> None:
    """Wait for a block's parts, so that sums grow in the order of the blocks."""
    for one, counted in pending:
        one.counts += counted.result()
