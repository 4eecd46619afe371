"""Outcomes not known at the horizon: those known weigh for others like them that are not."""

import numpy as np

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.opinions.arms import hides, of_estimate, read_again, unread
from linkwork.learning.methods.opinions.nuisance import TooFew, chance_of
from linkwork.learning.methods.opinions.rows import Rows, only

NAME = "weighted for lost outcomes"
MUCH = 0.05  # share of outcomes not known above which it is read (learning.md, section 2)
LEAST = 0.05  # chances of being known are moved up to this: no case weighs as more than twenty


def lost_check(rows: Rows, design: Design, plan: Plan, primary: Estimate) -> tuple[Check, ...]:
    """Say the estimate weighted by one over the chance that the outcome is known.

    rows: the whole risk set. Nothing where at most 5 % of outcomes are unknown. The chance is
    logistic in component and confounders (Robins, Rotnitzky and Zhao 1995); the error takes it
    as known, which errs on the large side.
    """
    there = only(rows, np.isfinite(rows.component))
    known = np.isfinite(there.outcome)
    share = 1 - float(known.mean()) if len(there) else 0.0
    if share <= MUCH:
        return ()
    said = f"{share:.0%} of outcomes are not known at the horizon."
    why = hides(only(there, known), design, plan)
    if why:
        return (unread(NAME, f"{said} {why}."),)
    try:
        chance = chance_of(known, np.column_stack((there.confounders, there.component)))
        weights = 1 / np.maximum(chance, LEAST)
        found = read_again(there, there.columns, there.confounders, weights)
    except (TooFew, ValueError) as error:
        return (unread(NAME, f"{said} The weights could not be had: {error}."),)
    words = (
        f"{said} Those known weigh for others alike in component and confounders"
        f" (weights up to {weights[known].max() / weights[known].mean():.1f} times the mean)."
        " It mends nothing where whose outcome is lost hangs on the outcome itself."
    )
    return (of_estimate(NAME, words, primary, found, int(known.sum())),)
