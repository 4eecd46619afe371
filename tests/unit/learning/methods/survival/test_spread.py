"""Errors of an incidence with weights and clusters, and what is refused."""

import numpy as np
import pytest

from linkwork.learning.methods.beside import Curve
from linkwork.learning.methods.survival import censoring_weights, curve, incidence


def made(cases: int = 300) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Invent days and endings in practices that differ."""
    dice = np.random.default_rng(5)
    practice = dice.integers(0, 30, cases)
    pace = np.exp(dice.normal(0, 0.5, 30))[practice]
    time = np.ceil(dice.exponential(20, cases) * pace)
    event = dice.choice([0, 1, 2], cases, p=[0.3, 0.4, 0.3])
    return time, event, [f"P{one}" for one in practice]


def test_influence_is_the_derivative() -> None:
    """Weighted errors are what a small change of each case's weight does to the share."""
    time, event, _ = made(60)
    weights = np.random.default_rng(1).uniform(0.5, 2.0, 60)
    found = incidence(time, event, weights, [10.0, 25.0])[1]
    step, pulls = 1e-6, []
    for case in range(60):
        more = weights.copy()
        more[case] += step
        moved = incidence(time, event, more, [10.0, 25.0])[1]
        pulls.append((np.asarray(moved.share) - found.share) / step * weights[case])
    np.testing.assert_allclose(found.se, np.sqrt(np.square(pulls).sum(axis=0)), rtol=1e-4)
    assert found.errors == "infinitesimal jackknife"


def test_clusters_are_left_out_one_by_one() -> None:
    """Clustered errors lie within a few percent of leaving each practice out in turn."""
    time, event, practice = made(3_000)
    found = incidence(time, event, None, [10.0, 25.0], clusters=practice)[1]
    held, left = np.array(practice), []
    for one in sorted(set(practice)):
        rest = incidence(time[held != one], event[held != one], None, [10.0, 25.0])[1]
        left.append(rest.share)
    spread = 29 / 30 * np.square(np.array(left) - found.share).sum(axis=0)
    np.testing.assert_allclose(found.se, np.sqrt(spread), rtol=0.05)
    alone = incidence(time, event, None, [10.0, 25.0])[1]
    assert found.se[1] > alone.se[1]


def test_before_the_first_event_and_after_the_last() -> None:
    """The share is nought before anything happened, and stays where it was afterwards."""
    found = incidence([2, 3, 4], [1, 0, 2], None, [1.0, 2.0, 99.0])
    assert found[1].share == pytest.approx((0, 1 / 3, 1 / 3))
    assert found[2].share == pytest.approx((0, 0, 2 / 3))
    assert found[1].low[0] == found[1].high[0] == 0
    assert all(
        low <= share <= high
        for one in found.values()
        for share, low, high in zip(one.share, one.low, one.high, strict=True)
    )


def test_a_curve_for_the_page() -> None:
    """An incidence becomes the record that stands beside a finding."""
    one = incidence([2, 3, 4, 5], [1, 0, 1, 0], None, [4.0])[1]
    found = curve(one, "with", "attended")
    assert isinstance(found, Curve)
    assert found.points[0] == (4.0, one.share[0], one.low[0], one.high[0])
    assert (found.label, found.event, found.n) == ("with", "attended", 4)


@pytest.mark.parametrize(
    ("time", "event", "said"),
    [
        ([], [], "no case"),
        ([1.0, float("nan")], [1, 0], "missing or before"),
        ([-1.0, 2.0], [1, 0], "missing or before"),
        ([1.0, 2.0], [1, 0.5], "whole number"),
        ([1.0, 2.0], [1], "one length"),
    ],
)
def test_what_cannot_be_counted(time: list[float], event: list[float], said: str) -> None:
    """A time or event that means nothing is refused by name."""
    with pytest.raises(ValueError, match=said):
        incidence(time, event)


def test_one_cluster_has_no_error() -> None:
    """Errors between clusters need two."""
    with pytest.raises(ValueError, match="two clusters"):
        incidence([1.0, 2.0], [1, 1], clusters=["P1", "P1"])


def test_censoring_weights_mend_what_loss_bent() -> None:
    """Where loss goes with the group, weights within groups bring the share back; none do not."""
    dice = np.random.default_rng(8)
    cases = 40_000
    group = dice.integers(0, 2, cases)
    day = dice.exponential(np.where(group == 1, 10, 40))
    gone = dice.exponential(np.where(group == 1, 10, 400))
    time, event = np.minimum(day, gone), (day <= gone).astype(int)
    truth = (day <= 20).mean()
    happened = (event == 1) & (time <= 20)
    plain = censoring_weights(time, event, 20.0)
    within = censoring_weights(time, event, 20.0, groups=group.tolist())
    modelled = censoring_weights(time, event, 20.0, columns=group[:, None].astype(float))
    assert abs((plain * happened).mean() - truth) > 0.03
    assert (within * happened).mean() == pytest.approx(truth, abs=0.012)
    assert (modelled * happened).mean() == pytest.approx(truth, abs=0.012)
    lost = (event == 0) & (time < 20)
    assert lost.any()
    assert not within[lost].any()
    np.testing.assert_allclose(modelled[happened], within[happened], rtol=0.1)
