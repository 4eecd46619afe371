"""Instruments of several items that are scored: their scales, their scorers, and their gates.

No wording of a licensed instrument is shipped: the deployer loads it, having ticked the licence.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from linkwork.practice.outcomes import scorers
from linkwork.practice.outcomes.instruments import Bands

WHEEL = "wheel"


class Gate(StrEnum):
    """What must be so before an instrument is asked."""

    OPEN = "open"  # ours, or harmonised: may be asked
    LICENCE = "licence"  # the deployer ticks that it holds the licence, and loads the wording
    CLINICAL = "clinical"  # as above, and off until switched on: an answer may create a duty to act


@dataclass(frozen=True)
class Instrument:
    """One instrument: how many items on which scales, how scored, which way is better."""

    code: str
    name: str
    scales: tuple[tuple[int, int], ...]
    score: Callable[[scorers.Answers], scorers.Scores]
    scored_by: str  # the scorer and its version, kept with every score
    main: str  # the score that is shown first and paired
    ends: tuple[int, int]
    gate: Gate = Gate.LICENCE
    better: int = 1
    bands: Bands = ()
    words: dict[str, str] = field(default_factory=dict)  # what each score is called
    note: str = ""
    licensor: str = ""

    @property
    def items(self) -> int:
        """How many questions it has."""
        return len(self.scales)


def _same(lowest: int, highest: int, items: int) -> tuple[tuple[int, int], ...]:
    return ((lowest, highest),) * items


SWEMWBS = Instrument(
    "swemwbs",
    "Short Warwick-Edinburgh Mental Wellbeing Scale (SWEMWBS)",
    _same(1, 5, 7),
    scorers.swemwbs,
    "raw to metric, table 1",
    "metric",
    (7, 35),
    words={"metric": "Metric score", "raw": "Raw score"},
    note="A change of 1 to 3 points matters.",
    licensor="University of Warwick",
)
UCLA3 = Instrument(
    "ucla3",
    "UCLA three-item loneliness scale, with the direct question",
    (*_same(1, 3, 3), (1, 5)),
    scorers.loneliness,
    "sum of three, 1",
    "total",
    (3, 9),
    better=-1,
    bands=((5, "below the usual line"), (9, "lonely, by the usual convention")),
    words={"total": "Sum of three", "direct": "How often lonely"},
    note="6 and more is commonly called lonely: a convention, not a finding.",
    licensor="the scale's authors",
)
DE_JONG_GIERVELD = Instrument(
    "djg6",
    "De Jong Gierveld loneliness scale, six items",
    _same(1, 3, 6),
    scorers.de_jong_gierveld,
    "six items, 1",
    "total",
    (0, 6),
    better=-1,
    words={"total": "Loneliness", "emotional": "Emotional", "social": "Social"},
    note="The three negatively worded questions come first, then the three positively worded "
    "ones; the answers are yes, more or less, no, in that order.",
    licensor="the scale's authors",
)
PHQ9 = Instrument(
    "phq9",
    "Patient Health Questionnaire, nine items (PHQ-9)",
    _same(0, 3, 9),
    scorers.total,
    "sum, 1",
    "total",
    (0, 27),
    gate=Gate.CLINICAL,
    better=-1,
    bands=(
        (4, "minimal"),
        (9, "mild"),
        (14, "moderate"),
        (19, "moderately severe"),
        (27, "severe"),
    ),
    words={"total": "Sum"},
    note="A clinical measure. Any answer but the lowest to question 9 creates a duty to act.",
    licensor="Pfizer",
)
GAD7 = Instrument(
    "gad7",
    "Generalised Anxiety Disorder, seven items (GAD-7)",
    _same(0, 3, 7),
    scorers.total,
    "sum, 1",
    "total",
    (0, 21),
    gate=Gate.CLINICAL,
    better=-1,
    bands=((4, "minimal"), (9, "mild"), (14, "moderate"), (21, "severe")),
    words={"total": "Sum"},
    note="A clinical measure.",
    licensor="Pfizer",
)
INSTRUMENTS: dict[str, Instrument] = {
    one.code: one for one in (SWEMWBS, UCLA3, DE_JONG_GIERVELD, PHQ9, GAD7)
}
DUTY_TO_ACT = (PHQ9.code, 9)  # the instrument and the item that must be answered for at once

# The wheel: ours, of six to eight areas that a service may name itself, each 1 to 5.
FEWEST_AREAS, MOST_AREAS = 6, 8
AREA_ENDS = (1, 5)
USUAL_AREAS = (
    "How I feel",
    "My health",
    "My home",
    "Money",
    "Family and friends",
    "Things I do",
    "Getting about",
    "Feeling safe",
)
