"""The form that closes a case, truthfully."""

from django import forms

from linkwork.practice.referrals.models import Case
from linkwork.ui.forms import Chips, Form


class CloseForm(Form):
    """Why the case ends, in a code and in words."""

    ending = forms.ChoiceField(
        label="How did it end?", choices=Case.Ending.choices, widget=Chips(columns=2)
    )
    words = forms.CharField(
        label="In a sentence",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What the referrer and a colleague would want to know",
    )
    outcome_asked = forms.ChoiceField(
        label="Was the person asked how things are now?",
        choices=[
            ("asked", "Yes, it is on the Measures page"),
            ("declined", "They preferred not to say"),
            ("not_reached", "They could not be reached"),
            ("not_asked", "No"),
        ],
        widget=Chips(columns=2),
    )
