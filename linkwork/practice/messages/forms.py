"""The words of a note, and the person's leave to send it."""

from typing import Any

from django import forms

from linkwork.ui.forms import Chips, Form


def _leave(**changes: Any) -> forms.TypedChoiceField:
    """Whether the person wants their practice told."""
    asked: dict[str, Any] = {
        "label": "Does the person want their practice told?",
        "help_text": "Ask once; it holds for every note until they say otherwise.",
        "choices": [("yes", "Yes"), ("no", "No")],
        "widget": Chips(columns=2),
        "coerce": lambda value: value == "yes",
        "error_messages": {"required": "Ask the person, and choose yes or no"},
    }
    return forms.TypedChoiceField(**{**asked, **changes})


class NoteForm(Form):
    """A note to look over before it goes."""

    text = forms.CharField(
        label="The note",
        max_length=2000,
        widget=forms.Textarea({"rows": 7}),
        error_messages={"required": "Write the note, or leave it unsent"},
    )
    may_tell = _leave()

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        """Ask for the person's leave where it is not yet known."""
        super().__init__(*args, **kwargs)
        if asked:
            del self.fields["may_tell"]
        elif "later" in self.data:
            self.fields["may_tell"].required = False


class UrgentForm(Form):
    """What the practice must know today, and why without leave where there is none."""

    text = forms.CharField(
        label="What the practice must know, and what you ask of them",
        help_text="Ring them first. This note is the record of what you told them.",
        max_length=1500,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Write what the practice must know"},
    )
    without_leave = forms.CharField(
        label="Why they must know without the person’s leave",
        help_text="For example: their life is at risk, and they cannot be asked.",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why they must know without the person’s leave"},
    )

    def __init__(self, *args: Any, leave: bool, **kwargs: Any) -> None:
        """Ask why only where the person has not agreed."""
        super().__init__(*args, **kwargs)
        if leave:
            del self.fields["without_leave"]
