"""Counts that are kept back cannot be worked out from those that are shown."""

from collections.abc import Sequence
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from linkwork.practice.reports.small_numbers import (
    CHOICES,
    LEAST,
    STEP,
    Count,
    Key,
    Sum,
    carefully,
    rounded,
)

Table = tuple[dict[Key, int], list[Sum]]


def grow(seed: int, depth: int, small: float) -> Table:
    """A tree of counts: each total the sum of its parts, many of them small."""
    dice = Random(seed)
    counts: dict[Key, int] = {}
    sums: list[Sum] = []

    def count(name: str, level: int) -> int:
        if level == 0 or dice.random() < 0.3:
            few = dice.random() < small
            counts[name] = dice.randint(0, LEAST - 1) if few else dice.randint(LEAST, 90)
        else:
            parts = tuple(f"{name}.{nth}" for nth in range(dice.randint(1, 5)))
            counts[name] = sum(count(part, level - 1) for part in parts)
            sums.append(Sum(name, parts))
        return counts[name]

    count("all", depth)
    if dice.random() < 0.5:  # the same total, divided another way
        whole, parts = counts["all"], []
        while whole:
            part = dice.randint(1, whole)
            parts.append(part)
            whole -= part
        counts |= {f"other {nth}": part for nth, part in enumerate(parts)}
        if parts:
            sums.append(Sum("all", tuple(f"other {nth}" for nth in range(len(parts)))))
    return counts, sums


tables = st.builds(grow, st.integers(0, 10**9), st.integers(1, 3), st.sampled_from([0.2, 0.5, 0.8]))


def attacked(
    shown: dict[Key, Count], sums: Sequence[Sum], *, labels: bool
) -> dict[Key, tuple[float, float]]:
    """What a linear programme can say of each hidden count; `labels`: the words are known too."""
    keys = list(shown)
    place = {key: nth for nth, key in enumerate(keys)}
    ranges = [_range(shown[key], labels) for key in keys]
    rows = np.zeros((max(1, len(sums)), len(keys)))
    for nth, one in enumerate(sums):
        rows[nth, place[one.total]] = -1
        for part in one.parts:
            rows[nth, place[part]] += 1
    found = {}
    for key in (key for key in keys if shown[key].value is None):
        cost = np.zeros(len(keys))
        cost[place[key]] = 1
        ends = []
        for sign in (1, -1):
            best = linprog(sign * cost, A_eq=rows, b_eq=np.zeros(len(rows)), bounds=ranges)
            ends.append(float("inf") if best.status == 3 else sign * best.fun)
        found[key] = (ends[0], abs(ends[1]))
    return found


def _range(count: Count, labels: bool) -> tuple[float, float | None]:
    if count.value is not None:
        return (max(LEAST, count.value - STEP // 2), count.value + STEP // 2)
    if not labels:
        return (0, None)
    return (0, LEAST - 1) if count.text.startswith("fewer") else (LEAST, None)


@given(tables)
@settings(max_examples=150, deadline=None)
def test_no_hidden_count_is_known_within_two(table: Table) -> None:
    """From the shown counts alone, a hidden one is open by more than two either side."""
    counts, sums = table
    shown = carefully(counts, sums)
    for key, (low, high) in attacked(shown, sums, labels=False).items():
        assert high - low > 4 - 1e-6, (key, counts, shown)


@given(tables)
@settings(max_examples=150, deadline=None)
def test_a_small_count_stays_open_with_the_words_known(table: Table) -> None:
    """With "fewer than 5" taken at its word, a small count still may have three values or more."""
    counts, sums = table
    shown = carefully(counts, sums)
    if all(count.value is None for count in shown.values()):
        return
    for key, (low, high) in attacked(shown, sums, labels=True).items():
        if counts[key] < LEAST:
            assert high - low >= CHOICES - 1 - 1e-6, (key, counts, shown)


@given(tables)
@settings(max_examples=200, deadline=None)
def test_what_is_shown_is_rounded_and_never_small(table: Table) -> None:
    """Every shown count is the true one to the nearest five, and none is under five."""
    counts, sums = table
    for key, count in carefully(counts, sums).items():
        if count.value is None:
            assert not any(sign.isdigit() for sign in count.text.replace(str(LEAST), ""))
        else:
            assert counts[key] >= LEAST
            assert count.value == rounded(counts[key])
            assert abs(count.value - counts[key]) <= STEP // 2
