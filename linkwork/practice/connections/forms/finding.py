"""The filters of the search for an activity. They are posted: a need is never in an address."""

from typing import Any

from django import forms

from linkwork.practice.connections.matching import Wish
from linkwork.practice.directory import access_needs, postcodes
from linkwork.practice.directory import times as timetable
from linkwork.practice.directory.finding import SORTS
from linkwork.practice.referrals.needs import NeedCode
from linkwork.ui.forms import Form

WITHIN = [
    ("1", "1 km"),
    ("3", "3 km"),
    ("5", "5 km"),
    ("10", "10 km"),
    ("20", "20 km"),
]
COSTS = [("0", "Free"), ("200", "Up to £2"), ("500", "Up to £5")]
TIMES = [
    ("morning", "Mornings"),
    ("afternoon", "Afternoons"),
    ("evening", "Evenings"),
    ("weekend", "Weekends"),
]
LANGUAGES = (
    "Arabic, Bengali, British Sign Language, Cantonese, English, Farsi, French, Gujarati, Kurdish, "
    "Mandarin, Pashto, Polish, Portuguese, Punjabi, Romanian, Somali, Spanish, Tamil, Tigrinya, "
    "Turkish, Ukrainian, Urdu, Welsh"
)
SPOKEN = [(one, one) for one in LANGUAGES.split(", ")]


def _ticks(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
    )


class FilterForm(Form):
    """What to look for."""

    words = forms.CharField(label="Words", required=False, max_length=100)
    within = forms.ChoiceField(
        label="Within", required=False, choices=[*WITHIN, ("", "Any distance")]
    )
    near = forms.CharField(label="From another postcode", required=False, max_length=10)
    needs = _ticks("Need", list(NeedCode.choices))
    times = _ticks("When", TIMES)
    days = _ticks("Days", list(timetable.DAY_NAMES.items()))
    access = _ticks("Access", access_needs.CHOICES)
    cost = forms.ChoiceField(label="Cost", required=False, choices=[("", "Any cost"), *COSTS])
    language = forms.ChoiceField(
        label="Language", required=False, choices=[("", "Any language"), *SPOKEN]
    )
    any_age = forms.BooleanField(label="Also what is for other ages", required=False)
    room = forms.BooleanField(label="Leave out what is full", required=False)
    sort = forms.ChoiceField(
        label="Order within a group", required=False, choices=list(SORTS.items())
    )

    def clean_near(self) -> str:
        """A whole postcode, or nothing."""
        given: str = self.cleaned_data["near"]
        if given and not postcodes.tidy(given):
            raise forms.ValidationError("Enter a whole postcode, such as AB1 2CD")
        return given

    def wish(self, goal: str) -> Wish:
        """The wish that these filters make."""
        given: dict[str, Any] = dict(self.cleaned_data if self.is_bound else self.initial)
        within, cost = given.get("within"), given.get("cost")
        return Wish(
            goal=goal,
            words=given.get("words") or "",
            needs=tuple(given.get("needs") or ()),
            near=given.get("near") or "",
            within_km=float(within) if within else None,
            most_pence=int(cost) if cost else None,
            times=(*(given.get("times") or ()), *(given.get("days") or ())),
            access=tuple(given.get("access") or ()),
            language=given.get("language") or "",
            any_age=bool(given.get("any_age")),
            has_room=bool(given.get("room")),
            sort=given.get("sort") or "fit",
        )

    def kept(self) -> list[tuple[str, str]]:
        """Every filter as it stands, for a form that asks for more of the same."""
        given = self.data if self.is_bound else self.initial
        found = []
        for name in self.fields:
            many = given.getlist(name) if hasattr(given, "getlist") else given.get(name, ())
            values = many if isinstance(many, list | tuple) else [many]
            found += [(name, str(value)) for value in values if value]
        return found

    def kept_aside(self) -> bool:
        """Whether a filter that is folded away is in use, so that it is shown."""
        aside = {"days", "language", "any_age", "room"}
        return any(name in aside for name, _ in self.kept())
