"""Forms that know which version of a row they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.utils.functional import cached_property

from linkwork.ui.complaints import say_how_to_mend
from linkwork.ui.dates import DayField, When, WhenField
from linkwork.ui.widgets import Chips, DateParts, ManyChips, Scale
from linkwork.ui.words import day, joined

__all__ = [
    "Chips",
    "DateParts",
    "DayField",
    "Difference",
    "Form",
    "ManyChips",
    "ModelForm",
    "Scale",
    "When",
    "WhenField",
    "conflict",
]
SALT = "linkwork.ui.base"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else changed: as it was, theirs, and mine."""

    name: str
    label: str
    base: str
    theirs: str
    mine: str

    @property
    def both(self) -> bool:
        """Say whether both people changed it, to different things."""
        return self.mine not in (self.base, self.theirs)


class Versioned:
    """What a form on an existing row carries, so that nobody overwrites unseen words."""

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        """Take the version of the row the page is made from."""
        super().__init__(*args, **kwargs)
        self.version = version
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            say_how_to_mend(name, field)

    @cached_property
    def seen_version(self) -> int | None:
        """Answer the version the page was made from: as posted, else as given."""
        posted = str(_posted(self).get("version") or "")
        return int(posted) if posted.isdigit() else self.version

    @property
    def base(self) -> str:
        """Sign the values the page first showed, to compare with later; nothing for a new row."""
        if self.version is None:
            return ""
        fields = self.fields.items()  # type: ignore[attr-defined]
        first = {name: self.get_initial_for_field(field, name) for name, field in fields}  # type: ignore[attr-defined]
        return str(_posted(self).get("base") or "") or self.base_of(first)

    def base_of(self, values: Mapping[str, Any]) -> str:
        """Sign these values as what a page shows."""
        shown = {name: said(self, name, value) for name, value in values.items()}
        return signing.dumps(shown, salt=SALT, compress=True)

    def differences(self, theirs: Mapping[str, Any]) -> list[Difference]:
        """List the fields whose saved value is no longer what the page had shown."""
        try:
            shown = signing.loads(str(_posted(self).get("base") or ""), salt=SALT)
        except signing.BadSignature:
            shown = {}
        rows = (self._difference(name, shown, theirs[name]) for name in theirs)
        return [row for row in rows if row.base != row.theirs]

    def _difference(self, name: str, shown: Mapping[str, str], theirs: Any) -> Difference:
        bound = self[name]  # type: ignore[index]
        return Difference(
            name=name,
            label=str(bound.label),
            base=shown.get(name, ""),
            theirs=said(self, name, theirs),
            mine=said(self, name, bound.value()),
        )


def conflict(
    form: Any, *, theirs: Mapping[str, Any], version: int, **said_about: Any
) -> dict[str, Any]:
    """Make the context of `ui/conflict.jinja`: what changed, and the form to save over it."""
    return {
        "form": form,
        "differences": form.differences(theirs),
        "version": version,
        "base": form.base_of(theirs),
    } | said_about


def _posted(form: Any) -> Mapping[str, Any]:
    return form.data or {}


def said(form: Any, name: str, value: Any) -> str:
    """Say a field's value as people read it: the words of a choice, a date in full."""
    if value is None or value == "" or value == []:
        return ""
    field = form.fields[name]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, DayField | WhenField | forms.DateField):
        return _said_day(field, value)
    words = {str(key): str(word) for key, word in getattr(field, "choices", ()) or ()}
    many = value if isinstance(value, list | tuple) else [value]
    return joined(words.get(str(getattr(one, "pk", one)), str(one)) for one in many)


def _said_day(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    try:
        return day(field.clean(value))
    except forms.ValidationError:
        return str(value)


class Form(Versioned, forms.Form):
    """A plain form that carries its row's version."""


class ModelForm(Versioned, forms.ModelForm):  # type: ignore[type-arg]
    """A model's form that carries its row's version."""
