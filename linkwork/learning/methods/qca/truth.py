"""The truth table: each combination that was seen, its cases, and whether it has the outcome."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.learning.methods.qca.cases import Cases
from linkwork.learning.methods.qca.fit import sufficiency
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.terms import Term

SLACK = 1e-9  # a share that is the cut but for the last digit of a float reaches it


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """What makes a row positive: consistency and PRI at least these, from `n` cases.

    `contradiction`: rows whose consistency is below `incl` but at least this are contradictions
    (C); they are never positive, and no solution may cover them.
    """

    incl: float = 0.8
    pri: float = 0.0
    n: int = 1
    contradiction: float | None = None


@dataclass(frozen=True)
class Row:
    """One combination: its number, whether it is positive (1, 0, C, or ? for too few cases)."""

    corner: Term
    number: int
    out: str
    n: int
    incl: float
    pri: float
    cases: tuple[str, ...]


@dataclass(frozen=True)
class TruthTable:
    """The combinations seen, in order; all others are remainders, of which nothing is known."""

    cases: Cases
    cuts: Cuts
    rows: tuple[Row, ...]

    def corners(self, *outs: str) -> list[Term]:
        """The combinations that came out so."""
        return [row.corner for row in self.rows if row.out in outs]

    @property
    def combinations(self) -> int:
        """How many combinations there could be."""
        return _number([level - 1 for level in self.cases.language.levels], self.cases)


def truth_table(cases: Cases, cuts: Cuts | None = None) -> TruthTable:
    """Sort the cases into combinations, and read each combination against the outcome."""
    cuts = cuts or Cuts()
    _check(cuts)
    inside: dict[Term, list[str]] = defaultdict(list)
    for name, corner in zip(cases.names, cases.corners(), strict=True):
        if corner is not None:
            inside[corner].append(name)
    rows = [_row(cases, cuts, corner, names) for corner, names in inside.items()]
    return TruthTable(cases, cuts, tuple(sorted(rows, key=lambda row: row.number)))


def _row(cases: Cases, cuts: Cuts, corner: Term, names: Sequence[str]) -> Row:
    fit = sufficiency(cases.membership(corner), cases.outcome)
    out = _out(cuts, len(names), fit.incl, fit.pri)
    return Row(corner, _number(corner, cases), out, len(names), fit.incl, fit.pri, tuple(names))


def _out(cuts: Cuts, n: int, incl: float, pri: float) -> str:
    if n < cuts.n:
        return "?"
    # A PRI that cannot be read (nothing but torn cases) reaches only a cut of nought.
    if incl >= cuts.incl - SLACK and (cuts.pri <= 0 or pri >= cuts.pri - SLACK):
        return "1"
    torn = cuts.contradiction is not None and incl >= cuts.contradiction - SLACK
    return "C" if torn else "0"


def _number(corner: Sequence[int], cases: Cases) -> int:
    """The row's number in the full table: the first condition turns slowest, from 1."""
    number = 0
    for value, level in zip(corner, cases.language.levels, strict=True):
        number = number * level + value
    return number + 1


def _check(cuts: Cuts) -> None:
    for name, value in (("incl", cuts.incl), ("pri", cuts.pri)):
        if not 0 <= value <= 1:
            raise QcaError(f"{name} cut: {value:g} is not between 0 and 1")
    if cuts.n < 1:
        raise QcaError(f"n cut: {cuts.n} is below 1")
    if cuts.contradiction is not None and not 0 <= cuts.contradiction <= cuts.incl:
        raise QcaError(
            f"contradiction cut: {cuts.contradiction:g} must not pass incl cut {cuts.incl:g}"
        )
