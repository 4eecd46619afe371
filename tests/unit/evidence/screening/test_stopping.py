"""When to stop: the chances by hand, and what advice, curve and audit promise."""

from math import comb

import numpy as np
import pytest
from scipy.stats import hypergeom

from linkwork.evidence.screening import stopping
from linkwork.evidence.screening.stopping import audits, chances


def by_definition(seen: list[bool], total: int, unread: int) -> float:
    """The test as published: every moment is tried, each with its hypergeometric probability."""
    return min(
        float(
            hypergeom.cdf(
                sum(seen[start:]), total - start, sum(seen[start:]) + unread, len(seen) - start
            )
        )
        for start in range(len(seen))
    )


def test_a_worked_example() -> None:
    """Ten records, one found first, then five irrelevant ones: by hand.

    Recall is below 95 % only if another one is unread. After the find: nine records, one of
    them relevant, none among the five drawn: 4/9. From the start: two of ten, at most one of them
    among the six drawn: 1 − C(6,2)/C(10,2) = 2/3.
    """
    read = chances.reading([True, *[False] * 5], 10)
    assert chances.least_total(1, 0.95) == 2
    assert chances.chances(read, 1, chances.moments(read)) == pytest.approx(
        [1 - comb(6, 2) / comb(10, 2), 4 / 9]
    )
    assert chances.chance(read, 1) == pytest.approx(4 / 9)


@pytest.mark.parametrize("seed", range(40))
def test_the_chance_is_that_of_the_definition(seed: int) -> None:
    """Trying only the moments after a find loses nothing."""
    drawn = np.random.default_rng(seed)
    read = int(drawn.integers(1, 60))
    total = read + int(drawn.integers(1, 60))
    unread = int(drawn.integers(1, total - read + 1))
    seen = [bool(one) for one in drawn.random(read) < drawn.random()]
    found = chances.chance(chances.reading(seen, total), unread)
    assert found == pytest.approx(by_definition(seen, total, unread), abs=1e-10)


@pytest.mark.parametrize("seed", range(20))
def test_the_most_that_may_be_unread(seed: int) -> None:
    """It is not ruled out, and one more would be."""
    drawn = np.random.default_rng(100 + seed)
    seen = [bool(one) for one in drawn.random(50) < np.linspace(0.8, 0.0, 50)]
    read = chances.reading(seen, 90)
    most = chances.most_unread(read, 0.05)
    ruled_out = [n for n in range(1, read.left + 1) if chances.chance(read, n) < 0.05]
    assert most == min(ruled_out, default=read.left + 1) - 1


@pytest.mark.parametrize(
    ("found", "recall", "least"), [(19, 0.95, 21), (20, 0.95, 22), (0, 0.95, 1), (9, 0.9, 11)]
)
def test_how_many_there_would_have_to_be(found: int, recall: float, least: int) -> None:
    """The smallest number of which those found are less than the recall: 19 of 20 are 95 %."""
    assert chances.least_total(found, recall) == least
    assert found / least < recall <= found / (least - 1) if found else least == 1


def test_nothing_found_is_no_reason_to_stop() -> None:
    """However many were read: the ranking may be blind."""
    said = stopping.advice([False] * 900, 1000)
    assert not said.stop
    assert said.recall_at_least == 0.0


def test_everything_read() -> None:
    """Then nothing is missed, whatever was found."""
    said = stopping.advice([False] * 5, 5)
    assert said.stop
    assert (said.missed_at_most, said.recall_at_least) == (0, 1.0)


def test_stop_is_what_the_recall_says() -> None:
    """Stopping is advised just when the recall that can be claimed reaches the one asked for."""
    seen = [True] * 30 + [False] * 900
    for read in range(30, 930, 20):
        said = stopping.advice(seen[:read], 1000)
        assert said.stop == (said.recall_at_least >= 0.95)
        assert said.run == read - 30
    assert said.stop


def test_more_irrelevant_ones_only_reassure() -> None:
    """Reading on without a find never lowers the recall that can be claimed."""
    seen = [True, False, True, True, False] + [False] * 200
    claimed = [stopping.advice(seen[:read], 400).recall_at_least for read in range(5, 205, 5)]
    assert claimed == sorted(claimed)


