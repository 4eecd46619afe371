"""Prime implicants: the largest combinations that cover a positive row and no forbidden one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.boxes import Notation, primes_of
from linkwork.learning.methods.qca.hitting import minimal_hitting_sets
from linkwork.learning.methods.qca.limits import Limits, Watch
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.terms import FREE, Term

Patterns = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Primes:
    """Prime implicants (a value or FREE for each condition) and the positive rows each covers.

    `patterns` is (primes, conditions); `covers` is (primes, positive rows). `reached` names the
    cap that was met, where the list is not whole.
    """

    patterns: Patterns
    covers: Flags
    reached: str = ""

    def term(self, place: int) -> Term:
        """One of them, as a term."""
        return tuple(int(value) for value in self.patterns[place])


def against(positives: Sequence[Term], negatives: Sequence[Term], limits: Limits) -> Primes:
    """Primes that may use every combination that was not seen.

    For each positive row: the minimal sets of its values that keep all negative rows out.
    """
    rows = np.asarray(positives, dtype=np.int8)
    none = np.asarray(negatives, dtype=np.int8).reshape(len(negatives), rows.shape[1])
    weights = 1 << np.arange(rows.shape[1], dtype=np.int64)
    found: list[Patterns] = []
    count, reached = 0, ""
    for place, row in enumerate(rows):
        sets = minimal_hitting_sets(np.unique((none != row) @ weights).tolist(), rows.shape[1])
        own = sets[~_covering_earlier(sets, (rows[:place] != row) @ weights)]
        # Past the cap one prime a row is still kept, so that every row can be covered.
        room = max(1, limits.primes - count)
        if len(own) > room:
            reached = f"{limits.primes:,} prime implicants kept, and there are more"
            own = own[np.argsort(np.bitwise_count(own), kind="stable")][:room]
        count += len(own)
        found.append(np.where((own[:, None] & weights) != 0, row, np.int8(FREE)).astype(np.int8))
    patterns = np.concatenate(found)
    return Primes(patterns, covering(patterns, rows), reached)


def _covering_earlier(sets: npt.NDArray[np.int64], apart: npt.NDArray[np.int64]) -> Flags:
    """Say which sets of a row's values also cover an earlier row, where they were found first."""
    seen = np.zeros(len(sets), dtype=np.bool_)
    for one in apart:
        seen |= (sets & one) == 0
    return seen


def within(
    boxes: Iterable[int],
    positives: Sequence[Term],
    notation: Notation,
    limits: Limits,
    watch: Watch,
) -> Primes:
    """Primes inside a union of boxes and nowhere else, that cover at least one positive row."""
    if not notation.fits:
        raise QcaError("the conditions have more than 64 values between them")
    largest = primes_of(boxes, notation, limits.primes, watch)
    reached = ""
    if largest is None:
        reached = "prime implicants: the cap was met, so the rows stand as they are"
        largest = np.asarray([notation.of_term(row) for row in positives], dtype=np.uint64)
    terms = sorted({term for box in largest for term in notation.terms(int(box))})
    patterns = np.asarray(terms, dtype=np.int8)
    covers = covering(patterns, np.asarray(positives, dtype=np.int8))
    kept = covers.any(axis=1)
    if any(level > 2 for level in notation.levels):
        kept &= _largest(terms, notation)
    return Primes(patterns[kept], covers[kept], reached)


def _largest(terms: Sequence[Term], notation: Notation) -> Flags:
    """Say which terms lie inside no other."""
    boxes = np.asarray([notation.of_term(term) for term in terms], dtype=np.uint64)
    return np.asarray([((boxes & box) == box).sum() == 1 for box in boxes], dtype=np.bool_)


def covering(patterns: Patterns, rows: Patterns) -> Flags:
    """Say which rows each pattern covers."""
    covers = np.ones((len(patterns), len(rows)), dtype=np.bool_)
    for place in range(rows.shape[1]):
        column = patterns[:, place, None]
        covers &= (column == FREE) | (column == rows[:, place])
    return covers
