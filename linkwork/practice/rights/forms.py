"""What is asked where a person's rights are looked after."""

from typing import Any

from django import forms

from linkwork.practice.rights.models import Appraisal, Withheld
from linkwork.ui.forms import Chips, DayField, Form


class AskForm(Form):
    """How the person asked for a copy."""

    how = forms.CharField(
        label="How did they ask?", max_length=100, help_text="For example: by telephone."
    )


class WithholdForm(Form):
    """Why one thing is left out; nothing chosen means that it goes in."""

    reason = forms.ChoiceField(
        label="Leave this out",
        choices=[("", "It goes in"), *Withheld.Reason.choices],
        required=False,
    )
    words = forms.CharField(label="Why, in words", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for words where something is left out."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("reason") and not said.get("words", "").strip():
            self.add_error("words", "Say why this is left out")
        return said


class DecideForm(Form):
    """Whether a prepared copy may go out."""

    decision = forms.ChoiceField(
        label="May this copy go out?",
        choices=[
            ("approve", "Yes"),
            ("send back", "Not yet: prepare it anew"),
            ("refuse", "No"),
        ],
        widget=Chips(),
    )
    reason = forms.CharField(label="Why not", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask why, where the answer is not yes."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("decision") not in (None, "approve") and not said.get("reason", "").strip():
            self.add_error("reason", "Say why not")
        return said


class HandOverForm(Form):
    """How the person got their copy."""

    how = forms.CharField(
        label="How was it handed over?",
        max_length=100,
        help_text="For example: in person, printed.",
    )


class BecauseForm(Form):
    """A reason in words."""

    because = forms.CharField(label="Why", max_length=300, widget=forms.Textarea({"rows": 3}))


class AppraiseForm(Form):
    """What is to become of an old record."""

    decision = forms.ChoiceField(
        label="What is to become of it?", choices=Appraisal.Decision.choices, widget=Chips()
    )
    because = forms.CharField(label="Why", max_length=300)
    keep_until_on = DayField(label="If it is kept: until when", required=False)
