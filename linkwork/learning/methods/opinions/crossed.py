"""Errors that respect two ways of being alike at once: the practice and the link worker."""

from dataclasses import dataclass

import numpy as np

from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.effects import Estimate
from linkwork.learning.methods.moments import Floats, estimable, inverse
from linkwork.learning.methods.opinions.arms import check, unread
from linkwork.learning.methods.opinions.rows import Codes, Rows

NAME = "two-way clusters"
MOST_LOST = 0.05  # share of cases without a second cluster above which it is not read


@dataclass(frozen=True)
class Crossed:
    """Coefficients with their covariance over two ways of clustering, and the groups of each.

    `raised`: the places whose variance came out at nought or below, and was put at the larger of
    the two one-way ones.
    """

    coefficients: Floats
    covariance: Floats
    groups: tuple[int, int]
    raised: tuple[int, ...] = ()


def crossed(regressors: Floats, outcome: Floats, first: Codes, second: Codes) -> Crossed:
    """Least squares with errors clustered two ways, by inclusion and exclusion.

    V = V(first) + V(second) − V(both), each with its own G / (G − 1) · (N − 1) / (N − K)
    (Cameron, Gelbach and Miller 2011).
    """
    bread = inverse(regressors.T @ regressors)
    beta = bread @ (regressors.T @ outcome)
    scores = regressors * (outcome - regressors @ beta)[:, None]
    n, k = regressors.shape
    both = np.unique(np.stack((first, second)), axis=1, return_inverse=True)[1]
    parts = [_between(scores, codes, n, k) for codes in (first, second, both.reshape(-1))]
    one, other, joined = (bread @ meat @ bread for meat, _ in parts)
    covariance = one + other - joined
    raised = np.flatnonzero(np.diag(covariance) <= 0)
    for place in raised:
        covariance[place, place] = max(one[place, place], other[place, place])
    return Crossed(beta, covariance, (parts[0][1], parts[1][1]), tuple(raised.tolist()))


def _between(scores: Floats, codes: Codes, n: int, k: int) -> tuple[Floats, int]:
    places, place = np.unique(codes, return_inverse=True)
    summed = np.zeros((len(places), k))
    np.add.at(summed, place, scores)
    groups = len(places)
    if groups < 2:
        raise ValueError("errors between clusters need at least two clusters")
    return summed.T @ summed * (groups / (groups - 1) * (n - 1) / (n - k)), groups


def design(rows: Rows, *, lin: bool) -> Floats:
    """Lay out 1, T, Z − mean(Z) and, for Lin, T × (Z − mean(Z)), of what both arms can estimate."""
    held = rows.component
    centred = rows.confounders - rows.confounders.mean(axis=0)
    full = np.column_stack((np.ones(len(rows)), centred))
    kept = set(range(full.shape[1]))
    for arm in (0.0, 1.0):
        side = full[held == arm]
        kept &= set(estimable(side.T @ side))
    if lin:
        used = full[:, sorted(kept - {0})]
        return np.column_stack((np.ones(len(rows)), held, used, held[:, None] * used))
    every = np.column_stack((full[:, 0], held, full[:, sorted(kept - {0})]))
    usable: Floats = every[:, estimable(every.T @ every)]
    return usable


def crossed_check(rows: Rows, primary: Estimate, first: str, second: str) -> Check:
    """Say the same estimate with errors over both ways (rows: all compared)."""
    first, second = (name.replace("_", " ") for name in (first, second))
    if rows.second is None:
        return unread(NAME, f"The cases do not say which {second} held them.")
    lost = float((rows.second < 0).mean())
    if lost > MOST_LOST:
        return unread(NAME, f"The {second} is not known in {lost:.0%} of cases: too many to part.")
    alone = np.where(rows.second < 0, rows.second.max() + 1 + np.arange(len(rows)), rows.second)
    try:
        found = crossed(
            design(rows, lin=primary.model == "Lin"), rows.outcome, rows.clusters, alone
        )
    except ValueError as error:
        return unread(NAME, f"Too few clusters: {error}.")
    words = (
        f"The same estimate, with errors over {found.groups[0]:,} {first}s and"
        f" {found.groups[1]:,} {second}s at once (CR1)."
    )
    if lost:
        words += f" Cases whose {second} is not known stand each alone ({lost:.1%})."
    if nested(alone, rows.clusters):
        words += f" Each {second} works in one {first}, so this adds nothing to {first}s alone."
    if 1 in found.raised:
        words += " The two together came out below nought, so the larger of the two stands here."
    return check(
        NAME,
        words,
        primary,
        effect=float(found.coefficients[1]),
        se=float(np.sqrt(found.covariance[1, 1])),
        freedom=min(found.groups) - 1,
        n=len(rows),
    )


def nested(inner: Codes, outer: Codes) -> bool:
    """Whether every inner group lies within one outer group."""
    pairs = np.unique(np.stack((inner, outer)), axis=1).shape[1]
    return bool(pairs == len(np.unique(inner)))
