"""How sure a cumulative incidence is: its variance from counts, or case by case."""

import numpy as np

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.survival.counting import CENSORED, Counts, Whole

AT_ONCE = 4_000_000  # influences held at a time


def by_counting(held: Counts, kind: int, step: Floats) -> Floats:
    """Give the variance of F_k at every time, for cases that count once and stand alone.

    Σ (F(t) − F(s))² d/(n(n − d)) + Σ S(s−)² d_k(n − d_k)/n³ − 2 Σ (F(t) − F(s)) S(s−) d_k/n²
    (Collett 2015, equation 12.7; Marubini and Valsecchi 1995), squares written out so that one
    pass of running sums serves all times.
    """
    share, n, mine = np.cumsum(step), held.at_risk, held.happened[kind]
    rest = n * n * (1 - held.hazard)
    all_ = np.divide(held.hazard * n, rest, out=np.zeros_like(n), where=rest > 0)
    own = held.left**2 * mine * (n - mine) / n**3
    both = held.left * mine / n**2
    spread = share**2 * np.cumsum(all_) - 2 * share * np.cumsum(all_ * share)
    spread += np.cumsum(all_ * share**2) + np.cumsum(own)
    spread -= 2 * (share * np.cumsum(both) - np.cumsum(both * share))
    positive: Floats = np.maximum(spread, 0.0)
    return positive


def by_influence(
    held: Counts, kind: int, step: Floats, places: Whole, groups: Whole | None
) -> Floats:
    """Give the variance of F_k at some times by the infinitesimal jackknife.

    Σ (w u)² over cases, or the same of sums over clusters times G/(G − 1), where u is the
    derivative of F_k to a case's weight (Therneau, Crowson and Atkinson 2024; weights are taken as
    fixed). It depends on nothing but when and how a case ended, so that cases alike are one row.
    """
    cells, cell = np.unique(np.stack((held.place, held.event)), axis=1, return_inverse=True)
    cell = cell.reshape(-1)
    pooled = np.bincount(cell, held.weights**2, cells.shape[1])
    spread = np.zeros(len(places))
    wide = max(1, AT_ONCE // cells.shape[1])
    for first in range(0, len(places), wide):
        here = slice(first, first + wide)
        pull = _influence(held, kind, step, cells, places[here])
        if groups is None:
            spread[here] = pooled @ pull**2
        else:
            count = int(groups.max()) + 1
            scores = np.stack(
                [np.bincount(groups, held.weights * column[cell], count) for column in pull.T],
                axis=1,
            )
            spread[here] = (scores**2).sum(axis=0) * count / (count - 1)
    return np.where(places < 0, 0.0, spread)


def _influence(held: Counts, kind: int, step: Floats, cells: Whole, places: Whole) -> Floats:
    """The derivative of F_k at some times to the weight of a case, one row a kind of ending."""
    n, none = held.at_risk, np.zeros(len(held.times))
    over = n * (1 - held.hazard)
    ended = np.divide(1.0, over, out=none.copy(), where=over > 0)
    waited = np.cumsum(held.hazard * ended)
    before = np.concatenate(([0.0], waited[:-1]))
    share, drawn = np.cumsum(step), np.cumsum(np.divide(step, n, out=none.copy(), where=n > 0))
    carried = np.cumsum(step * before)
    own = np.divide(held.left, n, out=none.copy(), where=n > 0)
    exit_, how = cells[0][:, None], cells[1][:, None]
    until = np.maximum(places, 0)[None, :]
    nearer = np.minimum(exit_, until)
    since = np.maximum(share[until] - share[exit_], 0.0)
    pull = np.where((exit_ <= until) & (how == kind), own[exit_], 0.0) - drawn[nearer]
    lost = np.where(how != CENSORED, ended[exit_], 0.0) - waited[exit_]
    influence: Floats = pull - lost * since + carried[nearer]
    return influence
