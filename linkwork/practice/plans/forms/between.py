"""What is asked between two agreements: where a need stands, what was done, how it ends."""

from django import forms

from linkwork.practice.plans.forms.together import SOON
from linkwork.practice.plans.models import Gap, Need, Plan, Step
from linkwork.practice.plans.versions import Promised
from linkwork.ui.forms import Chips, Form, WhenField


class NeedForm(Form):
    """Where one need stands."""

    state = forms.ChoiceField(
        label="Where does it stand?",
        choices=Need.State.choices,
        widget=Chips(columns=2, other=Need.State.GAP.value),
    )
    reason = forms.ChoiceField(
        label="Why can it not be met here?",
        choices=[("", "Choose a reason"), *Gap.Reason.choices],
        required=False,
        help_text="It is counted as a gap, so that somebody can fill it",
    )
    why = forms.CharField(label="In a few words", max_length=300, required=False)


class StepForm(Form):
    """What somebody will do, and by when."""

    words = forms.CharField(label="What will be done?", max_length=200)
    who = forms.ChoiceField(
        label="Who will do it?",
        choices=Step.Who.choices,
        initial=Step.Who.PERSON,
        widget=Chips(columns=2),
    )
    due = WhenField(label="By when?", days=SOON, required=False)

    @property
    def step(self) -> Promised:
        """The step as an action takes it."""
        given = self.cleaned_data
        return Promised(given["words"], given["who"], given["due"])


class SettleForm(Form):
    """Whether a step was done."""

    state = forms.ChoiceField(
        label="Was it done?",
        choices=[
            (Step.State.DONE.value, "Done"),
            (Step.State.NOT_DONE.value, "Not done"),
            (Step.State.TO_DO.value, "Still to do"),
        ],
        widget=Chips(columns=4, other=Step.State.NOT_DONE.value),
    )
    reason = forms.CharField(label="If it was not done, why?", max_length=300, required=False)


class FinishForm(Form):
    """How the plan ends."""

    how = forms.ChoiceField(
        label="How does it end?",
        choices=[
            (Plan.State.COMPLETED.value, "What was planned is done"),
            (Plan.State.ABANDONED.value, "It is given up"),
        ],
        widget=Chips(columns=1, other=Plan.State.ABANDONED.value),
    )
    reason = forms.CharField(label="If it is given up, why?", max_length=300, required=False)
