"""The registered dimensions: by what people may be counted, and in how coarse bands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

NOT_KNOWN = "not known"
OLDEST = 120


@dataclass(frozen=True)
class Group:
    """One band of a dimension: its words, and the values of the axis it holds."""

    label: str
    values: frozenset[str]


@dataclass(frozen=True)
class Dimension:
    """A way to part people: an axis (what is true of each person) cut into bands."""

    name: str
    axis: str
    title: str
    groups: tuple[Group, ...]

    def group(self, label: str) -> Group:
        """The band of that name; KeyError where there is none."""
        return {one.label: one for one in self.groups}[label]


def _ages(*edges: int) -> tuple[Group, ...]:
    bands = [
        Group(_years(low, high), frozenset(map(str, range(low, high))))
        for low, high in zip((0, *edges), (*edges, OLDEST + 1), strict=True)
    ]
    return (*bands, _unknown())


def _years(low: int, high: int) -> str:
    if low == 0:
        return f"under {high}"
    return f"{low} and over" if high > OLDEST else f"{low} to {high - 1}"


def _unknown() -> Group:
    return Group(NOT_KNOWN, frozenset({NOT_KNOWN}))


def _chosen(groups: Mapping[str, Iterable[str]]) -> tuple[Group, ...]:
    return (*(Group(label, frozenset(values)) for label, values in groups.items()), _unknown())


def _each(*values: str) -> tuple[Group, ...]:
    return _chosen({value: (value,) for value in values})


FIFTHS = ("1 (most deprived)", "2", "3", "4", "5 (least deprived)")
NEEDS = {
    "loneliness": ("loneliness",),
    "mental wellbeing": ("mental_wellbeing",),
    "money, housing, food or work": ("money", "housing", "food", "work_learning"),
    "physical health": ("physical_activity", "long_term_condition"),
    "caring, bereavement or other": ("caring", "bereavement", "other"),
}
ROUTES = {
    "gp": ("gp",),
    "another clinician": ("nurse", "other_clinician"),
    "council, voluntary or self": ("council", "voluntary", "self"),
}
CLOSED = (
    Dimension("age", "age", "Age", _ages(25, 40, 65, 75)),
    Dimension("age in three", "age", "Age in three bands", _ages(40, 65)),
    Dimension("sex", "sex", "Sex", _each("female", "male", "other")),
    Dimension(
        "ethnic group",
        "ethnic_group",
        "Ethnic group",
        _each("asian", "black", "mixed", "white", "other"),
    ),
    Dimension(
        "deprivation",
        "deprivation_fifth",
        "Deprivation fifth",
        _chosen({words: (str(n),) for n, words in enumerate(FIFTHS, 1)}),
    ),
    Dimension("main need", "main_need", "Main need", _chosen(NEEDS)),
    Dimension("route", "route", "Who referred", _chosen(ROUTES)),
)
# What these are cut into depends on the service: as many as there are in the frozen cases.
OPEN = {"practice": "Practice", "quarter": "Quarter of the offer"}
REGISTERED: dict[str, str] = {**{one.name: one.title for one in CLOSED}, **OPEN}
FACTS = {"quarter": "offered_on"}


def registered(name: str, found: Iterable[str] = ()) -> Dimension:
    """The dimension of that name; an open one is cut into the values found in the cases."""
    if name in OPEN:
        return Dimension(name, name, OPEN[name], _each(*sorted(set(found) - {NOT_KNOWN})))
    for one in CLOSED:
        if one.name == name:
            return one
    raise KeyError(f"{name}: not a registered dimension; there are {', '.join(REGISTERED)}")


def value_of(axis: str, cases: ir.Table) -> ir.StringValue:
    """The axis's value of each case as text, "not known" where there is none."""
    column = cases[FACTS.get(axis, axis)]
    if axis == "quarter":
        text = column.year().cast("string") + "-Q" + column.quarter().cast("string")
    elif axis == "age":
        known = (column >= 0) & (column < OLDEST + 1)
        text = known.ifelse(column.floor().cast("int64").cast("string"), ibis.null("string"))
    elif axis == "deprivation_fifth":
        text = column.cast("int64").cast("string")
    else:
        text = column.cast("string").nullif("unknown")
    return text.nullif("").fill_null(NOT_KNOWN)