@pytest.mark.parametrize(
    "wrong", [{"recall": 0.0}, {"recall": 1.2}, {"confidence": 1.0}, {"total": 1}]
)
def test_what_cannot_be_asked(wrong: dict[str, float]) -> None:
    """A recall or a confidence out of range, and more read than there are, are refused."""
    with pytest.raises(ValueError, match=r"recall|confidence|of only"):
        stopping.advice([True, False], **{"total": 10, **wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [40, 200, 700])
def test_how_many_more(asked: int) -> None:
    """So many more irrelevant ones, and stopping is advised; with one fewer it is not."""
    seen = [*[True, False] * 40, *[False] * asked]
    still = stopping.more(seen, 1000)
    assert still is not None
    assert stopping.advice([*seen, *[False] * still], 1000).stop
    assert still == 0 or not stopping.advice([*seen, *[False] * (still - 1)], 1000).stop


def test_no_number_more_is_enough() -> None:
    """With nothing found, or where one unread record would matter, one reads to the end."""
    assert stopping.more([False] * 10, 100) is None
    assert stopping.more([True, True], 4) is None


def test_many_finds_stay_quick_and_careful() -> None:
    """With some moments left out the chance is never below that of the definition."""
    drawn = np.random.default_rng(3)
    seen = [bool(one) for one in drawn.random(600) < np.linspace(0.7, 0.02, 600)]
    read = chances.reading(seen, 2000)
    assert read.found > 100
    for unread in (1, 5, 12, 40):
        exact = by_definition(seen, 2000, unread)
        assert exact - 1e-9 <= chances.chance(read, unread) <= 1.6 * exact + 1e-3


def test_the_curve_ends_where_the_reading_does() -> None:
    """It starts at nought, never sinks, and holds what was found at most."""
    seen = [True] * 5 + [False] * 95
    points = stopping.curve(seen, 200, points=11)
    assert (points[0].read, points[0].found, points[0].at_most) == (0, 0, 200)
    assert (points[-1].read, points[-1].found) == (100, 5)
    assert all(one.found <= one.at_most for one in points)
    assert [one.found for one in points] == sorted(one.found for one in points)
    last = stopping.advice(seen, 200)
    assert points[-1].at_most == 5 + last.missed_at_most
    assert points[-1].recall_at_least == last.recall_at_least


def test_an_audit_without_hits() -> None:
    """By the definition: the largest number that 59 drawn of 1,000 without a hit leave open."""
    said = stopping.audit(sample=59, hits=0, unread=1000, found=40)
    still = [n for n in range(1001) if hypergeom.cdf(0, 1000, n, 59) > 0.05]
    assert said.missed_at_most == max(still)
    assert said.recall_at_least == pytest.approx(40 / (40 + max(still)))


@pytest.mark.parametrize(("sample", "hits"), [(100, 2), (50, 5), (200, 0), (30, 30)])
def test_an_audit_is_the_exact_limit(sample: int, hits: int) -> None:
    """The largest number not ruled out at one in twenty, the hits themselves left out."""
    said = stopping.audit(sample=sample, hits=hits, unread=300, found=50)
    possible = range(hits, 300 - sample + hits + 1)
    still = [n for n in possible if hypergeom.cdf(hits, 300, n, sample) > 0.05]
    assert said.missed_at_most == max(still) - hits


def test_the_size_of_an_audit_is_just_enough() -> None:
    """Without a hit it allows the recall to be claimed; one fewer would not."""
    size = stopping.audit_size(unread=1500, found=300)
    assert stopping.audit(sample=size, hits=0, unread=1500, found=300).recall_at_least >= 0.95
    assert stopping.audit(sample=size - 1, hits=0, unread=1500, found=300).recall_at_least < 0.95


def test_an_audit_that_cannot_be() -> None:
    """More hits than drawn are refused."""
    with pytest.raises(ValueError, match="cannot be"):
        stopping.audit(sample=3, hits=4, unread=10, found=1)


def test_the_tail_is_exact_at_the_edges() -> None:
    """None asked for is certain; more than there are cannot be."""
    urn, relevant = np.array([10, 10]), np.array([3, 3])
    assert chances.tail(urn, relevant, 4, 0) == pytest.approx([1.0, 1.0])
    assert chances.tail(urn, relevant, 4, 4) == pytest.approx([0.0, 0.0])
    assert audits.at_most(3, 4, 10, 3) == 1.0
