"""An NHS number as it is typed."""

from django import forms
from django.core.exceptions import ValidationError

from linkwork.practice.people import nhs_number


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
