"""Where people stand on a path: counted by hand, and against the incidence."""

from datetime import date, timedelta

import ibis
import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods.survival import Moves, incidence, occupation, pathway
from linkwork.learning.methods.survival.occupation import STILL
from linkwork.learning.methods.survival.pathway import STATES

WORDS = ("begun", "one", "two")


def moves(rows: list[tuple[int, int, float, float, int]], states: tuple[str, ...] = WORDS) -> Moves:
    """Lay stays out: case, state, start, stop, to."""
    case, state, start, stop, to = (np.array(column) for column in zip(*rows, strict=True))
    return Moves(states, case, state, start.astype(float), stop.astype(float), to)


def test_one_step_is_the_incidence() -> None:
    """With one step to one of two ends, the shares are the cumulative incidences."""
    dice = np.random.default_rng(6)
    time, event = np.ceil(dice.exponential(9, 250)), dice.integers(0, 3, 250)
    to = np.where(event == 0, STILL, event)
    laid = Moves(WORDS, np.arange(250), np.zeros(250, int), np.zeros(250), time, to)
    found = occupation(laid, [5.0, 12.0])
    ends = incidence(time, event, times=[5.0, 12.0])
    np.testing.assert_allclose(found.share[:, 1], ends[1].share, rtol=1e-12)
    np.testing.assert_allclose(found.share[:, 2], ends[2].share, rtol=1e-12)
    np.testing.assert_allclose(found.share.sum(axis=1), 1, rtol=1e-12)
    half = (found.high - found.low)[:, 1] / 2
    np.testing.assert_allclose(half, 1.97 * np.asarray(ends[1].se), rtol=0.12)


def test_two_steps_by_hand() -> None:
    """Four people through two stages, one lost to sight: the product of the steps."""
    found = occupation(
        moves(
            [
                (1, 0, 0, 2, 1),
                (1, 1, 2, 5, 2),
                (2, 0, 0, 3, STILL),
                (3, 0, 0, 4, 1),
                (3, 1, 4, 9, STILL),
                (4, 0, 0, 9, STILL),
            ]
        ),
        [1, 2, 4, 5],
    )
    expected: list[list[float]] = [
        [1, 0, 0],
        [3 / 4, 1 / 4, 0],
        [3 / 8, 5 / 8, 0],
        [3 / 8, 5 / 16, 5 / 16],
    ]
    np.testing.assert_allclose(found.share, expected)
    assert (found.low <= found.share).all()
    assert (found.share <= found.high).all()
    with pytest.raises(ValueError, match="lasts no time"):
        occupation(moves([(1, 0, 0, 0, 1)]), [1])


def test_a_path_from_the_cases() -> None:
    """Offered, agreed, met, at sessions, ended: known days only, the rest as last seen."""
    as_at = date(2026, 1, 1)
    rows = {
        "practice": ["A", "A", "B", "B", "B", "A"],
        "offered_on": [as_at - timedelta(days=100)] * 5 + [as_at - timedelta(days=10)],
        "agreed": [True, True, False, True, None, True],
        "days_to_first_contact": [3.0, 5.0, None, None, None, 2.0],
        "days_to_first_session": [10.0, 5.0, None, None, None, None],
        "weeks_of_support": [8.0, None, None, None, None, None],
        "sustained": [True, None, None, None, None, None],
        "completed": [True, None, None, None, None, None],
    }
    table = pa.table(
        rows,
        pa.schema(
            {
                "practice": pa.string(),
                "offered_on": pa.date32(),
                "agreed": pa.bool_(),
                "days_to_first_contact": pa.float64(),
                "days_to_first_session": pa.float64(),
                "weeks_of_support": pa.float64(),
                "sustained": pa.bool_(),
                "completed": pa.bool_(),
            }
        ),
    )
    found = pathway(ibis.duckdb.connect().create_table("cases", table), as_at, [0, 7, 30, 90])
    shares = dict(zip(STATES, found.occupation.share.T, strict=True))
    assert (found.unclear, found.occupation.n) == (1, 5)
    np.testing.assert_allclose(shares["did not agree"], 0.2)
    assert shares["agreed, not yet met"][0] == pytest.approx(0.8)
    assert shares["agreed, not yet met"][1] == pytest.approx(0.2)
    assert shares["at sessions"][1] == pytest.approx(0.2)
    assert shares["ended: completed"][3] == pytest.approx(shares["at sessions"][3])
    np.testing.assert_allclose(found.occupation.share.sum(axis=1), 1)
    with pytest.raises(ValueError, match="facts not collected: offered_on"):
        pathway(ibis.duckdb.connect().create_table("c", table.drop(["offered_on"])), as_at)
