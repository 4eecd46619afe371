"""The cases of a comparison: membership of each in every condition and in the outcome."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from linkwork.learning.methods.qca.limits import MOST_CONDITIONS
from linkwork.learning.methods.qca.mistakes import QcaError
from linkwork.learning.methods.qca.terms import FREE, Language, Term, literals, membership

Floats = npt.NDArray[np.float64]
MOST_VALUES = 10


@dataclass(frozen=True)
class Cases:
    """Memberships between 0 and 1, or whole values 0, 1, 2, ... where a condition has many.

    `values` is (cases, conditions); `outcome` is each case's membership in the outcome (already
    turned round where its absence is asked for); `clusters` names what each case belongs to.
    """

    language: Language
    values: Floats
    outcome: Floats
    outcome_name: str
    names: tuple[str, ...]
    clusters: tuple[str, ...] | None = None

    @cached_property
    def literals(self) -> dict[tuple[int, int], Floats]:
        """Membership of every case in every literal."""
        return literals(self.values, self.language.levels)

    def membership(self, term: Term) -> Floats:
        """Membership of every case in a term."""
        return membership(term, self.literals, len(self.names))

    def corners(self) -> list[Term | None]:
        """The one combination each case is more in than out; None for a case on the edge."""
        found: list[Term | None] = []
        for row in self.values:
            corner = tuple(_side(value, level) for value, level in self._paired(row))
            found.append(None if FREE in corner else corner)
        return found

    def only(self, kept: Sequence[int]) -> "Cases":
        """The same comparison with only some of the cases."""
        places = list(kept)
        clusters = self.clusters and tuple(self.clusters[place] for place in places)
        return replace(
            self,
            values=self.values[places],
            outcome=self.outcome[places],
            names=tuple(self.names[place] for place in places),
            clusters=clusters,
        )

    def _paired(self, row: Floats) -> Iterable[tuple[float, int]]:
        return zip(row, self.language.levels, strict=True)


def cases(
    columns: Mapping[str, Any],
    *,
    outcome: str,
    conditions: Sequence[str],
    negate: bool = False,
    names: Sequence[Any] | None = None,
    clusters: Sequence[Any] | None = None,
) -> Cases:
    """Put columns of memberships together (a dict of sequences, a data frame, ...).

    A column with whole numbers above 1 has many values. `outcome` may be turned round by `~` or
    `negate`, and may name one value of many as `Y[2]`. QcaError names the case and the column
    of whatever cannot be a membership.
    """
    _check_names(outcome, conditions)
    turned = outcome.startswith("~") != negate
    plain, _, wanted = outcome.removeprefix("~").partition("[")
    count = len(_column(columns, plain))
    labels = tuple(str(one) for one in (names if names is not None else range(1, count + 1)))
    if not count:
        raise QcaError("there are no cases")
    values = np.column_stack([_members(columns, one, labels) for one in conditions])
    y = _outcome(_members(columns, plain, labels), plain, wanted.removesuffix("]"))
    return Cases(
        language=Language(tuple(conditions), tuple(_levels(column) for column in values.T)),
        values=values,
        outcome=1 - y if turned else y,
        outcome_name=f"~{outcome.removeprefix('~')}" if turned else outcome.removeprefix("~"),
        names=labels,
        clusters=None if clusters is None else tuple(str(one) for one in clusters),
    )


def _check_names(outcome: str, conditions: Sequence[str]) -> None:
    if not conditions:
        raise QcaError("conditions: name at least one")
    if len(conditions) > MOST_CONDITIONS:
        raise QcaError(f"conditions: {len(conditions)}, and at most {MOST_CONDITIONS} can be read")
    twice = {one for one in conditions if list(conditions).count(one) > 1}
    if twice:
        raise QcaError(f"conditions: {', '.join(sorted(twice))} is named twice")
    if outcome.removeprefix("~").partition("[")[0] in conditions:
        raise QcaError(f"{outcome}: the outcome cannot be one of the conditions")


def _column(columns: Mapping[str, Any], name: str) -> Any:
    try:
        return columns[name]
    except KeyError:
        known = ", ".join(str(one) for one in list(columns)[:30])
        raise QcaError(f"{name}: no such column; there are {known}") from None


def _members(columns: Mapping[str, Any], name: str, labels: Sequence[str]) -> Floats:
    """Read one column as memberships or whole values; refuse anything else by case."""
    raw = list(_column(columns, name))
    if len(raw) != len(labels):
        raise QcaError(f"{name}: {len(raw)} values for {len(labels)} cases")
    found = np.empty(len(raw))
    for place, value in enumerate(raw):
        try:
            found[place] = float(value)
        except (TypeError, ValueError):
            raise QcaError(f"{name}, case {labels[place]}: {value!r} is no number") from None
    whole = bool(np.all(found == np.floor(found)))
    most = MOST_VALUES - 1 if whole else 1
    for place in np.flatnonzero(~((found >= 0) & (found <= most))).tolist():
        raise QcaError(
            f"{name}, case {labels[place]}: {found[place]:g} is no membership between 0 and 1"
            " (calibrate the column first)"
        )
    return found


def _levels(column: Floats) -> int:
    return max(2, int(column.max()) + 1)


def _outcome(found: Floats, name: str, wanted: str) -> Floats:
    if wanted:
        if not wanted.isdigit():
            raise QcaError(f"{name}[{wanted}]: a value is a whole number")
        return np.where(found == int(wanted), 1.0, 0.0)
    if found.max() > 1:
        raise QcaError(f"{name}: an outcome with many values needs one named, as {name}[1]")
    return found


def _side(value: float, level: int) -> int:
    if level > 2:
        return int(value)
    return FREE if value == 0.5 else int(value > 0.5)
