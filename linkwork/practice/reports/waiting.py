"""How long people wait, those still waiting counted for as long as they have waited so far.

The product-limit estimate (Kaplan and Meier, 1958) from counts by day. Whoever left while waiting
is counted until the day they left: the figure is the wait of people who stay.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

DONE, LEFT, WAITING = "done", "left", "waiting"


@dataclass(frozen=True)
class Wait:
    """One wait of many people: how many began, how it stands with them, and its quantiles."""

    done: int
    left: int
    waiting: int
    half: int | None  # days within which half are through; None: fewer than half ever were
    nine_in_ten: int | None
    longest: int  # the longest anybody has been followed, through or not

    @property
    def began(self) -> int:
        """Everybody who began to wait."""
        return self.done + self.left + self.waiting


def wait(rows: Iterable[tuple[int, str, int]]) -> Wait:
    """The wait, from (days, how it ended, how many people)."""
    ended: dict[str, Counter[int]] = {DONE: Counter(), LEFT: Counter(), WAITING: Counter()}
    for days, how, people in rows:
        ended[how][max(days, 0)] += people
    through = _through(ended)
    return Wait(
        done=ended[DONE].total(),
        left=ended[LEFT].total(),
        waiting=ended[WAITING].total(),
        half=_within(through, 0.5),
        nine_in_ten=_within(through, 0.9),
        longest=max((day for days in ended.values() for day in days), default=0),
    )


def _through(ended: dict[str, Counter[int]]) -> list[tuple[int, float]]:
    """The share that is through by each day on which anybody got through."""
    at_risk = sum(days.total() for days in ended.values())
    still, found = 1.0, []
    for day in sorted({day for days in ended.values() for day in days}):
        done = ended[DONE][day]
        if done:
            still *= 1 - done / at_risk
            found.append((day, 1 - still))
        at_risk -= sum(days[day] for days in ended.values())
    return found


def _within(through: list[tuple[int, float]], share: float) -> int | None:
    """The first day by which the share is through."""
    return next((day for day, part in through if part >= share - 1e-9), None)
