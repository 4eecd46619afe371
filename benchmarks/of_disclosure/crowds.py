"""Invented people for the attack: unevenly spread, with few of some sorts."""

import numpy as np
import pyarrow as pa

SEXES = ["female", "male", "other"]
GROUPS = ["asian", "black", "mixed", "white", "other"]
NEEDS = ["loneliness", "mental_wellbeing", "money", "long_term_condition", "caring"]


def crowd(n: int, seed: int, *, days: tuple[str, str] = ("2025-01-01", "2025-12-31")) -> pa.Table:
    """People in facts of the vocabulary, one row each, offered between the two days."""
    dice = np.random.default_rng(seed)
    first, last = (np.datetime64(day) for day in days)
    agreed = dice.random(n) < 0.85
    attended = agreed & (dice.random(n) < 0.55)
    sustained = attended & (dice.random(n) < 0.6)
    practice = dice.choice(6, n, p=[0.3, 0.25, 0.2, 0.12, 0.08, 0.05])
    return pa.table(
        {
            "age": dice.gamma(9, 6, n).clip(18, 99),
            "sex": dice.choice(SEXES, n, p=[0.6, 0.39, 0.01]),
            "ethnic_group": dice.choice(GROUPS, n, p=[0.1, 0.06, 0.03, 0.78, 0.03]),
            "deprivation_fifth": dice.choice([1.0, 2, 3, 4, 5], n, p=[0.4, 0.2, 0.15, 0.15, 0.1]),
            "main_need": dice.choice(NEEDS, n, p=[0.35, 0.3, 0.2, 0.1, 0.05]),
            "practice": np.array([f"P{one}" for one in range(6)])[practice],
            "link_worker": np.array([f"L{one}" for one in range(8)])[dice.integers(0, 8, n)],
            "offered_on": first + dice.integers(0, (last - first).astype(int) + 1, n),
            "agreed": agreed,
            "first_session_attended": attended,
            "sustained": sustained,
            "completed": sustained & (dice.random(n) < 0.5),
        }
    )


def joined(*crowds: pa.Table) -> pa.Table:
    """Several crowds as one frozen table."""
    return pa.concat_tables(crowds)
