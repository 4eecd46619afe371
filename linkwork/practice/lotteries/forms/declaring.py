"""What is declared before anything is drawn, and the moves afterwards."""

from typing import Any

from django import forms

from linkwork.practice.lotteries import components
from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.lotteries.rules import NARROWER, RULES
from linkwork.practice.lotteries.strata import MOST_STRATA, STRATA, WORDS
from linkwork.ui.forms import Chips, DayField, Form, ManyChips

NUMBER, DAY = "number", "day"
SHARES = (("1/2", "1 in 2"), ("1/3", "1 in 3"), ("2/3", "2 in 3"), ("1/4", "1 in 4"))
BLOCKS = {2: (2, 3, 4), 3: (1, 2, 3), 4: (1, 2, 3)}  # so that a block is four to twelve people


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


class DeclareForm(Form):
    """What is shared out, why, to whom, how, and until when."""

    component = forms.ChoiceField(
        label="What is shared out",
        choices=components.CHOICES,
        initial=components.COMPANY.key,
        widget=Chips(columns=1),
    )
    name = forms.CharField(
        label="What you call it",
        max_length=120,
        help_text="For example: Company to a first session, spring 2027",
        error_messages={"required": "Give the lottery a name"},
    )
    why = forms.CharField(
        label="Why it is shared out by lot",
        help_text="What there is too little of, and how many would like it.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why it is shared out by lot"},
    )
    told = forms.CharField(
        label="What people are told",
        help_text="In the words a link worker uses. They may say no, and lose nothing by it.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Say what people are told"},
    )
    rules = forms.MultipleChoiceField(
        label="Only people of whom it is known that",
        required=False,
        choices=[(key, _first(RULES[key].words)) for key in NARROWER],
        widget=ManyChips(columns=1),
    )
    share = forms.ChoiceField(
        label="How many are drawn", choices=SHARES, initial="1/2", widget=Chips(columns=4)
    )
    unit = forms.ChoiceField(
        label="What is drawn",
        choices=Lottery.Unit.choices,
        initial=Lottery.Unit.PERSON,
        widget=Chips(columns=1),
    )
    strata = forms.MultipleChoiceField(
        label="Share out evenly within",
        help_text="Two at most; none where practices are drawn.",
        required=False,
        choices=[(key, _first(WORDS[key])) for key in STRATA],
        widget=ManyChips(columns=1),
    )
    ends = forms.ChoiceField(
        label="It ends",
        choices=((NUMBER, "After a number of people"), (DAY, "On a day")),
        initial=NUMBER,
        widget=Chips(columns=2),
    )
    most = forms.IntegerField(
        label="How many people, if it ends after a number",
        required=False,
        min_value=2,
        max_value=100_000,
        widget=forms.NumberInput({"class": "nhsuk-input--width-5"}),
    )
    ends_on = DayField(label="The last day, if it ends on a day", future=True, required=False)
    stops_early = forms.CharField(
        label="May it stop sooner because of what is seen? If so, by which rule",
        help_text="Leave empty where nobody looks at results before the end.",
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """See that its end is one of the two, and that strata fit."""
        given = super().clean() or self.cleaned_data
        if given.get("ends") == NUMBER:
            given["ends_on"] = None
            if given.get("most") is None and "most" not in self.errors:
                self.add_error("most", "Enter after how many people it ends")
        elif given.get("ends") == DAY:
            given["most"] = None
            if given.get("ends_on") is None and "ends_on" not in self.errors:
                self.add_error("ends_on", "Enter the last day")
        if len(given.get("strata") or ()) > MOST_STRATA:
            self.add_error("strata", "Choose two at most")
        if given.get("unit") == Lottery.Unit.PRACTICE and given.get("strata"):
            self.add_error("strata", "Practices are drawn without strata: choose none")
        return given

    def declared(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        drawn, of = (int(part) for part in given["share"].split("/"))
        same = ("component", "name", "why", "told", "rules", "unit", "strata", "most", "ends_on")
        told = {name: given[name] for name in (*same, "stops_early")}
        return {**told, "drawn": drawn, "of": of, "blocks": BLOCKS[of]}


class MoveForm(Form):
    """What happens to a lottery now."""

    to = forms.ChoiceField(
        choices=[(s.value, s.label) for s in Lottery.State if s is not Lottery.State.DECLARED]
    )
    reason = forms.CharField(
        label="Why it stops before its declared end", required=False, max_length=300
    )
