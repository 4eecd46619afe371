"""Breaking the glass: exactly whose record, and why now."""

from typing import Any

from django import forms

from linkwork.practice.people.forms import NhsNumberField
from linkwork.practice.supervision.models import BrokenGlass
from linkwork.ui.forms import Chips, DayField, Form


class GlassForm(Form):
    """Whose record exactly, and why it is needed now."""

    nhs_number = NhsNumberField(label="NHS number")
    name = forms.CharField(
        label="Or their whole name",
        help_text="Given and family name exactly, with the date of birth.",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    born_on = DayField(label="Date of birth", past=True, required=False)
    reason = forms.CharField(
        label="Why you need to see this record now",
        help_text="Their link worker, the team lead and the auditor read this.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you need to see this record now"},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the number, or for both the name and the birth date."""
        given = super().clean() or self.cleaned_data
        if not given.get("nhs_number") and "nhs_number" not in self.errors:
            if not given.get("name"):
                self.add_error("nhs_number", "Enter the NHS number, or the name and birth date")
            elif not given.get("born_on") and "born_on" not in self.errors:
                self.add_error("born_on", "Enter the date of birth beside the name")
        return given


class ReviewForm(Form):
    """Whether it was right, and how one knows."""

    verdict = forms.ChoiceField(
        label="Was it right to open the record?",
        choices=BrokenGlass.Verdict.choices,
        widget=Chips(columns=1),
        error_messages={"required": "Say whether it was right"},
    )
    words = forms.CharField(
        label="How you know, and what follows",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a few words how you know"},
    )
