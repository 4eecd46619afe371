"""What theory expects of each condition: that its presence (or a value of it) helps, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.terms import FREE, Language, Term

NOTHING = ("-", "", "none")


@dataclass(frozen=True)
class Directions:
    """The values of each condition that are expected to help; none where nothing is expected."""

    values: tuple[frozenset[int], ...]

    def widened(self, inner: Term, outer: Term, levels: Sequence[int]) -> list[list[int] | range]:
        """The values each condition may take between two terms, as far as theory expects them."""
        found: list[list[int] | range] = []
        for own, wide, level, helps in zip(inner, outer, levels, self.values, strict=True):
            if own == FREE:
                found.append(range(level))
            elif wide == own:
                found.append([own])
            else:
                found.append(sorted({own, *helps}))
        return found


def directions(text: str | Sequence[str | int] | None, language: Language) -> Directions:
    """Read `1,1,-,0`: present helps, absent helps, or `-` for no expectation, one a condition.

    A condition of many values may name several: `1;2`.
    """
    if text is None:
        return Directions(tuple(frozenset() for _ in language.names))
    parts = text.split(",") if isinstance(text, str) else list(text)
    if len(parts) != len(language.names):
        raise QcaError(f"directions: {len(parts)} for {len(language.names)} conditions")
    read = zip(language.names, parts, language.levels, strict=True)
    return Directions(tuple(_values(name, str(part), level) for name, part, level in read))


def _values(name: str, part: str, level: int) -> frozenset[int]:
    if part.strip() in NOTHING:
        return frozenset()
    wanted = [one.strip() for one in part.split(";")]
    if not all(one.isdigit() and int(one) < level for one in wanted):
        allowed = ", ".join(str(value) for value in range(level))
        raise QcaError(f"directions, {name}: {part!r} is not one of {allowed} or -")
    return frozenset(int(one) for one in wanted)
