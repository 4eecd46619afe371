"""For whom: the difference in both halves of each context, and how far the halves differ."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from linkwork.ui.pictures import rows
from linkwork.ui.pictures.figures import (
    PROPORTION,
    chance,
    clear_of_nought,
    in_unit,
    interval,
)
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, ends, part
from linkwork.ui.pictures.rows import Bar
from linkwork.ui.words import joined, thousands

ALPHA = 0.05
WITHHELD = "withheld: few cases"
EXPLORATORY = "exploratory"


def subgroups(
    contexts: Sequence[Any],
    *,
    smallest: float | None = None,
    unit: str = PROPORTION,
    more: str = "more",
    title: str = "",
    subtitle: str = "",
) -> Picture:
    """Draw ContextFinding records: two halves a context, and the difference between them.

    No half stands without its difference: a row without a partner keeps its own, said or withheld.
    """
    groups = _grouped(contexts)
    bars = [bar for name, halves in groups for bar in _bars(name, halves)]
    scale = rows.reaching(bars, smallest, unit)
    words = _words(groups, unit)
    drawn = [
        rows.draw(bars, scale, words, width=width, more=more, unit=unit) for width in (WIDE, NARROW)
    ]
    return Picture(
        title=title or _title(groups),
        subtitle=subtitle
        or f"Difference {in_unit(unit)} in each half of a context, and between the halves; 95 %"
        " intervals. Dashed: the difference between the halves",
        words=words,
        wide=drawn[0],
        narrow=drawn[1],
        table=_table(groups, unit),
        notes=_notes(groups),
    )


def interactions(contexts: Sequence[Any], *, unit: str = PROPORTION) -> Table:
    """Lay out each context's difference between its halves with its corrected p, and no halves."""
    found = [
        (name, _apart(halves[0], unit), chance(part(halves[0], "p_adjusted")))
        for name, halves in _grouped(contexts)
        if not _only_sorted(halves)
    ]
    return Table(
        caption="Is the difference itself real?",
        head=("Context", "Between the halves", "p, corrected"),
        rows=tuple(found),
        numbers=(1, 2),
    )


def _grouped(contexts: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    def name(row: Any) -> str:
        family = " (exploratory)" if part(row, "family") == EXPLORATORY else ""
        declared = str(part(row, "declared") or part(row, "context"))
        return declared.removesuffix(" is yes") + family

    ordered = sorted(contexts, key=lambda row: part(row, "family") == EXPLORATORY)
    return [(key, list(halves)) for key, halves in groupby(ordered, key=name)]


def _bars(name: str, halves: Sequence[Any]) -> list[Bar]:
    bars = [Bar(label=name, heading=True), *[_half(row) for row in halves]]
    return bars if _only_sorted(halves) else [*bars, _between(halves[0])]


def _only_sorted(halves: Sequence[Any]) -> bool:
    """Whether these are groups sorted by what was expected of them, not halves of a context."""
    shown = any(part(row, "effect") is not None for row in halves)
    apart = any(part(row, "difference") is not None for row in halves)
    return part(halves[0], "family") == EXPLORATORY and shown and not apart


def _half(row: Any) -> Bar:
    pair = ends(row)
    return Bar(
        label=str(part(row, "context")),
        n=int(part(row, "n", 0)) or None,
        estimate=part(row, "effect"),
        ends=pair,
        look="solid" if clear_of_nought(pair) else "outline",
        said="" if pair else WITHHELD,
    )


def _between(row: Any) -> Bar:
    pair = ends(row, "difference_ci")
    return Bar(
        label="first less second",
        estimate=part(row, "difference"),
        ends=pair,
        look="dashed",
        said="" if pair else "no figure",
    )


def _differ(halves: Sequence[Any]) -> bool:
    """Whether the interaction stands once it is corrected for its family."""
    p = part(halves[0], "p_adjusted")
    return p is not None and float(p) < ALPHA


def _title(groups: Sequence[tuple[str, list[Any]]]) -> str:
    clear = [name for name, halves in groups if _differ(halves)]
    if clear:
        rest = "; the rest could be chance" if len(clear) < len(groups) else ""
        named = joined([f"“{name}”" for name in clear])
        return f"It differs with {named}{rest}"
    if all(ends(halves[0], "difference_ci") is None for _name, halves in groups):
        return "Too few cases to compare one context with another"
    return "No difference between contexts that could not be chance"


def _words(groups: Sequence[tuple[str, list[Any]]], unit: str) -> str:
    return " ".join(
        f"{name}: "
        + "; ".join(f"{part(row, 'context')} {_said(row, unit)}" for row in halves)
        + f"; between them {_apart(halves[0], unit)}."
        for name, halves in groups
    )


def _said(row: Any, unit: str) -> str:
    effect = part(row, "effect")
    return WITHHELD if effect is None else interval(effect, ends(row), unit)


def _apart(row: Any, unit: str) -> str:
    difference = part(row, "difference")
    if difference is None:
        return "no figure"
    return interval(difference, ends(row, "difference_ci"), unit)


def _table(groups: Sequence[tuple[str, list[Any]]], unit: str) -> Table:
    found = []
    for name, halves in groups:
        for place, row in enumerate(halves):
            first = place == 0
            found.append(
                (
                    f"{name}: {part(row, 'context')}",
                    thousands(int(part(row, "n", 0))) if ends(row) else "–",
                    _said(row, unit),
                    _apart(row, unit) if first else "",
                    chance(part(row, "p_adjusted")) if first else "",
                )
            )
    return Table(
        caption="The difference in each half of a context",
        head=(
            "Context",
            "Cases",
            f"Difference {in_unit(unit)}",
            "Between the halves",
            "p, corrected",
        ),
        rows=tuple(found),
        numbers=(1, 2, 3, 4),
    )


def _notes(groups: Sequence[tuple[str, list[Any]]]) -> tuple[str, ...]:
    declared = sum(part(halves[0], "family") != EXPLORATORY for _name, halves in groups)
    notes = []
    if declared:
        notes.append(f"Declared beforehand: {declared}, corrected together (Holm).")
    if declared < len(groups):
        notes.append(
            f"Exploratory: {len(groups) - declared}, corrected together (Benjamini–Hochberg);"
            " leads to follow, not findings."
        )
    notes.append("A difference between groups says for whom, not why.")
    return tuple(notes)
