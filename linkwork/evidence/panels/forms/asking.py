"""What members of a review fill in: a panel, and a person on it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from linkwork.access.delivery import TELEPHONE
from linkwork.access.models import Link
from linkwork.evidence.panels.models.panels import PEOPLE
from linkwork.ui.forms import Chips, Form, ManyChips

OFFERED = (
    PEOPLE,
    "Link workers",
    "Referrers",
    "Providers of activities",
    "Commissioners and managers",
    "Researchers",
)


def _long(label: str, hint: str = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class PanelForm(Form):
    """Why a panel is asked, who is on it, and what its report will say of that."""

    title = forms.CharField(
        label="What the panel is asked",
        help_text="Panellists read it as a heading, as in: What matters most for people to go, "
        "and keep going?",
        max_length=200,
    )
    about = _long("What panellists are told first", "Plain words. What will be done with it?", 3)
    why = _long("Why a panel, and not another way")
    choosing = _long("How the people are chosen, and by whom")
    given = _long("What they are given to read beforehand")
    interests = _long("Conflicts of interest, payments and funding")

    def told(self) -> dict[str, str]:
        """What is kept of a panel besides its constituencies."""
        names = ("title", "about", "why", "choosing", "given", "interests")
        return {name: self.cleaned_data[name] for name in names}


class NewPanelForm(PanelForm):
    """The same, with whom it hears."""

    heard = forms.MultipleChoiceField(
        label="Whom does it hear?",
        help_text="Each group’s totals are shown apart, where it is large enough.",
        choices=[(name, name) for name in OFFERED],
        initial=OFFERED[:3],
        widget=ManyChips(columns=2),
        error_messages={"required": "Choose at least one group"},
    )
    others = forms.CharField(
        label="Another group", required=False, max_length=60, help_text="One, if it is missing."
    )

    def constituencies(self) -> list[str]:
        """The groups that were chosen, in their order."""
        return [*self.cleaned_data["heard"], self.cleaned_data["others"]]


class PanellistForm(Form):
    """Who is asked, and where their link goes."""

    name = forms.CharField(label="Name", max_length=150)
    constituency = forms.ChoiceField(label="They speak as", widget=Chips(columns=2))
    channel = forms.ChoiceField(
        label="How should the link and its codes go?",
        choices=[(Link.Channel.EMAIL.value, "By e-mail"), (Link.Channel.SMS.value, "By text")],
        initial=Link.Channel.EMAIL.value,
        widget=Chips(columns=2),
    )
    address = forms.CharField(label="E-mail address or mobile number", max_length=254)

    def __init__(self, *args: Any, constituencies: list[str], **kwargs: Any) -> None:
        """Offer the constituencies of this panel."""
        super().__init__(*args, **kwargs)
        offered = [(name, name) for name in constituencies]
        self.fields["constituency"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The address is of the kind that was chosen."""
        given: dict[str, Any] = super().clean() or {}
        address, channel = given.get("address", ""), given.get("channel", "")
        if not address or not channel:
            return given
        bare = "".join(sign for sign in address if sign not in " ()-")
        if channel == Link.Channel.SMS and not TELEPHONE.fullmatch(bare):
            self.add_error("address", "Enter a mobile number, like 07700 900123")
        if channel == Link.Channel.EMAIL:
            try:
                validate_email(address)
            except ValidationError:
                self.add_error("address", "Enter an e-mail address, like name@example.org")
        return given
