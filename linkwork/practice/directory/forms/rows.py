"""A form of several like rows, such as the places or the times of an activity."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, ClassVar

from django import forms

from linkwork.ui.forms import Form

MOST_ROWS = 12


class RowsForm(Form):
    """One row of fields for each thing held, and one more; a row left empty is left out."""

    parts: ClassVar[dict[str, forms.Field]] = {}
    decides: ClassVar[str] = ""  # the part without which a row is empty; none: any part fills it

    def __init__(
        self, data: Any = None, *, held: Iterable[Mapping[str, Any]], version: int
    ) -> None:
        """Make the rows of what is held now, and one to fill in."""
        rows = list(held)
        super().__init__(data, version=version, initial=self.named(rows))
        self.number = min(self._posted_rows(data) or len(rows) + 1, MOST_ROWS)
        for at in range(self.number):
            for part, field in self.parts.items():
                made = deepcopy(field)
                made.required = False
                self.fields[f"{part}_{at}"] = made

    @classmethod
    def named(cls, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """The values of rows by the names of their fields."""
        return {f"{part}_{at}": row.get(part) for at, row in enumerate(rows) for part in cls.parts}

    def _posted_rows(self, data: Any) -> int:
        """How many rows the page had, where one was sent."""
        first = next(iter(self.parts))
        return sum(1 for at in range(MOST_ROWS) if data and f"{first}_{at}" in data)

    def theirs(self, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """The rows as they stand now, in the fields of this form."""
        empty = dict.fromkeys(self.fields, None)
        return empty | {k: v for k, v in self.named(rows).items() if k in self.fields}

    @property
    def shown(self) -> list[list[str]]:
        """The names of the fields, row by row."""
        return [[f"{part}_{at}" for part in self.parts] for at in range(self.number)]

    def filled(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows that say something, with their numbers."""
        for at in range(self.number):
            row = {part: self.cleaned_data.get(f"{part}_{at}") for part in self.parts}
            if row.get(self.decides) if self.decides else any(row.values()):
                yield at, row
