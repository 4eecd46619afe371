"""The truth table: every combination of conditions, how many cases show it, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.ui.pictures.picture import part

WORDS: Mapping[Any, str] = {1: "yes", 0: "no", None: "–"}  # True is 1, False is 0


@dataclass(frozen=True)
class TruthRow:
    """One combination; `values` are what each condition is, in words, and whether it is there."""

    values: tuple[tuple[str, bool], ...]
    cases: int
    consistency: str
    pri: str
    verdict: str
    holds: bool
    members: str


@dataclass(frozen=True)
class TruthTable:
    """All combinations, ready to print."""

    conditions: tuple[str, ...]
    rows: tuple[TruthRow, ...]
    outcome: str
    caption: str
    note: str


def truth_table(
    rows: Sequence[Any],
    *,
    conditions: Sequence[str],
    outcome: str,
    caption: str = "",
    note: str = "",
) -> TruthTable:
    """Lay out rows with values, cases, consistency, pri, verdict (and members, if they are said).

    A value is yes or no (True, False, 1, 0), or a level of a condition with several. The verdicts
    "enough" and "1" are drawn as holding.
    """
    return TruthTable(
        conditions=tuple(conditions),
        rows=tuple(_row(one) for one in rows),
        outcome=outcome,
        caption=caption or f"Every combination, and whether it is enough for {outcome}",
        note=note,
    )


def _row(row: Any) -> TruthRow:
    verdict = str(part(row, "verdict", ""))
    return TruthRow(
        values=tuple(_value(one) for one in part(row, "values")),
        cases=int(part(row, "cases", 0)),
        consistency=_fit(part(row, "consistency")),
        pri=_fit(part(row, "pri")),
        verdict=verdict,
        holds=verdict in {"enough", "1"},
        members=str(part(row, "members", "")),
    )


def _value(value: Any) -> tuple[str, bool]:
    if isinstance(value, str):
        return value, value not in {"no", "0", "–"}
    if value in {0, 1, None}:
        return WORDS[value], bool(value)
    return f"level {value}", True


def _fit(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
