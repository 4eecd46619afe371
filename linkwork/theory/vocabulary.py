"""The facts a statement may speak of: name, type, unit, meaning, and when each is fixed."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from linkwork.theory.stages import Stage

__all__ = ["Fact", "FactType", "Stage", "Vocabulary", "nearest", "vocabulary"]

NAME = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = frozenset(
    {"and", "or", "not", "yes", "no", "true", "false", "unknown", "case", "ripple"}
)


class FactType(StrEnum):
    """What kind of answer a fact takes."""

    YES_NO = "yes/no"
    NUMBER = "number"
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Fact:
    """A named, typed thing a statement may speak of."""

    name: str
    type: FactType
    known_at: Stage
    place: int = 0  # its place in the vocabulary, which orders the facts within a stage
    unit: str = ""
    choices: tuple[str, ...] = ()
    meaning: str = ""
    part_of: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name as people read it."""
        return re.sub(r"\bgp\b", "GP", self.name.replace("_", " "))

    @property
    def answers(self) -> tuple[str, ...]:
        """The choices that say something; `unknown` says that nothing is known."""
        return tuple(choice for choice in self.choices if choice != "unknown")

    def fixed_before(self, other: "Fact") -> bool:
        """Say whether this fact stands before the other could come about."""
        return (self.known_at.place, self.place) < (other.known_at.place, other.place)


class Vocabulary(Mapping[str, Fact]):
    """Facts by name, in the order in which they are fixed."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        """Take the facts in, and refuse one whose outcome is not there."""
        self._facts = dict(facts)
        for fact in self._facts.values():
            for outcome in fact.part_of:
                if outcome not in self._facts:
                    raise ValueError(f"{fact.name}: part of {outcome}, which is no fact")

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def fixed_at(self, stage: Stage) -> tuple[Fact, ...]:
        """The facts fixed at one stage."""
        return tuple(fact for fact in self._facts.values() if fact.known_at is stage)

    @classmethod
    def from_toml(cls, text: str) -> "Vocabulary":
        """Read a vocabulary from the text of a facts.toml."""
        rows = tomllib.loads(text)
        return cls(
            {name: _fact(name, place, row) for place, (name, row) in enumerate(rows.items())}
        )


def nearest(word: str, words: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """Find the word most like a misspelt one, if any comes near."""
    found = difflib.get_close_matches(word.lower()[:60], list(words), n=1, cutoff=0.7)
    return found[0] if found else None


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that Linkwork is shipped with."""
    return Vocabulary.from_toml(files("linkwork.theory").joinpath("facts.toml").read_text("utf-8"))


def _fact(name: str, place: int, row: dict[str, object]) -> Fact:
    if not NAME.fullmatch(name) or name in RESERVED:
        raise ValueError(f"{name}: not a name for a fact (small letters, digits and _)")
    strange = row.keys() - {"type", "known_at", "unit", "choices", "meaning", "part_of"}
    if strange:
        raise ValueError(f"{name}: a fact has no {', '.join(sorted(strange))}")
    fact = Fact(
        name=name,
        type=FactType(str(row["type"])),
        known_at=Stage(str(row["known_at"])),
        place=place,
        unit=str(row.get("unit", "")),
        choices=_words(row.get("choices", [])),
        meaning=str(row.get("meaning", "")),
        part_of=_words(row.get("part_of", [])),
    )
    if bool(fact.choices) != (fact.type is FactType.CHOICE):
        raise ValueError(f"{name}: a choice, and only a choice, lists its choices")
    if any(not NAME.fullmatch(choice) for choice in fact.choices):
        raise ValueError(f"{name}: a choice is written in small letters, digits and _")
    if fact.known_at is Stage.SYSTEM:
        raise ValueError(f"{name}: no fact of a case is fixed at the system stage")
    return fact


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list of words is wanted, not {value!r}")
    return tuple(str(word) for word in value)
