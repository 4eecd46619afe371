"""How much of an effect goes with a mechanism's probe: two models, and clusters drawn again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from linkwork.learning.methods.beside import Carried
from linkwork.learning.methods.moments import Floats, estimable
from linkwork.learning.methods.opinions.arms import by_cluster
from linkwork.learning.methods.opinions.rows import Codes, Flags

DRAWS = 999
BATCH = 200  # draws solved at once: a few megabytes
SLIGHT = 1e-9  # added to each column's own product, for those that a draw leaves empty
FEWEST = 30  # cases of each arm in which the probe is known
CASES_A_COLUMN = 5
MOST_FAILED = 0.1
MEAN, COMPONENT, PROBE = 0, 1, 2


class TooFew(ValueError):
    """The cases are too few to part an effect; says of what."""


@dataclass(frozen=True)
class Parted:
    """An effect parted in two, and its parts drawn again: (a, b, indirect, direct) in columns."""

    n: int
    found: Floats
    drawn: Floats
    rho: float


def carry(
    component: Floats,
    probe: Floats,
    outcome: Floats,
    confounders: Floats,
    clusters: Codes,
    *,
    moderator: Floats | None = None,
    interaction: bool = True,
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[Carried, ...]:
    """Part the effect; with a moderator (1 or 0) within each half, and say how far they differ.

    All arrays of one length, without gaps. Raises TooFew. The records come without words.
    """
    parted = partial(part, interaction=interaction, draws=draws, seed=seed)
    columns = (component, probe, outcome, confounders)
    if moderator is None:
        return (_carried(parted(*columns, clusters)),)
    halves = []
    for side in (1.0, 0.0):
        here = moderator == side
        one, two, three, four = (column[here] for column in columns)
        halves.append(parted(one, two, three, four, clusters[here], among=np.unique(clusters)))
    apart = halves[0].found[2] - halves[1].found[2]
    low, high = _reach(halves[0].drawn[:, 2] - halves[1].drawn[:, 2])
    return (
        _carried(halves[0], apart, (low, high)),
        _carried(halves[1], -apart, (-high, -low)),
    )


def part(
    component: Floats,
    probe: Floats,
    outcome: Floats,
    confounders: Floats,
    clusters: Codes,
    *,
    interaction: bool = True,
    draws: int = DRAWS,
    seed: int = 0,
    among: Codes | None = None,
) -> Parted:
    """Part an effect by two linear models, and again with clusters drawn with replacement.

    Probe on T, Z: a. Outcome on T, M, T × M, Z: c, b, d. Indirect, with the component in place:
    a (b + d); direct, with the probe as it is without: c + d E[M without] (VanderWeele 2015,
    2.4; without T × M: Baron and Kenny 1986). `among`: the clusters drawn from, so that several
    parts of a table are drawn together. Everything follows from each cluster's cross-products.
    """
    _refuse_few(component, confounders.shape[1])
    held = _columns(component, probe, outcome, confounders, interaction=interaction)
    places, products = by_cluster(held, clusters)
    total = products.sum(axis=0)
    model = _Model(total, interaction=interaction)
    names = np.asarray(places if among is None else among)
    if len(places) < 2:
        raise TooFew("too few clusters: errors between clusters need at least two")
    at = np.searchsorted(names, places)
    dice = np.random.default_rng(seed)
    times = dice.multinomial(len(names), np.full(len(names), 1 / len(names)), size=draws)
    flat = products.reshape(len(places), -1)
    drawn = np.concatenate(
        [
            model.read((times[first : first + BATCH][:, at] @ flat).reshape(-1, *total.shape))
            for first in range(0, draws, BATCH)
        ]
    )
    return Parted(
        len(outcome), model.read(total[None])[0], drawn, _vanishing(held, model, interaction)
    )


class _Model:
    """Where the columns of the two models stand: 1, T, M, (T × M), Z, outcome last."""

    def __init__(self, total: Floats, *, interaction: bool) -> None:
        inner = 4 if interaction else 3
        kept = estimable(total[:-1, :-1])
        if not set(range(inner)) <= set(kept):
            raise TooFew("the probe does not vary apart from the component")
        given = [place for place in kept if place >= inner]
        self.interaction = interaction
        self.first = [MEAN, COMPONENT, *given]
        self.second = [*range(inner), *given]

    def read(self, products: Floats) -> Floats:
        """Give a, b + d, indirect and direct of each of many sums; NaN where an arm is empty."""
        one = _solved(products, self.first, PROBE)
        two = _solved(products, self.second, products.shape[-1] - 1)
        count = products[:, MEAN, MEAN]
        means = products[:, MEAN][:, self.first[2:]] / count[:, None]
        without = one[:, 0] + (one[:, 2:] * means).sum(axis=1)
        cross = two[:, 3] if self.interaction else np.zeros(len(two))
        a, b = one[:, 1], two[:, 2] + cross
        found = np.stack((a, b, a * b, two[:, 1] + cross * without), axis=1)
        treated = products[:, MEAN, COMPONENT]
        found[(treated <= 0) | (treated >= count)] = np.nan
        return np.asarray(found, dtype=np.float64)


def _columns(
    component: Floats, probe: Floats, outcome: Floats, confounders: Floats, *, interaction: bool
) -> Floats:
    centred = probe - probe.mean()
    spread = confounders.std(axis=0)
    given = (confounders - confounders.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    crossed = [component * centred] if interaction else []
    return np.column_stack((np.ones(len(outcome)), component, centred, *crossed, given, outcome))


def _solved(products: Floats, columns: Sequence[int], target: int) -> Floats:
    inner = products[:, columns][:, :, columns].copy()
    place = np.arange(len(columns))
    own = inner[:, place, place]
    inner[:, place, place] = own * (1 + SLIGHT) + np.where(own <= 0, 1.0, 0.0)
    found = np.linalg.solve(inner, products[:, columns, target][:, :, None])[:, :, 0]
    return np.asarray(found, dtype=np.float64)


def _vanishing(held: Floats, model: _Model, interaction: bool) -> float:
    """The correlation between what else moves probe and outcome at which nothing goes through.

    That of what component and confounders leave over of the two (Imai, Keele and Yamamoto 2010,
    theorem 4); where T × M is in the model, among those with the component.
    """
    regressors = held[:, model.first]
    left = []
    for place in (PROBE, held.shape[1] - 1):
        beta = np.linalg.lstsq(regressors, held[:, place], rcond=None)[0]
        left.append(held[:, place] - regressors @ beta)
    among: Flags = held[:, COMPONENT] == 1 if interaction else np.ones(len(held), dtype=bool)
    return float(np.corrcoef(left[0][among], left[1][among])[0, 1])


def _refuse_few(component: Floats, columns: int) -> None:
    for arm, words in ((0.0, "without"), (1.0, "with")):
        count = int((component == arm).sum())
        if count < FEWEST:
            raise TooFew(f"too few cases {words} the component in which the probe is known")
    if len(component) < CASES_A_COLUMN * columns:
        raise TooFew(f"too few cases in which the probe is known: {len(component):,}")


def _reach(drawn: Floats) -> tuple[float, float]:
    held = drawn[np.isfinite(drawn)]
    if len(held) < (1 - MOST_FAILED) * len(drawn):
        raise TooFew("too few clusters hold the component to draw them again")
    low, high = np.quantile(held, (0.025, 0.975))
    return float(low), float(high)


def _carried(
    whole: Parted, apart: float | None = None, apart_ci: tuple[float, float] | None = None
) -> Carried:
    a, b, indirect, direct = (float(one) for one in whole.found)
    return Carried(
        probe="",
        words="",
        n=whole.n,
        indirect=indirect,
        ci=_reach(whole.drawn[:, 2]),
        direct=direct,
        total=indirect + direct,
        a=a,
        b=b,
        rho=whole.rho,
        apart=apart,
        apart_ci=apart_ci,
    )
