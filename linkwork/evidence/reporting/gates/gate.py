"""What a gate of a review is: what it asks, what is missing, and where to do it."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from linkwork.evidence.records.models import Review
from linkwork.ui.words import counted


class How(StrEnum):
    """How a gate stands."""

    PASSED = "passed"
    MISSING = "missing"
    STARTED = "started"
    WAITS = "cannot pass yet"


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One gate: its name, what is so, what is missing, and where the next thing is done.

    `waits_for` names an earlier gate without which it cannot pass; an optional gate holds up
    nothing.
    """

    name: str
    says: str
    missing: tuple[str, ...]
    href: str
    act: str
    begun: bool = True
    waits_for: str = ""
    optional: bool = False

    @property
    def how(self) -> How:
        """How it stands: passed where nothing is missing."""
        if not self.missing:
            return How.PASSED
        if self.waits_for:
            return How.WAITS
        return How.STARTED if self.optional and self.begun else How.MISSING

    @property
    def status(self) -> str:
        """How it stands, in words."""
        if self.how is How.PASSED:
            return "Passed"
        if self.how is How.WAITS:
            return "Cannot pass yet"
        if self.optional:
            return "Started" if self.begun else "Optional"
        return f"{counted(len(self.missing), 'thing')} missing"


def to(name: str, review: Review) -> str:
    """The address of a page of a review."""
    return reverse(name, args=[review.public_id])


def lacking(*found: tuple[object, str]) -> tuple[str, ...]:
    """What is missing: the sentence of each pair whose first is so."""
    return tuple(words for so, words in found if so)
