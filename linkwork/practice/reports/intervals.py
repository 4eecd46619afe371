"""Shares with their intervals, and a share beside another that is known."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # 95 in 100


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval (Wilson, 1927)."""

    of: int
    number: int
    value: float
    low: float
    high: float

    def against(self, other: float) -> "Ratio | None":
        """The share divided by one that is known without error, such as a list's."""
        if not other:
            return None
        return Ratio(self.value / other, self.low / other, self.high / other)


@dataclass(frozen=True)
class Ratio:
    """How many times as often, with its interval."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> int:
        """1 where the interval lies above one, -1 below, 0 where it holds it."""
        return (self.low > 1) - (self.high < 1)


def share(number: int, of: int) -> Share | None:
    """So many of so many; None of none."""
    if of <= 0:
        return None
    p, zz = number / of, Z * Z
    middle = (p + zz / (2 * of)) / (1 + zz / of)
    half = Z * sqrt(p * (1 - p) / of + zz / (4 * of * of)) / (1 + zz / of)
    return Share(of, number, p, max(0.0, middle - half), min(1.0, middle + half))
