"""What Cox's model refuses, and that it does not mind units."""

import numpy as np
import pytest

from linkwork.learning.methods.survival import cox

DICE = np.random.default_rng(2)
X = DICE.normal(size=(200, 2))
TIME = DICE.exponential(10 * np.exp(-0.5 * X[:, 0]))
DIED = DICE.random(200) < 0.7


def test_units_change_nothing_but_units() -> None:
    """A column in other units has its coefficient and error in those, and the same likelihood."""
    first = cox(TIME, DIED, X, ["x", "z"])
    second = cox(TIME, DIED, X * [1_000, 1] + [5e5, 0], ["x", "z"])
    assert second.coefficients[0] == pytest.approx(first.coefficients[0] / 1_000, rel=1e-7)
    assert second.covariance[0, 0] == pytest.approx(first.covariance[0, 0] / 1e6, rel=1e-7)
    assert second.log_likelihood == pytest.approx(first.log_likelihood, rel=1e-10)


def test_order_changes_nothing() -> None:
    """Rows in any order give the same answer, with clusters too."""
    order = DICE.permutation(200)
    cluster = (np.arange(200) % 17).tolist()
    first = cox(TIME, DIED, X, ["x", "z"], clusters=cluster)
    second = cox(
        TIME[order], DIED[order], X[order], ["x", "z"], clusters=[cluster[one] for one in order]
    )
    np.testing.assert_allclose(first.coefficients, second.coefficients, rtol=1e-9)
    np.testing.assert_allclose(first.covariance, second.covariance, rtol=1e-8)


def test_what_is_refused() -> None:
    """No event, a constant, a combination, and what tells events apart wholly are named."""
    with pytest.raises(ValueError, match="no event"):
        cox(TIME, np.zeros(200), X, ["x", "z"])
    with pytest.raises(ValueError, match="z: the same"):
        cox(TIME, DIED, X * [1, 0], ["x", "z"])
    with pytest.raises(ValueError, match="combination"):
        cox(TIME, DIED, np.column_stack([X[:, 0], 2 * X[:, 0] + 1]), ["x", "z"])
    early = np.where(np.arange(200)[:, None] < 20, 1.0, 0.0)
    with pytest.raises(ValueError, match="x: tells the events apart"):
        cox(np.arange(200.0) + 1, np.arange(200) < 20, early, ["x"])
