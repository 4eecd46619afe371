"""What the marks of a setting come to, and whether the goals are met."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.of_calibration.settings import NOTHING, Mark

COVERAGE = (0.93, 0.97)
MOST_FALSE, MOST_WRONG, LEAST_INSUFFICIENT = 0.05, 0.005, 0.95
SCALE = {"AD6": 10.0}  # contacts, put on the scale of shares for a mean over statements


@dataclass(frozen=True)
class Summary:
    """One setting's figures; None where the setting cannot tell."""

    setting: str
    seeds: int
    marks: int
    shown: int
    coverage: float
    others: dict[str, float]  # coverage of other intervals
    false_supported: float | None
    wrong_sign: float
    insufficient: float
    bias: float  # mean over statements of the size of the mean error
    naive: float
    errors: float  # mean of standard error over the spread of estimates


def summary(marks: Sequence[Mark]) -> Summary:
    """Sum up the marks of one setting."""
    shown = [one for one in marks if one.effect is not None]
    nothing = [one.verdict == "supported" for one in marks if one.code in NOTHING]
    some = [one for one in marks if one.truth]
    names = sorted({name for one in shown for name in one.others})
    return Summary(
        setting=marks[0].setting,
        seeds=len({one.seed for one in marks}),
        marks=len(marks),
        shown=len(shown),
        coverage=share([covers(one, (one.low, one.high)) for one in shown]),
        others={
            name: share([covers(one, one.others[name]) for one in shown if name in one.others])
            for name in names
        },
        false_supported=share(nothing) if nothing else None,
        wrong_sign=share([_wrong(one) for one in some]),
        insufficient=share([one.verdict == "insufficient" for one in marks]),
        bias=_bias(shown, naive=False),
        naive=_bias(shown, naive=True),
        errors=_errors(shown),
    )


def met(found: Summary) -> dict[str, bool]:
    """Whether each goal that this setting can speak of is met."""
    if found.setting == "under-powered":
        return {"insufficient ≥ 95 %": found.insufficient >= LEAST_INSUFFICIENT}
    goals = {
        "coverage 93–97 %": COVERAGE[0] <= found.coverage <= COVERAGE[1],
        "wrong sign ≤ 0.5 %": found.wrong_sign <= MOST_WRONG,
    }
    if found.false_supported is not None:
        goals["false “supported” ≤ 5 %"] = found.false_supported <= MOST_FALSE
    return goals


def covers(mark: Mark, ends: tuple[float | None, float | None]) -> bool:
    """Whether an interval holds the truth."""
    low, high = ends
    return low is not None and high is not None and low <= mark.truth <= high


def share(held: Sequence[bool]) -> float:
    """The share that holds."""
    return float(np.mean(held)) if held else float("nan")


def _wrong(mark: Mark) -> bool:
    """Supported where the truth is contrary, or contradicted where it is as the statement says."""
    expected = mark.truth * mark.sign > 0
    return mark.verdict == ("contradicted" if expected else "supported")


def _bias(shown: Sequence[Mark], *, naive: bool) -> float:
    codes = sorted({one.code for one in shown})
    sizes = []
    for code in codes:
        errors = [_error(one, naive=naive) for one in shown if one.code == code]
        sizes.append(abs(float(np.mean(errors))) / SCALE.get(code, 1.0))
    return float(np.mean(sizes)) if sizes else float("nan")


def _error(mark: Mark, *, naive: bool) -> float:
    return ((mark.naive if naive else mark.effect) or 0.0) - mark.truth


def _errors(shown: Sequence[Mark]) -> float:
    ratios = []
    for code in sorted({one.code for one in shown}):
        here = [one for one in shown if one.code == code]
        if len(here) > 2:
            spread = np.std([_error(one, naive=False) for one in here], ddof=1)
            ratios.append(float(np.mean([one.se for one in here]) / spread))
    return float(np.mean(ratios)) if ratios else float("nan")
