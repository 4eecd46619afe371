"""What is asked when a risk is warned of, looked at again, or over."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.practice.people.models import Alert
from linkwork.ui.forms import Chips, Form, WhenField
from linkwork.ui.words import is_working_day, today

LOOK_AGAIN = (7, 28, 84)  # days: in a week, four weeks, twelve weeks
LONGEST = 300


def look_again(on: date) -> tuple[int, ...]:
    """The steps from a day to the working days on which one usually looks again."""
    steps = (range(step, step + 10) for step in LOOK_AGAIN)
    return tuple(next(n for n in near if is_working_day(on + timedelta(days=n))) for near in steps)


def _words(label: str, hint: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": missing},
    )


class _Watched(Form):
    """Who watches the risk, and when somebody looks again."""

    owner: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label="Who watches it", queryset=None, empty_label="Choose somebody"
    )

    def __init__(self, *args: Any, watchers: QuerySet[User], **kwargs: Any) -> None:
        """Offer those who may own an alert, and days to look again."""
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = watchers
        days = look_again(today())
        self.fields["review_on"] = WhenField(
            label="Look again on",
            days=days,
            initial=today() + timedelta(days=days[1]),
            error_messages={"required": "Choose a day to look again"},
        )

    def clean_review_on(self) -> date:
        """A day to look again is to come."""
        on: date = self.cleaned_data["review_on"]
        if on <= today():
            raise forms.ValidationError("Choose a day after today")
        return on


class AlertForm(_Watched):
    """A risk to know of before meeting the person."""

    risk = forms.ChoiceField(
        label="What is the risk?",
        choices=Alert.Risk.choices,
        widget=Chips(columns=2),
        error_messages={"required": "Choose what the risk is"},
    )
    text = _words(
        "What to know before meeting them",
        "What was seen or said, and what to do. Everybody who meets the person reads this.",
        "Write what to know before meeting them",
    )
    field_order = ("risk", "text", "owner", "review_on")


class ReviewAlertForm(_Watched):
    """How it looks now."""

    words = _words("How does it look now?", "", "Write how it looks now")
    field_order = ("words", "owner", "review_on")


class CloseAlertForm(Form):
    """Why the risk is over."""

    because = _words("Why is it over?", "How you know.", "Write why it is over")
