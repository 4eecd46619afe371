"""Before a visit, where and until when; after it, that one is back."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from linkwork.ui.forms import Chips, DayField, Form

NOW, LATER = "now", "later"
LENGTHS = (30, 60, 90, 120, 180)


def said(minutes: int) -> str:
    """A length of time in words."""
    if minutes < 60:
        return f"{minutes} minutes"
    hours, rest = divmod(minutes, 60)
    whole = "1 hour" if hours == 1 else f"{hours} hours"
    return f"{whole} {rest} minutes" if rest else whole


class VisitForm(Form):
    """Where one goes, when, for how long, and how one is reached."""

    place = forms.CharField(
        label="Where",
        help_text="The address, or where you meet: enough for a colleague to find you.",
        max_length=200,
        error_messages={"required": "Say where you go"},
    )
    when = forms.ChoiceField(
        label="When do you go?",
        choices=((NOW, "I set out now"), (LATER, "Later")),
        widget=Chips(columns=2, other=LATER),
        error_messages={"required": "Say when you go"},
    )
    on = DayField(label="Day", future=True, required=False)
    at = forms.TimeField(
        label="Time",
        required=False,
        help_text="For example 14:30",
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "nhsuk-input--width-4"}),
        error_messages={"invalid": "Write the time like 14:30"},
    )
    minutes = forms.TypedChoiceField(
        label="Back and checked in within",
        coerce=int,
        widget=Chips(columns=2),
        error_messages={"required": "Say by when you are back"},
    )
    phone = forms.CharField(
        label="Your telephone on the way",
        required=False,
        max_length=30,
        widget=forms.TextInput({"type": "tel"}),
    )

    def __init__(self, *args: Any, usual: int, **kwargs: Any) -> None:
        """Offer lengths, with the service's usual one chosen."""
        super().__init__(*args, **kwargs)
        field = self.fields["minutes"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(n, said(n)) for n in sorted({*LENGTHS, usual})]
        field.initial = usual

    def clean(self) -> dict[str, Any]:
        """See that a later visit has a day and a time that are still to come."""
        given = super().clean() or self.cleaned_data
        if given.get("when") != LATER:
            return given
        if not given.get("on"):
            self.add_error("on", "Enter the day of the visit")
        if not given.get("at") and "at" not in self.errors:
            self.add_error("at", "Enter the time of the visit")
        if given.get("on") and given.get("at") and self._starts() < timezone.now():
            self.add_error("at", "This time has passed")
        return given

    def _starts(self) -> datetime:
        at: time = self.cleaned_data["at"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], at))

    @property
    def now(self) -> bool:
        """Whether the visit begins at once."""
        return bool(self.cleaned_data["when"] == NOW)

    def visit(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        starts_at = None if self.now else self._starts()
        told = {name: given[name] for name in ("place", "phone", "minutes")}
        return {**told, "starts_at": starts_at}


class MoveForm(Form):
    """What happens to a visit now."""

    to = forms.ChoiceField(
        choices=[
            ("out", "out"), ("longer", "longer"), ("back", "back"),
            ("looked for", "looked for"), ("called off", "called off"),
        ]
    )  # fmt: skip
    minutes = forms.IntegerField(required=False, min_value=1, max_value=720)
    words = forms.CharField(
        label="Why, or what was done",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
