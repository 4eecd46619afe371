"""Finds that become rarer: what may still be unread, and where nothing is claimed too soon."""

import numpy as np
import pytest

from linkwork.evidence.screening import stopping
from linkwork.evidence.screening.stopping import chances, falling


def ranked(drawn: np.random.Generator, total: int, height: float, fall: float) -> list[bool]:
    """A reading whose chances fall as the model takes them to."""
    places = np.arange(total) + 0.5
    return [
        bool(one) for one in drawn.random(total) < height * np.exp(-fall * (places / total) ** 0.75)
    ]


def first_stop(seen: list[bool]) -> int:
    """Where advice first says stop, looked at after every twentieth record."""
    places = range(20, len(seen), 20)
    return next((n for n in places if stopping.advice(seen[:n], len(seen)).stop), len(seen))


def test_the_chance_falls_with_the_number() -> None:
    """More unread relevant records are less likely; the limit is where one in twenty is passed."""
    seen = ranked(np.random.default_rng(1), 1000, 0.8, 20.0)[:500]
    weighed = falling.weigh(chances.reading(seen, 1000))
    all_chances = [falling.at_least(weighed, n) for n in range(30)]
    assert all_chances == sorted(all_chances, reverse=True)
    assert all_chances[0] == 1.0
    most = falling.most_unread(weighed, 0.05)
    assert falling.at_least(weighed, most) >= 0.05 > falling.at_least(weighed, most + 1)


def test_what_is_claimed_holds_nineteen_times_in_twenty() -> None:
    """Where finds fall as taken, the number unread lies within the limit in at least 95 of 100."""
    held = []
    for seed in range(100):
        seen = ranked(np.random.default_rng(seed), 1200, 0.7, 15.0)
        most = falling.most_unread(falling.weigh(chances.reading(seen[:500], 1200)), 0.05)
        held.append(sum(seen[500:]) <= most)
    assert sum(held) >= 95


@pytest.mark.parametrize("seed", range(8))
def test_a_blind_ranking_is_not_trusted(seed: int) -> None:
    """Where the order is by chance, one reads on until the recall is truly there."""
    drawn = np.random.default_rng(seed)
    seen = [bool(one) for one in drawn.permutation([True] * 30 + [False] * 570)]
    stopped = first_stop(seen)
    assert sum(seen[:stopped]) / 30 >= 0.95


def test_a_good_ranking_saves_reading() -> None:
    """Where finds fall fast, one stops long before the published test alone would."""
    seen = ranked(np.random.default_rng(5), 2000, 0.9, 30.0)
    stopped = first_stop(seen)
    assert sum(seen[:stopped]) / sum(seen) >= 0.95
    assert stopped < 1000
    alone = stopping.advice(seen[:stopped], 2000)
    assert alone.p_if_shuffled > 0.05
    assert alone.recall_if_shuffled < 0.95 <= alone.recall_at_least


@pytest.mark.parametrize("total", [1, 2, 19, 20, 21, 150])
def test_small_sets(total: int) -> None:
    """Every number from nought to all of them has a chance, however few there are."""
    for read in range(total):
        weighed = falling.weigh(chances.reading([True] * read, total))
        assert 0 <= falling.most_unread(weighed, 0.05) <= total - read
        assert weighed.weights.sum() == pytest.approx(1.0)
