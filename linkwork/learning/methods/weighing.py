"""What stands beside one estimate, all from the same sufficient statistics."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from linkwork.learning.methods import belief, sensitivity
from linkwork.learning.methods.beside import Check, Diagnostics, Ends, Power, Sensitivity
from linkwork.learning.methods.clusters.likeness import likeness
from linkwork.learning.methods.clusters.wild import bootstrap
from linkwork.learning.methods.clusters.within import within
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate, gain, ratio, reading, two_sided
from linkwork.learning.methods.fitting import Fitted, with_component
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.verdicts import Interval, Seen, judge
from linkwork.theory.expression import Measure


def weighed(
    design: Design, fitted: Fitted, found: Estimate, columns: Sequence[str], plan: Plan
) -> dict[str, Any]:
    """Lay out, by the names of a finding, all that its statistics say beside the estimate."""
    proportion = not isinstance(design.outcome, Measure)
    parts = ratio(fitted)
    prior = plan.priors.get(design.statement.code)
    believed = None
    if prior is not None and found.error > 0:
        believed = belief.posterior(found.effect, found.error, prior, design.smallest, design.sign)
    return {
        "ratio": parts[0] if parts else None,
        "ratio_ci": parts[1] if parts else None,
        "p": found.p,
        "gain": gain(fitted),
        "checks": checks(design, fitted, found, plan),
        "diagnostics": _diagnostics(fitted, proportion=proportion),
        "sensitivity": _sensitivity(fitted, found, columns, parts if proportion else None),
        "power": _power(design, found),
        "believed": believed,
    }


def checks(design: Design, fitted: Fitted, found: Estimate, plan: Plan) -> tuple[Check, ...]:
    """Ask the same another way: within clusters, and where clusters are few with other errors.

    Within clusters the effect is another, and agrees within one standard error; other errors leave
    the effect, and agree where the plan's rules would say the same of it.
    """
    made = [_within(fitted, found, plan)]
    if fitted.both.few:
        made += [_bootstrapped(design, fitted, found, plan), _plain_errors(design, fitted, found)]
    return tuple(made)


def _within(fitted: Fitted, found: Estimate, plan: Plan) -> Check:
    name, words = f"within {plan.cluster}s", f"Each {plan.cluster} compared with itself only"
    try:
        inside = within(fitted)
    except ValueError as error:
        return Check(name=name, words=f"{words}: could not be had, as {error}")
    return Check(
        name=name,
        words=words,
        effect=inside.effect,
        se=inside.error,
        ci=(inside.low, inside.high),
        p=inside.p,
        n=found.n,
        agrees=abs(inside.effect - found.effect) <= found.error,
    )


def _bootstrapped(design: Design, fitted: Fitted, found: Estimate, plan: Plan) -> Check:
    """The same effect with the wild bootstrap's interval."""
    name = "wild cluster bootstrap"
    try:
        drawn = bootstrap(fitted, plan.seed)
    except ValueError as error:
        return Check(name=name, words=f"Could not be had: {error}")
    words = (
        f"The same effect; its interval from {drawn.draws:,} draws of whole {plan.cluster}s"
        f" ({drawn.weights} weights), which few {plan.cluster}s upset less"
    )
    if not np.isfinite((drawn.low, drawn.high)).all():
        agrees = _same_verdict((drawn.low, drawn.high), found, design)
        return Check(name=name, words=f"{words}: without end on one side", p=drawn.p, agrees=agrees)
    return Check(
        name=name,
        words=words,
        effect=found.effect,
        ci=(drawn.low, drawn.high),
        p=drawn.p,
        n=found.n,
        agrees=_same_verdict((drawn.low, drawn.high), found, design),
    )


def _plain_errors(design: Design, fitted: Fitted, found: Estimate) -> Check:
    """The same effect with CR1 errors, which are too sure of themselves with few clusters."""
    read = reading(fitted, fitted.middle, errors="CR1")
    error = float(np.sqrt(((read.shares[:, 1] - read.shares[:, 0]) ** 2).sum()))
    low, high = interval(found.effect, error, found.clusters - 1)
    return Check(
        name="CR1 errors",
        words="The same effect with the errors that serve where clusters are many",
        effect=found.effect,
        se=error,
        ci=(low, high),
        p=two_sided(found.effect, error, found.clusters - 1),
        n=found.n,
        agrees=_same_verdict((low, high), found, design),
    )


