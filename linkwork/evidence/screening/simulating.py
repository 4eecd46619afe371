"""Read a set whose answers are known as a reviewer would, the likeliest records first."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from linkwork.evidence.screening.ranking import words
from linkwork.evidence.screening.ranking.scoring import scores

Batch = Callable[[int], int]


@dataclass(frozen=True)
class Simulated:
    """One simulated reading: the order after the first two records, and how long the ranking took.

    The reading stops at the last relevant record; the rest follow in the order they came in.
    """

    priors: tuple[int, int]
    order: tuple[int, ...]
    answers: tuple[bool, ...]  # in that order
    trained: int  # how many times
    seconds: float


def priors(answers: Sequence[bool], seed: int) -> tuple[int, int]:
    """A relevant and an irrelevant record by chance, which the reader knows beforehand."""
    drawn = np.random.default_rng(seed)
    known = np.asarray(answers, dtype=bool)
    return int(drawn.choice(np.flatnonzero(known))), int(drawn.choice(np.flatnonzero(~known)))


def twentieth(read: int) -> int:
    """How many to read before the next training: one at first, then a twentieth of those read."""
    return max(1, read // 20)


def simulate(
    texts: Sequence[str],
    answers: Sequence[bool],
    *,
    seed: int,
    batch: Batch = twentieth,
    matrix: csr_matrix | None = None,
) -> Simulated:
    """Read the records in the order of the ranking, trained anew after each batch.

    `matrix` is that of the texts, where it was made before.
    """
    started = time.perf_counter()
    known = np.asarray(answers, dtype=np.int64)
    start = priors(answers, seed)
    if matrix is None:
        matrix = words.matrix(texts)
    read = list(start)
    unread = np.ones(len(known), dtype=bool)
    unread[read] = False
    trained = 0
    while known[unread].any():
        done = np.array(read)
        score = scores(matrix, done, known[done], seed=seed)
        trained += 1
        waiting = np.flatnonzero(unread)
        first = waiting[np.argsort(-score[waiting], kind="stable")][: batch(len(read))]
        read += first.tolist()
        unread[first] = False
    order = (*read[2:], *np.flatnonzero(unread).tolist())
    return Simulated(
        priors=start,
        order=order,
        answers=tuple(bool(known[place]) for place in order),
        trained=trained,
        seconds=time.perf_counter() - started,
    )
