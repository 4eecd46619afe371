"""For whom: the effect within contexts and outside them, never without the difference between."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import fdtrc

from linkwork.learning.methods.beside import Place
from linkwork.learning.methods.cells import cells_of
from linkwork.learning.methods.designs import Design, Parting, Plan
from linkwork.learning.methods.effects import (
    Estimate,
    adjusted,
    aligned,
    difference,
    two_sided,
)
from linkwork.learning.methods.findings import ContextFinding
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Arms
from linkwork.learning.methods.verdicts import Interval
from linkwork.theory.wording import in_words

LEVEL = 0.05  # of the corrected test by which a difference between halves is established


@dataclass(frozen=True)
class Halves:
    """The sufficient statistics of a context's two halves."""

    parting: Parting
    within: Arms
    outside: Arms


@dataclass(frozen=True)
class Apart:
    """The effects in a context's two halves and the difference between them.

    `within` and `outside` are None where a half is withheld, and then so are both.
    """

    parting: Parting
    within: Estimate | None
    outside: Estimate | None
    difference: float = 0.0
    low: float = 0.0
    high: float = 0.0
    p: float | None = None
    places: tuple[Place, ...] = ()


def compared(halves: Sequence[Halves], columns: tuple[str, ...], plan: Plan) -> tuple[Apart, ...]:
    """Estimate the effect in the halves of every context and compare the two.

    Each half has its own model, as in T × C with every confounder free to differ; the difference
    is tested with t(G − 1) on the clusters that both lie in. A half with a small cell, or too few
    cases for a model, is withheld, and with it the comparison: one alone would give it away.
    """
    return tuple(_compared(one, columns, plan) for one in halves)


def joint(found: Sequence[Apart]) -> tuple[float, int] | None:
    """Test that the effect differs by none of the contexts: p and how many were tested.

    Wald's d' V⁻¹ d over their number, F(number, G − 1), V from the clusters' shares in all the
    differences together. None where fewer than two can be told apart.
    """
    shown = [one for one in found if one.within and one.outside]
    estimates = [half for one in shown for half in (one.within, one.outside) if half]
    if len(shown) < 2:
        return None
    places, shares = aligned(estimates)
    apart = shares[:, ::2] - shares[:, 1::2]
    covariance = apart.T @ apart
    rank = int(np.linalg.matrix_rank(covariance, hermitian=True))
    freedom = len(places) - 1
    if rank < len(shown) or freedom < rank:
        return None
    differences = np.array([one.difference for one in shown])
    wald = float(differences @ np.linalg.solve(covariance, differences))
    return float(fdtrc(rank, freedom, wald / rank)), rank


def context_findings(
    found: Sequence[Apart], corrected: Sequence[float | None]
) -> tuple[ContextFinding, ...]:
    """Lay out both halves of every context, with the p corrected for its family."""
    made: list[ContextFinding] = []
    for apart, p_adjusted in zip(found, corrected, strict=True):
        parting = apart.parting
        within = _finding(parting.within, apart.within, apart, p_adjusted)
        outside = _finding(parting.outside, apart.outside, apart, p_adjusted)
        if outside.difference is not None and outside.difference_ci is not None:
            low, high = outside.difference_ci
            outside = replace(outside, difference=-outside.difference, difference_ci=(-high, -low))
        made += [within, outside]
    return tuple(made)


def unknown(found: Sequence[Apart], n: int) -> dict[str, int]:
    """Count, for each context shown, the compared cases that are in neither half: not known."""
    counts = {}
    for one in found:
        if one.within and one.outside:
            name = in_words(one.parting.context)
            counts[f"context not known: {name}"] = n - one.within.n - one.outside.n
    return {name: count for name, count in counts.items() if count}


def positivity(found: Sequence[Apart], whole: Estimate, smallest_cell: int) -> tuple[Place, ...]:
    """How many stand in each arm of each half.

    Left out where the rest, of whom the context is not known, would be a small cell by subtraction.
    """
    shown: list[Place] = []
    for one in found:
        with_ = whole.n_with - sum(place.with_ for place in one.places)
        without = whole.n - whole.n_with - sum(place.without for place in one.places)
        if not any(0 < rest < smallest_cell for rest in (with_, without)):
            shown += one.places
    return tuple(shown)


def established(
    found: Sequence[Apart], corrected: Sequence[float | None]
) -> tuple[tuple[Interval, Interval], ...]:
    """The halves of each declared context whose corrected difference is established, turned."""
    return tuple(
        (turned(one.parting.within, one.within), turned(one.parting.within, one.outside))
        for one, p in zip(found, corrected, strict=True)
        if one.within and one.outside and one.parting.family == "primary"
        if p is not None and p <= LEVEL
    )


def turned(design: Design, found: Estimate) -> Interval:
    """Turn the effect so that the side the statement expects is positive."""
    ends = sorted((design.sign * found.low, design.sign * found.high))
    return Interval(design.sign * found.effect, ends[0], ends[1])


def _compared(halves: Halves, columns: tuple[str, ...], plan: Plan) -> Apart:
    parting = halves.parting
    within = _estimated(parting.within, halves.within, columns, plan)
    outside = _estimated(parting.outside, halves.outside, columns, plan)
    if within is None or outside is None:
        return Apart(parting, None, None)
    apart, error = difference(within, outside)
    freedom = len({*within.places, *outside.places}) - 1
    low, high = interval(apart, error, freedom)
    return Apart(
        parting,
        within,
        outside,
        difference=apart,
        low=low,
        high=high,
        p=two_sided(apart, error, freedom),
        places=(
            _place(parting.within, halves.within),
            _place(parting.outside, halves.outside),
        ),
    )


def _place(design: Design, arms: Arms) -> Place:
    cells = cells_of(arms)
    return Place(
        context=in_words(design.within) if design.within else "",
        without=cells.without,
        with_=cells.with_,
    )


def _estimated(design: Design, arms: Arms, columns: tuple[str, ...], plan: Plan) -> Estimate | None:
    if cells_of(arms).smallest(yes_no=design.unit == "proportion") < plan.smallest_cell:
        return None
    try:
        return adjusted(arms, columns)
    except ValueError:
        return None


def _finding(
    design: Design, found: Estimate | None, apart: Apart, p_adjusted: float | None
) -> ContextFinding:
    shown = found is not None
    return ContextFinding(
        context=in_words(design.within) if design.within else "",
        effect=found.effect if found else None,
        ci=(found.low, found.high) if found else None,
        n=found.n if found else 0,
        declared=in_words(apart.parting.context),
        without=found.without if found else None,
        with_=found.with_ if found else None,
        difference=apart.difference if shown else None,
        difference_ci=(apart.low, apart.high) if shown else None,
        p=apart.p if shown else None,
        p_adjusted=p_adjusted if shown else None,
        family=apart.parting.family,
    )
