"""What a round asks about, how it is counted, and until when: all of it is fixed at opening."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from linkwork.evidence.panels.counting.rules import FEWEST_SHOWN, Method, Rule, Tie
from linkwork.ui.forms import DayField, Form

CLOSES = time(17, 0)
METHODS = [
    (Method.SUGGEST.value, "Add or reword: nobody votes yet"),
    (Method.RANK.value, "Choose some and put them in order"),
    (Method.RATE.value, "Rate each from 1 to 9"),
    (Method.AGREE.value, "Agree with each, or not"),
]
TIES = [
    (Tie.FREQUENCY.value, "the one that more people chose goes first"),
    (Tie.FIRSTS.value, "the one that more people put first goes first"),
]
TAKE, WORDS = "take-", "words-"
OWN = "S"  # what the panel itself brought in: S1, S2 and so on
USED = {
    Method.SUGGEST: (),
    Method.RANK: ("choose", "forward", "tie"),
    Method.RATE: ("share", "against"),
    Method.AGREE: ("share",),
}


class RoundForm(Form):
    """What a round asks, how it is counted, and until when. All of it is fixed at opening."""

    question = forms.CharField(label="The question", max_length=200)
    method = forms.ChoiceField(label="How it asks", choices=METHODS, widget=forms.RadioSelect)
    choose = forms.IntegerField(
        label="How many each person chooses", min_value=1, max_value=20, initial=6, required=False
    )
    forward = forms.IntegerField(
        label="How many go forward", min_value=1, max_value=40, initial=6, required=False
    )
    tie = forms.ChoiceField(
        label="If points are equal", choices=TIES, initial=Tie.FREQUENCY.value, required=False
    )
    share = forms.IntegerField(
        label="Percent who must be for it",
        min_value=51,
        max_value=100,
        initial=75,
        required=False,
        help_text="Of those who answer: 70 is usual for ratings, 75 for agreement.",
    )
    against = forms.IntegerField(
        label="Percent against who stop it",
        min_value=0,
        max_value=49,
        initial=15,
        required=False,
        help_text="For ratings: those who say 1 to 3.",
    )
    least = forms.IntegerField(
        label="Fewest who must answer in each group",
        min_value=0,
        max_value=50,
        initial=1,
        help_text="The quorum. Without it the round decides nothing.",
    )
    least_shown = forms.IntegerField(
        label="Fewest answers for a group to be shown by itself",
        min_value=FEWEST_SHOWN,
        max_value=20,
        initial=FEWEST_SHOWN,
        help_text="Smaller groups are put together, so that nobody’s vote can be read off.",
    )
    closes_on = DayField(label="The last day", help_text="It closes at 5pm.")
    feeds = forms.BooleanField(
        label="What goes forward becomes prioritised in the review", required=False, initial=True
    )

    own = forms.CharField(
        label="Others, in the panel’s own words",
        help_text="One a line: what an earlier round said was missing.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, offered: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        """Offer these statements, each with the words in which it would be asked."""
        super().__init__(*args, **kwargs)
        self.offered = list(offered)
        for one in self.offered:
            self.fields[TAKE + one["key"]] = forms.BooleanField(
                label=f"Ask about {one['key']}", required=False, initial=one["taken"]
            )
            self.fields[WORDS + one["key"]] = forms.CharField(
                label=f"The words of {one['key']}",
                required=False,
                max_length=300,
                initial=one["text"],
            )

    def items(self) -> list[dict[str, Any]]:
        """What the round asks about, in the order of the journey; then the panel's own."""
        given = self.cleaned_data
        chosen = [
            {
                "key": one["key"],
                "code": one["key"],
                "version": one["version"],
                "text": " ".join(given[WORDS + one["key"]].split()) or one["text"],
                "then": one["then"],
            }
            for one in self.offered
            if given[TAKE + one["key"]]
        ]
        own = [line.strip() for line in given["own"].splitlines() if line.strip()]
        return chosen + [
            {"key": f"{OWN}{number}", "code": "", "version": 0, "text": text, "then": ""}
            for number, text in enumerate(own, 1)
        ]

    def clean_closes_on(self) -> Any:
        """A day that is not over."""
        chosen = self.cleaned_data["closes_on"]
        if closing(chosen) <= timezone.now():
            raise ValidationError("Choose a day to come")
        return chosen

    def rule(self, constituencies: list[str]) -> Rule:
        """The rule as it will be fixed; what does not belong to the way of asking is left usual."""
        given, usual = self.cleaned_data, Rule(Method(self.cleaned_data["method"]))
        names = USED[usual.method]
        said = {name: given[name] for name in names if given.get(name) not in (None, "")}
        least = given["least"]
        return Rule.of(
            usual.row
            | said
            | {
                "least_shown": given["least_shown"],
                "quorum": dict.fromkeys(constituencies, least) if least else {},
            }
        )


class ExtendForm(Form):
    """A later closing time, and why."""

    closes_on = DayField(label="The new last day", help_text="It closes at 5pm.")
    reason = forms.CharField(label="Why it runs longer", max_length=300)


def closing(day: Any) -> datetime:
    """The moment at which a round closes on its last day."""
    return timezone.make_aware(datetime.combine(day, CLOSES))
