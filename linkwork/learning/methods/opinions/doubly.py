"""A second opinion: right if either the chance of the component or the outcome is modelled well."""

from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.opinions.arms import check
from linkwork.learning.methods.opinions.nuisance import Expected, expect
from linkwork.learning.methods.opinions.rows import Codes, Rows

NAME = "doubly robust"
LEAST, MOST = 0.02, 0.98  # chances are moved to these: beyond, one case would weigh as fifty


@dataclass(frozen=True)
class Doubly:
    """The augmented estimate, its error between clusters, and each case's part in it.

    `parts` average to the effect; `moved` counts the cases whose chance was trimmed.
    """

    effect: float
    se: float
    n: int
    clusters: int
    moved: int
    parts: Floats
    expected: Expected


def doubly(rows: Rows, seed: int) -> Doubly:
    """Estimate by augmented inverse weights, cross-fitted by cluster (rows: all compared).

    Each case's part: m1 − m0 + T (y − m1) / e − (1 − T) (y − m0) / (1 − e) (Robins, Rotnitzky and
    Zhao 1994; Chernozhukov and others 2018). Raises nuisance.TooFew.
    """
    expected = expect(
        rows.outcome,
        rows.component,
        rows.confounders,
        rows.clusters,
        seed=seed,
        yes_no=rows.yes_no,
    )
    parts = augmented(rows.outcome, rows.component, expected)
    effect, se, groups = mean_of(parts, rows.clusters)
    moved = int(((expected.chance < LEAST) | (expected.chance > MOST)).sum())
    return Doubly(effect, se, len(parts), groups, moved, parts, expected)


def augmented(outcome: Floats, component: Floats, expected: Expected) -> Floats:
    """Each case's part in the effect, with chances moved into .02 to .98."""
    chance = np.clip(expected.chance, LEAST, MOST)
    with_, without = expected.with_, expected.without
    parts: Floats = (
        with_
        - without
        + component * (outcome - with_) / chance
        - (1 - component) * (outcome - without) / (1 - chance)
    )
    return parts


def mean_of(parts: Floats, clusters: Codes) -> tuple[float, float, int]:
    """A mean, its error with the deviations summed by cluster and G / (G − 1), and G."""
    effect = float(parts.mean())
    _, place = np.unique(clusters, return_inverse=True)
    summed = np.bincount(place, weights=parts - effect)
    groups = len(summed)
    if groups < 2:
        raise ValueError("errors between clusters need at least two clusters")
    spread = (summed**2).sum() * groups / (groups - 1)
    return effect, float(np.sqrt(spread)) / len(parts), groups


def doubly_check(found: Doubly, primary: Estimate, cluster: str) -> Check:
    """Say the second opinion, and what was done to chances near none or all."""
    words = (
        "Models of the chance of the component and of the outcome, each judged on"
        f" {cluster.replace('_', ' ')}s it never saw; right if either is right."
    )
    if found.moved:
        words += (
            f" {found.moved / found.n:.0%} of cases had a chance under {LEAST:g} or over"
            f" {MOST:g} and were weighed as if at that limit."
        )
    return check(
        NAME,
        words,
        primary,
        effect=found.effect,
        se=found.se,
        freedom=found.clusters - 1,
        n=found.n,
    )
