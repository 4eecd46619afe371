"""People whose ending is lost, and not by chance: those who did badly are lost more often."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linkwork.invented.draws import chance, intercept


@dataclass(frozen=True)
class Loss:
    """How endings are lost, on the logit scale (assumptions).

    `badly`: added where it ended badly, which no record can adjust for; `alone` and `poorest`:
    where the person lives alone, or in the most deprived fifth, which are recorded.
    """

    share: float = 0.15
    badly: float = 0.5
    alone: float = 0.4
    poorest: float = 0.4


def lose(table: pa.Table, outcomes: Sequence[str], seed: int, loss: Loss | None = None) -> pa.Table:
    """Leave the named endings (yes or no) unknown of some; the rest of the table stays."""
    loss = loss or Loss()
    dice = np.random.default_rng([seed, 77])
    alone = _yes(pc.equal(table["lives_alone"], True))
    poorest = _yes(pc.equal(table["deprivation_fifth"], 1))
    for name in outcomes:
        badly = _yes(pc.equal(table[name], False))
        likely = loss.badly * badly + loss.alone * alone + loss.poorest * poorest
        lost = dice.random(len(table)) < chance(intercept(loss.share) + likely - likely.mean())
        kept = pc.if_else(pa.array(lost), pa.scalar(None, table[name].type), table[name])
        table = table.set_column(table.column_names.index(name), name, kept)
    return table


def _yes(column: pa.ChunkedArray) -> np.ndarray:
    held: np.ndarray = np.asarray(pc.fill_null(column, False)).astype(np.float64)
    return held
