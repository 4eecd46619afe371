"""How much a case weighs: a stated sum of plain things, never a prediction and never a count.

Each open person weighs 1; half of that while on hold or closing. Half a point more for an open
alert, for three needs or more, and for three things or more due within a week or late. Nobody
weighs more than 2. Safeguarding concerns are left out: a weight must not tell that there is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from linkwork.practice.referrals.models import Case

LIGHT = (Case.State.ON_HOLD, Case.State.CLOSING)
HALF, WHOLE, HEAVIEST = 0.5, 1.0, 2.0
MANY_NEEDS = 3
MANY_DUE = 3
DUE_WITHIN_DAYS = 7

COUNTED = (
    ("On hold or closing", HALF),
    ("Open at any other stage", WHOLE),
    ("An open alert", HALF),
    (f"{MANY_NEEDS} needs or more", HALF),
    (f"{MANY_DUE} things or more that are late or due within {DUE_WITHIN_DAYS} days", HALF),
)


@dataclass(frozen=True)
class Weight:
    """What a case weighs, and the parts of the sum in words."""

    points: float
    parts: tuple[tuple[str, float], ...]

    @property
    def words(self) -> str:
        """The sum in words: "1.5: open 1, an open alert 0.5"."""
        told = ", ".join(f"{what} {figure(points)}" for what, points in self.parts)
        at_most = " (2 is the most)" if sum(p for _, p in self.parts) > HEAVIEST else ""
        return f"{figure(self.points)}: {told}{at_most}"


def weigh(state: str, *, alerts: int, needs: int, due: int) -> Weight:
    """Weigh one open case."""
    light = state in LIGHT
    stage = Case.State(state).label.lower() if light else "open"
    parts = [(stage, HALF if light else WHOLE)]
    if alerts:
        parts.append(("an open alert", HALF))
    if needs >= MANY_NEEDS:
        parts.append((f"{needs} needs", HALF))
    if due >= MANY_DUE:
        parts.append((f"{due} things due", HALF))
    return Weight(min(HEAVIEST, sum(points for _, points in parts)), tuple(parts))


def together(weights: Iterable[Weight]) -> float:
    """What cases weigh together."""
    return sum(one.points for one in weights)


def figure(points: float) -> str:
    """A weight as people write it: 1, 0.5."""
    return f"{points:g}"
