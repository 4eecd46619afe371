"""What stands beside an estimate: other readings of it, what it rests on, what would upset it.

Records only. Effects are in the finding's own unit (shares of people where it is "proportion").
A `None` says that a figure could not be had, and `words` then says why.
"""

from dataclasses import dataclass, field

Ends = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Check:
    """The same question asked another way, and whether the answer is within one standard error.

    `agrees` is None where the other reading could not be had; `words` says what it is, or why not.
    """

    name: str
    words: str
    effect: float | None = None
    se: float | None = None
    ci: Ends | None = None
    p: float | None = None
    n: int | None = None
    agrees: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Balance:
    """How far the arms differ in one confounder, in standard deviations, before and after."""

    label: str
    without: float
    with_: float
    before: float
    after: float | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """One cell of context and arm: how many cases stand there (positivity)."""

    context: str
    without: int
    with_: int


@dataclass(frozen=True, kw_only=True)
class Diagnostics:
    """What the comparison rests on.

    outside: share of cases whose chance of the component is under .05 or over .95; effective_n:
    cases left once they are weighted; icc: share of the outcome's variation between clusters;
    events_per_parameter: cases of the rarer outcome for each coefficient.
    """

    balance: tuple[Balance, ...] = ()
    outside: float | None = None
    effective_n: float | None = None
    icc: float | None = None
    events_per_parameter: float | None = None
    places: tuple[Place, ...] = ()
    treated_clusters: int | None = None


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """How strong something unrecorded would have to be to explain the finding away.

    e_value: of the risk ratio, e_value_limit: of its limit nearer 1 (VanderWeele and Ding 2017);
    robustness: share of the rest of both component and outcome it would have to explain to bring
    the estimate to nought, robustness_limit: to bring the interval there (Cinelli and Hazlett
    2020). `strongest` is the recorded confounder that explains most, with its two shares.
    """

    e_value: float | None = None
    e_value_limit: float | None = None
    robustness: float | None = None
    robustness_limit: float | None = None
    strongest: str = ""
    strongest_of_component: float | None = None
    strongest_of_outcome: float | None = None


@dataclass(frozen=True, kw_only=True)
class Power:
    """What could be seen: now, and with more cases. `curve` holds (cases, smallest effect seen)."""

    cases: int
    detectable: float
    smallest: float
    needed: int
    curve: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gain:
    """What it might bring to put the component in place for those who went without it.

    effect: the adjusted difference at the confounders of those without; more: effect times people.
    """

    people: int
    effect: float
    ci: Ends
    more: float
    more_ci: Ends


@dataclass(frozen=True, kw_only=True)
class Believed:
    """Literature and service put together, beside the test and never instead of it.

    Normal prior (mean, sd, with sd widened for how indirect the studies are), likelihood = the
    estimate, posterior; p_positive and p_matters are posterior chances on the expected side.
    `conflict` is z of prior against estimate; over 2 in size it is flagged, not averaged away.
    """

    source: str
    prior: float
    prior_sd: float
    posterior: float
    posterior_sd: float
    ci: Ends
    p_positive: float
    p_matters: float
    conflict: float
    in_conflict: bool


@dataclass(frozen=True, kw_only=True)
class Carried:
    """How much of an effect goes with a mechanism's probe: consistent with, never shown.

    a: component to probe; b: probe to outcome; rho: the correlation between what else moves the
    two at which the indirect effect vanishes. With `context` the effect within it; `apart` is its
    difference from the other half.
    """

    probe: str
    words: str
    n: int = 0
    indirect: float | None = None
    ci: Ends | None = None
    direct: float | None = None
    total: float | None = None
    a: float | None = None
    b: float | None = None
    rho: float | None = None
    context: str = ""
    apart: float | None = None
    apart_ci: Ends | None = None


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A cumulative incidence over days: `points` holds (day, share, low, high)."""

    label: str
    event: str
    n: int
    points: tuple[tuple[float, float, float, float], ...] = field(default=())
