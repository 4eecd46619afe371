"""Gaps in confounders filled many times over, each from cases alike in everything else."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_solve, solve_triangular
from scipy.spatial import KDTree

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.opinions.nuisance import standardised
from linkwork.learning.methods.opinions.rows import Codes, Flags, Rows, indicators

TABLES = 10
ROUNDS = 5
DONORS = 5  # a gap takes the answer of one of this many cases whose answer is expected alike
STEADY = 1e-6


@dataclass(frozen=True)
class Gap:
    """One fact with gaps: its columns, where it is known, and the rows where it is not."""

    fact: str
    columns: list[int]
    known: Flags
    rows: Codes


def gaps(rows: Rows) -> tuple[list[int], list[Gap]]:
    """The columns to keep (those that mark a gap fall away), and the facts that have gaps."""
    marks = set(indicators(rows))
    kept = [place for place in range(len(rows.columns)) if place not in marks]
    found = []
    for fact in dict.fromkeys(rows.facts):
        columns = [n for n, place in enumerate(kept) if rows.facts[place] == fact]
        known = rows.known[fact]
        if columns and known.any() and not known.all():
            found.append(Gap(fact, columns, known, np.flatnonzero(~known)))
    return kept, sorted(found, key=lambda one: len(one.rows))


def filled(
    rows: Rows, *, seed: int, tables: int = TABLES, rounds: int = ROUNDS
) -> Iterator[Floats]:
    """Give the confounders with every gap filled, once for each table (rows: all compared).

    Chained equations by predictive mean matching (van Buuren 2018): each fact in turn is foretold
    from all others, the component, the outcome and their product; each gap takes the answer of a
    case for which nearly the same was foretold, so that only real answers occur.
    """
    kept, holes = gaps(rows)
    start = rows.confounders[:, kept]
    middle, spread = start.mean(axis=0), start.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    told = np.column_stack((rows.component, rows.outcome, rows.component * rows.outcome))
    told = np.column_stack((np.ones(len(rows)), standardised(told)))
    given = np.column_stack((told, (start - middle) / spread))
    first = told.shape[1]
    for table in range(tables):
        dice = np.random.default_rng([seed, table])
        held = given.copy()
        for hole in holes:
            donors = dice.choice(np.flatnonzero(hole.known), len(hole.rows))
            columns = [first + place for place in hole.columns]
            held[hole.rows[:, None], columns] = held[donors[:, None], columns]
        for _ in range(rounds):
            for hole in holes:
                _fill(held, hole, first, dice)
        yield held[:, first:] * spread + middle


def _fill(held: Floats, hole: Gap, first: int, dice: np.random.Generator) -> None:
    """Draw the answers of one fact anew, given all others as they stand."""
    columns = [first + place for place in hole.columns]
    others = [place for place in range(held.shape[1]) if place not in columns]
    seen = held[hole.known]
    target, seen = seen[:, columns], seen[:, others]
    own = seen.T @ seen
    own[np.diag_indices_from(own)] += STEADY * len(seen)
    root = np.linalg.cholesky(own)
    fitted = cho_solve((root, True), seen.T @ target, check_finite=False)
    foretold = seen @ fitted
    spare = max(len(seen) - seen.shape[1], 1)
    spread = np.sqrt(((target - foretold) ** 2).sum(axis=0) / dice.chisquare(spare))
    noise = dice.standard_normal(fitted.shape)
    drawn = fitted + solve_triangular(root.T, noise, check_finite=False) * spread
    near = min(DONORS, len(seen))
    _, found = KDTree(foretold).query(held[hole.rows][:, others] @ drawn, k=near)
    found = np.asarray(found).reshape(-1, near)
    chosen = found[np.arange(len(found)), dice.integers(0, near, len(found))]
    held[hole.rows[:, None], columns] = target[chosen]
