"""Counts that stand one within the other: what is left between them must not be a few people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linkwork.learning.methods.disclosure.attack.claims import Claim
from linkwork.learning.methods.disclosure.attack.sorts import Sorts
from linkwork.learning.methods.disclosure.floors import HOUSE


@dataclass(frozen=True)
class Slice:
    """Two shown counts, the one within the other, that differ by a few people."""

    new: Claim
    earlier: Claim

    @property
    def across(self) -> bool:
        """Whether they are of two frozen tables, so that it is who came or left in between."""
        return self.new.snapshot != self.earlier.snapshot


def slices(new: Sequence[Claim], earlier: Sequence[Claim], most: int = HOUSE.hidden) -> list[Slice]:
    """Every pair of a new and an earlier count, both shown, that differ by 1 to `most` people."""
    return [
        pair
        for step in dict.fromkeys(one.step for one in new)
        for pair in _of(new, earlier, step, most)
    ]


def _of(new: Sequence[Claim], earlier: Sequence[Claim], step: str, most: int) -> Iterator[Slice]:
    ours = [one for one in new if one.step == step and not one.hidden]
    theirs = [one for one in earlier if one.step == step and not one.hidden]
    if not ours or not theirs:
        return
    apart = np.array([one.exact for one in ours])[:, None] - np.array([one.exact for one in theirs])
    few = (np.abs(apart) >= 1) & (np.abs(apart) <= most)
    sorts = Sorts([one.region for one in (*ours, *theirs)])
    inside, around = np.ones_like(few), np.ones_like(few)
    for axis in sorts.axes:
        mine, other = _members(ours, sorts, axis), _members(theirs, sorts, axis)
        shared = mine @ other.T
        inside &= shared == mine.sum(axis=1)[:, None]
        around &= shared == other.sum(axis=1)[None, :]
    for i, j in np.argwhere(few & (inside | around)):
        yield Slice(ours[i], theirs[j])


def _members(claims: Sequence[Claim], sorts: Sorts, axis: str) -> NDArray[np.int64]:
    """Which classes of the axis each claim speaks of."""
    found = np.zeros((len(claims), sorts.count[axis]), dtype=np.int64)
    for place, claim in enumerate(claims):
        found[place, list(sorts.classes(axis, claim.region.get(axis)))] = 1
    return found
