"""What triage decides, and with what reason."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.ui.forms import Chips, Form

LONGEST = 300


class AcceptForm(Form):
    """Who takes the person on."""

    link_worker: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label="Link worker", queryset=None, empty_label="Choose a link worker"
    )

    def __init__(self, *args: Any, link_workers: QuerySet[User], **kwargs: Any) -> None:
        """Offer the link workers of the service."""
        super().__init__(*args, **kwargs)
        field = self.fields["link_worker"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = link_workers


class ReasonForm(Form):
    """A decision that needs a reason in words."""

    reason = forms.CharField(max_length=LONGEST, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, ask: str, missing: str, **kwargs: Any) -> None:
        """Ask in the words of the decision."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = ask
        self.fields["reason"].error_messages["required"] = missing


class RejectForm(Form):
    """Why this is not the right service."""

    WHY = (
        ("Not suitable", "Not suitable"),
        ("Out of area", "Out of area"),
        ("Already here", "Already here (the same person twice)"),
    )
    why = forms.ChoiceField(
        label="Why not", choices=WHY, widget=Chips(columns=1),
        error_messages={"required": "Choose why"},
    )  # fmt: skip
    words = forms.CharField(
        label="What the referrer should know",
        help_text="For example which service would be better.",
        max_length=LONGEST - 20,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def reason(self) -> str:
        """The choice and the words as one sentence."""
        said = self.cleaned_data["words"].strip()
        why = str(self.cleaned_data["why"])
        return f"{why}: {said}" if said else why
