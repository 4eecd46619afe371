"""The effect of a component, from the scan alone."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from linkwork.learning.methods.effects import Estimate, adjusted, difference
from linkwork.learning.methods.scan import Family, Question, scan
from tests.unit.learning.methods.invented_arrays import arms_table

Column = npt.NDArray[Any]


def estimate(rows: int, clusters: int, seed: int = 1, arm: str = "arm first") -> Estimate:
    """Estimate the effect in made-up data."""
    table, _ = arms_table(rows, clusters, seed)
    family = Family(("age", "lonely", "carer"), (Question("A", arm, "yes"),))
    found = scan(table, [family], cluster="practice", shift={"age": 50.0})
    return adjusted(found.arms("A"))


def test_adjustment_moves_the_effect_towards_the_truth() -> None:
    """Lonely people are accompanied and stay away: the plain comparison understates the effect."""
    found = estimate(20_000, 60)
    assert found.naive < found.low < found.effect
    assert found.with_ - found.without == pytest.approx(found.effect)


def test_few_clusters_take_the_jackknife() -> None:
    """Under 40 clusters the errors are CR3: each cluster left out in turn."""
    found = estimate(2_000, 12)
    _, held = arms_table(2_000, 12)
    compared = np.isin(held["arm first"], [1, 2])
    left_out = [
        fixed_origin(held, compared & (held["practice"] != cluster), compared)
        for cluster in np.unique(held["practice"])
    ]
    spread = sum((one - found.effect) ** 2 for one in left_out) * 11 / 12
    assert found.errors == "CR3"
    assert found.error == pytest.approx(np.sqrt(spread))


def fixed_origin(held: dict[str, Column], rows: Column, everybody: Column) -> float:
    """Lin's regression on some rows, about the mean confounders of everybody."""
    given = np.array([held["age"], held["lonely"], held["carer"]])
    centred = (given - given[:, everybody].mean(axis=1, keepdims=True))[:, rows]
    with_ = (held["arm first"][rows] == 2).astype(float)
    design = np.vstack([np.ones(rows.sum()), with_, centred, centred * with_]).T
    return float(np.linalg.lstsq(design, held["yes"][rows])[0][1])


def test_a_small_arm_is_adjusted_without_products() -> None:
    """Where an arm has fewer than ten cases a column, the products are left out, and it is said."""
    assert estimate(60, 12).model == "plain"
    assert estimate(3_000, 12).model == "Lin"


def test_an_empty_arm_is_refused() -> None:
    """Nothing is estimated from one arm alone."""
    table, held = arms_table()
    index = table.column_names.index("arm first")
    alone = table.set_column(index, "arm first", [np.minimum(held["arm first"], 1)])
    family = Family(("age",), (Question("A", "arm first", "yes"),))
    found = scan(alone, [family], cluster="practice", shift={})
    with pytest.raises(ValueError, match="one of the arms"):
        adjusted(found.arms("A"))


def test_two_effects_are_compared_on_the_same_clusters() -> None:
    """The error of a difference between effects knows that the same clusters carry both."""
    one = estimate(3_000, 60)
    apart, error = difference(one, one)
    assert apart == 0
    assert error == 0
