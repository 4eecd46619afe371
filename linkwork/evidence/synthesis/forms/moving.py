"""What is asked of a move of the synthesis, and of an adjudication."""

from typing import Any

from django import forms

from linkwork.evidence.synthesis.models import Move
from linkwork.ui.forms import Form

FOUND = {
    "absence": "It tells of the thing not being there, not of its failing",
    "circumstance": "It tells of a circumstance in which it does not hold: say so in the statement",
    "weak": "The source is too weak to count against it on this point",
    "rival": "It speaks for a rival explanation: set that down",
    "reword": "It stands against the statement as worded: reword it",
    "refute": "It stands against the statement: refute it",
}
Choices = list[tuple[str, str]]


def _rationale() -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label="Because", max_length=2000, widget=area)


class MoveForm(Form):
    """What is held together, what sort of move it is, what comes of it, and why."""

    sort = forms.ChoiceField(
        label="What you do", choices=Move.Sort.choices, widget=forms.RadioSelect
    )
    passages = forms.MultipleChoiceField(
        label="Passages it starts from", required=False, widget=forms.CheckboxSelectMultiple
    )
    named = forms.MultipleChoiceField(
        label="Statements and configurations it starts from",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    output = forms.CharField(
        label="What comes of it", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    output_named = forms.ChoiceField(label="It is about", required=False)
    rationale = _rationale()

    def __init__(self, *args: Any, passages: Choices, named: Choices, **kwargs: Any) -> None:
        """Offer these passages, statements and configurations."""
        super().__init__(*args, **kwargs)
        self.fields["passages"].choices = passages  # type: ignore[attr-defined]
        self.fields["named"].choices = named  # type: ignore[attr-defined]
        self.fields["output_named"].choices = [("", "None of them"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A move starts from something."""
        given = super().clean() or {}
        if not given.get("passages") and not given.get("named"):
            self.add_error("named", "Choose at least one passage, statement or configuration")
        return given


class AdjudicationForm(Form):
    """What a passage against a statement means for it."""

    found = forms.ChoiceField(
        label="What it means for the statement",
        choices=list(FOUND.items()),
        widget=forms.RadioSelect,
    )
    rationale = _rationale()

    @property
    def output(self) -> str:
        """The finding in words."""
        return FOUND[self.cleaned_data["found"]]
