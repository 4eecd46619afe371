"""What is asked when statements are taken up, merged, or come to stand otherwise."""

from typing import Any

from django import forms

from linkwork.evidence.synthesis.models import Status
from linkwork.evidence.synthesis.statuses import ALLOWED
from linkwork.ui.forms import Form

MEANS = {
    Status.CANDIDATE: "Candidate: to be looked at again",
    Status.KEPT: "Kept: it stays in the theory",
    Status.PRIORITISED: "Prioritised: among those that a second phase looks into",
    Status.REFINED: "Refined: reworded after what was found",
    Status.REFUTED: "Refuted: what was found speaks against it",
    Status.RETIRED: "Retired: no longer worked with",
}
Choices = list[tuple[str, str]]


def why(label: str, hint: str = "") -> forms.CharField:
    """A reason in the reader's own words."""
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=400, help_text=hint, widget=area)


class SomeForm(Form):
    """Some statements out of a list, and why."""

    codes = forms.MultipleChoiceField(
        label="Statements",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one statement"},
    )
    reason = why("Why")

    def __init__(self, *args: Any, offered: Choices, label: str, **kwargs: Any) -> None:
        """Offer these statements."""
        super().__init__(*args, **kwargs)
        self.fields["codes"].choices = offered  # type: ignore[attr-defined]  # it is a choice field
        self.fields["codes"].label = label


class StatusForm(Form):
    """Where a statement now stands, what led to it, and why."""

    status = forms.ChoiceField(label="It is now", widget=forms.RadioSelect)
    provoked_by = forms.CharField(
        label="Provoked by",
        max_length=300,
        required=False,
        help_text="A source, a panel, a conversation: where the doubt or the support came from.",
    )
    reason = why("Why")

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        """Offer what may follow the status it has, and the same again."""
        super().__init__(*args, **kwargs)
        follows = dict.fromkeys((*ALLOWED[now], *([now] if now in MEANS else [])))
        self.fields["status"].choices = [  # type: ignore[attr-defined]  # it is a choice field
            (one, MEANS[Status(one)] + (" (as it is now)" if one == now else "")) for one in follows
        ]
