"""Findings in words that people read: "18 more in 100 (12 to 24)"."""

from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.verdicts import Verdict

MINUS = "\N{MINUS SIGN}"

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.SUPPORTED: "Supported",
    Verdict.TOO_SMALL: "Too small to matter",
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.MIXED: "Mixed",
    Verdict.INSUFFICIENT: "Not enough cases yet",
    Verdict.NOT_TESTABLE: "Not testable yet",
}


def amount(effect: float, unit: str) -> str:
    """Say how many more or fewer: in every 100 people, or in the outcome's unit."""
    if unit == "proportion":
        size = f"{abs(effect) * 100:.0f}"
        if size == "0":
            return "no more and no fewer in 100"
        return f"{size} {'more' if effect > 0 else 'fewer'} in 100"
    more, fewer = _ways(unit)
    size = f"{abs(effect):.2g}"
    if more == "higher":
        return f"{size} points {more if effect > 0 else fewer} (on {unit})"
    return f"{size} {more if effect > 0 else fewer} ({unit})"


def between(ci: tuple[float, float], unit: str) -> str:
    """Give the interval: "12 to 24", "2 fewer to 4 more"."""
    low, high = ci
    more, fewer = _ways(unit)
    if low < 0 < high:
        return f"{_size(low, unit)} {fewer} to {_size(high, unit)} {more}"
    near, far = sorted(ci, key=abs)
    return f"{_size(near, unit)} to {_size(far, unit)}"


def in_words(finding: Finding) -> str:
    """Say the effect with its interval, or why there is none."""
    if finding.effect is None or finding.ci is None:
        return finding.reason
    return f"{amount(finding.effect, finding.unit)} ({between(finding.ci, finding.unit)})"


def for_whom(finding: Finding) -> str:
    """Say the effect within each half of a context, or that they are withheld."""
    parts = []
    for one in finding.contexts:
        if one.effect is None or one.ci is None:
            return f"{one.context}: withheld, a cell is small"
        found = f"{amount(one.effect, finding.unit)} ({between(one.ci, finding.unit)})"
        parts.append(f"{one.context}: {found}, {one.n:,} cases")
    return "; ".join(parts)


def signed(value: float, unit: str) -> str:
    """Write an effect as a figure with its sign: percentage points, or the unit's own."""
    shown = value * 100 if unit == "proportion" else value
    text = f"{shown:+.1f}" if unit == "proportion" else f"{shown:+.2f}"
    return text.replace("-", MINUS)


def _ways(unit: str) -> tuple[str, str]:
    """How the two directions are said: a scale such as 0-10 goes up and down, people are more."""
    return ("higher", "lower") if unit[:1].isdigit() else ("more", "fewer")


def _size(value: float, unit: str) -> str:
    if unit != "proportion":
        return f"{abs(value):.2g}"
    whole = f"{abs(value) * 100:.0f}"
    return "under 1" if whole == "0" and value else whole
