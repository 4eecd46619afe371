"""Two people changed the same thing: what stood before, what they wrote, and what I wrote."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

from linkwork.access.models import Protected


@dataclass(frozen=True)
class Difference:
    """One field in three states."""

    name: str
    label: str
    base: str
    theirs: str
    mine: str


class Conflict(Exception):
    """A form was written on an older version than the one now kept."""

    def __init__(self, thing: Protected, form: BaseForm, differences: list[Difference]) -> None:
        """Keep the form, typed text and all, so that the page can give it back."""
        super().__init__(f"{thing.kind} was changed by someone else")
        self.thing, self.form, self.differences = thing, form, differences


def hold(thing: Protected, form: BaseForm, theirs: dict[str, Any]) -> int:
    """Answer the version to write over; raise `Conflict` where the form saw an older one.

    `theirs` gives each form field's value as it stands now. The form is one of `ui.forms.Form`: it
    carries the `version` it was drawn from and the `base` values it then showed.
    """
    seen = int(form.cleaned_data["version"])
    if seen == thing.version:
        return seen
    base: dict[str, Any] = getattr(form, "base", {})
    differences = [
        Difference(
            name=name,
            label=str(form.fields[name].label or name),
            base=_said(base.get(name)),
            theirs=_said(value),
            mine=_said(form.cleaned_data.get(name)),
        )
        for name, value in theirs.items()
        if _said(value) != _said(form.cleaned_data.get(name))
    ]
    raise Conflict(thing, form, differences)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    return str(value)
