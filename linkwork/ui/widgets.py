"""Ways of asking that Django lacks: chips to press, a line from 0 to 10, a date in three parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from linkwork.ui.words import local_day


class Chips(forms.RadioSelect):
    """One choice out of a few, each a button-sized chip."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        columns: int = 2,
        other: str = "",
    ) -> None:
        """Lay the chips in so many columns on a phone (1, 2 or 4).

        The chip `other` shows the element `<id of the field>-other`, which the page provides.
        """
        super().__init__(attrs, choices)
        self.columns = columns
        self.other = other


class ManyChips(forms.CheckboxSelectMultiple):
    """Any number out of a few, each a button-sized chip."""

    def __init__(
        self, attrs: dict[str, Any] | None = None, choices: Any = (), *, columns: int = 2
    ) -> None:
        """Lay the chips in so many columns on a phone (1, 2 or 4)."""
        super().__init__(attrs, choices)
        self.columns = columns


class Scale(forms.RadioSelect):
    """A whole number from 0 to 10, with words at both ends."""

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, low: str = "", high: str = ""
    ) -> None:
        """Say in words what 0 and 10 mean."""
        super().__init__(attrs, [(str(step), str(step)) for step in range(11)])
        self.low, self.high = low, high


class DateParts(forms.Widget):
    """A date asked for as day, month and year."""

    parts = ("day", "month", "year")

    def format_value(self, value: Any) -> str | None:
        """Write a value as the three parts joined by dashes, day first."""
        return None if value in (None, "") else "-".join(self.split(value))

    def split(self, value: Any) -> tuple[str, str, str]:
        """Take a date, or what was typed, apart into day, month and year."""
        if isinstance(value, date):
            on = local_day(value)
            return str(on.day), str(on.month), str(on.year)
        typed = (str(value or "").split("/") + ["", "", ""])[:3]
        return typed[0], typed[1], typed[2]

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> str | None:
        """Join what was typed in the three parts, or take a whole date given under the name."""
        typed = [str(data.get(f"{name}_{part}") or "").strip() for part in self.parts]
        if any(typed):
            return "/".join(typed)
        return str(data[name]) if data.get(name) else None

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Say whether the page did not ask for this date at all."""
        return not any(f"{name}_{part}" in data for part in self.parts) and name not in data

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Point the label, and the error summary, at the day."""
        return f"{id_}_day" if id_ else id_
