"""What somebody declares of a study besides its statements: contexts, priors, when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Context:
    """Circumstances in which an effect may differ, written as a condition, and why it should."""

    condition: str
    why: str
    code: str = ""  # of the statement; none for all of them


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What studies elsewhere lead one to expect of a statement's effect, before these cases.

    mean and spread (one standard deviation) on the effect's scale; directness from 0 to 1.
    """

    mean: float
    spread: float
    source: str
    why: str
    directness: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Stopping:
    """When the cases are frozen and read, once: at once, from a day, or at a number of cases."""

    not_before: date | None = None
    cases: int | None = None
    of: str = ""  # the statement whose compared cases are counted


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Everything that is declared besides the statements and the smallest effect that matters."""

    why_smallest: str = ""
    contexts: tuple[Context, ...] = ()
    exploratory: tuple[Context, ...] = ()
    probes: Mapping[str, tuple[str, ...]] | None = None  # by statement; None: those proposed
    expected: Mapping[str, Expected] = field(default_factory=dict)
    whole: bool = True
    stopping: Stopping = field(default_factory=Stopping)
