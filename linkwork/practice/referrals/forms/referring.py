"""Refer in a minute: eight questions, and a fold for whatever else is known."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from linkwork.access.models import Organisation
from linkwork.practice.people.forms import NhsNumberField
from linkwork.practice.referrals.needs import NeedCode, Route
from linkwork.ui.forms import Chips, DayField, Form, Scale

YES_NO = [("yes", "Yes"), ("no", "No")]
DECLINED = "Say in a few words why they said no: it is how we learn what to offer"


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said."""

    def __init__(self, *, label: str, required: bool = False, **kwargs: Any) -> None:
        """Ask with two chips."""
        super().__init__(
            label=label,
            required=required,
            choices=kwargs.pop("choices", YES_NO),
            widget=Chips(columns=2),
            error_messages={"required": "Choose yes or no"},
            coerce=lambda value: value == "yes",
            empty_value=None,
            **kwargs,
        )


class ScaleField(forms.TypedChoiceField):
    """A whole number from 0 to 10, or not asked."""

    def __init__(self, *, label: str, low: str, high: str) -> None:
        """Say in words what the ends mean."""
        widget = Scale(low=low, high=high)
        super().__init__(
            label=label,
            required=False,
            choices=widget.choices,
            widget=widget,
            coerce=int,
            empty_value=None,
        )


class ReferForm(Form):
    """Who is referred, for what, and whether they agreed."""

    given_name = forms.CharField(label="First name", max_length=100)
    family_name = forms.CharField(label="Last name", max_length=100)
    born_on = DayField(label="Date of birth", past=True)
    phone = forms.CharField(
        label="Telephone",
        required=False,
        max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
    )
    nhs_number = NhsNumberField()
    main_need = forms.ChoiceField(
        label="What would help most with", choices=NeedCode.choices, widget=Chips(columns=2)
    )
    in_words = forms.CharField(
        label="In their words",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    agreed = YesNoField(
        label="Did they agree to be referred?",
        required=True,
        choices=[("yes", "Yes"), ("no", "No, they said no")],
    )

    # The fold: helps, never asked for.
    route = forms.ChoiceField(
        label="Who is referring", choices=Route.choices, required=False, widget=forms.Select()
    )
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    risk = forms.CharField(
        label="Anything to know before we meet them",
        help_text="For example: a dog, a carer to ring first, a risk to themselves or others.",
        required=False,
        max_length=300,
    )
    lives_alone = YesNoField(label="Do they live alone?")
    belief_it_will_help = ScaleField(
        label="How much do they believe it will help?", low="not at all", high="completely"
    )
    concerns_raised = YesNoField(label="Did they voice a concern?")
    concerns_answered = YesNoField(label="Was it answered?")

    FIRST = (
        "given_name", "family_name", "born_on", "phone", "nhs_number",
        "main_need", "in_words", "agreed",
    )  # fmt: skip
    FOLDED = (
        "route", "postcode", "risk", "lives_alone", "belief_it_will_help",
        "concerns_raised", "concerns_answered",
    )  # fmt: skip
    OF_THE_PERSON = (
        "given_name", "family_name", "born_on", "phone", "nhs_number", "postcode",
    )  # fmt: skip

    def __init__(
        self, *args: Any, practices: QuerySet[Organisation] | None = None, **kwargs: Any
    ) -> None:
        """Ask for the practice too, where whoever refers does not work in one."""
        super().__init__(*args, **kwargs)
        if practices is not None:
            self.fields["practice"] = forms.ModelChoiceField(
                label="Their GP practice", queryset=practices, empty_label="Choose a practice"
            )

    def clean(self) -> dict[str, Any]:
        """Ask for one way to reach the person, and for the reason where they said no."""
        given = super().clean() or self.cleaned_data
        reachable = given.get("phone") or given.get("nhs_number") or "nhs_number" in self.errors
        if given.get("agreed") and not reachable:
            self.add_error("phone", "Give a telephone number, or the NHS number below")
        if given.get("agreed") is False and not (given.get("in_words") or "").strip():
            self.add_error("in_words", ValidationError(DECLINED))
        return given

    def person(self) -> dict[str, Any]:
        """What was said of who the person is."""
        return {name: self.cleaned_data[name] for name in self.OF_THE_PERSON}

    def said(self) -> dict[str, Any]:
        """What was said of the referral."""
        apart = {*self.OF_THE_PERSON, "practice"}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}
