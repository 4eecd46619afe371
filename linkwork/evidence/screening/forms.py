"""What is asked in screening: an answer, an answer to several, a reason, a rule, a stop."""

from typing import Any

from django import forms

from linkwork.evidence.screening.levels import ANSWERS, REASONS, Answer, Reason
from linkwork.ui.forms import Form


def buttons(level: str) -> list[tuple[str, str]]:
    """Every button that decides at a level: an answer, or exclude with its reason."""
    found = [(one.value, str(one.label)) for one in ANSWERS[level] if one != Answer.EXCLUDE]
    return found + [(f"exclude:{one.value}", str(one.label)) for one in REASONS[level]]


class DecisionForm(Form):
    """An answer of the level, with the reason where it leaves out; and a note."""

    note = forms.CharField(
        label="Note",
        max_length=300,
        required=False,
        help_text="The other reader sees it once both have read the record.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = forms.ChoiceField(
        widget=forms.HiddenInput, error_messages={"required": "Choose an answer"}
    )

    def __init__(self, *args: Any, level: str, **kwargs: Any) -> None:
        """Offer the answers of the level."""
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = buttons(level)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Take the reason out of the button's value; another reason needs a note."""
        given = super().clean() or {}
        answer, _, reason = str(given.get("answer", "")).partition(":")
        if reason == Reason.OTHER and not given.get("note", "").strip():
            self.add_error("note", "Say which other reason it is")
        return {"answer": answer, "reason": reason, "note": given.get("note", "")}


class ManyForm(DecisionForm):
    """One answer to the records that are ticked."""

    record = forms.TypedMultipleChoiceField(
        coerce=str,
        widget=forms.MultipleHiddenInput,
        error_messages={"required": "Tick the records that you decide about"},
    )

    def __init__(self, *args: Any, records: list[str], **kwargs: Any) -> None:
        """Offer the records of the page."""
        super().__init__(*args, **kwargs)
        self.fields["record"].choices = [(one, one) for one in records]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The decision, and the records it is about."""
        return super().clean() | {"records": self.cleaned_data.get("record", [])}


class BackForm(Form):
    """Why a record comes back."""

    reason = forms.CharField(
        label="Why does it come back?",
        max_length=500,
        help_text="It stands among the changes to the protocol.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StopForm(Form):
    """Why reading stops here, and how many of the unread are read as a check."""

    reason = forms.CharField(
        label="Why stop here?",
        error_messages={"required": "Say why reading stops here"},
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sample = forms.IntegerField(
        label="Unread records to read as a check, drawn by chance",
        min_value=0,
        max_value=1000,
        initial=50,
    )


class ResumeForm(Form):
    """Why reading goes on after all."""

    reason = forms.CharField(
        label="Why read on?", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class RuleForm(Form):
    """How a level is read from now on."""

    readers = forms.TypedChoiceField(
        label="Readers of each record",
        choices=[(2, "Two, blind to each other"), (1, "One")],
        coerce=int,
        widget=forms.RadioSelect,
    )
    sampled = forms.IntegerField(
        label="Where one reads: of every 100, how many a second reads too",
        min_value=0,
        max_value=100,
        required=False,
        help_text="Drawn by chance; nobody sees which until both have read them.",
    )
    reason = forms.CharField(label="Why?", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def clean_sampled(self) -> int:
        """Nothing said is none."""
        return int(self.cleaned_data.get("sampled") or 0)
