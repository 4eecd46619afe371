"""What is needed for the outcome: single conditions, combinations, and one of several."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.cases import Cases
from linkwork.learning.methods.qca.fit import Necessity, Sufficiency, necessity, sufficiency
from linkwork.learning.methods.qca.terms import FREE, Term

Floats = npt.NDArray[np.float64]
Literal = tuple[int, int]
MOST_TRIED = 50_000
SLACK = 1e-9


@dataclass(frozen=True)
class Needed:
    """One expression and how far it is needed for the outcome."""

    expression: str
    fit: Necessity


@dataclass(frozen=True)
class Single:
    """One literal, read both ways: needed for the outcome, and enough for it."""

    literal: str
    necessity: Necessity
    sufficiency: Sufficiency


@dataclass(frozen=True)
class NecessityFound:
    """Every literal; then combinations and unions that reach the cuts.

    `reached` says so where the list stops at a cap.
    """

    singles: tuple[Single, ...]
    needed: tuple[Needed, ...]
    reached: str = ""


def necessary(
    cases: Cases, *, incl_cut: float = 0.9, ron_cut: float = 0.5, most_tried: int = MOST_TRIED
) -> NecessityFound:
    """Find what is needed: all combinations, and the smallest unions, that reach both cuts.

    A combination is tried only where each of its literals is itself needed; a union only where no
    part of it is needed already.
    """
    language = cases.language
    singles = tuple(
        Single(
            language.literal(*one),
            necessity(held, cases.outcome),
            sufficiency(held, cases.outcome),
        )
        for one, held in cases.literals.items()
    )
    search = _Tried(cases, incl_cut, most_tried)
    found = [
        Needed(name, fit)
        for name, fit in (*search.together(), *search.either())
        if fit.ron >= ron_cut - SLACK
    ]
    reached = f"{most_tried:,} expressions tried, and there are more" if search.over else ""
    return NecessityFound(singles, tuple(found), reached)


class _Tried:
    """The search, level by level: one literal, two, three, ..."""

    def __init__(self, cases: Cases, incl_cut: float, most: int) -> None:
        self.cases = cases
        self.cut = incl_cut
        self.left = most
        self.over = False
        self.alone = [one for one in cases.literals if self._fit([one], np.minimum)[1]]

    def together(self) -> Iterator[tuple[str, Necessity]]:
        """Combinations: where one is not needed, nothing that asks for more is."""
        language = self.cases.language
        level: list[tuple[Literal, ...]] = [(one,) for one in self.alone]
        while level and not self.over:
            kept: list[tuple[Literal, ...]] = []
            for group in level:
                fit, needed = self._fit(group, np.minimum)
                if needed:
                    kept.append(group)
                    yield language.write(self._term(group)), fit
            level = [(*group, one) for group in kept for one in self.alone if one[0] > group[-1][0]]

    def either(self) -> Iterator[tuple[str, Necessity]]:
        """Unions, the smallest ones only: one literal a condition, none of them needed alone."""
        language = self.cases.language
        others = [one for one in self.cases.literals if one not in self.alone]
        found: list[set[Literal]] = []
        for size in range(2, len(language.names) + 1):
            for group in self._groups(others, size):
                if self.over:
                    return
                if any(one <= set(group) for one in found):
                    continue
                fit, needed = self._fit(group, np.maximum)
                if needed:
                    found.append(set(group))
                    yield " + ".join(language.literal(*one) for one in group), fit

    def _groups(self, others: Sequence[Literal], size: int) -> Iterator[tuple[Literal, ...]]:
        places = sorted({place for place, _ in others})
        for chosen in combinations(places, size):
            yield from product(*([one for one in others if one[0] == place] for place in chosen))

    def _fit(
        self, group: Sequence[Literal], join: Callable[[Floats, Floats], Floats]
    ) -> tuple[Necessity, bool]:
        self.left -= 1
        self.over = self.over or self.left < 0
        held = reduce(join, (self.cases.literals[one] for one in group))
        fit = necessity(held, self.cases.outcome)
        return fit, fit.incl >= self.cut - SLACK

    def _term(self, group: Sequence[Literal]) -> Term:
        term = [FREE] * len(self.cases.language.names)
        for place, value in group:
            term[place] = value
        return tuple(term)
