"""What stands beside the effect against pyfixest, statsmodels and brute force on the rows."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyfixest
import pytest
import statsmodels.formula.api as smf

from linkwork.learning.methods.clusters.likeness import likeness
from linkwork.learning.methods.clusters.wild import DRAWS, bootstrap, drawn
from linkwork.learning.methods.clusters.within import within
from linkwork.learning.methods.effects import estimate, gain, ratio
from linkwork.learning.methods.fitting import Fitted, fit
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Family, Question, scan
from tests.unit.learning.methods.invented_arrays import arms_table

GIVEN = ("age", "lonely", "carer")
LIN, PLAIN = "t * (age + lonely + carer)", "t + age + lonely + carer"
GRID = [(600, 8), (2_000, 12), (2_000, 30), (3_000, 60)]
Rows = npt.NDArray[Any]


def fitted(rows: int, clusters: int, outcome: str = "yes", seed: int = 1) -> Fitted:
    """Fit from the scan alone."""
    table, _ = arms_table(rows, clusters, seed, ordered=False)
    family = Family(GIVEN, (Question("A", "arm first", outcome),))
    found = scan(table, [family], cluster="practice", shift={"age": 41.0})
    return fit(found.arms("A"))


def frame(rows: int, clusters: int, seed: int = 1) -> pd.DataFrame:
    """The rows that are compared, their confounders about their mean."""
    _, held = arms_table(rows, clusters, seed, ordered=False)
    compared = np.isin(held["arm first"], [1, 2])
    made = pd.DataFrame({name: values[compared] for name, values in held.items()})
    made["t"] = (made["arm first"] == 2).astype(float)
    for name in GIVEN:
        made[name] -= made[name].mean()
    return made


@pytest.mark.parametrize(("rows", "clusters"), GRID[:3])
@pytest.mark.parametrize("outcome", ["yes", "contacts"])
def test_jackknife(rows: int, clusters: int, outcome: str) -> None:
    """CR3 equals pyfixest's, which leaves out the factor (G − 1)/G of the jackknife."""
    ours = estimate(fitted(rows, clusters, outcome))
    exact = pyfixest.ssc(k_adj=False, G_adj=False)
    theirs = pyfixest.feols(
        f"{outcome} ~ {LIN}", frame(rows, clusters), vcov={"CRV3": "practice"}, ssc=exact
    )
    assert ours.errors == "CR3"
    assert ours.effect == pytest.approx(theirs.coef()["t"], rel=1e-8)
    factor = np.sqrt((clusters - 1) / clusters)
    assert ours.error == pytest.approx(theirs.se()["t"] * factor, rel=1e-8)


@pytest.mark.parametrize(("rows", "clusters"), GRID)
@pytest.mark.parametrize("outcome", ["yes", "contacts"])
def test_within_practices(rows: int, clusters: int, outcome: str) -> None:
    """The effect with an intercept for each practice, and its error, equal pyfixest's."""
    ours = within(fitted(rows, clusters, outcome))
    theirs = pyfixest.feols(
        f"{outcome} ~ {LIN} | practice", frame(rows, clusters), vcov={"CRV1": "practice"}
    )
    assert ours.effect == pytest.approx(theirs.coef()["t"], rel=1e-8)
    assert ours.error == pytest.approx(theirs.se()["t"], rel=1e-8)
    assert ours.p == pytest.approx(theirs.pvalue()["t"], rel=1e-6)


def test_within_practices_without_products() -> None:
    """So it does where the smaller arm is too small for products with the component."""
    model = fitted(70, 9)
    theirs = pyfixest.feols(f"yes ~ {PLAIN} | practice", frame(70, 9), vcov={"CRV1": "practice"})
    assert model.model == "plain"
    assert within(model).effect == pytest.approx(theirs.coef()["t"], rel=1e-8)
    assert within(model).error == pytest.approx(theirs.se()["t"], rel=1e-8)


