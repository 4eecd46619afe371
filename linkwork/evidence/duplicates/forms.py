"""What is asked of records that may be one work."""

from typing import Any

from django import forms

from linkwork.ui.forms import Form


class AnswerForm(Form):
    """One work or two; a reason only where the reader wants to give one of their own."""

    answer = forms.ChoiceField(
        choices=[("same", "One work"), ("different", "Two works")], widget=forms.HiddenInput
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=400,
        help_text="Left empty, what the two share is kept as the reason.",
    )

    def clean(self) -> dict[str, Any]:
        """Answer as the action takes it."""
        given = super().clean() or {}
        return {"same": given.get("answer") == "same", "reason": given.get("reason", "")}


class ReasonForm(Form):
    """Why a record leaves its group, or why a word is taken back."""

    reason = forms.CharField(label="Why", max_length=400)


class JoinForm(Form):
    """Which record is the same work, and why."""

    other = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Why they are one work", max_length=400)
