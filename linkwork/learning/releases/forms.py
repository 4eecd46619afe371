"""The forms that ask for a table and answer."""

from typing import Any

from django import forms
from django.utils import timezone

from linkwork.learning.methods.disclosure.cubes import STEPS
from linkwork.learning.methods.disclosure.dimensions import REGISTERED, registered
from linkwork.learning.methods.disclosure.floors import MOST_CROSSED
from linkwork.learning.releases import periods, queries
from linkwork.learning.releases.presenters.table import WORDS
from linkwork.ui.forms import Form
from linkwork.ui.words import day


class AskForm(Form):
    """What is to be counted, of whom, and what for."""

    study = forms.ChoiceField(
        label="On the frozen cases of", help_text="A table is counted on cases frozen for a study"
    )
    title = forms.CharField(label="Title", max_length=200, help_text="What the table shows")
    purpose = forms.CharField(
        label="What it is for",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who will read it, and what they will decide by it. Whoever releases it reads"
        " this.",
    )
    dimensions = forms.MultipleChoiceField(
        label="Counted by",
        choices=list(REGISTERED.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=f"At most {MOST_CROSSED}, in bands that are the same for everybody",
    )
    up_to = forms.ChoiceField(
        label="How far people came",
        choices=[(step, f"Up to: {WORDS[step].lower()}") for step in STEPS],
        initial="attended",
        widget=forms.RadioSelect,
        help_text="Each step counts those who also came to every step before it",
    )
    first_quarter = forms.ChoiceField(label="Offered from")
    last_quarter = forms.ChoiceField(
        label="Offered until the end of",
        help_text="Whole quarters only, late enough for everybody to have come so far or not",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the frozen cases there are, and their quarters."""
        super().__init__(*args, **kwargs)
        frozen = queries.snapshots()
        said = [
            (str(one.public_id), f"{one.study} {one.study.title} (frozen {day(one.frozen_at)})")
            for one in frozen
        ]
        days = [
            (one.first_offered_on, timezone.localdate(one.frozen_at))
            for one in frozen
            if one.first_offered_on
        ]
        found = sorted({quarter for ends in days for quarter in periods.whole(*ends, ["offered"])})
        quarters = [(one, periods.in_words(one)) for one in found]
        self.fields["study"].choices = said  # type: ignore[attr-defined]  # a field of choices
        for name in ("first_quarter", "last_quarter"):
            self.fields[name].choices = quarters  # type: ignore[attr-defined]  # the same

    def clean_dimensions(self) -> list[str]:
        """At most three, no fact twice."""
        chosen = [str(one) for one in self.cleaned_data["dimensions"]]
        if len(chosen) > MOST_CROSSED:
            raise forms.ValidationError(f"Choose at most {MOST_CROSSED}")
        if len({registered(one).axis for one in chosen}) < len(chosen):
            raise forms.ValidationError("Choose one way to cut ages, not two")
        return chosen


class DecideForm(Form):
    """Released or declined, and why."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[("release", "Release it"), ("decline", "Decline it")],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Why",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed where you decline: whoever asked reads it",
    )

    def clean(self) -> dict[str, Any]:
        """A table is declined with a reason."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("answer") == "decline" and not said.get("why"):
            self.add_error("why", "Enter why you decline it")
        return said
