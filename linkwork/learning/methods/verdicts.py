"""The six verdicts, by rules stated beforehand and so made that exactly one holds."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, log10


class Verdict(StrEnum):
    """What a study says of a statement."""

    SUPPORTED = "supported"
    TOO_SMALL = "too small to matter"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    INSUFFICIENT = "insufficient"
    NOT_TESTABLE = "not testable"


RULES: dict[Verdict, str] = {
    Verdict.NOT_TESTABLE: "a fact is not collected, there is nothing to compare, or the clusters"
    " are too few",
    Verdict.MIXED: "it is supported in one half of a context declared beforehand and not in the"
    " other, and the difference between them is established (p at most 0.05, corrected by Holm for"
    " all the contexts the study declared)",
    Verdict.SUPPORTED: "the interval lies wholly on the expected side of no effect, and the"
    " estimate reaches the smallest effect that matters",
    Verdict.TOO_SMALL: "the interval lies wholly inside the smallest effect that matters, on both"
    " sides",
    Verdict.CONTRADICTED: "the interval lies wholly on the other side of no effect, and reaches"
    " the smallest effect that matters there",
    Verdict.INSUFFICIENT: "anything else: not enough cases yet",
}


@dataclass(frozen=True)
class Interval:
    """An effect with its interval, turned so that the expected side is positive."""

    effect: float
    low: float
    high: float


@dataclass(frozen=True)
class Seen:
    """All that the rules look at: one statement's interval, or why there is none."""

    testable: bool
    shown: bool  # no arm × outcome cell is small
    interval: Interval
    smallest: float
    contexts: tuple[tuple[Interval, Interval], ...] = ()  # declared, the difference established


def judge(seen: Seen) -> Verdict:
    """Give the one verdict whose rule holds."""
    (verdict,) = holding(seen)
    return verdict


def holding(seen: Seen) -> tuple[Verdict, ...]:
    """Give every verdict whose rule holds (a property test shows that it is always one)."""
    compared = seen.testable and seen.shown
    mixed = compared and _mixed(seen)
    plain = compared and not mixed
    supported = plain and _supported(seen.interval, seen.smallest)
    too_small = plain and _too_small(seen.interval, seen.smallest)
    contradicted = plain and _contradicted(seen.interval, seen.smallest)
    rules = {
        Verdict.NOT_TESTABLE: not seen.testable,
        Verdict.MIXED: mixed,
        Verdict.SUPPORTED: supported,
        Verdict.TOO_SMALL: too_small,
        Verdict.CONTRADICTED: contradicted,
        Verdict.INSUFFICIENT: seen.testable
        and not (mixed or supported or too_small or contradicted),
    }
    return tuple(verdict for verdict, holds in rules.items() if holds)


def _supported(interval: Interval, smallest: float) -> bool:
    return interval.low > 0 and interval.effect >= smallest


def _too_small(interval: Interval, smallest: float) -> bool:
    return -smallest < interval.low and interval.high < smallest


def _contradicted(interval: Interval, smallest: float) -> bool:
    return interval.high < 0 and interval.low <= -smallest


def _mixed(seen: Seen) -> bool:
    return any(
        _supported(one, seen.smallest) != _supported(other, seen.smallest)
        for one, other in seen.contexts
    )


# 80 % power at the two-sided 5 % level: z(.975) + z(.80).
REACH = 1.959964 + 0.841621


def needed_cases(n: int, error: float, smallest: float) -> int:
    """Say how many cases would show the smallest effect that matters, 80 times in 100.

    The error falls with the square root of the cases, so that n · (2.80 · error / smallest)²
    would do, all else (clusters, mix of cases) growing alike. Rounded to two digits.
    """
    return rounded(n * (REACH * error / smallest) ** 2)


def needed_blind(share_with: float, smallest: float, spread: float = 0.5) -> int:
    """The same before any error can be shown: from the spread of the outcome (½ at worst).

    The share with the component is kept within a tenth of either end: the figure is printed
    where cells are too small to show, and must not give them away.
    """
    share = min(max(share_with, 0.1), 0.9)
    return rounded((REACH * spread / smallest) ** 2 / (share * (1 - share)))


def rounded(cases: float) -> int:
    """Round up to two digits: "about 310"."""
    if cases <= 10:
        return 10
    step = 10 ** (floor(log10(cases)) - 1)
    return int(ceil(round(cases / step, 9)) * step)
