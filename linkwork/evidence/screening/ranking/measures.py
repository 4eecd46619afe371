"""How good an order of reading was, as ASReview's insights measure it.

Ferdinands and others (2023), Systematic Reviews 12:100, and the package asreview-insights. Every
measure takes the true answers in the order of reading, to the last record (True is relevant).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Measures:
    """The measures of one reading."""

    wss95: float  # work saved over sampling at 95 % recall, a share of the records
    wss100: float
    atd: float  # average time to discovery: records read until a relevant one is found, on average
    loss: float  # from 0, all relevant ones first, to 1, all of them last


def measures(answers: Sequence[bool]) -> Measures:
    """Measure one reading; it has to hold relevant and irrelevant records."""
    relevant = sum(map(bool, answers))
    if not 0 < relevant < len(answers):
        raise ValueError("there have to be relevant and irrelevant records to measure an order")
    return Measures(
        wss95=work_saved(answers, 0.95),
        wss100=work_saved(answers, 1.0),
        atd=time_to_discovery(answers),
        loss=loss(answers),
    )


def work_saved(answers: Sequence[bool], recall: float) -> float:
    """How much sooner than at random the recall was reached, as a share of the records.

    The last relevant record within the recall is looked at, and at random the relevant ones would
    come at even distances (insights' `wss`).
    """
    found = np.cumsum(np.asarray(answers, dtype=int))
    many = int(found[-1])
    evenly = np.round(np.linspace(0, many, len(found)))
    counts = np.arange(1, many + 1)
    sooner = np.searchsorted(evenly, counts) - np.searchsorted(found, counts)
    within = int(np.searchsorted(counts / many, recall, side="right"))
    return float(sooner[within - 1] / len(found))


def time_to_discovery(answers: Sequence[bool]) -> float:
    """The mean place, from 1, at which relevant records stood (insights' `atd`)."""
    return float(np.mean(np.flatnonzero(np.asarray(answers, dtype=bool)) + 1))


def loss(answers: Sequence[bool]) -> float:
    """The area between the best curve and this one, over that between the best and the worst.

    ASReview's `loss`.
    """
    found = np.cumsum(np.asarray(answers, dtype=int))
    many, relevant = len(found), int(found[-1])
    best = relevant * (many - (relevant - 1) / 2)
    return float((best - found.sum()) / (relevant * (many - relevant)))