@pytest.mark.parametrize("rows", [2_000, 3_000])
def test_ratio_and_gain(rows: int) -> None:
    """Ratio by the delta method, and effect on those without, equal statsmodels read there."""
    clusters = 60
    model, made = fitted(rows, clusters), frame(rows, clusters)
    groups = {"groups": pd.factorize(made["practice"])[0]}
    theirs = smf.ols(f"yes ~ {LIN}", made).fit(cov_type="cluster", cov_kwds=groups)
    without, effect = theirs.params["Intercept"], theirs.params["t"]
    turn = np.array([1 / (without + effect) - 1 / without, 1 / (without + effect)])
    both = theirs.cov_params().loc[["Intercept", "t"], ["Intercept", "t"]].to_numpy()
    middle, error = np.log((without + effect) / without), np.sqrt(turn @ both @ turn)
    ours = ratio(model)
    assert ours
    assert ours[0] == pytest.approx((without + effect) / without, rel=1e-8)
    assert np.log(ours[1]) == pytest.approx(interval(middle, error, clusters - 1), rel=1e-7)
    untreated = made["t"] == 0
    for name in GIVEN:
        made[name] -= made.loc[untreated, name].mean()
    moved = smf.ols(f"yes ~ {LIN}", made).fit(cov_type="cluster", cov_kwds=groups)
    found = gain(model)
    assert found.people == untreated.sum()
    assert found.effect == pytest.approx(moved.params["t"], rel=1e-8)
    assert found.ci == pytest.approx(
        interval(moved.params["t"], moved.bse["t"], clusters - 1), rel=1e-8
    )
    assert found.more == pytest.approx(found.effect * found.people)


@pytest.mark.parametrize(("rows", "clusters", "outcome"), [(300, 7, "yes"), (600, 12, "contacts")])
def test_wild_bootstrap(rows: int, clusters: int, outcome: str) -> None:
    """The p equals that of outcomes drawn anew and fitted on the rows, whatever is supposed."""
    model, made = fitted(rows, clusters, outcome), frame(rows, clusters)
    kind = "Webb" if clusters < 12 else "Rademacher"
    ours = bootstrap(model, seed=5)
    weights = drawn(kind, DRAWS, clusters, 5)
    design = np.column_stack([np.ones(len(made)), made["t"], made[list(GIVEN)]])
    design = np.column_stack([design, made[list(GIVEN)].to_numpy() * made[["t"]].to_numpy()])
    place = pd.Categorical(made["practice"], categories=model.both.clusters).codes
    rows_of = _Rows(design, made[outcome].to_numpy(), place)
    assert ours.weights == kind
    assert ours.p == pytest.approx(max(rows_of.p(0.0, weights), 1 / (DRAWS + 1)), abs=1e-12)
    step = (ours.high - ours.low) / 2_000
    for end, inwards in ((ours.low, step), (ours.high, -step)):
        assert rows_of.p(end - inwards, weights) < 0.05 + 2 / DRAWS
        assert rows_of.p(end + inwards, weights) >= 0.05 - 2 / DRAWS


class _Rows:
    """Restricted wild bootstrap on the rows themselves: slow, and plain to read."""

    def __init__(self, design: Rows, outcome: Rows, place: Rows) -> None:
        self.design, self.outcome, self.place = design, outcome, place
        self.bread = np.linalg.inv(design.T @ design)

    def t(self, outcome: Rows, supposed: float) -> float:
        """The t of the effect less what is supposed, with CR1 errors."""
        beta = self.bread @ self.design.T @ outcome
        left = outcome - self.design @ beta
        groups, n, k = self.place.max() + 1, *self.design.shape
        scores = np.array(
            [self.design[self.place == one].T @ left[self.place == one] for one in range(groups)]
        )
        factor = groups / (groups - 1) * (n - 1) / (n - k)
        error = np.sqrt(factor * ((scores @ self.bread[1]) ** 2).sum())
        return float((beta[1] - supposed) / error)

    def p(self, supposed: float, weights: Rows) -> float:
        """How often a draw under the supposed effect is farther out than what was seen."""
        seen = abs(self.t(self.outcome, supposed))
        others = np.delete(self.design, 1, axis=1)
        held = self.outcome - supposed * self.design[:, 1]
        beta = np.linalg.lstsq(others, held)[0]
        fit_, left = others @ beta + supposed * self.design[:, 1], held - others @ beta
        drawn_ = [abs(self.t(fit_ + left * turn[self.place], supposed)) for turn in weights]
        return float(np.mean(np.array(drawn_) > seen * (1 + 1e-9)))


def test_likeness_of_cases_in_a_cluster() -> None:
    """ICC equals one-way analysis of variance on the rows."""
    made = frame(3_000, 60)
    groups = made.groupby("practice")["yes"]
    counts, n = groups.size(), len(made)
    between = (counts * (groups.mean() - made["yes"].mean()) ** 2).sum() / (len(counts) - 1)
    inside = ((made["yes"] - groups.transform("mean")) ** 2).sum() / (n - len(counts))
    size = (n - (counts**2).sum() / n) / (len(counts) - 1)
    expected = (between - inside) / (between + (size - 1) * inside)
    assert likeness(fitted(3_000, 60).both) == pytest.approx(expected, rel=1e-8)
