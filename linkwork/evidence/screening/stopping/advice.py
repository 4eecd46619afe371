"""Whether a reader may stop, and what recall can be claimed with what confidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linkwork.evidence.screening.stopping.chances import (
    chance,
    least_total,
    most_unread,
    reading,
)


@dataclass(frozen=True)
class Advice:
    """What the reading so far allows to be said."""

    read: int
    total: int
    found: int
    run: int  # irrelevant records read since the last relevant one
    recall: float  # the recall asked for
    confidence: float
    p: float  # the chance of what was read, were the recall asked for not reached
    stop: bool
    recall_at_least: float  # what can be claimed now, with that confidence
    missed_at_most: int


def advice(
    seen: Sequence[bool], total: int, recall: float = 0.95, confidence: float = 0.95
) -> Advice:
    """Say whether to stop, from the answers in the order of reading (True is relevant).

    Nothing can be said before a relevant record was found: then one reads on. Once everything is
    read, nothing is missed.
    """
    _within(recall, confidence)
    read = reading(seen, total)
    most = most_unread(read, 1 - confidence)
    p = chance(read, least_total(read.found, recall) - read.found) if read.left else 0.0
    return Advice(
        read=read.read,
        total=total,
        found=read.found,
        run=read.read - (int(read.places[-1]) + 1 if read.found else 0),
        recall=recall,
        confidence=confidence,
        p=p,
        stop=not read.left or (read.found > 0 and p < 1 - confidence),
        recall_at_least=_recall(read.found, most, read.left),
        missed_at_most=most,
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
        if chance(replace(read, read=read.read + middle), wrong) < 1 - confidence:
            high = middle
        else:
            low = middle
    return high if high < read.left or not read.left else None


def _recall(found: int, missed: int, left: int) -> float:
    if not left:
        return 1.0
    return found / (found + missed) if found else 0.0


def _within(recall: float, confidence: float) -> None:
    if not 0 < recall <= 1:
        raise ValueError(f"a recall is above 0 and at most 1, not {recall}")
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
