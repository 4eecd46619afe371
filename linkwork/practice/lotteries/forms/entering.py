"""What the person says, and how they were told."""

from typing import Any

from django import forms

from linkwork.practice.lotteries.models import Entry, Lottery
from linkwork.ui.forms import Chips, Form

YES, NO, MUST = "yes", "no", "must"
ANSWERS = (
    (YES, "Yes: draw now"),
    (NO, "They would rather not be in it"),
    (MUST, "It must not be left to chance for them"),
)


class EnterForm(Form):
    """Told and asked: yes, no, or not to be left to chance."""

    answer = forms.ChoiceField(
        label="What they say",
        choices=ANSWERS,
        widget=Chips(columns=1, other=MUST),
        error_messages={"required": "Say whether they want to be in the lottery"},
    )
    told = forms.ChoiceField(
        label="How they were told",
        choices=Entry.Told.choices,
        widget=Chips(columns=2),
        error_messages={"required": "Say how they were told that it is shared out by lot"},
    )
    reason = forms.ChoiceField(
        label="Why it is not left to chance", required=False, widget=Chips(columns=1)
    )
    words = forms.CharField(label="In a few words", required=False, max_length=300)

    def __init__(self, *args: Any, lottery: Lottery, may_draw: bool, **kwargs: Any) -> None:
        """Offer the component's reasons; no draw where a rule stands against it."""
        super().__init__(*args, **kwargs)
        reason, answer = self.fields["reason"], self.fields["answer"]
        assert isinstance(reason, forms.ChoiceField)
        assert isinstance(answer, forms.ChoiceField)
        reason.choices = list(lottery.what.reasons.items())
        answer.choices = ANSWERS if may_draw else ANSWERS[-1:]
        if not may_draw:
            self.initial["answer"] = MUST
        self.fields["told"].required = may_draw and self.data.get("answer") != MUST

    def clean(self) -> dict[str, Any]:
        """See that what is given without a draw has its reason."""
        given = super().clean() or self.cleaned_data
        if given.get("answer") == MUST and not given.get("reason"):
            self.add_error("reason", "Say why it is not left to chance")
        if given.get("reason") == "other" and not given.get("words"):
            self.add_error("words", "Say in a few words why")
        return given
