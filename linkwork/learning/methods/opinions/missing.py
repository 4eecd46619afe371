"""What gaps in the confounders do: the same estimate without them, and with them filled."""

import numpy as np

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.opinions.arms import (
    check,
    hides,
    of_estimate,
    read_again,
    unread,
)
from linkwork.learning.methods.opinions.chained import TABLES, filled, gaps
from linkwork.learning.methods.opinions.pooling import pooled
from linkwork.learning.methods.opinions.rows import Rows, only
from linkwork.learning.methods.wording import signed

COMPLETE, IMPUTED = "complete cases", "multiple imputation"
CASES_A_COLUMN = 5
MOST_FILLED = 20_000  # cases above which whole clusters are drawn: ten tables take their time


def gap_checks(rows: Rows, design: Design, plan: Plan, primary: Estimate) -> tuple[Check, ...]:
    """Say the estimate on complete cases and on filled-in ones; nothing where there are no gaps.

    rows: all compared.
    """
    _, holes = gaps(rows)
    if not holes:
        return ()
    return (
        complete_check(rows, design, plan, primary),
        imputed_check(rows, design, plan, primary),
    )


def complete_check(rows: Rows, design: Design, plan: Plan, primary: Estimate) -> Check:
    """Say the estimate among the cases in which every confounder is known, and who is left out."""
    kept, holes = gaps(rows)
    whole = np.all([hole.known for hole in holes], axis=0)
    lost = int((~whole).sum())
    if lost < plan.smallest_cell:
        return unread(
            COMPLETE, f"Fewer than {plan.smallest_cell} cases have a gap: nothing to see."
        )
    rest = only(rows, whole)
    why = hides(rest, design, plan)
    if len(rest) < CASES_A_COLUMN * len(kept):
        why = "too few for the confounders"
    if why:
        return unread(COMPLETE, f"Only {len(rest):,} of {len(rows):,} cases have no gap; {why}.")
    names = [rows.columns[place] for place in kept]
    try:
        found = read_again(rest, names, rest.confounders[:, kept])
    except ValueError as error:
        return unread(COMPLETE, f"Only {len(rest):,} of {len(rows):,} cases have no gap: {error}.")
    apart = float(rows.outcome[~whole].mean() - rest.outcome.mean())
    words = (
        f"Only the {len(rest):,} of {len(rows):,} cases in which every confounder is known. The"
        f" {lost / len(rows):.0%} left out differ in the outcome by {_amount(apart, design)}, so"
        " this speaks of fewer and perhaps of other people."
    )
    return of_estimate(COMPLETE, words, primary, found, len(rest))


def imputed_check(rows: Rows, design: Design, plan: Plan, primary: Estimate) -> Check:
    """Say the estimate with each gap filled ten times over, pooled by Rubin's rules."""
    kept, holes = gaps(rows)
    used, drawn = _at_most(rows, plan.seed)
    names = [rows.columns[place] for place in kept]
    try:
        found = [read_again(used, names, table) for table in filled(used, seed=plan.seed)]
    except ValueError as error:
        return unread(IMPUTED, f"Could not be had from the filled-in cases: {error}.")
    clusters = found[0].clusters
    one = pooled([each.effect for each in found], [each.error for each in found], clusters - 1)
    facts = len(holes)
    words = (
        f"Gaps in {facts} {'confounder' if facts == 1 else 'confounders'} filled {TABLES} times"
        " from cases alike in all else, and pooled by Rubin’s rules;"
        f" {one.lost:.0%} of the uncertainty comes of the gaps. Right if whose answer is missing"
        " does not hang on that answer once all else is held equal."
    )
    return check(
        IMPUTED,
        words + drawn,
        primary,
        effect=one.effect,
        se=one.se,
        freedom=one.freedom,
        n=len(used),
    )


def _at_most(rows: Rows, seed: int) -> tuple[Rows, str]:
    """Draw whole clusters until there are as many cases as can be filled in."""
    if len(rows) <= MOST_FILLED:
        return rows, ""
    places, sizes = np.unique(rows.clusters, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(places))
    taken = order[np.cumsum(sizes[order]) <= MOST_FILLED]
    taken = order[:2] if len(taken) < 2 else taken
    drawn = only(rows, np.isin(rows.clusters, places[taken]))
    return drawn, f" From {len(drawn):,} cases of {len(taken):,} clusters drawn by seed {seed}."


def _amount(apart: float, design: Design) -> str:
    unit = "points in 100" if design.unit == "proportion" else design.unit
    return f"{signed(apart, design.unit)} {unit}"
