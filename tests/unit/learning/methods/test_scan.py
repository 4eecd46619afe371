"""The scan: one pass, every statement's sufficient statistics."""

import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods.moments import estimable
from linkwork.learning.methods.scan import Arm, Family, Question, Scanned, scan
from tests.unit.learning.methods.invented_arrays import arms_table

FAMILIES = (
    Family(("age", "lonely", "carer"), (Question("A", "arm first", "yes"),)),
    Family(
        ("lonely", "carer"),
        (Question("B", "arm first", "contacts"), Question("C", "arm second", "yes")),
    ),
)


def scanned(table: pa.Table, rows: int = 997) -> Scanned:
    """Scan the made-up table."""
    return scan(table, FAMILIES, cluster="practice", shift={"age": 49.0}, rows=rows)


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("rows", [101, 10_000])
def test_products_are_those_of_the_rows(ordered: bool, rows: int) -> None:
    """Whatever the order of the rows and the size of a block, the sums are the plain ones."""
    table, held = arms_table(ordered=ordered)
    arms = scanned(table, rows).arms("A")
    for mark, side in ((1, arms.without), (2, arms.with_)):
        for place, cluster in enumerate(side.clusters):
            inside = (held["arm first"] == mark) & (held["practice"] == cluster)
            columns = [held["age"] - 49.0, held["lonely"], held["carer"], held["yes"]]
            plain = np.array([np.ones(inside.sum()), *(one[inside] for one in columns)])
            np.testing.assert_allclose(side.products[place], plain @ plain.T, rtol=1e-10)


def test_each_statement_keeps_its_own_outcome_and_cases() -> None:
    """Two statements of one family do not see each other's outcomes or unknowns."""
    table, held = arms_table()
    result = scanned(table)
    for code, arm, outcome in (("B", "arm first", "contacts"), ("C", "arm second", "yes")):
        side = result.arms(code).with_
        inside = held[arm] == 2
        assert round(side.total[0, 0]) == inside.sum()
        assert side.total[0, -1] == pytest.approx(held[outcome][inside].sum())
        assert side.total[-1, -1] == pytest.approx((held[outcome][inside] ** 2).sum())


def test_cases_outside_are_counted_by_reason() -> None:
    """A case whose component or outcome is unknown is outside, and counted."""
    table, held = arms_table()
    counts = scanned(table).arms("A").counts
    for arm in Arm:
        assert counts[arm] == (held["arm first"] == arm).sum()


def test_progress_counts_the_rows() -> None:
    """Whoever waits is told how many rows are done."""
    table, held = arms_table()
    told: list[int] = []
    scan(table, FAMILIES, cluster="practice", shift={}, rows=1_000, progress=told.append)
    assert told == [1_000, 2_000, 3_000]
    assert len(held["yes"]) == 3_000


def test_a_gap_is_an_error_and_never_a_zero() -> None:
    """A missing number that reaches the scan stops it, naming the column."""
    table, _ = arms_table()
    gap = pa.array([None, *table["age"].to_pylist()[1:]], pa.float64())
    broken = table.set_column(table.column_names.index("age"), "age", gap)
    with pytest.raises(ValueError, match="age: 1 values are missing"):
        scanned(broken)


def test_columns_that_repeat_others_are_found() -> None:
    """A column that is a combination of those before it is not estimable; its fellows are."""
    dice = np.random.default_rng(2)
    rows = dice.normal(size=(4, 500))
    rows[2] = 3 * rows[0] - rows[1] / 7
    rows[3] *= 1e-6
    assert estimable(rows @ rows.T) == [0, 1, 3]
