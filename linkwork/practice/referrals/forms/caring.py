"""What is asked when a case waits, goes on, or has something to be done."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.practice.referrals.forms.contacting import coming_days
from linkwork.ui.forms import Chips, DayField, Form, WhenField
from linkwork.ui.words import today


class HoldForm(Form):
    """Until when the person wants to wait, and why."""

    until_on = DayField(label="Until when?", help_text="We ask again on this day, and not before.")
    reason = forms.CharField(
        label="Why do they want to wait?",
        help_text="In their words. For example: in hospital, a new grandchild.",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Write why they want to wait"},
    )

    def clean_until_on(self) -> date:
        """A hold has an end to come."""
        until: date = self.cleaned_data["until_on"]
        if until <= today():
            raise forms.ValidationError("Choose a day after today")
        return until


def _when(label: str, missing: str) -> WhenField:
    days = coming_days(today())
    return WhenField(
        label=label,
        days=days,
        initial=today() + timedelta(days=days[1]),
        error_messages={"required": missing},
    )


class ResumeForm(Form):
    """What happens next, now that it goes on."""

    next_step = forms.ChoiceField(
        label="Next step",
        choices=[(step, step) for step in ("Call again", "Meet", "Make or review the plan")],
        widget=Chips(columns=1),
        error_messages={"required": "Choose the next step"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the days to come."""
        super().__init__(*args, **kwargs)
        self.fields["next_step_on"] = _when("By when", "Choose a day for the next step")


class TaskForm(Form):
    """Something to do, by whom and by when."""

    words = forms.CharField(
        label="What is to be done?",
        max_length=200,
        error_messages={"required": "Write what is to be done"},
    )
    owner: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label="Who does it?", queryset=None, empty_label="Choose somebody"
    )

    def __init__(self, *args: Any, staff: QuerySet[User], **kwargs: Any) -> None:
        """Offer the staff of the service, and the days to come."""
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = staff
        self.fields["due_on"] = _when("By when?", "Choose a day")


class EndTaskForm(Form):
    """What came of it, or why it need not be done."""

    words = forms.CharField(
        label="What came of it?",
        help_text="If it need not be done, say why.",
        max_length=200,
        required=False,
    )
    how = forms.ChoiceField(
        label="How did it end?",
        choices=[("done", "It is done"), ("dropped", "It need not be done")],
        initial="done",
        widget=Chips(columns=1),
    )
