"""A term: conditions that stand together, as `A*~B` or, with many values, `A[2]*B[0]`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.mistakes import QcaError

FREE = -1  # the term says nothing of this condition
ALWAYS = "1"  # the term of no conditions: every case
LITERAL = re.compile(r"(?P<no>~?)\s*(?P<name>[^\s~*+\[\]]+)\s*(?:\[\s*(?P<value>\d+)\s*\])?")

Floats = npt.NDArray[np.float64]
Term = tuple[int, ...]
Model = tuple[Term, ...]


@dataclass(frozen=True)
class Language:
    """The conditions by name, in order, and how many values each may take (2 = yes or no)."""

    names: tuple[str, ...]
    levels: tuple[int, ...]

    @property
    def many_valued(self) -> bool:
        """Say whether any condition takes more than two values."""
        return any(level > 2 for level in self.levels)

    def write(self, term: Term) -> str:
        """Write a term: `A*~B`, or `A[1]*B[0]` where any condition takes many values."""
        said = [self.literal(place, value) for place, value in enumerate(term) if value != FREE]
        return "*".join(said) or ALWAYS

    def literal(self, place: int, value: int) -> str:
        """Write one condition with its value."""
        if self.many_valued:
            return f"{self.names[place]}[{value}]"
        return self.names[place] if value else f"~{self.names[place]}"

    def read(self, text: str) -> Term:
        """Read one term; QcaError names what cannot be read."""
        term = [FREE] * len(self.names)
        if text.strip() == ALWAYS:
            return tuple(term)
        for part in text.split("*"):
            place, value = self._literal(part.strip(), text)
            if term[place] not in (FREE, value):
                raise QcaError(f"{text!r}: {self.names[place]} cannot be two things at once")
            term[place] = value
        return tuple(term)

    def read_all(self, text: str) -> Model:
        """Read terms joined by `+`."""
        return tuple(self.read(part) for part in text.split("+"))

    def _literal(self, part: str, whole: str) -> tuple[int, int]:
        found = LITERAL.fullmatch(part)
        if found is None or found["name"] not in self.names:
            raise QcaError(f"{part!r} in {whole!r}: not one of {', '.join(self.names)}")
        place = self.names.index(found["name"])
        if found["value"] is None:
            if self.levels[place] > 2:
                raise QcaError(f"{part!r} in {whole!r}: say which value, as {found['name']}[1]")
            return place, 0 if found["no"] else 1
        value = int(found["value"])
        if value >= self.levels[place] or (found["no"] and self.levels[place] > 2):
            raise QcaError(f"{part!r} in {whole!r}: {found['name']} has no such value")
        return place, 1 - value if found["no"] else value


def literals(memberships: Floats, levels: Sequence[int]) -> dict[tuple[int, int], Floats]:
    """Membership of every case in every literal, by (place of the condition, value).

    `memberships` is (cases, conditions). With two values: x and 1 - x; with many: 1 if equal.
    """
    found: dict[tuple[int, int], Floats] = {}
    for place, level in enumerate(levels):
        column = memberships[:, place]
        for value in range(level):
            if level > 2:
                found[place, value] = (column == value).astype(np.float64)
            else:
                found[place, value] = column if value else 1 - column
    return found


def membership(term: Term, held: dict[tuple[int, int], Floats], cases: int) -> Floats:
    """Membership of every case in a term: the least of its literals (the weakest link)."""
    least = np.ones(cases)
    for place, value in enumerate(term):
        if value != FREE:
            least = np.minimum(least, held[place, value])
    return least


def union(members: Iterable[Floats], cases: int) -> Floats:
    """Membership in at least one of several terms: the greatest of them."""
    greatest = np.zeros(cases)
    for one in members:
        greatest = np.maximum(greatest, one)
    return greatest
