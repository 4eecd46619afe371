"""What is asked before two records are made one, and before they are made two again."""

from typing import Any

from django import forms

from linkwork.practice.people.models import Person
from linkwork.ui.forms import Chips, Form, ManyChips

SHOWN_BY = (
    ("name", "Name"),
    ("date of birth", "Date of birth"),
    ("NHS number", "NHS number"),
    ("address", "Address or postcode"),
    ("telephone", "Telephone"),
    ("asked", "I asked the person"),
)
LONGEST = 200


def _why(label: str, hint: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": missing},
    )


class MergeForm(Form):
    """Which record stays, and the two things at least that show they are one person."""

    keep = forms.ChoiceField(
        label="Which record stays?",
        help_text="What the other one holds moves into it. Its own details stay where they differ.",
        widget=Chips(columns=1),
        error_messages={"required": "Choose which record stays"},
    )
    shown_by = forms.MultipleChoiceField(
        label="Which two things show that this is one person?",
        help_text="Two at least: people share names, birthdays and houses.",
        choices=SHOWN_BY,
        widget=ManyChips(columns=2),
        error_messages={"required": "Choose two things at least"},
    )
    because = _why(
        "How do you know?", "For example: rang the practice.", "Write how you know that it is one"
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        """Offer both records by what they are called on the telephone."""
        super().__init__(*args, **kwargs)
        keep = self.fields["keep"]
        assert isinstance(keep, forms.ChoiceField)
        keep.choices = [(str(one.public_id), f"{one.name}, {one.reference}") for one in people]

    def clean_shown_by(self) -> list[str]:
        """One thing alone is how the wrong people are put together."""
        chosen: list[str] = self.cleaned_data["shown_by"]
        if len(chosen) < 2:
            raise forms.ValidationError("Choose two things at least")
        return chosen

    def reason(self) -> str:
        """The things that show it and the words, as one sentence."""
        words = dict(SHOWN_BY)
        shown = ", ".join(words[one].lower() for one in self.cleaned_data["shown_by"])
        return f"{shown}: {self.cleaned_data['because'].strip()}"[:300]


class PartForm(Form):
    """Why they are two people after all."""

    because = _why(
        "How do you know that they are two people?", "", "Write how you know that they are two"
    )
