"""State occupation: where on a path of several stages people stand at each time."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.survival.counting import Whole

STILL = -1  # the case was last seen where it was
GROUPS = 200  # parts that cases without clusters are dealt into for the jackknife


@dataclass(frozen=True)
class Moves:
    """One row a stay: the case, the state stood in, from when to when, and the state moved to.

    States are numbers in the order of their names; `to` is −1 where the case was last seen there.
    A stay lasts longer than nothing. `cluster` is the case's.
    """

    states: tuple[str, ...]
    case: Whole
    state: Whole
    start: Floats
    stop: Floats
    to: Whole
    cluster: Sequence[Hashable] | None = None


@dataclass(frozen=True)
class Occupation:
    """The share of cases in each state at each time, (times, states), with its 95 % interval."""

    states: tuple[str, ...]
    times: tuple[float, ...]
    share: Floats
    low: Floats
    high: Floats
    n: int
    clusters: int


def occupation(moves: Moves, times: Sequence[float]) -> Occupation:
    """Give the share in each state at some times: Aalen-Johansen for any path of states.

    p(t) = p(0) Π (I + dA(s)), A the Nelson-Aalen estimates of every move (Aalen and Johansen 1978);
    p(0) is where first stays begin. Intervals by leaving out one cluster in turn (up to 200 groups
    of cases where they are in none), with t(G − 1), held within 0 to 1. ValueError where there is
    no stay, or one lasts no time.
    """
    if not len(moves.case):
        raise ValueError("no stay to count")
    if not (moves.stop > moves.start).all():
        raise ValueError("a stay lasts no time")
    groups = _groups(moves)
    count = int(groups.max()) + 1
    if count < 2:
        raise ValueError("an interval needs at least two clusters or cases")
    asked = np.asarray(times, np.float64)
    grid, begun, stood, moved = _counted(moves, groups, count, float(asked.max()))
    whole = _carried(
        begun.sum(axis=0)[None], stood.sum(axis=1)[:, None], moved.sum(axis=1)[:, None]
    )
    without = _carried(
        begun.sum(axis=0) - begun,
        stood.sum(axis=1)[:, None] - stood,
        moved.sum(axis=1)[:, None] - moved,
    )
    places = np.searchsorted(grid, asked, side="right")
    share, left = whole[places, 0], without[places]
    spread = (count - 1) / count * ((left - share[:, None]) ** 2).sum(axis=1)
    reach = float(stdtrit(count - 1, 0.975)) * np.sqrt(spread)
    return Occupation(
        states=moves.states,
        times=tuple(asked.tolist()),
        share=share,
        low=np.clip(share - reach, 0, 1),
        high=np.clip(share + reach, 0, 1),
        n=len(np.unique(moves.case)),
        clusters=count,
    )


def _counted(
    moves: Moves, groups: Whole, count: int, until: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """The times of moves; per group who begins where; per time and group who stands and moves."""
    size = len(moves.states)
    going = (moves.to != STILL) & (moves.stop <= until)
    grid = np.unique(moves.stop[going])
    first = moves.start == 0
    begun = np.zeros((count, size))
    np.add.at(begun, (groups[first], moves.state[first]), 1)
    change = np.zeros((len(grid) + 1, count, size))
    entered = np.searchsorted(grid, moves.start, side="right")  # at risk after the start,
    gone = np.searchsorted(grid, moves.stop, side="right")  # and up to the stop
    np.add.at(change, (entered, groups, moves.state), 1)
    np.add.at(change, (gone, groups, moves.state), -1)
    moved = np.zeros((len(grid), count, size, size))
    at = np.searchsorted(grid, moves.stop[going])
    np.add.at(moved, (at, groups[going], moves.state[going], moves.to[going]), 1)
    return grid, begun, np.cumsum(change, axis=0)[:-1], moved


def _carried(begun: Floats, stood: Floats, moved: Floats) -> Floats:
    """Carry shares through the moves: (times + 1, groups, states), the first before any move."""
    share = begun / np.maximum(begun.sum(axis=1, keepdims=True), 1)
    path = [share]
    for there, gone in zip(stood, moved, strict=True):
        rate = gone / np.maximum(there, 1)[:, :, None]
        share = share - share * rate.sum(axis=2) + np.einsum("gs,gst->gt", share, rate)
        path.append(share)
    return np.stack(path)


def _groups(moves: Moves) -> Whole:
    places: dict[Hashable, int] = {}
    if moves.cluster is None:
        cases = np.unique(moves.case, return_inverse=True)[1]
        dealt: Whole = cases % min(GROUPS, int(cases.max()) + 1)
        return dealt
    return np.array([places.setdefault(one, len(places)) for one in moves.cluster], np.int64)
