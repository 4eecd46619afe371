"""Small made-up rows of a risk set, with a known effect, for the tests of second readings."""

import numpy as np

from linkwork.learning.methods.columns import NOT_KNOWN
from linkwork.learning.methods.designs import Design, Plan, design_for
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.opinions.arms import read_again
from linkwork.learning.methods.opinions.rows import Rows
from linkwork.theory.statement import starter

EFFECT = 0.15


def rows(
    size: int = 2_400, clusters: int = 40, seed: int = 1, *, gaps: float = 0.0, lost: float = 0.0
) -> Rows:
    """Cases in which the frail are helped more and go less; help adds `EFFECT`.

    `gaps` is the share whose frailty is not known, `lost` that of outcomes.
    """
    dice = np.random.default_rng(seed)
    place = np.sort(dice.integers(0, clusters, size))
    frail, carer = dice.normal(0, 1, size), (dice.random(size) < 0.3).astype(float)
    helped = (dice.random(size) < 1 / (1 + np.exp(-frail))).astype(float)
    alone = (dice.random(size) < 0.5).astype(float)
    chance = 0.5 + EFFECT * helped - 0.1 * np.clip(frail, -2, 2) + 0.05 * carer
    chance += dice.normal(0, 0.03, clusters)[place]
    went = (dice.random(size) < np.clip(chance, 0, 1)).astype(float)
    known = dice.random(size) >= gaps
    seen = np.where(known, frail, frail[known].mean())
    return Rows(
        outcome=np.where(dice.random(size) < lost, np.nan, went),
        component=helped,
        columns=("frail", "frail" + NOT_KNOWN, "carer"),
        facts=("frail", "frail", "carer"),
        confounders=np.column_stack((seen, ~known, carer)),
        known={"frail": known, "carer": np.ones(size, dtype=bool)},
        clusters=place.astype(np.int64),
        second=(place * 2 + (dice.random(size) < 0.5)).astype(np.int64),
        contexts={"lives alone is yes": alone},
        otherwise={"lives alone is yes": "lives alone is no"},
        probes={"felt_heard": 5 + helped + dice.normal(0, 1, size)},
    )


def design(code: str = "EG3") -> Design:
    """The design of a starter statement."""
    statement = starter().find(code)
    assert statement
    made = design_for(statement, Plan())
    assert made
    return made


def primary(held: Rows) -> Estimate:
    """The scan's own estimate of the rows."""
    return read_again(held, held.columns, held.confounders)
