"""Sensitivity, families and belief against figures in print and the formulas themselves."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control, norm
from statsmodels.stats.multitest import multipletests

from linkwork.learning.methods import belief, families, sensitivity
from linkwork.learning.methods.designs import Prior

# VanderWeele and Ding 2017: bottle feeding and respiratory death; smoking and lung cancer (Hammond
# and Horn); breastfeeding and childhood leukaemia, where the ratio is under 1.
E_VALUES = [
    (3.9, (1.8, 8.7), 7.26, 3.0),
    (10.73, (8.02, 14.36), 20.95, 15.52),
    (0.80, (0.71, 0.91), 1.81, 1.43),
    (1.0, (0.9, 1.1), 1.0, 1.0),
    (1.2, (0.95, 1.5), 1.69, 1.0),
]


@pytest.mark.parametrize(("ratio", "ends", "value", "limit"), E_VALUES)
def test_e_values(ratio: float, ends: tuple[float, float], value: float, limit: float) -> None:
    """RR + √(RR (RR − 1)), of the ratio and of its limit nearer 1."""
    found = sensitivity.e_value(ratio, ends)
    assert found == pytest.approx((value, limit), abs=0.006)


def test_an_e_value_explains_the_ratio_away() -> None:
    """A confounder of that strength with both biases by exactly the ratio (Ding's bound)."""
    for ratio in np.linspace(1.01, 9, 25):
        e = sensitivity.e_value(ratio, (ratio, ratio))[0]
        assert e * e / (2 * e - 1) == pytest.approx(ratio, rel=1e-12)
    assert sensitivity.e_value(0.5, (0.4, 0.6)) == pytest.approx(
        sensitivity.e_value(2.0, (1 / 0.6, 2.5)), rel=1e-12
    )
    with pytest.raises(ValueError, match="no risk ratio"):
        sensitivity.e_value(-1.0, (0.5, 2.0))


def test_robustness_of_darfur() -> None:
    """Cinelli and Hazlett 2020, table 1: t 4.18 on 783 degrees: 13.9 %, and 7.6 % at 5 %."""
    value, limit = sensitivity.robustness(0.0973158 / 0.0232595, 783)
    assert (round(value, 3), round(limit, 3)) == (0.139, 0.076)


def test_robustness_brings_the_estimate_to_nought() -> None:
    """Bias at that strength, RV/√(1 − RV) · error · √df, is the estimate itself."""
    for t, freedom, q in [(2.5, 80, 1.0), (-4.0, 300, 1.0), (9.0, 60, 0.5)]:
        value, limit = sensitivity.robustness(t, freedom, q)
        assert value / np.sqrt(1 - value) * np.sqrt(freedom) == pytest.approx(q * abs(t))
        assert 0 <= limit < value < 1
    assert sensitivity.robustness(1.0, 100)[1] == 0


def test_the_strongest_confounder() -> None:
    """Partial R² of a group of columns is what two regressions say it is."""
    dice = np.random.default_rng(3)
    z = dice.normal(size=(500, 3))
    t = (z[:, 0] + 0.2 * z[:, 1] + dice.normal(size=500) > 0).astype(float)
    y = t + z @ [1.0, 0.5, 0.1] + dice.normal(size=500)
    columns = np.column_stack([np.ones(500), t, z, y])

    def rest(target: int, given: list[int]) -> float:
        return float(np.linalg.lstsq(columns[:, given], columns[:, target], rcond=None)[1][0])

    found = sensitivity.strongest(columns.T @ columns, 1, 5, {"a": [2], "b": [3, 4]})
    assert found
    assert found.name == "a"
    assert found.of_component == pytest.approx(1 - rest(1, [0, 2, 3, 4]) / rest(1, [0, 3, 4]))
    assert found.of_outcome == pytest.approx(1 - rest(5, [0, 1, 2, 3, 4]) / rest(5, [0, 1, 3, 4]))
    assert sensitivity.strongest(columns.T @ columns, 1, 5, {}) is None


def test_power() -> None:
    """2.80 standard errors are seen four times in five, and √n brings them down."""
    now = sensitivity.power(1_000, 0.02, 0.05)
    assert now.detectable == pytest.approx(0.056032, abs=1e-6)
    assert 1 - norm.cdf(1.959964 - now.detectable / 0.02) == pytest.approx(0.8, abs=1e-6)
    assert now.needed == 1_256
    curve = dict(now.curve)
    assert curve[1_000] == pytest.approx(now.detectable)
    assert curve[500] == pytest.approx(now.detectable * np.sqrt(2))
    assert curve[now.needed] == pytest.approx(0.05, rel=1e-3)
    assert curve[now.needed] <= 0.05
    assert [place for place, _ in sensitivity.power(9, 0.1, 0.2, at=[20, 5]).curve] == [5, 20]


def test_families_equal_statsmodels() -> None:
    """Holm and Benjamini-Hochberg are those of statsmodels and scipy, ties and ones included."""
    dice = np.random.default_rng(4)
    for size in (0, 1, 2, 7, 40):
        ps = np.round(dice.random(size) ** 2, 2).tolist()
        holm = multipletests(ps, method="holm")[1] if ps else []
        found = false_discovery_control(ps) if ps else []
        assert families.holm(ps) == pytest.approx(tuple(holm))
        assert families.benjamini_hochberg(ps) == pytest.approx(tuple(found))
    with pytest.raises(ValueError, match="between 0 and 1"):
        families.holm([0.2, float("nan")])


def test_belief_joins_prior_and_estimate() -> None:
    """The posterior is the product of the two normals, read off a fine grid."""
    prior = Prior(mean=0.10, sd=0.04, source="three trials", directness=0.5)
    found = belief.posterior(0.02, 0.03, prior, 0.05, 1)
    spread = 0.04 / np.sqrt(0.5)
    grid = np.linspace(-0.5, 0.5, 400_001)
    mass = norm.pdf(grid, 0.10, spread) * norm.pdf(0.02, grid, 0.03)
    mass /= mass.sum()
    assert found.posterior == pytest.approx((grid * mass).sum(), abs=1e-8)
    assert found.posterior_sd == pytest.approx(
        np.sqrt(((grid - found.posterior) ** 2 * mass).sum()), rel=1e-6
    )
    assert found.p_positive == pytest.approx(mass[grid > 0].sum(), abs=1e-4)
    assert found.p_matters == pytest.approx(mass[grid > 0.05].sum(), abs=1e-4)
    assert found.prior_sd == pytest.approx(spread)
    assert not found.in_conflict


def test_belief_flags_conflict_and_knows_its_side() -> None:
    """Two that contradict each other are flagged; where less is hoped for, less is positive."""
    prior = Prior(mean=-0.2, sd=0.03, source="a trial", directness=1.0)
    apart = belief.posterior(0.1, 0.02, prior, 0.05, -1)
    assert apart.in_conflict
    assert apart.conflict > 2
    near = belief.posterior(-0.2, 0.02, prior, 0.05, -1)
    assert not near.in_conflict
    assert near.p_positive > 0.999
    assert near.p_matters > 0.999
    with pytest.raises(ValueError, match="directness"):
        belief.posterior(0.1, 0.02, Prior(0.1, 0.1, "", 0.0), 0.05, 1)
