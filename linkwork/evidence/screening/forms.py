"""A decision as it is sent: one button says the answer, and the reason with it."""

from typing import Any

from django import forms

from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.ui.forms import Form

EXCLUDE = ScreeningDecision.Answer.EXCLUDE
BUTTONS = [
    ("include", "Include"),
    ("maybe", "Maybe"),
    *[(f"exclude:{reason.value}", str(reason.label)) for reason in ScreeningDecision.Reason],
]


class DecisionForm(Form):
    """Include, maybe, or exclude for a reason; and a note."""

    note = forms.CharField(
        label="Note",
        max_length=300,
        required=False,
        help_text="Only the readers of this review see it.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = forms.ChoiceField(choices=BUTTONS, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Take the reason out of the button's value; another reason needs a note."""
        given = super().clean() or {}
        answer, _, reason = str(given.get("answer", "")).partition(":")
        if reason == ScreeningDecision.Reason.OTHER and not given.get("note", "").strip():
            self.add_error("note", "Say which other reason it is")
        return {"answer": answer, "reason": reason, "note": given.get("note", "")}
