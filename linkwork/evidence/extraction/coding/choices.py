"""What a passage may be coded to, and which of it the passage may speak to."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.evidence import claims
from linkwork.evidence.extraction.models import Coding

MOST = 3


@dataclass(frozen=True)
class Target:
    """One version of a statement or configuration, in words."""

    code: str
    version: int
    name: str
    sentence: str
    aim: str = Coding.Aim.STATEMENT.value

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.code}:{self.version}"

    @property
    def label(self) -> str:
        """How a list names it."""
        return f"{self.code} {self.name} (version {self.version})"


@dataclass(frozen=True)
class Hint:
    """A target the words may speak to, and why we think so."""

    target: Target
    why: str


def may_speak_to(words: str, targets: Sequence[Target]) -> list[Hint]:
    """The targets that share most with the words: a hint to the reader, kept nowhere."""
    said = {one.key: f"{one.name}. {one.sentence}" for one in targets}
    known = {one.key: one for one in targets}
    return [Hint(known[key], why) for key, _, why in claims.speaks_to(words, said)[:MOST]]
