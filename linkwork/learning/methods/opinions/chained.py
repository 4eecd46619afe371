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
HAIR = 0.1  # of what the model leaves over, a standard deviation


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
        own = held.T @ held
        for _ in range(rounds):
            for hole in holes:
                _fill(held, own, hole, first, dice)
        yield held[:, first:] * spread + middle


def _fill(held: Floats, own: Floats, hole: Gap, first: int, dice: np.random.Generator) -> None:
    """Draw the answers of one fact anew, given all others; `own` is heldᵀ held, kept so."""
    columns = [first + place for place in hole.columns]
    others = np.delete(np.arange(held.shape[1]), columns)
    unseen = held[hole.rows]
    known = own - unseen.T @ unseen
    given, spare = known[np.ix_(others, others)], max(len(held) - len(unseen) - len(others), 1)
    given[np.diag_indices_from(given)] += STEADY * (len(held) - len(unseen))
    root = np.linalg.cholesky(given)
    fitted = np.zeros((held.shape[1], len(columns)))
    fitted[others] = cho_solve((root, True), known[others][:, columns], check_finite=False)
    target = held[hole.known][:, columns]
    foretold = (held @ fitted)[hole.known]
    spread = np.sqrt(((target - foretold) ** 2).sum(axis=0) / dice.chisquare(spare))
    noise = dice.standard_normal((len(others), len(columns)))
    drawn = fitted.copy()
    drawn[others] += solve_triangular(root.T, noise, check_finite=False) * spread
    # Of many of whom the same is foretold, the same few would always give: part them by a hair.
    hair = HAIR * spread
    foretold += hair * dice.standard_normal(foretold.shape)
    wanted = unseen @ drawn + hair * dice.standard_normal((len(unseen), len(columns)))
    found = _alike(foretold, wanted)
    chosen = found[np.arange(len(found)), dice.integers(0, found.shape[1], len(found))]
    held[hole.rows[:, None], columns] = target[chosen]
    own[:, columns] = held.T @ held[:, columns]
    own[columns] = own[:, columns].T


def _alike(foretold: Floats, wanted: Floats) -> Codes:
    """Find for each case wanted those for whom most nearly the same is foretold."""
    near = min(DONORS, len(foretold))
    if foretold.shape[1] > 1:
        return np.asarray(KDTree(foretold).query(wanted, k=near)[1]).reshape(-1, near)
    order = np.argsort(foretold[:, 0], kind="stable")
    line, sought = foretold[order, 0], wanted[:, 0]
    places = np.searchsorted(line, sought)[:, None] + np.arange(-near, near)
    places = np.clip(places, 0, len(line) - 1)
    distance = np.abs(line[places] - sought[:, None])
    best = np.argpartition(distance, near - 1, axis=1)[:, :near]
    return np.asarray(order[np.take_along_axis(places, best, axis=1)])
