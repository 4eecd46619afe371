"""How probable what was read would be, were so many relevant records still unread.

The test of Callaghan and Müller-Hansen (2020), Systematic Reviews 9:273. Take any earlier moment of
the reading: had the records then unread been shuffled, those read since would be a random sample of
them. The number of relevant records among them follows the hypergeometric distribution. A ranking
that is no worse than shuffling finds relevant records sooner, so that the test errs towards reading
on. The moment that speaks most strongly is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np
import numpy.typing as npt

NEAR = 32
MANY = 100
Numbers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reading:
    """What was read, in its order: at which places the relevant ones stood, of how many in all."""

    read: int
    total: int
    places: Numbers  # of the relevant ones, counted from nought

    @property
    def found(self) -> int:
        """How many relevant records were read."""
        return len(self.places)

    @property
    def left(self) -> int:
        """How many records are unread."""
        return self.total - self.read


def reading(seen: Sequence[bool], total: int) -> Reading:
    """Take down what was read, in the order of reading."""
    if len(seen) > total:
        raise ValueError(f"{len(seen)} records were read of only {total}")
    relevant = np.asarray(seen, dtype=bool)
    return Reading(len(relevant), total, np.flatnonzero(relevant).astype(np.int64))


def least_total(found: int, recall: float) -> int:
    """The smallest number of relevant records of which those found are less than the recall."""
    return int(Fraction(found) / Fraction(str(recall))) + 1


def chance(read: Reading, unread: int) -> float:
    """The smallest probability, over all moments, were so many relevant records still unread.

    Only the start and the moments just after a relevant record need be tried: from one of these, a
    moment further into a run of irrelevant records only has less to go on.
    """
    return 1.0 if unread <= 0 else float(chances(read, unread, moments(read)).min())


def most_unread(read: Reading, least: float) -> int:
    """The largest number of unread relevant records whose chance is not below the least.

    Each moment's chance falls as the number rises, so each rules out from some number on; the
    smallest of these is found by going from the moment that speaks most strongly to the next.
    """
    tried = moments(read)
    most = read.left
    strongest = 0
    while True:
        most = _most(read, tried[strongest : strongest + 1], least, most)
        if not most:
            return 0
        against = chances(read, most, tried)
        strongest = int(against.argmin())
        if against[strongest] >= least:
            return most


def moments(read: Reading) -> Numbers:
    """The start, and the places just after each relevant record.

    Where many were found, the last 32 and as many of the earlier ones: to leave some out can only
    make the answer more careful, and keeps a page quick.
    """
    every = np.concatenate([[0], read.places + 1]).astype(np.int64)
    if len(every) <= 2 * NEAR:
        return every
    spread = np.linspace(0, len(every) - NEAR - 1, NEAR).round().astype(np.int64)
    return np.concatenate([every[spread], every[-NEAR:]])


def chances(read: Reading, unread: int, starts: Numbers) -> Reals:
    """For each moment, the chance of leaving so many relevant records unread by mere chance."""
    if unread > read.left:
        return np.zeros(len(starts))
    since = read.found - np.searchsorted(read.places, starts)
    return tail(read.total - starts, since + unread, read.left, unread)


def _most(read: Reading, start: Numbers, least: float, highest: int) -> int:
    """What one moment does not rule out: steps are doubled, then halved."""
    low, high = 0, 1
    while high <= highest and chances(read, high, start)[0] >= least:
        low, high = high, 2 * high
    high = min(high, highest + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if chances(read, middle, start)[0] >= least:
            low = middle
        else:
            high = middle
    return low


def tail(urn: Numbers, relevant: Numbers, drawn: int, least: int) -> Reals:
    """The chance that of so many drawn from an urn at least so many are relevant.

    Hypergeometric upper tail, summed from below: 1 − P(fewer than `least`). To about 1e-10; where
    many terms would be summed, SciPy's.
    """
    if least > MANY:
        # Here and not above: it takes a second to load, and few readings ask for it.
        from scipy.stats import hypergeom

        return np.asarray(hypergeom.sf(least - 1, urn, relevant, drawn))
    logs = _log_factorials(int(urn.max()).bit_length())
    below = np.arange(least)[:, None]
    other = urn - relevant
    possible = (below <= relevant) & (drawn - below <= other) & (below <= drawn)
    kept = np.where(possible, below, 0)
    spare = np.clip(other - drawn + kept, 0, None)
    terms = (
        _choose(logs, relevant, kept, np.clip(relevant - kept, 0, None))
        + _choose(logs, other, np.clip(drawn - kept, 0, None), spare)
        - _choose(logs, urn, np.full_like(urn, drawn), urn - drawn)
    )
    fewer = np.where(possible, np.exp(terms), 0.0).sum(axis=0)
    return np.asarray(np.clip(1.0 - fewer, 0.0, 1.0))


@lru_cache(maxsize=4)
def _log_factorials(bits: int) -> Reals:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, 2**bits + 1)))])


def _choose(logs: Reals, of: Numbers, some: Numbers, others: Numbers) -> Reals:
    return np.asarray(logs[of] - logs[some] - logs[others])
