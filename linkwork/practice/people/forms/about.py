"""What is asked about a person."""

from django import forms
from django.core.exceptions import ValidationError

from linkwork.practice.people import nhs_number
from linkwork.ui.forms import Form


class NhsNumberField(forms.CharField):
    """An NHS number, typed with or without spaces and checked."""

    def __init__(self, *, label: str = "NHS number", required: bool = False) -> None:
        """Ask with the figures keyboard."""
        widget = forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "16"}
        )
        super().__init__(label=label, required=required, widget=widget)

    def clean(self, value: str | None) -> str:
        """Answer the ten figures, or say which way the number is wrong."""
        typed = str(super().clean(value) or "")
        try:
            return nhs_number.read(typed)
        except nhs_number.Wrong as wrong:
            raise ValidationError(str(wrong), code="nhs_number") from wrong


class SearchForm(Form):
    """A name, an NHS number or a reference."""

    q = forms.CharField(
        label="Name, NHS number or reference",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AboutMeForm(Form):
    """What matters to the person, in their words."""

    what_matters = forms.CharField(
        label="What matters to me",
        help_text="In their words, as they would say it.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    how_to_support = forms.CharField(
        label="How best to support me",
        help_text="What helps, what does not, who else is there.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ContactDetailsForm(Form):
    """How the person may be reached."""

    phone = forms.CharField(
        label="Telephone", required=False, max_length=30, widget=forms.TextInput({"type": "tel"})
    )
    contact_by = forms.CharField(
        label="When and how to get in touch",
        help_text="For example: ring in the morning; voicemail is fine.",
        required=False,
        max_length=100,
    )
    no_contact = forms.BooleanField(
        label="It is not safe to contact this person",
        help_text="No letter, text, e-mail or call goes out while this is ticked.",
        required=False,
    )
