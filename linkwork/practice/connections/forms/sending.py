"""The choices made before a connection is sent, and the consent to it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from linkwork.practice.connections import company
from linkwork.practice.connections.disclosure import (
    ANOTHER,
    LATER,
    ME,
    NOBODY,
    RING,
    THROUGH_US,
    Choices,
)
from linkwork.practice.connections.models import Accompaniment, Connection
from linkwork.ui.forms import Chips, DayField, Form
from linkwork.ui.words import weekday

Way = Connection.Way
Who = Accompaniment.Who
WAYS = [
    (Way.SIGNPOST.value, "Tell them about it"),
    (Way.SUPPORTED.value, "Help them ring"),
    (Way.REFERRAL.value, "Send a request"),
    (Way.ACCOMPANIED.value, "Send, and go along"),
]
TALKED = [
    ("information_given", "What it is like there, in detail"),
    ("linked_to_need", "How it answers what they need"),
]
TRANSPORT_LATER = Accompaniment.Transport.NOT_YET.value
TOLD = frozenset({Way.SIGNPOST, Way.SUPPORTED})


class SendForm(Form):
    """What to say to the provider, and what is arranged."""

    way = forms.ChoiceField(
        label="What kind of help to get there", choices=WAYS, widget=Chips(columns=2)
    )
    along = forms.ChoiceField(
        label="Who goes along to the first session",
        choices=[],
        widget=Chips(columns=2, other=ANOTHER),
    )
    companion = forms.CharField(label="Their name", required=False, max_length=100)
    who = forms.ChoiceField(
        label="Who they are",
        required=False,
        choices=[one for one in Who.choices if one[0] != Who.LINK_WORKER],
        widget=Chips(columns=2),
    )
    meet_on = DayField(label="Which day", required=False, future=True)
    meet_at = forms.TimeField(
        label="What time",
        required=False,
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": "Enter the time like 10:15"},
    )
    meeting_point = forms.CharField(label="Where they meet", required=False, max_length=200)
    transport = forms.ChoiceField(
        label="How they get there",
        required=False,
        choices=Accompaniment.Transport.choices,
    )
    talked = forms.MultipleChoiceField(
        label="What have you talked through?",
        required=False,
        choices=TALKED,
        widget=forms.CheckboxSelectMultiple,
    )
    name_used = forms.CharField(
        label="Name to use",
        max_length=60,
        error_messages={"required": "Say by which name the provider should know them"},
    )
    hoping_to_start = forms.CharField(label="Hoping to start", required=False, max_length=100)
    hopes_for = forms.CharField(
        label="What they hope for",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    good_to_know = forms.CharField(
        label="Good to know: access and support",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reach = forms.ChoiceField(label="How to reach them", choices=[], widget=Chips(columns=2))
    safety = forms.CharField(
        label="Anything about safety they agree to share", required=False, max_length=300
    )
    agrees = forms.BooleanField(label="Agrees", required=False)
    how = forms.ChoiceField(
        label="How did they agree?",
        required=False,
        choices=[
            ("in person", "In person"),
            ("by phone", "By phone"),
            ("in writing", "In writing"),
        ],
        widget=Chips(columns=3),
    )

    def __init__(self, *args: Any, worker: str, may_ring: bool, **kwargs: Any) -> None:
        """Name the link worker among those who may go, and offer a call only where it is safe."""
        super().__init__(*args, **kwargs)
        self._choices("along").choices = [
            (ME, f"Me, {worker}"),
            (ANOTHER, "Somebody else"),
            (NOBODY, "Nobody, they prefer it"),
            (LATER, "Not arranged yet"),
        ]
        ring = [(RING, "Ring them")] if may_ring else []
        self._choices("reach").choices = [(THROUGH_US, "Through me"), *ring]

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def clean(self) -> dict[str, Any]:
        """Going along with somebody else needs a name; going along needs somebody to go."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("along") == ANOTHER and not given.get("companion"):
            self.add_error("companion", "Say who goes along")
        if given.get("way") == Way.ACCOMPANIED and given.get("along") == NOBODY:
            self.add_error("along", "You chose to go along: say who goes, or send a request")
        return given

    def value_now(self, name: str) -> str:
        """A choice as it stands on the page, checked or not."""
        return str(self[name].value() or "")

    def choices_now(self) -> Choices:
        """The choices as they stand on the page, for the preview."""
        names = [name for name in Choices.__dataclass_fields__ if name in self.fields]
        said = {name: " ".join(self.value_now(name).split()) for name in names}
        return Choices(**said, meeting_when=self._when_now())

    def _when_now(self) -> str:
        """When they meet, as it stands on the page; nothing where it cannot be read yet."""
        read = []
        for name in ("meet_on", "meet_at"):
            try:
                read.append(self.fields[name].clean(self[name].value()))
            except ValidationError:
                read.append(None)
        on, at = read
        return ", ".join(filter(None, (weekday(on), f"{at:%H:%M}" if at else "")))

    @property
    def way_now(self) -> Way:
        """The kind of help as it stands on the page."""
        value = self.value_now("way")
        return Way(value) if value in Way.values else Way.REFERRAL

    def arranged(self, worker: str) -> dict[str, Any]:
        """What is arranged, as fields of the connection."""
        given = self.cleaned_data
        along = given["along"]
        return {
            "accompanied": {ME: True, ANOTHER: True, NOBODY: False}.get(along),
            "companion": {ME: worker, ANOTHER: given["companion"]}.get(along, ""),
            "meeting_point": given["meeting_point"] if along in (ME, ANOTHER) else "",
            "transport_arranged": company.arranged(given["transport"] or TRANSPORT_LATER),
            "information_given": "information_given" in given["talked"],
            "linked_to_need": "linked_to_need" in given["talked"],
        }

    def company(self) -> dict[str, Any]:
        """When, how and with whom they go, as `plan_company` takes it."""
        given = self.cleaned_data
        mine = given["along"] == ME
        return {
            "who": Who.LINK_WORKER if mine else given["who"] or Who.FAMILY,
            "meet_on": given["meet_on"],
            "meet_at": given["meet_at"],
            "transport": given["transport"],
        }
