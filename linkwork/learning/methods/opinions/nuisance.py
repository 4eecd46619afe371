"""What is expected of each case by models that never saw its cluster: chance and outcome."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.opinions.rows import Codes, Flags

FOLDS = 5
# Chosen on the invented service: strong enough for 700 cases and 45 columns, too weak to matter
# for 7,000. Fixed, so that nobody can choose it by its answer.
PENALTY = 0.05  # scikit-learn's C of columns scaled to a standard deviation of 1
FEWEST = 10  # cases of each arm, and of each outcome, that a model must have seen


class TooFew(ValueError):
    """The cases are too few for the models; says of what."""


@dataclass(frozen=True)
class Expected:
    """Of each case: the chance of the component, and the outcome without and with it."""

    chance: Floats
    without: Floats
    with_: Floats
    folds: Codes


def folds(clusters: Codes, seed: int, count: int = FOLDS) -> Codes:
    """Part the clusters into folds of like size: the largest first, each to the smallest fold."""
    places, sizes = np.unique(clusters, return_counts=True)
    count = min(count, len(places))
    shuffled = np.random.default_rng(seed).permutation(len(places))
    shuffled = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    held, fold = np.zeros(count, dtype=np.int64), np.empty(len(places), dtype=np.int64)
    for place in shuffled:
        fold[place] = int(np.argmin(held))
        held[fold[place]] += sizes[place]
    return np.asarray(fold[np.searchsorted(places, clusters)], dtype=np.int64)


def expect(
    outcome: Floats,
    component: Floats,
    confounders: Floats,
    clusters: Codes,
    *,
    seed: int,
    yes_no: bool,
    count: int = FOLDS,
) -> Expected:
    """Cross-fit the chance of the component and the outcome in each arm (logistic or ridge).

    Every case is judged by models fitted to the other folds, and no cluster lies in two folds
    (Chernozhukov and others 2018). Raises TooFew.
    """
    fold = folds(clusters, seed, count)
    scaled = standardised(confounders)
    chance, without, with_ = (np.empty(len(outcome)) for _ in range(3))
    for one in range(int(fold.max()) + 1):
        here, rest = fold == one, fold != one
        _refuse_few(outcome[rest], component[rest], yes_no=yes_no)
        chance[here] = _predicted(scaled[rest], component[rest], scaled[here], yes_no=True)
        for arm, held in ((0.0, without), (1.0, with_)):
            seen = rest & (component == arm)
            held[here] = _predicted(scaled[seen], outcome[seen], scaled[here], yes_no=yes_no)
    return Expected(chance, without, with_, fold)


def standardised(columns: Floats) -> Floats:
    """Bring every column to a mean of 0 and a standard deviation of 1; a constant one to 0."""
    spread = columns.std(axis=0)
    scaled: Floats = (columns - columns.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return scaled


def chance_of(happened: Flags, columns: Floats) -> Floats:
    """The chance that it happens, from the columns; penalised logistic, all cases together."""
    if happened.all() or not happened.any():
        raise TooFew("it always or never happens")
    scaled = standardised(columns)
    return _predicted(scaled, happened.astype(np.float64), scaled, yes_no=True)


def _predicted(seen: Floats, target: Floats, wanted: Floats, *, yes_no: bool) -> Floats:
    if not seen.shape[1]:
        return np.full(len(wanted), target.mean())
    model: Any
    if yes_no:
        model = LogisticRegression(C=PENALTY, solver="newton-cholesky", max_iter=200)
        model.fit(seen, target > 0.5)
        return np.asarray(model.predict_proba(wanted)[:, 1], dtype=np.float64)
    model = Ridge(alpha=1 / PENALTY)
    model.fit(seen, target)
    return np.asarray(model.predict(wanted), dtype=np.float64)


def _refuse_few(outcome: Floats, component: Floats, *, yes_no: bool) -> None:
    for arm, words in ((0.0, "without"), (1.0, "with")):
        told = outcome[component == arm]
        if len(told) < FEWEST:
            raise TooFew(f"too few cases {words} the component outside one fold: {len(told)}")
        if yes_no and not 0 < told.sum() < len(told):
            raise TooFew(f"the outcome never varies among cases {words} the component in one fold")
