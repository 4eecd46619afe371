"""Second readings against statsmodels, pyfixest, references by hand and known answers."""

import csv
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyfixest as pf
import pytest
import statsmodels.api as sm
from statsmodels.imputation.mice import MICE
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups

from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.opinions.arms import read_again
from linkwork.learning.methods.opinions.crossed import crossed
from linkwork.learning.methods.opinions.crossed import design as laid_out
from linkwork.learning.methods.opinions.doubly import LEAST, MOST, doubly
from linkwork.learning.methods.opinions.mechanisms import carry, part
from linkwork.learning.methods.opinions.pooling import pooled
from linkwork.learning.methods.opinions.projection import by_context
from linkwork.learning.methods.opinions.rows import Rows
from tests.unit.learning.methods.opinions.invented_rows import design, primary, rows

GRID = [
    (size, clusters, seed) for size in (600, 3_000) for clusters in (45, 120) for seed in (1, 2)
]


@pytest.mark.parametrize(("size", "clusters", "seed"), GRID)
def test_two_ways_at_once(size: int, clusters: int, seed: int) -> None:
    """Coefficients and two-way errors equal statsmodels to eight digits."""
    held = rows(size, clusters, seed)
    crossing = np.random.default_rng(seed).integers(0, 37, size)
    regressors = laid_out(held, lin=True)
    found = crossed(regressors, held.outcome, held.clusters, crossing)
    theirs = sm.OLS(held.outcome, regressors).fit()
    covariance, _, _ = cov_cluster_2groups(theirs, held.clusters, crossing, use_correction=True)
    assert found.coefficients == pytest.approx(theirs.params, rel=1e-8, abs=1e-12)
    assert found.covariance == pytest.approx(covariance, rel=1e-7, abs=1e-12)


def test_two_ways_at_once_in_another_package() -> None:
    """The error of the component equals pyfixest's two-way CRV1 with each way's own factor."""
    held = rows(3_000, 60, 3)
    crossing = np.random.default_rng(3).integers(0, 41, len(held))
    frame = pd.DataFrame(
        {
            "y": held.outcome,
            "t": held.component,
            "frail": held.confounders[:, 0],
            "carer": held.confounders[:, 2],
            "practice": held.clusters,
            "worker": crossing,
        }
    )
    ssc = pf.ssc(k_adj=True, G_adj=True, G_df="conventional")
    theirs = pf.feols("y ~ t + frail + carer", frame, vcov={"CRV1": "practice+worker"}, ssc=ssc)
    found = crossed(laid_out(held, lin=False), held.outcome, held.clusters, crossing)
    assert found.coefficients[1] == pytest.approx(theirs.coef()["t"], rel=1e-9)
    assert np.sqrt(found.covariance[1, 1]) == pytest.approx(theirs.se()["t"], rel=1e-8)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_doubly_robust_by_hand(seed: int) -> None:
    """Effect and error equal a plain loop over cases and clusters with the same models."""
    held = rows(1_500, 30, seed)
    found = doubly(held, seed)
    parts = []
    for place in range(len(held)):
        e = min(max(found.expected.chance[place], LEAST), MOST)
        m1, m0 = found.expected.with_[place], found.expected.without[place]
        y, t = held.outcome[place], held.component[place]
        parts.append(m1 - m0 + (t * (y - m1) / e if t else -(y - m0) / (1 - e)))
    effect = sum(parts) / len(parts)
    summed: dict[int, float] = {}
    for cluster, one in zip(held.clusters.tolist(), parts, strict=True):
        summed[cluster] = summed.get(cluster, 0.0) + one - effect
    groups = len(summed)
    variance = sum(one * one for one in summed.values()) * groups / (groups - 1) / len(held) ** 2
    assert found.effect == pytest.approx(effect, rel=1e-10)
    assert found.se == pytest.approx(variance**0.5, rel=1e-10)


