"""The form that closes a case, truthfully."""

from typing import Any

from django import forms

from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals import closing
from linkwork.practice.referrals.models import Case
from linkwork.ui.forms import Chips, Form

ASKED = "asked"


class CloseForm(Form):
    """Why the case ends, in a code and in words; if it was measured; if the GP is told."""

    ending = forms.ChoiceField(label="How did it end?", widget=Chips(columns=2))
    words = forms.CharField(
        label="In a sentence",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What the referrer and a colleague would want to know",
    )
    outcome = forms.ChoiceField(
        label="Was the person asked how things are now?", widget=Chips(columns=2)
    )
    tell = forms.ChoiceField(
        label="May the practice be told how it ended?",
        choices=[("yes", "Yes, send a short note"), ("no", "No, they do not want it")],
        widget=Chips(columns=2),
    )

    def __init__(self, *args: Any, case: Case, asked: bool, told: bool, **kwargs: Any) -> None:
        """Offer the endings the case may have; ask nothing that is known already."""
        super().__init__(*args, **kwargs)
        self.fields["ending"].choices = [(one.value, one.label) for one in closing.offered(case)]  # type: ignore[attr-defined]  # a field of choices
        reasons = [(one.value, one.label) for one in Measure.Missing]
        self.fields["outcome"].choices = reasons  # type: ignore[attr-defined]  # as above
        if asked:
            del self.fields["outcome"]
        if told:
            del self.fields["tell"]
