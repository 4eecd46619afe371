"""What is asked on the directory's pages."""

from django import forms

from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.need_words import WORDS
from linkwork.ui.forms import Form

FRESH_CHOICES = [
    ("", "Confirmed at any time"),
    ("fresh", "Confirmed in the last six months"),
    ("check", "Due to be checked"),
]


NEEDS = [(code, code.replace("_", " ").capitalize()) for code in WORDS]


class Filters(forms.Form):
    """Which entries to show. Sent by address, so that a search can be kept and shared."""

    q = forms.CharField(required=False, max_length=100, label="Words")
    need = forms.ChoiceField(required=False, label="Need", choices=[("", "Any need"), *NEEDS])
    cost = forms.ChoiceField(
        required=False,
        label="Cost",
        choices=[("", "Any cost"), ("free", "Free"), ("2", "Up to £2"), ("5", "Up to £5")],
    )
    room = forms.ChoiceField(
        required=False,
        label="Room",
        choices=[("", "Any"), (Activity.Room.PLACES.value, "Has places")],
    )
    confirmed = forms.ChoiceField(required=False, label="Confirmed", choices=FRESH_CHOICES)


class WrongForm(Form):
    """Says what is wrong with an entry."""

    text = forms.CharField(
        max_length=500,
        label="What is wrong?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is wrong, so that somebody can put it right"},
    )
