"""Searching for people, and what a person says of themselves and of being reached."""

from typing import Any

from django import forms

from linkwork.practice.people.models import Person
from linkwork.ui.forms import Chips, Form


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


NOT_KNOWN = "not known"
ANY = "any"


class YesNoUnknown(forms.TypedChoiceField):
    """Yes, no, or not known yet."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        """Ask with three chips."""
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            choices=[("yes", "Yes"), ("no", "No"), (NOT_KNOWN, "Not known")],
            widget=Chips(columns=4),
            coerce={"yes": True, "no": False}.get,
            empty_value=None,
        )

    def prepare_value(self, value: object) -> object:
        """Show what is kept as the chip that stands for it."""
        return {True: "yes", False: "no", None: NOT_KNOWN}.get(value, value)  # type: ignore[call-overload]


class MethodField(forms.ChoiceField):
    """The way the person would rather be reached; none said is kept as nothing."""

    def prepare_value(self, value: Any) -> Any:
        """Show that none was said as its own chip."""
        return value or ANY

    def clean(self, value: Any) -> str:
        """Answer the code of the way, or nothing."""
        chosen = super().clean(value)
        return "" if chosen == ANY else str(chosen)


class ContactDetailsForm(Form):
    """How the person may be reached."""

    phone = forms.CharField(
        label="Telephone", required=False, max_length=30, widget=forms.TextInput({"type": "tel"})
    )
    email = forms.EmailField(label="E-mail", required=False)
    contact_method = MethodField(
        label="Best way to reach them",
        choices=[*Person.Method.choices, (ANY, "No preference said")],
        required=False,
        widget=Chips(columns=2),
    )
    safe_times = forms.CharField(
        label="Safe times",
        help_text="When it is safe and suits them. For example: mornings, or after four.",
        required=False,
        max_length=100,
    )
    voicemail_ok = YesNoUnknown(label="May we leave a voicemail?")
    contact_by = forms.CharField(
        label="Anything else about getting in touch",
        help_text="In their words. For example: let it ring, I am slow to the door.",
        required=False,
        max_length=100,
    )
    no_contact = forms.BooleanField(
        label="Safe contact: none. It is not safe to contact this person",
        help_text="No letter, text, e-mail or call goes out while this is ticked, "
        "and links sent to them or their carer end at once.",
        required=False,
    )
