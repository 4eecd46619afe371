"""How far a comparison may go, and what it did: every run ends, and says where it stopped."""

from dataclasses import dataclass
from time import monotonic

MOST_CONDITIONS = 24  # every subset of the conditions is one bit: 2 MB at 24


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The caps of one minimisation; none is ever passed in silence.

    `primes`: prime implicants kept. `models`: models listed (more are counted while time lasts).
    `nodes`: steps in the search for all minimum covers. `pairs`: pairs of a conservative and a
    parsimonious model that are taken to an intermediate solution. `seconds`: for one solution.
    """

    primes: int = 200_000
    models: int = 1_000
    nodes: int = 200_000
    pairs: int = 100
    seconds: float = 20.0


@dataclass(frozen=True, kw_only=True)
class Effort:
    """What one solution took, and which caps it reached.

    `size` is the number of terms of a smallest model and `lower` the number that is proven to be
    needed: they are equal unless time ran out. `counted` is the number of models found, of which
    `listed` are given; `complete` says that no other model of this size exists. `reached` names
    every cap that was met, in words.
    """

    primes: int
    size: int
    lower: int
    counted: int
    listed: int
    complete: bool
    seconds: float
    reached: tuple[str, ...] = ()


class Watch:
    """A stopwatch with a limit."""

    def __init__(self, seconds: float) -> None:
        self.started = monotonic()
        self.seconds = seconds

    def spent(self) -> float:
        """Seconds since the start."""
        return monotonic() - self.started

    def left(self) -> float:
        """Seconds until the limit, never below nought."""
        return max(0.0, self.seconds - self.spent())

    def over(self) -> bool:
        """Say whether the time is up."""
        return self.spent() >= self.seconds
