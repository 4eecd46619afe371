"""A safeguarding concern: what was seen, and what is decided of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.practice.supervision.models import SafeguardingConcern
from linkwork.practice.supervision.moves import CONCERN
from linkwork.ui.forms import Chips, DayField, Form

S = SafeguardingConcern.State
YES_NO = (("yes", "Yes"), ("no", "No"))
# What each decision is called for whoever takes it.
DECISIONS = {
    S.LOOKED_AT: "I have looked at it",
    S.REFERRED_ON: "Refer on",
    S.NO_ACTION: "No further action",
    S.WATCHED: "Keep watching",
    S.CLOSED: "Close the concern",
}


class ConcernForm(Form):
    """What is feared, what was seen or said, and whether somebody is in danger now."""

    immediate = forms.ChoiceField(
        label="Is somebody in danger now?",
        help_text="If so, ring 999 first. Then tell us here.",
        choices=YES_NO,
        widget=Chips(columns=2),
        error_messages={"required": "Say whether somebody is in danger now"},
    )
    worry = forms.ChoiceField(
        label="What is the worry?",
        choices=[("", "Choose one"), *SafeguardingConcern.Worry.choices],
        error_messages={"required": "Choose what the worry is"},
    )
    what = forms.CharField(
        label="What was seen or said",
        help_text="Facts, and whose words they are. What you think, said as what you think.",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Say what was seen or said"},
    )
    done_already = forms.CharField(
        label="What you have done already",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    person_knows = forms.ChoiceField(
        label="Does the person know that you raise this?",
        choices=(*YES_NO, ("unsafe", "It was not safe to say")),
        widget=Chips(columns=1),
        error_messages={"required": "Say whether the person knows"},
    )
    restricted = forms.BooleanField(
        label="Keep this from the link worker too",
        help_text="For example because it is about somebody who works here. "
        "Only the safeguarding lead reads it then, and whoever they name.",
        required=False,
    )

    def concern(self) -> dict[str, Any]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        given["immediate"] = given["immediate"] == "yes"
        given["person_knows"] = given["person_knows"] == "yes"
        return given


class ProviderConcernForm(Form):
    """What a provider saw or heard, in as few questions as can be."""

    immediate = forms.ChoiceField(
        label="Is somebody in danger now?",
        choices=YES_NO,
        widget=Chips(columns=2),
        error_messages={"required": "Say whether somebody is in danger now"},
    )
    what = forms.CharField(
        label="What you saw or heard",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what you saw or heard"},
    )
    person_knows = forms.ChoiceField(
        label="Does the person know that you are telling us?",
        choices=YES_NO,
        widget=Chips(columns=2),
        error_messages={"required": "Say whether the person knows"},
    )

    def concern(self) -> dict[str, Any]:
        """What the action takes; what kind of harm it is the safeguarding lead says."""
        given = dict(self.cleaned_data)
        yes = {name: given[name] == "yes" for name in ("immediate", "person_knows")}
        return {**given, **yes, "worry": SafeguardingConcern.Worry.OTHER}


class DecisionForm(Form):
    """What is decided, why, and when somebody looks again."""

    to = forms.ChoiceField(
        label="Decision", widget=Chips(columns=1), error_messages={"required": "Choose a decision"}
    )
    referred_to = forms.CharField(
        label="Referred to",
        help_text="For example: adult social care, the police, the GP.",
        required=False,
        max_length=150,
    )
    words = forms.CharField(
        label="What was decided, and why",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what was decided, and why"},
    )
    review_on = DayField(label="Look again on", future=True, required=False)

    def __init__(self, *args: Any, concern: SafeguardingConcern, **kwargs: Any) -> None:
        """Offer the decisions that may be taken from where the concern stands."""
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        onward = CONCERN[concern.state]
        field.choices = [(s.value, words) for s, words in DECISIONS.items() if s in onward]
        if len(onward) == 1:
            field.initial = next(iter(onward))

    def clean(self) -> dict[str, Any]:
        """See that whatever is decided has what it needs."""
        given = super().clean() or self.cleaned_data
        to = given.get("to")
        if to == S.REFERRED_ON and not given.get("referred_to", "").strip():
            self.add_error("referred_to", "Say to whom it was referred")
        if to and to != S.CLOSED and not given.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", "Enter the day on which somebody looks again")
        if to == S.CLOSED:
            given["review_on"] = None
        return given


class NameForm(Form):
    """Which team lead may read the concern."""

    lead: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label="Let a team lead read this", queryset=None, empty_label="Choose a team lead",
        error_messages={"required": "Choose a team lead"},
    )  # fmt: skip

    def __init__(self, *args: Any, leads: QuerySet[User], **kwargs: Any) -> None:
        """Offer the team leads of the service."""
        super().__init__(*args, **kwargs)
        field = self.fields["lead"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = leads


class RestrictForm(Form):
    """Whether link workers may read the concern, and why."""

    because = forms.CharField(label="Why", max_length=300, error_messages={"required": "Say why"})
