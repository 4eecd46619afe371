"""What is asked when an entry is kept true: its moves, its room, what was wrong, its sessions."""

from typing import Any

from django import forms

from linkwork.practice.directory.models import Activity, Feedback
from linkwork.practice.directory.moves import REASONS
from linkwork.ui.forms import Chips, DayField, Form


class WrongForm(Form):
    """Says what is wrong with an entry."""

    text = forms.CharField(
        max_length=500,
        label="What is wrong?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is wrong, so that somebody can put it right"},
    )


class SettleForm(Form):
    """Says what was done about it."""

    done = forms.ChoiceField(
        label="What was done?",
        choices=Feedback.Done.choices,
        widget=Chips(columns=1),
        error_messages={"required": "Say what was done"},
    )
    words = forms.CharField(required=False, max_length=300, label="In a few words")


class ReasonForm(Form):
    """Why an entry is closed for now or withdrawn."""

    reason = forms.ChoiceField(
        label="Why?", widget=Chips(columns=1), error_messages={"required": "Choose why"}
    )
    words = forms.CharField(required=False, max_length=300, label="In a few words")

    def __init__(self, *args: Any, after: Activity.State, **kwargs: Any) -> None:
        """Offer the reasons of that move; a day to look again where it may open again."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = list(REASONS[after].items())  # type: ignore[attr-defined]
        if after is Activity.State.CLOSED:
            self.fields["until_on"] = DayField(
                required=False, future=True, label="Until when, if they said"
            )


class RoomForm(Form):
    """What the provider says of room for newcomers."""

    room = forms.ChoiceField(
        label="Is there room?",
        choices=Activity.Room.choices,
        widget=Chips(columns=1),
        error_messages={"required": "Choose what they said"},
    )
    places = forms.IntegerField(
        required=False, min_value=1, max_value=999, label="How many places, if they said"
    )
    until_on = DayField(required=False, future=True, label="Until when, if they said")
    said_by = forms.CharField(
        max_length=150,
        label="Who said so?",
        error_messages={"required": "Name who said so, at the provider"},
    )


class SessionForm(Form):
    """One meeting more, or one that does not take place."""

    on = DayField(future=True, label="Which day?")
    happens = forms.ChoiceField(
        label="Does it take place?",
        choices=[("no", "No, it is called off"), ("yes", "Yes, it is held")],
        widget=Chips(),
        error_messages={"required": "Say whether it takes place"},
    )
    reason = forms.CharField(required=False, max_length=200, label="Why, or who leads it")
