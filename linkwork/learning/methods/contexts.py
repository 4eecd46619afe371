"""For whom: the effect within a context declared beforehand, and outside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.cells import cells_of
from linkwork.learning.methods.designs import Design, Parting, Plan
from linkwork.learning.methods.effects import Estimate, adjusted, difference
from linkwork.learning.methods.findings import ContextFinding
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Arms
from linkwork.learning.methods.verdicts import Interval
from linkwork.theory.wording import in_words


@dataclass(frozen=True)
class Contexts:
    """What was found within each half, and whether a declared difference is established."""

    findings: tuple[ContextFinding, ...] = ()
    intervals: tuple[Interval, ...] = ()
    differ: bool = False


@dataclass(frozen=True)
class Halves:
    """The sufficient statistics of a context's two halves."""

    parting: Parting
    within: Arms
    outside: Arms


def compared(halves: Sequence[Halves], columns: tuple[str, ...], plan: Plan) -> Contexts:
    """Estimate the effect in the halves of every context and compare the two."""
    found = [_compared(one, columns, plan) for one in halves]
    return Contexts(
        tuple(finding for one in found for finding in one.findings),
        tuple(interval for one in found for interval in one.intervals),
        any(one.differ for one in found),
    )


def _compared(halves: Halves, columns: tuple[str, ...], plan: Plan) -> Contexts:
    """Estimate the effect in each half and compare the two, on the same clusters.

    The difference is established where its 95 % interval, t(G - 1), clears nothing. A half with a
    small cell, or too few cases for a model, is withheld, and with it the comparison.
    """
    parting = halves.parting
    designs = (parting.within, parting.outside)
    within = _estimated(parting.within, halves.within, columns, plan)
    outside = _estimated(parting.outside, halves.outside, columns, plan)
    if within is None or outside is None:  # one half alone would give the other away
        return Contexts(tuple(_withheld(design, parting) for design in designs))
    apart, error = difference(within, outside)
    groups = len({*within.places, *outside.places})
    ends = interval(apart, error, groups - 1)
    both = ((parting.within, within, 1), (parting.outside, outside, -1))
    findings = tuple(
        _finding(design, one, parting, (turn * apart, ends)) for design, one, turn in both
    )
    if parting.family != "primary":
        return Contexts(findings)
    intervals = tuple(turned(parting.within, one) for one in (within, outside))
    return Contexts(findings, intervals, ends[0] > 0 or ends[1] < 0)


def turned(design: Design, found: Estimate) -> Interval:
    """Turn the effect so that the side the statement expects is positive."""
    ends = sorted((design.sign * found.low, design.sign * found.high))
    return Interval(design.sign * found.effect, ends[0], ends[1])


def _estimated(design: Design, arms: Arms, columns: tuple[str, ...], plan: Plan) -> Estimate | None:
    if cells_of(arms).smallest(yes_no=design.unit == "proportion") < plan.smallest_cell:
        return None
    try:
        return adjusted(arms, columns)
    except ValueError:
        return None


def _finding(
    design: Design, found: Estimate, parting: Parting, apart: tuple[float, tuple[float, float]]
) -> ContextFinding:
    difference_, ends = apart
    if (difference_ < 0) != (sum(ends) < 0):
        ends = (-ends[1], -ends[0])
    return ContextFinding(
        context=in_words(design.within) if design.within else "",
        effect=found.effect,
        ci=(found.low, found.high),
        n=found.n,
        declared=in_words(parting.context),
        without=found.without,
        with_=found.with_,
        difference=difference_,
        difference_ci=ends,
        family=parting.family,
    )


def _withheld(design: Design, parting: Parting) -> ContextFinding:
    return ContextFinding(
        context=in_words(design.within) if design.within else "",
        effect=None,
        ci=None,
        n=0,
        declared=in_words(parting.context),
        family=parting.family,
    )
