"""To whom cases go: one, or several at once, with the reason and what to know."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from linkwork.access.models import User
from linkwork.ui.forms import Chips, DayField, Form

NOTE = 4000


def colleague(label: str) -> "forms.ModelChoiceField[User]":
    """A choice of link workers; the form says which."""
    return forms.ModelChoiceField(
        label=label, queryset=None, empty_label="Choose a link worker",
        error_messages={"required": "Choose a link worker"},
    )  # fmt: skip


class Among(Form):
    """A form that chooses among link workers."""

    def __init__(self, *args: Any, link_workers: QuerySet[User], **kwargs: Any) -> None:
        """Offer these link workers."""
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = link_workers


class HandOverForm(Among):
    """Who goes on with the case, why, and what they need to know."""

    to = colleague("Hand over to")
    reason = forms.CharField(
        label="Why",
        max_length=200,
        error_messages={"required": "Say why the case changes hands"},
    )
    note = forms.CharField(
        label="What they need to know",
        help_text="What matters to the person, what was promised, what is next.",
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write what the next link worker needs to know"},
    )
    person_told = forms.ChoiceField(
        label="Has the person been told?",
        choices=(("yes", "Yes"), ("no", "Not yet")),
        widget=Chips(columns=2),
        error_messages={"required": "Say whether the person knows"},
    )


class Several(Among):
    """Which rows of a list, and to whom."""

    which = forms.MultipleChoiceField(
        label="Who",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one person"},
    )
    to = colleague("Give to")

    def __init__(self, *args: Any, rows: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer these rows: an id and what is said beside the box."""
        super().__init__(*args, **kwargs)
        field = self.fields["which"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(rows)


class ShareOutForm(Several):
    """New referrals to a link worker, with the reason."""

    reason = forms.CharField(
        label="Why this link worker",
        help_text="For example: room on the caseload, speaks the language, lives nearby.",
        max_length=200,
        error_messages={"required": "Say why this link worker"},
    )


class ReallocateForm(Several):
    """Open cases to another link worker, with the reason and what to know."""

    reason = forms.CharField(
        label="Why", max_length=200, error_messages={"required": "Say why the cases change hands"}
    )
    note = forms.CharField(
        label="What the next link worker needs to know",
        help_text="It goes with each of these cases. Say more of one person on their own page.",
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what the next link worker needs to know"},
    )


class CoverForm(Several):
    """Who holds the cases while somebody is away, and for how long."""

    to = colleague("Who covers")
    from_on = DayField(
        label="From", future=True, error_messages={"required": "Enter the first day"}
    )
    to_on = DayField(
        label="Until, and with", future=True, error_messages={"required": "Enter the last day"}
    )
    reason = forms.CharField(label="Why", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """See that the days are in order."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("from_on"), given.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", "The last day is before the first")
        return given
