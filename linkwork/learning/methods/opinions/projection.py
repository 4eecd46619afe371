"""For whom, when there are many cases: each case's part in the effect, averaged over its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from sklearn.linear_model import RidgeCV

from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import two_sided
from linkwork.learning.methods.findings import ContextFinding
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.opinions.arms import hides
from linkwork.learning.methods.opinions.doubly import Doubly, augmented
from linkwork.learning.methods.opinions.nuisance import expect, standardised
from linkwork.learning.methods.opinions.rows import Flags, Rows, only
from linkwork.learning.methods.regression import interval

MANY = 2_000  # cases below which it is not tried
PARTS = 4
ALPHAS = tuple(float(one) for one in np.logspace(1, 5, 9))
INNER = 2  # folds within the folds: who is sorted saw none of what sorts them
ORDER = ("least", "second least", "second most", "most")
SORTED = "sorted by expected effect"


def by_context(rows: Rows, found: Doubly, design: Design, plan: Plan) -> tuple[ContextFinding, ...]:
    """Project the effect on each context: within it, outside it, and how far they differ.

    The parts of doubly robust effects are regressed on the context (Kennedy 2023; Semenova and
    Chernozhukov 2021), which is their mean in each half; deviations are summed by cluster.
    """
    if len(rows) < MANY:
        return ()
    effects = _Effects(rows, found.parts, design, plan)
    made: list[ContextFinding] = []
    for words, held in rows.contexts.items():
        groups = {words: held == 1, rows.otherwise[words]: held == 0}
        made += effects.compared(groups, f"{words}, cross-fitted")
    return tuple(made)


def by_expected(
    rows: Rows, found: Doubly, design: Design, plan: Plan
) -> tuple[ContextFinding, ...]:
    """Sort the cases by the effect expected of them, and say the effect in each quarter.

    What is expected of a case comes from other folds alone, so that the intervals are honest
    (Chernozhukov, Demirer, Duflo and Fernández-Val 2018). The difference is that of the quarter
    with the most from the quarter with the least.
    """
    if len(rows) < MANY:
        return ()
    expected = expected_effects(rows, found, plan.seed)
    quarter = np.zeros(len(rows), dtype=np.int64)
    for one in range(int(found.expected.folds.max()) + 1):
        here = np.flatnonzero(found.expected.folds == one)
        rank = np.argsort(np.argsort(expected[here], kind="stable"), kind="stable")
        quarter[here] = rank * PARTS // len(here)
    names = [f"the quarter of whom {word} is expected" for word in ORDER]
    groups = {name: quarter == one for one, name in enumerate(names)}
    effects = _Effects(rows, found.parts, design, plan)
    if effects.hidden(groups):
        return tuple(_withheld(name, SORTED) for name in names)
    ends = effects.compared({name: groups[name] for name in (names[-1], names[0])}, SORTED)
    middle = [effects.alone(name, groups[name], SORTED) for name in names[1:-1]]
    lowest = replace(ends[1], difference=None, difference_ci=None)
    return (lowest, *middle, ends[0])


def expected_effects(rows: Rows, found: Doubly, seed: int) -> Floats:
    """Foretell each case's effect from other folds: ridge of their parts on the confounders."""
    scaled = standardised(rows.confounders)
    expected = np.empty(len(rows))
    for one in range(int(found.expected.folds.max()) + 1):
        here = found.expected.folds == one
        rest = only(rows, ~here)
        models = expect(
            rest.outcome,
            rest.component,
            rest.confounders,
            rest.clusters,
            seed=seed + 1 + one,
            yes_no=rows.yes_no,
            count=INNER,
        )
        parts = augmented(rest.outcome, rest.component, models)
        model = RidgeCV(alphas=ALPHAS).fit(scaled[~here], parts)
        expected[here] = model.predict(scaled[here])
    return expected


@dataclass(frozen=True)
class _Effects:
    """Each case's part in the effect, and by whose rules a group's may be told."""

    rows: Rows
    parts: Floats
    design: Design
    plan: Plan

    def hidden(self, groups: Mapping[str, Flags]) -> bool:
        """Whether any group has a cell too small to tell of."""
        return any(
            hides(only(self.rows, group), self.design, self.plan) for group in groups.values()
        )

    def compared(self, groups: Mapping[str, Flags], declared: str) -> tuple[ContextFinding, ...]:
        """The effect in each of two groups and between them; withheld where a cell is small."""
        if self.hidden(groups):
            return tuple(_withheld(name, declared) for name in groups)
        first, second = (self.alone(name, group, declared) for name, group in groups.items())
        one, other = groups.values()
        apart = float(self.parts[one].mean() - self.parts[other].mean())
        shares = _shares(self.parts, one) - _shares(self.parts, other)
        error, clusters = _error(self.rows, shares, one | other)
        low, high = interval(apart, error, clusters - 1)
        p = two_sided(apart, error, clusters - 1)
        return (
            replace(first, difference=apart, difference_ci=(low, high), p=p),
            replace(second, difference=-apart, difference_ci=(-high, -low)),
        )

    def alone(self, name: str, group: Flags, declared: str) -> ContextFinding:
        """The effect in one group: the mean of its cases' parts."""
        effect = float(self.parts[group].mean())
        error, clusters = _error(self.rows, _shares(self.parts, group), group)
        return ContextFinding(
            context=name,
            effect=effect,
            ci=interval(effect, error, clusters - 1),
            n=int(group.sum()),
            declared=declared,
            family="exploratory",
        )


def _shares(parts: Floats, group: Flags) -> Floats:
    """Each case's deviation as it counts in its group's mean."""
    shares: Floats = np.where(group, parts - parts[group].mean(), 0.0) / group.sum()
    return shares


def _error(rows: Rows, shares: Floats, group: Flags) -> tuple[float, int]:
    """The error of deviations summed by cluster, with G / (G − 1)."""
    _, place = np.unique(rows.clusters[group], return_inverse=True)
    summed = np.bincount(place, weights=shares[group])
    count = len(summed)
    if count < 2:
        return float("nan"), 2
    return float(np.sqrt((summed**2).sum() * count / (count - 1))), count


def _withheld(name: str, declared: str) -> ContextFinding:
    return ContextFinding(
        context=name, effect=None, ci=None, n=0, declared=declared, family="exploratory"
    )
