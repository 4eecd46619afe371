"""The words of a note, and the person's leave to send it."""

from typing import Any

from django import forms

from linkwork.ui.forms import Chips, Form


class NoteForm(Form):
    """A note to look over before it goes."""

    text = forms.CharField(
        label="The note",
        max_length=2000,
        widget=forms.Textarea({"rows": 7}),
        error_messages={"required": "Write the note, or leave it unsent"},
    )
    may_tell = forms.TypedChoiceField(
        label="Does the person want their practice told?",
        help_text="Ask once; it holds for every note until they say otherwise.",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Chips(columns=2),
        coerce=lambda value: value == "yes",
        error_messages={"required": "Ask the person, and choose yes or no"},
    )

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        """Ask for the person's leave where it is not yet known."""
        super().__init__(*args, **kwargs)
        if asked:
            del self.fields["may_tell"]
        elif "later" in self.data:
            self.fields["may_tell"].required = False
