"""The curve of a reading: how many relevant records were found, and how many there may be."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linkwork.evidence.screening.stopping.advice import claimed, unread
from linkwork.evidence.screening.stopping.chances import reading


@dataclass(frozen=True)
class Point:
    """One place of the curve: after so many records read."""

    read: int
    found: int
    at_most: int  # relevant records there may be in all, with the confidence asked for
    recall_at_least: float


def curve(
    seen: Sequence[bool], total: int, confidence: float = 0.95, points: int = 50
) -> list[Point]:
    """The curve at evenly spaced places, the last one included.

    Its upper edge takes each place by itself, as it would have been seen on that day.
    """
    places = sorted({round(place) for place in np.linspace(0, len(seen), max(2, points))})
    return [_point(seen[:place], total, confidence) for place in places]


def _point(seen: Sequence[bool], total: int, confidence: float) -> Point:
    read = reading(seen, total)
    most = unread(read, confidence).most
    return Point(read.read, read.found, read.found + most, claimed(read, most))
