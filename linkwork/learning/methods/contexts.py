"""For whom: the effect within a context declared beforehand, and outside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.cells import cells_of
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.effects import Estimate, adjusted, difference
from linkwork.learning.methods.findings import ContextFinding
from linkwork.learning.methods.regression import interval
from linkwork.learning.methods.scan import Arms
from linkwork.learning.methods.verdicts import Interval
from linkwork.theory.wording import in_words


@dataclass(frozen=True)
class Contexts:
    """What was found within each half, and whether the difference between them is established."""

    findings: tuple[ContextFinding, ...] = ()
    intervals: tuple[Interval, ...] = ()
    differ: bool = False


def compared(
    halves: Sequence[tuple[Design, Arms]], columns: tuple[str, ...], plan: Plan
) -> Contexts:
    """Estimate the effect in each half and compare the two, on the same clusters.

    The difference is established where its 95 % interval, t(G - 1), clears nothing. A half with a
    small cell, or too few cases for a model, is withheld, and with it the comparison.
    """
    if not halves:
        return Contexts()
    found = [_estimated(design, arms, columns, plan) for design, arms in halves]
    shown = [one for one in found if one is not None]
    if len(shown) < len(found):  # one half alone would give the other away
        return Contexts(tuple(_withheld(design) for design, _ in halves))
    findings = tuple(_finding(design, one) for (design, _), one in zip(halves, shown, strict=True))
    intervals = tuple(turned(halves[0][0], one) for one in shown)
    apart, error = difference(shown[0], shown[1])
    groups = len({*shown[0].places, *shown[1].places})
    low, high = interval(apart, error, groups - 1)
    return Contexts(findings, intervals, low > 0 or high < 0)


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


def _finding(design: Design, found: Estimate) -> ContextFinding:
    words = in_words(design.within) if design.within else ""
    return ContextFinding(context=words, effect=found.effect, ci=(found.low, found.high), n=found.n)


def _withheld(design: Design) -> ContextFinding:
    words = in_words(design.within) if design.within else ""
    return ContextFinding(context=words, effect=None, ci=None, n=0)
