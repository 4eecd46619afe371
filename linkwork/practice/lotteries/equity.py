"""Who was entered and who was drawn, by group, so that chance alone decides and all are asked.

Small groups are put together, then hidden, and what is shown is rounded: nobody can be told from
a table of a few dozen people, nor from two tables a week apart.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 8  # people in a cell that is shown
STEP = 5  # to which counts are rounded
Value = Hashable


@dataclass(frozen=True)
class Feature:
    """One way of parting people: into fine groups, or coarse ones where those would be small."""

    title: str
    fine: Mapping[str, frozenset[Value]]
    coarse: Mapping[str, frozenset[Value]]


def _of(*values: Value) -> frozenset[Value]:
    return frozenset(values)


NOT_KNOWN = "Not known"
FEATURES: Mapping[str, Feature] = {
    "deprivation": Feature(
        "Deprivation of the area",
        {
            "Most deprived fifth": _of(1),
            "Second fifth": _of(2),
            "Third fifth": _of(3),
            "Fourth fifth": _of(4),
            "Least deprived fifth": _of(5),
        },
        {"Two most deprived fifths": _of(1, 2), "The other three": _of(3, 4, 5)},
    ),
    "sex": Feature(
        "Sex",
        {"Female": _of("female"), "Male": _of("male"), "Other": _of("other")},
        {"Female": _of("female"), "Male, and other": _of("male", "other")},
    ),
    "ethnic group": Feature(
        "Ethnic group",
        {
            "Asian or Asian British": _of("asian"),
            "Black or Black British": _of("black"),
            "Mixed": _of("mixed"),
            "White": _of("white"),
            "Another group": _of("other"),
        },
        {"White": _of("white"), "All other groups": _of("asian", "black", "mixed", "other")},
    ),
    "language": Feature(
        "First language",
        {"English": _of(True), "Another language": _of(False)},
        {"English": _of(True), "Another language": _of(False)},
    ),
}


@dataclass(frozen=True)
class Shown:
    """A rounded count and its share of the whole; no share where one of the groups is hidden."""

    count: int | None
    share: float | None


@dataclass(frozen=True)
class Row:
    """One group: of everybody who could be entered, of those entered, of the drawn and the rest."""

    label: str
    everybody: Shown
    entered: Shown
    drawn: Shown | None
    rest: Shown | None


@dataclass(frozen=True)
class Table:
    """One feature's groups."""

    title: str
    rows: tuple[Row, ...]
    hides: bool


def table(
    feature: Feature,
    everybody: Sequence[Value],
    drawn: Sequence[Value],
    rest: Sequence[Value],
    *,
    arms: bool,
) -> Table:
    """Lay one feature out, in the finest groups in which nothing need be hidden.

    `drawn` and `rest` together are those entered; without `arms` they are not told apart.
    """
    columns: list[Sequence[Value]] = [everybody, [*drawn, *rest]]
    columns += [drawn, rest] if arms else []
    counted = [_counts(feature.fine, column) for column in columns]
    if any(_small(n) for counts in counted for n in counts.values()):
        counted = [_counts(feature.coarse, column) for column in columns]
    shown = [_shown(counts) for counts in counted]
    rows = tuple(
        Row(
            label,
            shown[0][label],
            shown[1][label],
            shown[2][label] if arms else None,
            shown[3][label] if arms else None,
        )
        for label in counted[0]
        if any(counts[label] for counts in counted)
    )
    hides = any(_small(n) for counts in counted for n in counts.values())
    return Table(feature.title, rows, hides)


def rounded(count: int) -> int:
    """A count to the nearest five; a half goes up."""
    return STEP * int((count + STEP / 2) // STEP)


def _small(count: int) -> bool:
    return 0 < count < FEWEST


def _counts(groups: Mapping[str, frozenset[Value]], values: Sequence[Value]) -> dict[str, int]:
    """How many stand in each group; those in none are not known."""
    tally = Counter(values)
    found = {label: sum(tally[value] for value in members) for label, members in groups.items()}
    return {**found, NOT_KNOWN: len(values) - sum(found.values())}


def _shown(counts: Mapping[str, int]) -> dict[str, Shown]:
    """Hide what is small, round the rest; no shares in a column that hides a group."""
    kept = {label: None if _small(n) else rounded(n) for label, n in counts.items()}
    total = sum(n for n in kept.values() if n)
    whole = total and None not in kept.values()
    return {
        label: Shown(n, n / total if n is not None and whole else None) for label, n in kept.items()
    }
