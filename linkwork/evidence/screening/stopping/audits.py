"""A random sample of what was left unread: what it says about how many were missed."""

from dataclasses import dataclass

import numpy as np

from linkwork.evidence.screening.stopping.chances import least_total, tail


@dataclass(frozen=True)
class Audit:
    """What a random sample of the unread records says."""

    sample: int
    hits: int
    unread: int
    confidence: float
    missed_at_most: int  # relevant records among the unread that were not in the sample
    recall_at_least: float


def audit(*, sample: int, hits: int, unread: int, found: int, confidence: float = 0.95) -> Audit:
    """Read an audit: `hits` relevant records in a random `sample` of the `unread` ones.

    `found` counts relevant records read before. The upper end is the exact one-sided limit of the
    hypergeometric distribution (Clopper and Pearson's way, for a finite number of records).
    """
    if not 0 <= hits <= sample <= unread:
        raise ValueError(f"{hits} hits in a sample of {sample} out of {unread} cannot be")
    low, high = hits, unread - sample + hits
    while low < high:
        middle = (low + high + 1) // 2
        if at_most(hits, sample, unread, middle) > 1 - confidence:
            low = middle
        else:
            high = middle - 1
    known = found + hits
    recall = 1.0 if low == hits else known / (found + low)
    return Audit(sample, hits, unread, confidence, low - hits, recall)


def audit_size(*, unread: int, found: int, recall: float = 0.95, confidence: float = 0.95) -> int:
    """How many unread records to draw so that, if none is relevant, the recall can be claimed."""
    wrong = least_total(found, recall) - found
    if wrong > unread:
        return 0
    low, high = 0, unread
    while low < high:
        middle = (low + high) // 2
        if at_most(0, middle, unread, wrong) <= 1 - confidence:
            high = middle
        else:
            low = middle + 1
    return low


def at_most(hits: int, sample: int, unread: int, relevant: int) -> float:
    """The chance of so few hits, were so many of the unread records relevant."""
    if hits >= min(sample, relevant):
        return 1.0
    # So few hits in the sample is as many as the rest, or more, outside it.
    least = relevant - hits
    outside = unread - sample
    return float(tail(np.array([unread]), np.array([relevant]), outside, least)[0])
