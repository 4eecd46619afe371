"""The filters of the directory."""

from django import forms

from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.need_words import CHOICES

FRESH_CHOICES = [
    ("", "Confirmed at any time"),
    ("fresh", "Confirmed in the last six months"),
    ("check", "Due to be checked"),
]


STATES = [
    (one.value, str(one.label))
    for one in (Activity.State.DRAFT, Activity.State.CLOSED, Activity.State.WITHDRAWN)
]


class Filters(forms.Form):
    """Which entries to show. Sent by address, so that a search can be kept and shared."""

    q = forms.CharField(required=False, max_length=100, label="Words")
    need = forms.ChoiceField(required=False, label="Need", choices=[("", "Any need"), *CHOICES])
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
    state = forms.ChoiceField(
        required=False,
        label="Standing",
        choices=[("", "Running"), *STATES],
    )
    confirmed = forms.ChoiceField(required=False, label="Confirmed", choices=FRESH_CHOICES)
