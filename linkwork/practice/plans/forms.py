"""What is asked when a plan is made together."""

from typing import Any

from django import forms

from linkwork.practice.plans.actions import Wanted
from linkwork.practice.plans.models import Need, Plan
from linkwork.practice.referrals.needs import NeedCode
from linkwork.ui.forms import Chips, DayField, Form, ManyChips, Scale, WhenField
from linkwork.ui.words import today


def _scale(label: str, low: str, high: str) -> forms.TypedChoiceField:
    steps = [(str(step), str(step)) for step in range(11)]
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=steps,
        coerce=int,
        empty_value=None,
        widget=Scale(low=low, high=high),
    )


class PlanForm(Form):
    """The goal in their words, where they are, what stands in the way, when to look again."""

    words = forms.CharField(
        label="What do they want? In their own words",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the goal in the person's own words"},
    )
    now = _scale("Where are they now?", "nowhere near it", "there already")
    hoped = _scale("Where would they like to be?", "nowhere near it", "there")
    needs = forms.MultipleChoiceField(
        label="What stands in the way?",
        required=False,
        choices=NeedCode.choices,
        widget=ManyChips(columns=2),
    )
    agreed_on = WhenField(label="When did they agree to it?", days=(0, -1), required=False)
    review_on = DayField(label="When will you look at it again together?", required=False)

    def clean(self) -> dict[str, Any]:
        """A plan is agreed on a day that has been, and looked at again on a later one."""
        given: dict[str, Any] = super().clean() or {}
        agreed_on, review_on = given.get("agreed_on"), given.get("review_on")
        if agreed_on and agreed_on > today():
            self.add_error("agreed_on", "The day they agreed must be today or in the past")
        if agreed_on and not review_on and "review_on" not in self.errors:
            self.add_error("review_on", "Say when you will look at it again, like 5 1 2027")
        if agreed_on and review_on and review_on <= agreed_on:
            self.add_error("review_on", "The day to look again must be after the day they agreed")
        return given

    @property
    def goals(self) -> list[Wanted]:
        """The goal as an action takes it."""
        given = self.cleaned_data
        return [Wanted(given["words"], given["now"], given["hoped"])]


class ReviseForm(PlanForm):
    """A change to an agreed plan: what changed, as well."""

    reason = forms.CharField(
        label="What changed, and why?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NeedForm(Form):
    """Where one need stands."""

    state = forms.ChoiceField(
        label="Where does it stand?", choices=Need.State.choices, widget=Chips(columns=2)
    )
    why = forms.CharField(
        label="If it cannot be met here, why?",
        max_length=300,
        required=False,
        help_text="It is counted as a gap, so that somebody can fill it",
    )


class FinishForm(Form):
    """How the plan ends."""

    how = forms.ChoiceField(
        label="How does it end?",
        choices=[
            (Plan.State.COMPLETED.value, "What was planned is done"),
            (Plan.State.ABANDONED.value, "It is given up"),
        ],
        widget=Chips(columns=1),
    )
    reason = forms.CharField(label="If it is given up, why?", max_length=300, required=False)
