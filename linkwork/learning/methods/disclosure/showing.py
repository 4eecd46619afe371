"""What is shown of a count: hidden where small or one link worker's, else rounded."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from linkwork.learning.methods.disclosure.floors import HOUSE, Floors


class Mark(StrEnum):
    """Why a count reads as it does."""

    SHOWN = "shown"
    FEW = "few"
    ONE_HOLDER = "one holder"


@dataclass(frozen=True)
class Shown:
    """A count as a reader meets it, and what they may conclude: it lies in low to high."""

    value: int | None
    mark: Mark
    low: float
    high: float


def rounded(count: int, step: int = HOUSE.step) -> int:
    """The nearest multiple of the step."""
    return (count + step // 2) // step * step


def shown(
    count: int,
    *,
    of: float,
    of_at_least: float,
    nobody_could: bool = False,
    share_of_one: float = 0.0,
    floors: Floors = HOUSE,
) -> Shown:
    """Suppress, then round.

    count: how many; of: how many it is part of; of_at_least: the least that a reader knows `of` to
    be; nobody_could: a zero for a reason that is shown already; share_of_one: the largest share of
    the count that one link worker or provider holds.
    """
    zero_is_open = of >= floors.denominator or nobody_could
    if count == 0 and zero_is_open:
        return Shown(0, Mark.SHOWN, 0, 0)
    if count <= floors.hidden:
        # Where a zero would have been shown, whoever reads knows that it is none.
        least = 1 if of_at_least >= floors.denominator else 0
        return Shown(None, Mark.FEW, least, floors.hidden)
    if share_of_one > floors.dominant:
        return Shown(None, Mark.ONE_HOLDER, floors.hidden + 1, inf)
    near = rounded(count, floors.step)
    half = floors.step // 2
    highest = near + (floors.step - 1) // 2
    return Shown(near, Mark.SHOWN, max(near - half, floors.hidden + 1), highest)
