"""What every report has: a finding, whose figures, rows with one drawn cell, definitions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.intervals import Ratio
from linkwork.practice.reports.small_numbers import FEW, KEPT_BACK, LEAST, STEP, Count
from linkwork.ui.words import day, thousands

Definitions = tuple[tuple[str, str], ...]
FEWEST_FOR_A_MIDDLE = 10  # people, where small numbers are kept back
SUPPRESSED = (
    f"Counts under {LEAST} read “{FEW}”; the others are rounded to {STEP}; where a sum would give "
    f"a small one back, another reads “{KEPT_BACK}”. Shares are of the rounded counts."
)
IN_FULL = "In full: you may see the cases that are counted here."


@dataclass(frozen=True)
class Report:
    """One report: what it says, its rows for the picture and the file, and how it is counted."""

    slug: str
    name: str
    finding: str
    said: str
    rows: Sequence[Any]
    definitions: Definitions
    head: tuple[str, ...]  # of the file
    lines: Sequence[tuple[object, ...]]  # of the file
    more: dict[str, Any] = field(default_factory=dict)  # scales and second tables of the picture
    empty: str = ""  # what fills the report, where there is nothing to show

    @property
    def picture(self) -> str:
        """The template that draws it."""
        return f"reports/{self.slug}.jinja"


def definitions(
    cohort: Cohort, denominator: str, source: str, *more: tuple[str, str]
) -> Definitions:
    """How the figures are counted: of whom, from what, when, and how small numbers are kept."""
    period = (
        f"People offered {cohort.period}, counted on {day(cohort.today)}. The newest have had less "
        "time; who still waits is said beside."
    )
    return (
        ("Of whom", denominator),
        ("From what", source),
        *more,
        ("Period", period),
        ("Small numbers", SUPPRESSED if cohort.careful else IN_FULL),
    )


def hundred(number: Count | None, of: Count | None) -> int | None:
    """How many in every hundred, from the counts as shown."""
    if number is None or of is None or number.value is None or not of.value:
        return None
    return int(number.value / of.value * 100 + 0.5)


def out_of(number: Count, of: Count, words: str) -> str:
    """Say 90 of 120 people referred."""
    return f"{number.text} of {of.text} {words}".strip()


def in_every(number: Count, of: Count) -> str:
    """Say 75 in every 100."""
    share = hundred(number, of)
    return "" if share is None else f"{share} in every 100"


def share_of(number: Count, of: Count) -> float | None:
    """The share, from the counts as shown."""
    if number.value is None or not of.value:
        return None
    return min(number.value / of.value, 1.0)


def times(ratio: Ratio | None) -> str:
    """Say a ratio with its interval: 1.35 (1.21 to 1.50)."""
    if ratio is None:
        return ""
    return f"{ratio.value:.2f} ({ratio.low:.2f} to {ratio.high:.2f})"


def days(number: int | None, longest: int) -> str:
    """Say a number of days; or, where it was not reached, that it is more than anybody waited."""
    if number is None:
        return f"more than {thousands(longest)}"
    return thousands(number)
