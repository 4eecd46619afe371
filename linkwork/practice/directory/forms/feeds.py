"""What is asked of a feed, and of its differences."""

from typing import Any

from django import forms

from linkwork.ui.forms import Form


class FeedForm(Form):
    """A feed to be fetched."""

    name = forms.CharField(
        max_length=100, label="Name", error_messages={"required": "Enter a name for the feed"}
    )
    url = forms.URLField(
        max_length=300,
        label="Address",
        assume_scheme="https",
        error_messages={"required": "Enter where the feed is"},
    )
    every_days = forms.IntegerField(
        min_value=1, max_value=90, initial=7, label="Every how many days?"
    )


class DecideForm(Form):
    """Which differences, and whether they are taken in."""

    change = forms.MultipleChoiceField(
        label="Differences", error_messages={"required": "Choose at least one difference"}
    )
    decision = forms.ChoiceField(choices=[("approve", "Take in"), ("refuse", "Leave out")])

    def __init__(self, *args: Any, changes: list[str], **kwargs: Any) -> None:
        """Only differences that wait can be decided."""
        super().__init__(*args, **kwargs)
        self.fields["change"].choices = [(one, one) for one in changes]  # type: ignore[attr-defined]
