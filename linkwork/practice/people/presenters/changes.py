"""What is kept of a person, and what was changed of it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from linkwork.practice.people.forms import AboutMeForm, ContactDetailsForm, DetailsForm
from linkwork.practice.people.models import Person, PersonChange
from linkwork.ui.words import day, joined

FIELDS: dict[str, forms.Field] = {
    **AboutMeForm.base_fields,
    **ContactDetailsForm.base_fields,
    **DetailsForm.base_fields,
}


@dataclass(frozen=True)
class Change:
    """One change of the record: when, by whom, who said so, and each thing before and after."""

    when: str
    by: str
    source: str
    lines: list[str]


def changes_in_words(changes: Iterable[PersonChange]) -> list[Change]:
    """The history of the details, the latest first."""
    return [
        Change(
            when=day(timezone.localdate(one.at)),
            by=one.made_by.name if one.made_by else one.made_by_words,
            source=one.get_source_display(),
            lines=[_line(name, before, after) for name, (before, after) in one.changes.items()],
        )
        for one in changes
    ]


def _line(name: str, before: Any, after: Any) -> str:
    field = FIELDS.get(name)
    label = str(field.label) if field and field.label else name.replace("_", " ").capitalize()
    return f"{label.rstrip('?')}: {_said(name, after)} (was {_said(name, before)})"


def _said(name: str, value: Any) -> str:
    """A value as people read it; quoted where it is words."""
    if value is None or value in ("", []):
        return "not said"
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = {str(key): str(word) for key, word in getattr(FIELDS.get(name), "choices", None) or ()}
    if isinstance(value, list):
        return joined(words.get(str(one), str(one)) for one in value)
    return words.get(str(value)) or f"“{value}”"


def details_of(person: Person) -> dict[str, Any]:
    """The details as their form shows them."""
    names = [name for name in DetailsForm.base_fields if name != "source"]
    return {name: getattr(person, name) for name in names}
