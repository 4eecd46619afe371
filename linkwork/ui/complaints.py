"""What a form says when an answer is missing or cannot be read: how to mend it."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise

from linkwork.ui.dates import WhenField

INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.EmailField, "Enter an e-mail address like name@example.org"),
    (forms.URLField, "Enter a web address like https://example.org"),
    (forms.IntegerField, "Enter a whole number, like 7"),
    (forms.DateField, "Enter a date, like 27/03/2026"),
    (forms.TimeField, "Enter a time, like 14:30"),
)
CHOSEN = (forms.ChoiceField, forms.FileField, WhenField)


def say_how_to_mend(name: str, field: forms.Field) -> None:
    """Put our words in place of the framework's, and leave the room's own alone."""
    label = str(field.label or name.replace("_", " "))
    _unless_told(field, "required", missing(field, label))
    for kind, words in INVALID:
        if isinstance(field, kind):
            _unless_told(field, "invalid", words)
            return


def missing(field: forms.Field, label: str) -> str:
    """Say what to do about an answer that is not there."""
    if isinstance(field, forms.BooleanField):
        return f"Tick to go on: {label}"
    if label.endswith("?"):
        return f"Answer the question: {label}"
    verb = "Choose" if isinstance(field, CHOSEN) else "Enter"
    said = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return f"{verb} {said}"


def _unless_told(field: forms.Field, code: str, words: str) -> None:
    """Replace a message only where it is still Django's (ours and the rooms' are plain text)."""
    if isinstance(field.error_messages.get(code), Promise | None):
        field.error_messages[code] = words
