"""Findings as marks on a line: which scale they share, and what is said beside each."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from linkwork.library.models import Finding, PublishedStatement
from linkwork.library.words import effect_short, not_enough, untested, untested_because
from linkwork.ui.plots import Scale
from linkwork.ui.words import counted

LEAST, MOST = 0.2, 0.6


@dataclass(frozen=True)
class Mark:
    """One estimate with its interval, its verdict and its words."""

    verdict: str
    lead: str
    words: str
    small: str
    estimate: float | None = None
    low: float | None = None
    high: float | None = None


def scale_for(findings: Iterable[Finding], matters: float | None = None) -> Scale:
    """One line that holds every finding's intervals."""
    return scale_reaching([e for one in findings if in_shares(one) for e in _ends(one)], matters)


def scale_reaching(ends: Iterable[float], matters: float | None = None) -> Scale:
    """One line that holds every end: the same distance to both sides, in tens."""
    furthest = max((abs(end) for end in ends), default=LEAST)
    reach = min(max(LEAST, ceil(furthest * 10) / 10), MOST)
    return Scale(-reach, reach, matters)


def in_shares(finding: Finding) -> bool:
    """Whether the finding can stand on a line of people in every hundred."""
    return finding.unit == "proportion"


def mark(published: PublishedStatement, finding: Finding | None) -> Mark:
    """What is drawn and said in one row; a bare line where there is nothing yet."""
    if finding is None:
        lead, colon, words = untested_because(published).rpartition(": ")
        return Mark(untested(published), f"{lead}:".capitalize() if colon else "", words, "")
    if finding.verdict == Finding.Verdict.INSUFFICIENT:
        lead, _, words = not_enough(finding).partition(": ")
        return _drawn(finding, f"{lead.capitalize()}:", words, "")
    if finding.verdict == Finding.Verdict.NOT_TESTABLE:
        lead = "Not testable yet:" if finding.reason else "Not testable yet"
        return Mark(finding.verdict, lead, finding.reason, "")
    verdict = Finding.Verdict(finding.verdict).label
    return _drawn(finding, f"{verdict}.", effect_short(finding), counted(finding.n, "case"))


def _drawn(finding: Finding, lead: str, words: str, small: str) -> Mark:
    if not in_shares(finding):
        return Mark(finding.verdict, lead, words, small)
    return Mark(finding.verdict, lead, words, small, finding.effect, finding.low, finding.high)


def _ends(finding: Finding) -> list[float]:
    ends = (finding.low, finding.high, finding.naive_low, finding.naive_high)
    return [end for end in ends if end is not None]
