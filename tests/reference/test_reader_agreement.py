"""Agreement of two readers, against published worked examples and statsmodels."""

import numpy as np
import pytest
from statsmodels.stats.inter_rater import cohens_kappa

from linkwork.evidence.screening import agreement

# Two readers judge fifty proposals: both yes 20, first only 5, second only 10, neither 15.
FIFTY = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15


def test_kappa_of_the_fifty_proposals() -> None:
    """Observed 0.7, by chance 0.5, so kappa is 0.4: the example of every textbook."""
    found = agreement.of(FIFTY)
    assert found.observed.value == pytest.approx(0.7)
    assert found.expected == pytest.approx(0.5)
    assert found.kappa.value == pytest.approx(0.4)
    assert found.pabak.value == pytest.approx(0.4)


def test_a_paradox_of_prevalence() -> None:
    """85 % agree, yet kappa is 0.70 or 0.32 as the answers are spread (Feinstein, Cicchetti 1990).

    PABAK is 0.70 for both.
    """
    even = [("a", "a")] * 40 + [("a", "b")] * 9 + [("b", "a")] * 6 + [("b", "b")] * 45
    rare = [("a", "a")] * 80 + [("a", "b")] * 10 + [("b", "a")] * 5 + [("b", "b")] * 5
    assert agreement.of(even).kappa.value == pytest.approx(0.70, abs=0.005)
    assert agreement.of(rare).kappa.value == pytest.approx(0.32, abs=0.005)
    assert agreement.of(even).pabak.value == pytest.approx(0.70)
    assert agreement.of(rare).pabak.value == pytest.approx(0.70)


@pytest.mark.parametrize("seed", range(20))
def test_kappa_and_its_interval_equal_statsmodels(seed: int) -> None:
    """Value and both ends, for tables of two to four answers."""
    drawn = np.random.default_rng(seed)
    kinds = 2 + seed % 3
    table = drawn.integers(1, 40, (kinds, kinds)) + np.diag(drawn.integers(0, 60, kinds))
    names = [f"answer {place}" for place in range(kinds)]
    pairs = [
        (names[row], names[column])
        for row in range(kinds)
        for column in range(kinds)
        for _ in range(table[row, column])
    ]
    theirs = cohens_kappa(table)
    ours = agreement.of(pairs).kappa
    assert ours.value == pytest.approx(theirs.kappa, abs=1e-12)
    assert ours.low == pytest.approx(theirs.kappa_low, abs=1e-9)
    assert ours.high == pytest.approx(theirs.kappa_upp, abs=1e-9)
