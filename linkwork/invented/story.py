"""What happened to a block of people, all of it, and which of it the service ever learns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Column = npt.NDArray[np.bool_] | npt.NDArray[np.float64] | npt.NDArray[np.int64]

# Days since the offer after which a stage's facts are read. Outcomes are read at a fixed day, not
# when they happen: were good endings known sooner than bad ones, the newest cases would mislead.
FIRST_WEEKS_READ = 30
ENGAGEMENT_READ = 95
ADHERENCE_READ = 205
FOLLOW_UP_READ = 215


@dataclass(frozen=True)
class Story:
    """A block of people: one value a person for every fact, whether or not anybody knows it.

    `values` holds facts by their names (choices and texts as codes); `exists` says where a fact
    has a meaning at all (nobody is accompanied to a session that was never booked); `recorded`
    says where the service wrote it down. `hidden` holds what no service could know.
    """

    cases: int
    anchor: date
    values: dict[str, Column] = field(default_factory=dict)
    exists: dict[str, Flags] = field(default_factory=dict)
    recorded: dict[str, Flags] = field(default_factory=dict)
    hidden: dict[str, Numbers] = field(default_factory=dict)

    def put(
        self, name: str, value: Column, exists: Flags | None = None, recorded: Flags | None = None
    ) -> None:
        """Write a fact down: its values, where it exists, and where it is recorded."""
        self.values[name] = value
        if exists is not None:
            self.exists[name] = exists
        if recorded is not None:
            self.recorded[name] = recorded

    def known(self, name: str) -> Flags:
        """Where the service knows the fact."""
        everywhere = np.ones(self.cases, dtype=bool)
        return self.exists.get(name, everywhere) & self.recorded.get(name, everywhere)

    def read_from(self, names: Mapping[str, object] | tuple[str, ...], known: Flags) -> None:
        """Leave the named facts unknown to the service outside `known`."""
        for name in names:
            self.recorded[name] = known & self.recorded.get(name, known)

    def numbers(self, name: str) -> Numbers:
        """A number fact's values."""
        return self.values[name].astype(np.float64, copy=False)

    def flags(self, name: str) -> Flags:
        """A yes/no fact's values."""
        return self.values[name].astype(np.bool_, copy=False)

    def codes(self, name: str) -> Codes:
        """A choice or text fact's values, as places in its list."""
        return self.values[name].astype(np.int64, copy=False)

    def retold(self) -> "Story":
        """A copy whose facts can be changed without changing this one."""
        return replace(
            self,
            values=dict(self.values),
            exists=dict(self.exists),
            recorded=dict(self.recorded),
            hidden=dict(self.hidden),
        )
