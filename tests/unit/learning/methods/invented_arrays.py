"""Small made-up data for the tests of the methods."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa


def arms_table(
    rows: int = 3_000, clusters: int = 60, seed: int = 1, *, ordered: bool = True
) -> tuple[pa.Table, dict[str, npt.NDArray[Any]]]:
    """A table as the scan reads it: two statements with their own arms, outcomes and unknowns."""
    dice = np.random.default_rng(seed)
    place = dice.integers(0, clusters, rows)
    if ordered:
        place.sort()
    pull = dice.normal(0, 0.3, clusters)[place]
    age = dice.normal(50, 15, rows)
    lonely = dice.normal(0, 1, rows)
    carer = (dice.random(rows) < 0.2).astype(float)
    with_ = dice.random(rows) < 1 / (1 + np.exp(-lonely))
    chance = 1 / (1 + np.exp(-(0.8 * with_ - 0.6 * lonely + 0.4 * carer + pull)))
    yes = (dice.random(rows) < chance).astype(float)
    contacts = 4 - with_ + lonely + dice.normal(0, 1, rows) + pull
    first = np.where(dice.random(rows) < 0.8, 1 + with_, dice.choice([0, 3, 4], rows))
    second = np.where(dice.random(rows) < 0.5, 1 + with_, 0)
    held: dict[str, npt.NDArray[Any]] = {
        "practice": np.array([f"P{one:03}" for one in place]),
        "age": age,
        "lonely": lonely,
        "carer": carer,
        "arm first": first.astype(np.uint8),
        "arm second": second.astype(np.uint8),
        "yes": yes,
        "contacts": contacts,
    }
    return pa.table(held), held
