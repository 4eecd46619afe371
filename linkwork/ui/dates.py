"""Asking for a date, and saying in words how to mend one that cannot be read."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from linkwork.ui.widgets import DateParts
from linkwork.ui.words import day, today

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
EARLIEST = date(1880, 1, 1)


class DayField(forms.Field):
    """A date typed as day, month and year; a month may be a word."""

    widget = DateParts

    def __init__(
        self,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        past: bool = False,
        future: bool = False,
        **kwargs: Any,
    ) -> None:
        """Bound the date: `past` allows today and before, `future` today and after."""
        super().__init__(**kwargs)
        self.earliest, self.latest, self.past, self.future = earliest, latest, past, future

    def to_python(self, value: Any) -> date | None:
        """Read what was typed as a date, or say which part is missing or wrong."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        return read_day(str(value))

    def validate(self, value: Any) -> None:
        """Refuse a date that is missing or out of bounds."""
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if value is None:
            return
        if self.past and value > today():
            raise ValidationError("The date must be today or in the past")
        if self.future and value < today():
            raise ValidationError("The date must be today or in the future")
        earliest = self.earliest or EARLIEST
        if value < earliest:
            raise ValidationError(f"The date must be {day(earliest)} or later")
        if self.latest and value > self.latest:
            raise ValidationError(f"The date must be {day(self.latest)} or earlier")


def read_day(typed: str) -> date:
    """Read day/month/year, or year-month-day, as a date."""
    if "/" not in typed and typed.count("-") == 2:
        typed = "/".join(reversed(typed.split("-")))
    parts = dict(zip(("day", "month", "year"), (typed.split("/") + ["", ""])[:3], strict=True))
    missing = [name for name, part in parts.items() if not part.strip()]
    if missing:
        raise ValidationError(f"The date must have a {' and a '.join(missing)}")
    month = MONTHS.get(parts["month"].strip().lower(), parts["month"].strip())
    if len(parts["year"].strip()) != 4:
        raise ValidationError("Write the year with four figures, like 2026")
    try:
        return date(int(parts["year"]), int(month), int(parts["day"]))
    except ValueError:
        raise ValidationError("There is no such date: check the day and the month") from None


class When(forms.MultiWidget):
    """Chips for the near days, and a date in three parts for any other."""

    OTHER = "other"

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        """Offer the near days given as choices, then another date."""
        self.near = [*choices, (self.OTHER, "Another date")]
        super().__init__({"near": forms.RadioSelect(choices=self.near), "other": DateParts()})

    def decompress(self, value: Any) -> list[Any]:
        """Show a date as its chip where there is one, else in three parts."""
        if value in (None, ""):
            return [None, None]
        iso = value.isoformat() if isinstance(value, date) else str(value)
        return [iso, None] if iso in dict(self.near) else [self.OTHER, value]

    def id_for_label(self, id_: str, index: str = "0") -> str:
        """Point the error summary at the first chip."""
        return f"{id_}_near" if id_ else id_


class WhenField(forms.MultiValueField):
    """A date most often close by: today or yesterday, or today and the days to come."""

    def __init__(self, *, days: tuple[int, ...] = (0, -1), **kwargs: Any) -> None:
        """Offer the days given as steps from today."""
        super().__init__(
            (forms.CharField(required=False), DayField(required=False)),
            require_all_fields=False,
            widget=When([near(step) for step in days]),
            **kwargs,
        )

    def compress(self, data_list: list[Any]) -> date | None:
        """Take the chip, or the date typed where another date was chosen."""
        chip, typed = (list(data_list) + [None, None])[:2]
        if chip == When.OTHER or (not chip and typed):
            if typed is None:
                raise ValidationError("Enter the date, like 27 3 2026")
            return typed if isinstance(typed, date) else None
        return read_day(chip) if chip else None


def near(step: int) -> tuple[str, str]:
    """Answer the value and the words of a day so many steps from today."""
    on = today() + timedelta(days=step)
    said = {0: "Today", -1: "Yesterday", 1: "Tomorrow"}.get(step, f"{on:%A} {on.day} {on:%b}")
    return on.isoformat(), said
