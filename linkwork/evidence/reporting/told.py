"""What the report needs of a protocol and of a panel, in the report's own terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of plan: what it says of which section, before and after, and why."""

    section: str
    old: str
    new: str
    reason: str
    at: datetime
    who: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The protocol as it stands now, and whether it is frozen."""

    frozen_on: date | None
    form: str
    words: Mapping[str, str]  # of each section that is written
    unwritten: int

    def says(self, *sections: str) -> bool:
        """Whether it says something of each of these."""
        return all(self.words.get(one) for one in sections)


@dataclass(frozen=True, kw_only=True)
class Level:
    """One level of reading in one phase: who came, went in, was left out and why, or waits.

    `apart` are among those that wait: readers differ, and nobody has settled it. `unread` were left
    unread where reading stopped before everything was read.
    """

    name: str
    entered: int
    included: int
    excluded: int
    waiting: int
    apart: int
    unread: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """One record that was left out: at which level, why, and by whom."""

    phase: int
    level: str
    short: str
    title: str
    year: str
    doi: str
    reason: str
    note: str
    href: str


@dataclass(frozen=True, kw_only=True)
class SameWork:
    """One record for which another stands."""

    short: str
    title: str
    source: str
    stands: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """How far two readers agree at one level, over the records on which both are in."""

    level: str
    first: str
    second: str
    both: int
    agreed: int
    kappa: str
    pabak: str
    alone: int
