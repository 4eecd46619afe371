"""Whether a reader may stop, and what recall can be claimed with what confidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkwork.evidence.screening.stopping import chances, falling
from linkwork.evidence.screening.stopping.chances import Reading, least_total, reading


@dataclass(frozen=True)
class Advice:
    """What the reading so far allows to be said.

    Two ways lead to it: that finds have become rarer, and the test of Callaghan and Müller-Hansen
    (2020), which only takes the order to be no worse than shuffled. The one that says more counts.
    """

    read: int
    total: int
    found: int
    run: int  # irrelevant records read since the last relevant one
    recall: float  # the recall asked for
    confidence: float
    p: float  # the chance that the recall asked for is not reached: the smaller of the two
    stop: bool
    recall_at_least: float  # what can be claimed now, with that confidence
    missed_at_most: int
    p_if_shuffled: float  # the published test alone
    recall_if_shuffled: float


@dataclass(frozen=True)
class Unread:
    """How many relevant records may be unread, by either way."""

    falling: int
    shuffled: int

    @property
    def most(self) -> int:
        """What is not ruled out by the way that says more."""
        return min(self.falling, self.shuffled)


def advice(
    seen: Sequence[bool], total: int, recall: float = 0.95, confidence: float = 0.95
) -> Advice:
    """Say whether to stop, from the answers in the order of reading (True is relevant).

    Nothing can be said before a relevant record was found: then one reads on. Once everything is
    read, nothing is missed.
    """
    _within(recall, confidence)
    read = reading(seen, total)
    most = unread(read, confidence)
    wrong = least_total(read.found, recall) - read.found
    return Advice(
        read=read.read,
        total=total,
        found=read.found,
        run=read.read - (int(read.places[-1]) + 1 if read.found else 0),
        recall=recall,
        confidence=confidence,
        p=_chance(read, wrong),
        stop=may_stop(read, wrong, confidence),
        recall_at_least=claimed(read, most.most),
        missed_at_most=most.most,
        p_if_shuffled=chances.chance(read, wrong) if read.left else 0.0,
        recall_if_shuffled=claimed(read, most.shuffled),
    )


def more(
    seen: Sequence[bool], total: int, recall: float = 0.95, confidence: float = 0.95
) -> int | None:
    """How many more irrelevant records in a row until one may stop; None is not before the end."""
    _within(recall, confidence)
    read = reading(seen, total)
    if not read.found:
        return None
    wrong = least_total(read.found, recall) - read.found
    low, high = -1, read.left
    while high - low > 1:
        middle = (low + high) // 2
        if may_stop(replace(read, read=read.read + middle), wrong, confidence):
            high = middle
        else:
            low = middle
    return high if high < read.left or not read.left else None


def unread(read: Reading, confidence: float) -> Unread:
    """How many relevant records may be unread, with that confidence."""
    if not read.left:
        return Unread(0, 0)
    least = 1 - confidence
    shuffled = chances.most_unread(read, least)
    if not read.found:
        return Unread(shuffled, shuffled)
    return Unread(falling.most_unread(falling.weigh(read), least), shuffled)


def claimed(read: Reading, missed: int) -> float:
    """The recall that can be claimed where so many may be unread."""
    if not read.left:
        return 1.0
    return read.found / (read.found + missed) if read.found else 0.0


def may_stop(read: Reading, wrong: int, confidence: float) -> bool:
    """Say whether so many unread relevant records are ruled out."""
    if not read.left:
        return True
    return read.found > 0 and _chance(read, wrong) < 1 - confidence


def _chance(read: Reading, wrong: int) -> float:
    if not read.left:
        return 0.0
    if not read.found:
        return chances.chance(read, wrong)
    return min(falling.at_least(falling.weigh(read), wrong), chances.chance(read, wrong))


def _within(recall: float, confidence: float) -> None:
    if not 0 < recall <= 1:
        raise ValueError(f"a recall is above 0 and at most 1, not {recall}")
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
