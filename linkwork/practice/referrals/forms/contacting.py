"""Log a contact in five taps: how, what happened, what next, by when, save."""

from datetime import date, timedelta
from typing import Any

from django import forms

from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.referrals.steps import CLOSE, OTHER, suggestions
from linkwork.ui.forms import Chips, Form, WhenField
from linkwork.ui.words import is_working_day, today, working_days_after

WAYS = [(way.value, way.label) for way in (Contact.Way.CALL, Contact.Way.VISIT)]
WAYS += [(way.value, way.label) for way in (Contact.Way.TEXT, Contact.Way.LETTER)]
RESULTS = [
    (Contact.Result.REACHED.value, "We spoke"),
    (Contact.Result.NO_ANSWER.value, "No answer"),
    (Contact.Result.LEFT_MESSAGE.value, "Left a message"),
    (Contact.Result.DID_NOT_ATTEND.value, "They did not come"),
]


def coming_days(on: date) -> tuple[int, ...]:
    """Today, the next working day, and a working day about a week from now, as steps from today."""
    soon = (working_days_after(on, 1) - on).days
    week = next(step for step in range(7, 15) if is_working_day(on + timedelta(days=step)))
    return (0, soon, week)


class ContactForm(Form):
    """A contact or an attempt at one, and what happens next."""

    way = forms.ChoiceField(
        label="How", choices=WAYS, widget=Chips(columns=4), initial=Contact.Way.CALL
    )
    result = forms.ChoiceField(
        label="What happened",
        choices=RESULTS,
        widget=Chips(columns=2),
        error_messages={"required": "Choose what happened"},
    )
    next_step = forms.ChoiceField(
        label="Next step",
        help_text="Needed, so that nobody is left waiting for no one.",
        widget=Chips(columns=2, other=OTHER),
        error_messages={"required": "Choose the next step"},
    )
    next_step_words = forms.CharField(
        label="The next step",
        max_length=200,
        error_messages={"required": "Write the next step"},
    )
    note = forms.CharField(
        label="Note",
        help_text="Your team can read this.",
        max_length=8000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    what_matters = forms.BooleanField(label="We talked about what matters to them", required=False)
    minutes = forms.IntegerField(label="Minutes", required=False, min_value=0, max_value=600)
    place = forms.CharField(label="Place", required=False, max_length=100)
    level = forms.ChoiceField(
        label="Who may read the note",
        choices=Contact.Level.choices,
        widget=Chips(columns=1),
        initial=Contact.Level.TEAM,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        """Offer the next steps that fit the case, and the days to come."""
        super().__init__(*args, **kwargs)
        chosen = self.data.get("next_step", OTHER)
        self.fields["next_step_words"].required = chosen == OTHER
        days = coming_days(today())
        steps = self.fields["next_step"]
        assert isinstance(steps, forms.ChoiceField)
        steps.choices = suggestions(case)
        self.fields["next_step_on"] = WhenField(
            label="By when",
            days=days,
            initial=today() + timedelta(days=days[1]),
            error_messages={"required": "Choose a day for the next step"},
        )
        self.fields["on"] = WhenField(label="When it was", days=(0, -1), initial=today())

    def clean(self) -> dict[str, Any]:
        """A contact is past, its next step to come."""
        given = super().clean() or self.cleaned_data
        if given.get("on") and given["on"] > today():
            self.add_error("on", "A contact cannot be in the future")
        if given.get("next_step_on") and given["next_step_on"] < today():
            self.add_error("next_step_on", "The next step must be today or later")
        return given

    @property
    def closing(self) -> bool:
        """Say whether the next step is to close."""
        return bool(self.cleaned_data["next_step"] == CLOSE)

    def contact(self) -> dict[str, Any]:
        """The contact as the action takes it."""
        given = dict(self.cleaned_data)
        words = given.pop("next_step_words").strip()
        if given["next_step"] == OTHER:
            given["next_step"] = words
        # Not ticked after speaking means that it was not talked about; otherwise it is not known.
        spoke = given["result"] == Contact.Result.REACHED
        given["what_matters"] = given["what_matters"] or (False if spoke else None)
        return given


class AmendForm(Form):
    """A newer version of a contact, with the reason."""

    way = forms.ChoiceField(label="How", choices=Contact.Way.choices, widget=Chips(columns=2))
    result = forms.ChoiceField(label="What happened", choices=RESULTS, widget=Chips(columns=2))
    note = forms.CharField(
        label="Note", max_length=8000, required=False, widget=forms.Textarea({"rows": 4})
    )
    minutes = forms.IntegerField(label="Minutes", required=False, min_value=0, max_value=600)
    place = forms.CharField(label="Place", required=False, max_length=100)
    level = forms.ChoiceField(
        label="Who may read the note", choices=Contact.Level.choices, widget=Chips(columns=1)
    )
    because = forms.CharField(
        label="Why it is changed",
        max_length=200,
        error_messages={"required": "Give a reason for the change"},
    )
