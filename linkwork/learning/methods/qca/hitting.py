"""All minimal sets of conditions that meet every one of a family of sets, on bitmasks.

A row with the outcome differs from each row without it in some set of conditions. A term made of
the row's own values keeps the other rows out exactly where it names a condition of each of those
sets: the prime implicants that cover the row are the minimal such sets. Here every subset of the
conditions is one bit of one long mask, so the work is the same for every table of k conditions:
2 k 2^k / 64 words, whatever its rows. (The closure is Yates' transform, over OR.)
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
WORD = 6  # a word holds the 2^6 subsets of the first six conditions
ONES = (1 << 64) - 1


def _without(place: int) -> int:
    """The bits of a word whose number has nought in this place."""
    return sum(1 << bit for bit in range(64) if not bit >> place & 1)


WITHOUT = [_without(place) for place in range(WORD)]


def minimal_hitting_sets(family: Iterable[int], width: int) -> npt.NDArray[np.int64]:
    """Find every minimal set (a mask of `width` bits) that shares a bit with each of the family.

    No family: the empty set alone. A family with the empty set in it: nothing.
    """
    holds = _holding_one(family, width)
    free = _largest_free(holds, width)
    return np.sort(((1 << width) - 1) ^ free)


def _holding_one(family: Iterable[int], width: int) -> Words:
    """Mark every set that contains one of the family: the closure upwards."""
    words = np.zeros(1 << max(0, width - WORD), dtype=np.uint64)
    for one in family:
        words[one >> WORD] |= np.uint64(1 << (one & 63))
    for place in range(min(width, WORD)):
        words |= (words & np.uint64(WITHOUT[place])) << np.uint64(1 << place)
    for place in range(WORD, width):
        halves = words.reshape(-1, 2, 1 << (place - WORD))
        halves[:, 1] |= halves[:, 0]
    return words


def _largest_free(holds: Words, width: int) -> npt.NDArray[np.int64]:
    """Find the sets that contain none of the family, and cannot grow without doing so."""
    largest = ~holds
    for place in range(min(width, WORD)):
        grown = (holds >> np.uint64(1 << place)) | np.uint64(ONES ^ WITHOUT[place])
        largest &= grown
    for place in range(WORD, width):
        shape = (-1, 2, 1 << (place - WORD))
        largest.reshape(shape)[:, 0] &= holds.reshape(shape)[:, 1]
    if width < WORD:
        largest &= np.uint64((1 << (1 << width)) - 1)
    return _bits(largest)


def _bits(words: Words) -> npt.NDArray[np.int64]:
    """The places of the bits that are set."""
    there = np.flatnonzero(words)
    octets = words[there].astype("<u8").view(np.uint8).reshape(-1, 8)
    rows, places = np.nonzero(np.unpackbits(octets, axis=1, bitorder="little"))
    return np.asarray((there[rows] << WORD) + places, dtype=np.int64)
