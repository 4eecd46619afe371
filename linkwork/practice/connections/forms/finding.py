"""The filters of the search for an activity. They are posted: a need is never in an address."""

from decimal import Decimal
from typing import Any

from django import forms

from linkwork.practice.connections.matching import Wish
from linkwork.practice.referrals.needs import NeedCode
from linkwork.ui.forms import Form

WITHIN = [
    ("1", "1 km of home"),
    ("3", "3 km of home"),
    ("5", "5 km of home"),
    ("10", "10 km of home"),
]
COSTS = [("0", "Free"), ("2", "Up to £2"), ("5", "Up to £5")]
TIMES = [
    ("morning", "Mornings"),
    ("afternoon", "Afternoons"),
    ("evening", "Evenings"),
    ("weekend", "Weekends"),
]


class FilterForm(Form):
    """What to look for."""

    words = forms.CharField(label="Words", required=False, max_length=100)
    within = forms.ChoiceField(
        label="Within", required=False, choices=[*WITHIN, ("", "Any distance")]
    )
    needs = forms.MultipleChoiceField(
        label="Need",
        required=False,
        choices=NeedCode.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    times = forms.MultipleChoiceField(
        label="When", required=False, choices=TIMES, widget=forms.CheckboxSelectMultiple
    )
    cost = forms.ChoiceField(label="Cost", required=False, choices=[("", "Any cost"), *COSTS])
    room = forms.BooleanField(label="Leave out what is full", required=False)

    def wish(self, goal: str) -> Wish:
        """The wish that these filters make."""
        given: dict[str, Any] = dict(self.cleaned_data if self.is_bound else self.initial)
        within, cost = given.get("within"), given.get("cost")
        return Wish(
            goal=goal,
            needs=tuple(given.get("needs") or ()),
            within_km=float(within) if within else None,
            most=Decimal(cost) if cost else None,
            times=tuple(given.get("times") or ()),
            has_room=bool(given.get("room")),
        )
