"""Who the person is, and what they need to take part."""

from typing import Any

from django import forms

from linkwork.practice.people.forms.about import YesNoUnknown
from linkwork.practice.people.forms.numbers import NhsNumberField
from linkwork.practice.people.models import Person, PersonChange
from linkwork.ui.forms import Chips, DayField, Form, ManyChips


def _short(label: str, longest: int, hint: str = "", **more: Any) -> forms.CharField:
    required = more.pop("required", False)
    return forms.CharField(
        label=label, max_length=longest, help_text=hint, required=required, **more
    )


class DetailsForm(Form):
    """The details of a record, with who said so."""

    given_name = _short("First name", 100, required=True)
    family_name = _short("Last name", 100, required=True)
    born_on = DayField(label="Date of birth", past=True)
    nhs_number = NhsNumberField()
    nhs_number_status = forms.ChoiceField(
        label="How sure is the NHS number?",
        choices=Person.NumberStatus.choices,
        required=False,
        widget=Chips(columns=1),
    )
    address = _short("Address", 200)
    postcode = _short("Postcode", 10)
    gender = _short("Gender", 50, "In their own words.")
    sex = forms.ChoiceField(label="Sex, as recorded", choices=Person.Sex.choices)
    ethnic_group = forms.ChoiceField(label="Ethnic group", choices=Person.EthnicGroup.choices)
    language = _short("Language they would rather speak", 50, "For example: Igbo, Polish.")
    interpreter = YesNoUnknown(label="Do they need an interpreter?")
    information_needs = forms.MultipleChoiceField(
        label="How information should come",
        help_text="Nothing chosen means no need was said.",
        choices=Person.InformationNeed.choices,
        required=False,
        widget=ManyChips(columns=2),
    )
    adjustments = forms.CharField(
        label="Reasonable adjustments",
        help_text="What makes it possible to take part. For example: no stairs, a longer first "
        "meeting, someone they know beside them.",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    carer_name = _short("Carer or helper", 150, "Somebody who looks after them or speaks for them.")
    carer_is = _short("Who that is", 50, "For example: daughter, neighbour.")
    carer_phone = _short("Their telephone", 30, widget=forms.TextInput({"type": "tel"}))
    source = forms.ChoiceField(
        label="Who said so?",
        choices=PersonChange.Source.choices,
        initial=PersonChange.Source.PERSON,
        widget=Chips(columns=2),
    )

    WHO = ("given_name", "family_name", "born_on", "nhs_number", "nhs_number_status")
    WHERE = ("address", "postcode")
    SELF = ("gender", "sex", "ethnic_group")
    NEEDS = ("language", "interpreter", "information_needs", "adjustments")
    CARER = ("carer_name", "carer_is", "carer_phone")

    def values(self) -> dict[str, Any]:
        """The details as the action takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "source"}
