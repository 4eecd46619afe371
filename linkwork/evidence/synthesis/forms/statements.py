"""What is asked of a statement, and why something is done to it."""

from copy import deepcopy
from typing import Any

from django import forms

from linkwork.evidence.synthesis.models import FIELDS
from linkwork.theory.if_then import DIRECTIONS, MECHANISMS
from linkwork.theory.stages import Stage
from linkwork.theory.text import StatementError
from linkwork.ui.complaints import say_how_to_mend
from linkwork.ui.forms import Form

STAGES = [(stage.value, stage.value.capitalize()) for stage in Stage if stage is not Stage.REFERRAL]
MECHANISM = {
    "stated": "Stated: a source says why",
    "proposed": "Proposed: we infer it, no source says so",
}
HALVES = ("first", "second")
SAME = {theirs: name for name, theirs in FIELDS.items()}
CONDITION = forms.TextInput(
    attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
)


class StatementFields(Form):
    """If, then, because: in words, and as conditions a computer can read."""

    nickname = forms.CharField(label="Nickname", max_length=60, help_text="Two or three words.")
    stage = forms.ChoiceField(label="Stage", choices=STAGES)
    actor = forms.CharField(label="Who acts", max_length=60, help_text="For example: link worker.")
    if_text = forms.CharField(label="IF, in words", max_length=300)
    condition = forms.CharField(
        label="IF, as a condition",
        max_length=300,
        required=False,
        widget=CONDITION,
        help_text="Facts of the vocabulary, as in: accompanied and distance <= 3. "
        "Leave both conditions empty for a statement in words only.",
    )
    then_text = forms.CharField(label="THEN, in words", max_length=300)
    outcome = forms.CharField(
        label="THEN, as a condition",
        max_length=300,
        required=False,
        widget=CONDITION,
        help_text="Fixed later than everything in IF, as in: first_session_attended.",
    )
    direction = forms.ChoiceField(
        label="The outcome is then",
        choices=[(one, one) for one in DIRECTIONS],
        widget=forms.RadioSelect,
    )
    because_text = forms.CharField(label="BECAUSE, in words", max_length=300)
    mechanism = forms.ChoiceField(
        label="The mechanism is",
        choices=[(one, MECHANISM[one]) for one in MECHANISMS],
        widget=forms.RadioSelect,
        help_text="Before you say stated, have a second coder mark the words that say why.",
    )


class StatementForm(StatementFields):
    """A statement, and the reason for this version of it."""

    reason = forms.CharField(
        label="Why this version",
        max_length=500,
        help_text="What you read, heard or noticed that led to it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def told(self, faults: StatementError) -> None:
        """Put each fault at its field: the word, the column, and what is wrong."""
        for fault in faults.faults:
            name = SAME.get(fault.field)
            place = f" (column {fault.column})" if fault.column else ""
            self.add_error(name if name in self.fields else None, f"{fault.message}{place}")

    def statement_fields(self) -> dict[str, Any]:
        """What the draft keeps, without the reason."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class SplitForm(Form):
    """Two statements made of one, and why."""

    reason = forms.CharField(
        label="Why it is split", max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, whole: dict[str, Any], **kwargs: Any) -> None:
        """Ask for two statements, each beginning as the whole."""
        super().__init__(*args, **kwargs)
        for half in HALVES:
            for name, field in StatementFields.base_fields.items():
                self.fields[f"{half}_{name}"] = deepcopy(field)
                say_how_to_mend(f"{half}_{name}", self.fields[f"{half}_{name}"])
                self.initial.setdefault(f"{half}_{name}", whole.get(name, ""))

    def told(self, half: str, faults: StatementError) -> None:
        """Put each fault of one half at its field."""
        for fault in faults.faults:
            name = f"{half}_{SAME.get(fault.field)}"
            place = f" (column {fault.column})" if fault.column else ""
            self.add_error(name if name in self.fields else None, f"{fault.message}{place}")

    def halves(self) -> list[dict[str, Any]]:
        """The two statements as they were written."""
        return [{name: self.cleaned_data[f"{half}_{name}"] for name in FIELDS} for half in HALVES]


class ReasonForm(Form):
    """Why something is done to a draft."""

    reason = forms.CharField(label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
