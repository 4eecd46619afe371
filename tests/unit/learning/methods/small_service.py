"""A small made-up table of cases in the vocabulary's words, with a known effect of company."""

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa


def cases(
    rows: int = 4_000, practices: int = 45, seed: int = 3, *, effect: float = 0.15
) -> pa.Table:
    """Cases in which lonely people are accompanied more and go less; company adds `effect`."""
    dice = np.random.default_rng(seed)
    practice = np.sort(dice.integers(0, practices, rows))
    lonely = dice.integers(3, 10, rows).astype(float)
    agreed = dice.random(rows) < 0.9
    company = dice.random(rows) < 0.2 + 0.08 * (lonely - 3)
    chance = (
        0.7 - 0.06 * (lonely - 3) + effect * company + dice.normal(0, 0.05, practices)[practice]
    )
    went = dice.random(rows) < np.clip(chance, 0, 1)
    unknown = dice.random(rows) < 0.1
    return pa.table(
        {
            "practice": pa.array([f"P{one:02}" for one in practice]),
            "age": pa.array(dice.normal(60, 15, rows)),
            "loneliness_before": pa.array(lonely),
            "agreed": pa.array(agreed),
            "accompanied": pa.array(company, mask=unknown),
            "first_session_attended": pa.array(went & agreed),
            "shared_care": pa.array(dice.random(practices)[practice] < 0.5),
            "practice_champion": pa.array(np.ones(rows, dtype=bool)),
        }
    )


def opened(table: pa.Table) -> ir.Table:
    """The table as the methods take it."""
    return ibis.duckdb.connect().create_table("cases", table)
