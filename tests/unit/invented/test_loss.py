"""Endings that are lost, and not by chance."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from linkwork.invented.cases import generate
from linkwork.invented.loss import Loss, lose


@pytest.fixture(scope="module")
def table() -> pa.Table:
    """A table with every story told to its end."""
    return generate(8_000, 4, anchor=date(2026, 11, 22), practices=20, played_out=True).table


def known(table: pa.Table, name: str) -> np.ndarray:
    """Where the ending is known."""
    held: np.ndarray = np.asarray(table[name].is_valid())
    return held


def test_bad_endings_are_lost_more_often(table: pa.Table) -> None:
    """About the share asked is lost, more of it where it ended badly; nothing else changes."""
    lost = lose(table, ["agreed"], 1, Loss(share=0.2, badly=1.0))
    gone = known(table, "agreed") & ~known(lost, "agreed")
    went_well = np.asarray(table["agreed"].fill_null(False))
    assert 0.15 < gone.mean() < 0.25
    assert gone[~went_well].mean() > 1.5 * gone[went_well].mean()
    others = [name for name in table.column_names if name != "agreed"]
    assert lost.select(others).equals(table.select(others))


def test_the_same_seed_loses_the_same(table: pa.Table) -> None:
    """And another seed others."""
    assert lose(table, ["agreed"], 1).equals(lose(table, ["agreed"], 1))
    assert not lose(table, ["agreed"], 1).equals(lose(table, ["agreed"], 2))