def test_weights_are_those_of_weighted_least_squares() -> None:
    """The scan's estimator with weights equals statsmodels' weighted fit, to eight digits."""
    held = rows(3_000, 60, 2)
    weights = np.random.default_rng(1).uniform(0.5, 3, len(held))
    found = read_again(held, held.columns, held.confounders, weights)
    middle = np.average(held.confounders[:, [0, 2]], axis=0, weights=weights)
    centred = held.confounders[:, [0, 2]] - middle
    t = held.component[:, None]
    regressors = np.column_stack((np.ones(len(held)), t, centred, t * centred))
    theirs = sm.WLS(held.outcome, regressors, weights=weights / weights.mean()).fit(
        cov_type="cluster", cov_kwds={"groups": held.clusters}
    )
    assert found.errors == "CR1"
    assert found.effect == pytest.approx(theirs.params[1], rel=1e-8)
    assert found.error == pytest.approx(theirs.bse[1], rel=1e-8)


def test_rubins_rules() -> None:
    """Pooled estimate and error equal those of statsmodels' MICE on the same fits."""
    dice = np.random.default_rng(1)
    effects, errors = dice.normal(0.1, 0.02, 12), dice.uniform(0.02, 0.03, 12)

    fits = [
        SimpleNamespace(
            params=np.array([effect, 0.0]),
            scale=1.0,
            cov_params=lambda error=error: np.diag([error**2, 1.0]),
        )
        for effect, error in zip(effects, errors, strict=True)
    ]
    theirs = MICE.__new__(MICE)
    theirs.results_list = [SimpleNamespace(_results=fit, scale=1.0) for fit in fits]
    theirs.exog_names, theirs.endog_names = ["component", "rest"], "outcome"
    theirs.model_class = sm.OLS
    combined = theirs.combine()
    found = pooled(effects.tolist(), errors.tolist(), 1e9)
    assert found.effect == pytest.approx(combined.params[0], rel=1e-12)
    assert found.se == pytest.approx(float(np.sqrt(combined.cov_params()[0, 0])), rel=1e-12)
    assert found.lost == pytest.approx(combined.frac_miss_info[0], rel=1e-12)
    # With clusters without number the degrees of freedom are Rubin's own.
    assert found.freedom == pytest.approx(11 / found.lost**2, rel=1e-6)


def test_projection_is_a_regression_of_parts() -> None:
    """The difference between halves equals least squares of the parts on the context, clustered."""
    held = rows(4_000, 50, 2)
    found = doubly(held, 1)
    inside, _ = by_context(held, found, design(), Plan())
    regressors = np.column_stack((np.ones(len(held)), held.contexts["lives alone is yes"]))
    theirs = sm.OLS(found.parts, regressors).fit(
        cov_type="cluster", cov_kwds={"groups": held.clusters}, use_t=True
    )
    # statsmodels' factor has (N − 1) / (N − K) besides G / (G − 1).
    error = theirs.bse[1] / np.sqrt((len(held) - 1) / (len(held) - 2))
    assert inside.difference == pytest.approx(theirs.params[1], rel=1e-9)
    assert inside.difference_ci
    width = (inside.difference_ci[1] - inside.difference_ci[0]) / 2
    low, high = theirs.conf_int()[1]
    assert width == pytest.approx((high - low) / 2 * error / theirs.bse[1], rel=1e-8)


def through(held: Rows) -> npt.NDArray[np.float64]:
    """A probe that the component moves."""
    dice = np.random.default_rng(7)
    return np.asarray(
        5 + held.component + 0.3 * held.confounders[:, 0] + dice.normal(size=len(held))
    )


def test_parts_of_an_effect_by_two_regressions() -> None:
    """Indirect and direct effects with T × M equal those read off statsmodels' two fits."""
    held = rows(2_000, 40, 2)
    probe = through(held)
    (found,) = carry(held.component, probe, held.outcome, held.confounders, held.clusters, draws=50)
    given = held.confounders[:, [0, 2]] - held.confounders[:, [0, 2]].mean(axis=0)
    one, t = np.ones(len(held)), held.component
    first = sm.OLS(probe, np.column_stack((one, t, given))).fit().params
    second = sm.OLS(held.outcome, np.column_stack((one, t, probe, t * probe, given))).fit().params
    assert found.a == pytest.approx(first[1], rel=1e-8)
    assert found.indirect == pytest.approx(first[1] * (second[2] + second[3]), rel=1e-8)
    assert found.direct == pytest.approx(second[1] + second[3] * first[0], rel=1e-8)


