"""What the search for duplicates is given of a record, and what it answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One record as its database gave it; anything but its name may be empty."""

    name: str
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    abstract: str = ""


@dataclass(frozen=True)
class Group:
    """Records that are one work, and why, in words."""

    names: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Maybe:
    """Two records that a person should look at side by side, and why."""

    first: str
    second: str
    why: str
    points: float


@dataclass(frozen=True)
class Found:
    """Groups that need nobody, and pairs that do; the likeliest pair first."""

    groups: tuple[Group, ...]
    maybe: tuple[Maybe, ...]
