"""What stands beside an estimate, in words that people read."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.beside import Carried, Check, Diagnostics, Sensitivity
from linkwork.learning.methods.findings import ContextFinding, Finding
from linkwork.learning.methods.verdicts import Verdict, rounded
from linkwork.learning.methods.wording import amount, between

TIMES = {"proportion": "times as likely", "count": "times as many"}


@dataclass(frozen=True)
class Told:
    """Some lines under one heading; `flagged` where something disagrees."""

    heading: str
    lines: tuple[str, ...]
    flagged: bool = False


def told(finding: Finding) -> tuple[Told, ...]:
    """Say all that stands beside a finding, heading by heading; nothing where nothing does."""
    parts = (
        Told("Beside the difference", tuple(_sizes(finding))),
        Told(
            "Asked another way",
            tuple(_check(one, finding.unit) for one in finding.checks),
            _disagree(finding.checks),
        ),
        Told("Why: consistent with", tuple(_carried(one) for one in finding.carried)),
        Told("What would upset it", tuple(_upset(finding.sensitivity))),
        Told("How many cases until we could know", tuple(_enough(finding))),
        Told("With what is known elsewhere", tuple(_believed(finding)), _conflict(finding)),
        Told("What it rests on", tuple(_rests_on(finding.diagnostics))),
        Told("Notes", finding.notes),
    )
    return tuple(one for one in parts if one.lines)


def beside_lines(finding: Finding) -> tuple[str, ...]:
    """Say the most telling of it, for a screen."""
    lines = list(for_whom_lines(finding))
    lines += [_check(one, finding.unit) for one in finding.checks if one.agrees is False]
    agreeing = [one.name for one in finding.checks if one.agrees]
    if agreeing:
        lines.append(f"Agrees: {', '.join(agreeing)}")
    lines += [_carried(one) for one in finding.carried]
    if finding.verdict is Verdict.INSUFFICIENT:
        lines += _enough(finding)
    elif finding.effect is not None:
        lines += _upset(finding.sensitivity)[:1]
    lines += _believed(finding)
    return tuple(lines)


def for_whom_lines(finding: Finding) -> tuple[str, ...]:
    """Say the effect in both halves of each context, always with the difference between them."""
    lines: list[str] = []
    paired = [one for one in finding.contexts if "cross-fitted" not in one.declared]
    paired = [one for one in paired if not one.declared.startswith("sorted")]
    lines += [
        _halves(paired[place : place + 2], finding.unit) for place in range(0, len(paired), 2)
    ]
    lines += [
        f"{one.declared.capitalize()}: {one.context}: {_amount(one, finding.unit)}"
        for one in finding.contexts
        if one not in paired
    ]
    if finding.joint_p is not None:
        lines.append(f"All declared contexts together: differences {p_words(finding.joint_p)}")
    return tuple(lines)


def _halves(both: Sequence[ContextFinding], unit: str) -> str:
    first = both[0]
    if first.effect is None:
        return f"{first.context}: withheld, a cell is small"
    said = "; ".join(f"{one.context}: {_amount(one, unit)}, {one.n:,} cases" for one in both)
    if first.difference is None or first.difference_ci is None:
        return said
    corrected = first.p_adjusted if first.p_adjusted is not None else first.p
    apart = f"{amount(first.difference, unit)} ({between(first.difference_ci, unit)})"
    held = corrected is not None and corrected <= 0.05
    kind = "Difference" if first.family == "primary" else "Explored, not declared: difference"
    verdict = "the two differ" if held else "no difference between the two is established"
    return f"{said}. {kind} {apart}, corrected {p_words(corrected)}: {verdict}"


def _amount(one: ContextFinding, unit: str) -> str:
    if one.effect is None or one.ci is None:
        return "withheld"
    return f"{amount(one.effect, unit)} ({between(one.ci, unit)})"


def _sizes(finding: Finding) -> list[str]:
    lines = []
    if finding.ratio is not None and finding.ratio_ci is not None:
        low, high = finding.ratio_ci
        what = TIMES.get(finding.unit, "times as high")
        lines.append(f"With it {finding.ratio:.2f} {what} as without ({low:.2f} to {high:.2f})")
    gain = finding.gain
    if gain and finding.unit == "proportion":
        ends = sorted(gain.more_ci)
        more = f"{ends[0]:+,.0f} to {ends[1]:+,.0f}".replace("-", "\N{MINUS SIGN}")
        lines.append(
            f"Were it put in place for the {gain.people:,} who went without, the outcome might come"
            f" to {abs(gain.more):,.0f} {'more' if gain.more > 0 else 'fewer'} of them ({more})"
        )
    if finding.p is not None:
        also = "" if finding.p_adjusted is None else f"; {p_words(finding.p_adjusted)} by Holm"
        lines.append(f"Were there no difference: {p_words(finding.p)}{also}")
    return lines


def _check(one: Check, unit: str) -> str:
    if one.effect is None or one.ci is None:
        return f"{one.name}: {one.words.rstrip('.')}"
    held = {True: "agrees", False: "disagrees", None: "cannot be compared"}[one.agrees]
    found = f"{amount(one.effect, unit)} ({between(one.ci, unit)})"
    return f"{one.name} {held}: {found}. {one.words.rstrip('.')}"


def _disagree(checks: Sequence[Check]) -> bool:
    return any(one.agrees is False for one in checks)


def _carried(one: Carried) -> str:
    where = f" where {one.context}" if one.context else ""
    return f"{one.probe.replace('_', ' ').capitalize()}{where}: {one.words.rstrip('.')}"


def _upset(found: Sensitivity | None) -> list[str]:
    if found is None:
        return []
    lines = []
    if found.e_value is not None and found.e_value_limit is not None:
        lines.append(
            "Something unrecorded would have to go with both component and outcome at a risk ratio"
            f" of {found.e_value:.1f} to explain it away, and of {found.e_value_limit:.1f} to bring"
            " the interval to no difference (E-value)"
        )
    if found.robustness is not None and found.robustness_limit is not None:
        lines.append(
            f"Something unrecorded would have to explain {found.robustness * 100:.1f} % of what is"
            " left of both component and outcome"
            f" ({found.robustness_limit * 100:.1f} % for the interval; robustness value)"
        )
    if found.strongest and found.strongest_of_outcome is not None:
        lines.append(
            f"The strongest on record, {found.strongest}, explains"
            f" {(found.strongest_of_component or 0) * 100:.1f} % of the component and"
            f" {found.strongest_of_outcome * 100:.1f} % of the outcome"
        )
    return lines


def _enough(finding: Finding) -> list[str]:
    power = finding.power
    if power is None:
        return []
    unit = finding.unit
    seen = amount(power.detectable, unit).replace(" more", "").replace(" higher", "")
    least = amount(power.smallest, unit).replace(" more", "").replace(" higher", "")
    said = f"{power.cases:,} cases show a difference of {seen} four times in five; for {least}, the"
    return [f"{said} least that matters, about {rounded(power.needed):,} are needed"]


def _believed(finding: Finding) -> list[str]:
    one = finding.believed
    if one is None:
        return []
    unit = finding.unit
    said = (
        f"Elsewhere ({one.source}): {amount(one.prior, unit)}; with these cases"
        f" {amount(one.posterior, unit)} ({between(one.ci, unit)}). Chance that it goes the way"
        f" the statement says {one.p_positive * 100:.0f} %, that it matters"
        f" {one.p_matters * 100:.0f} %"
    )
    lines = [said]
    if one.in_conflict:
        lines.append(
            f"The two contradict each other (z {one.conflict:+.1f}): do not read them together"
        )
    return lines


def _conflict(finding: Finding) -> bool:
    return finding.believed is not None and finding.believed.in_conflict


def _rests_on(found: Diagnostics | None) -> list[str]:
    if found is None:
        return []
    lines = []
    if found.icc is not None:
        lines.append(f"{found.icc * 100:.1f} % of the outcome’s variation lies between clusters")
    if found.treated_clusters is not None:
        lines.append(f"{found.treated_clusters} clusters hold cases with the component")
    if found.events_per_parameter is not None:
        lines.append(
            f"{found.events_per_parameter:.0f} cases of the rarer outcome for each coefficient"
        )
    if found.outside is not None:
        lines.append(
            f"{found.outside * 100:.1f} % of cases were all but sure to have it, or to go without"
        )
    if found.effective_n is not None:
        lines.append(f"Weighted for balance they count as {found.effective_n:,.0f} cases")
    worst = max(found.balance, key=lambda one: abs(one.before), default=None)
    if worst is not None:
        after = "" if worst.after is None else f", {abs(worst.after):.2f} after adjustment"
        lines.append(
            f"The arms differ most in {worst.label}: {abs(worst.before):.2f} standard"
            f" deviations{after}"
        )
    return lines


def p_words(value: float | None) -> str:
    """Write a p to three digits."""
    if value is None:
        return "p not known"
    return "p under 0.001" if value < 0.001 else f"p {value:.3f}"