def _same_verdict(ends: Ends, found: Estimate, design: Design) -> bool:
    """Whether the plan's rules would say the same of the effect with another interval."""
    said = {
        judge(Seen(True, True, _turned(design.sign, found.effect, one), design.smallest))
        for one in (ends, (found.low, found.high))
    }
    return len(said) == 1


def _turned(sign: int, effect: float, ends: Ends) -> Interval:
    low, high = sorted((sign * ends[0], sign * ends[1]))
    return Interval(sign * effect, low, high)


def _diagnostics(fitted: Fitted, *, proportion: bool) -> Diagnostics:
    without, with_ = fitted.both.without, fitted.both.with_
    n = float(without.total[0, 0] + with_.total[0, 0])
    rarer = n
    if proportion:
        yes = float(without.total[0, -1] + with_.total[0, -1])
        rarer = min(yes, n - yes)
    return Diagnostics(
        icc=likeness(fitted.both),
        events_per_parameter=rarer / len(fitted.beta),
        treated_clusters=len(with_.rows),
    )


def _power(design: Design, found: Estimate) -> Power | None:
    if found.error <= 0:
        return None
    return sensitivity.power(found.n, found.error, design.smallest)


def _sensitivity(
    fitted: Fitted,
    found: Estimate,
    columns: Sequence[str],
    ratio_: tuple[float, tuple[float, float]] | None,
) -> Sensitivity | None:
    """The limit's robustness: of the share of the estimate that lies beyond its interval's end."""
    total = with_component(fitted.both.without.total[None], fitted.both.with_.total[None])[0]
    t, freedom = _plain_t(total, fitted)
    if freedom < 2 or not found.effect:
        return None
    near = min(abs(found.low), abs(found.high)) / abs(found.effect)
    clears = found.low > 0 or found.high < 0
    strongest = sensitivity.strongest(total, 1, len(total) - 1, _groups(fitted, columns))
    e_value, e_limit = sensitivity.e_value(*ratio_) if ratio_ else (None, None)
    return Sensitivity(
        e_value=e_value,
        e_value_limit=e_limit,
        robustness=sensitivity.robustness(t, freedom)[0],
        robustness_limit=sensitivity.robustness(t, freedom, q=near)[0] if clears else 0.0,
        strongest=strongest.name if strongest else "",
        strongest_of_component=strongest.of_component if strongest else None,
        strongest_of_outcome=strongest.of_outcome if strongest else None,
    )


def _plain_t(total: Floats, fitted: Fitted) -> tuple[float, float]:
    """The t of T given the confounders in plain least squares, and its degrees of freedom."""
    given = [0, *(place + 1 for place in fitted.kept[1:])]
    ends = [1, len(total) - 1]
    inner = total[np.ix_(given, given)]
    scale = 1 / np.sqrt(np.diag(inner))
    crossed = total[np.ix_(given, ends)] * scale[:, None]
    solved = np.linalg.lstsq(inner * np.outer(scale, scale), crossed, rcond=None)[0]
    left = total[np.ix_(ends, ends)] - crossed.T @ solved
    freedom = float(total[0, 0]) - len(given) - 1
    share = float(left[0, 1] ** 2 / (left[0, 0] * left[1, 1]))
    return float(np.sqrt(share * freedom / max(1 - share, 1e-12))), freedom


def _groups(fitted: Fitted, columns: Sequence[str]) -> Mapping[str, list[int]]:
    """Which columns of (1, T, Z) tell of which confounder: "ethnic group: mixed" of the group."""
    groups: dict[str, list[int]] = {}
    for place in fitted.kept[1:]:
        groups.setdefault(columns[place - 1].partition(": ")[0], []).append(place + 1)
    return groups