def test_without_products_the_parts_add_up() -> None:
    """Without T × M the parts add to the component's coefficient without the probe, exactly."""
    held = rows(2_000, 40, 2)
    (found,) = carry(
        held.component, through(held), held.outcome, held.confounders, held.clusters,
        interaction=False, draws=50,
    )  # fmt: skip
    regressors = np.column_stack((np.ones(len(held)), held.component, held.confounders[:, [0, 2]]))
    whole = sm.OLS(held.outcome, regressors).fit().params[1]
    assert found.total == pytest.approx(whole, rel=1e-8)


def test_clusters_drawn_from_their_products_are_clusters_drawn() -> None:
    """A draw read off the cross-products equals the fit to the rows of the clusters drawn."""
    held = rows(800, 25, 4)
    probe = through(held)
    found = part(
        held.component, probe, held.outcome, held.confounders, held.clusters, draws=20, seed=9
    )
    times = np.random.default_rng(9).multinomial(25, np.full(25, 1 / 25), size=20)
    for draw in range(20):
        taken = np.repeat(np.arange(len(held)), times[draw][held.clusters])
        again = part(
            held.component[taken],
            probe[taken],
            held.outcome[taken],
            held.confounders[taken],
            held.clusters[taken],
            draws=2,
        )
        assert found.drawn[draw, :3] == pytest.approx(again.found[:3], rel=1e-5, abs=1e-8)


def test_jobs_ii(shared_data: Path) -> None:
    """JOBS II (Imai, Keele and Tingley 2010): −0.01574 through search confidence, −0.04026 past."""
    with (shared_data / "trials" / "jobs2.csv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file))

    def column(name: str) -> npt.NDArray[np.float64]:
        words = [row[name] for row in table]
        lower = {"male": "0", "female": "1"}
        return np.array([float(lower.get(word, word)) for word in words])

    given = np.column_stack([column(name) for name in ("econ_hard", "sex", "age")])
    (found,) = carry(
        column("treat"), column("job_seek"), column("depress2"), given, np.arange(len(table)),
        interaction=False, draws=400, seed=1,
    )  # fmt: skip
    assert found.indirect == pytest.approx(-0.01574, abs=5e-6)
    assert found.direct == pytest.approx(-0.04026, abs=5e-6)
    assert found.a == pytest.approx(0.06562, abs=5e-6)
    assert found.b == pytest.approx(-0.23995, abs=5e-6)
    regressors = np.column_stack((np.ones(len(table)), column("treat"), given))
    left = [sm.OLS(column(name), regressors).fit().resid for name in ("job_seek", "depress2")]
    assert found.rho == pytest.approx(np.corrcoef(*left)[0, 1], rel=1e-8)
    assert found.ci
    assert found.ci[0] == pytest.approx(-0.039, abs=0.006)
    assert found.ci[1] == pytest.approx(0.006, abs=0.006)


def test_where_outcomes_are_missing_at_random_filling_in_finds_the_truth() -> None:
    """Over thirty small services the pooled effect is unbiased, and its interval is honest."""
    from linkwork.learning.methods.opinions.missing import imputed_check

    held_truth, bias = 0, []
    for seed in range(30):
        held = rows(900, 30, 100 + seed, gaps=0.3)
        found = imputed_check(held, design(), Plan(seed=seed), primary(held))
        assert found.effect is not None
        assert found.ci
        bias.append(found.effect - 0.15)
        held_truth += found.ci[0] <= 0.15 <= found.ci[1]
    assert abs(np.mean(bias)) < 2.6 * np.std(bias, ddof=1) / np.sqrt(30)
    assert held_truth >= 26


def test_doubly_robust_intervals_cover() -> None:
    """Over two hundred small services its intervals hold the truth about 95 times in 100."""
    covered, effects = 0, []
    for seed in range(200):
        found = doubly(rows(800, 40, 500 + seed), seed)
        covered += abs(found.effect - 0.15) <= 2.0227 * found.se  # t(39)
        effects.append(found.effect)
    assert abs(np.mean(effects) - 0.15) < 0.01
    assert 183 <= covered <= 198


def test_a_confounder_left_out_misleads_and_kept_in_does_not() -> None:
    """The naive difference is off by many of its errors; with weights and models it is not."""
    held = rows(8_000, 40, 6)
    blind = replace(held, confounders=held.confounders[:, 2:], columns=("carer",), facts=("carer",))
    assert abs(doubly(blind, 1).effect - 0.15) > 4 * doubly(held, 1).se
