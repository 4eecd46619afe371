"""What is asked when passages are looked at again after a revision."""

from collections.abc import Iterable
from typing import Any

from django import forms

from linkwork.evidence.extraction.models import Coding
from linkwork.ui.forms import Form

STILL, LEAVE = "still", "leave"


def stance_of(coding: Coding) -> str:
    """The name of the field that asks what a passage does to the new words."""
    return f"stance_{coding.public_id}"


class CarryForm(Form):
    """Some passages, what each does to the words as they are now, and why."""

    codings = forms.MultipleChoiceField(
        label="Passages", error_messages={"required": "Tick at least one passage"}
    )
    what = forms.ChoiceField(
        label="The passages ticked",
        choices=[
            (STILL, "Still say so: code them to the words as they are now"),
            (LEAVE, "Leave behind: they do not speak to the words as they are now"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they still say so"},
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=400,
        help_text="Needed where they are left behind, or one now does something else.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, offered: Iterable[Coding], **kwargs: Any) -> None:
        """Offer the codings that somebody may look at again, each with the stance it has."""
        super().__init__(*args, **kwargs)
        self.offered = {str(one.public_id): one for one in offered}
        named = [(key, one.passage.quote) for key, one in self.offered.items()]
        self.fields["codings"].choices = named  # type: ignore[attr-defined]  # it is a choice field
        for one in self.offered.values():
            self.fields[stance_of(one)] = forms.ChoiceField(
                label="It now", choices=Coding.Stance.choices, initial=one.stance, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask why, where something is left behind or is now read otherwise."""
        given = super().clean() or {}
        if given.get("reason") or "codings" not in given:
            return given
        if given.get("what") == LEAVE:
            self.add_error("reason", "Say why they are left behind")
        elif any(stance != one.stance for one, stance in self._said(given).items()):
            self.add_error("reason", "Say why a passage now does something else")
        return given

    @property
    def stances(self) -> dict[Coding, str]:
        """What each ticked passage does to the words as they are now."""
        return self._said(self.cleaned_data)

    def _said(self, given: dict[str, Any]) -> dict[Coding, str]:
        ticked = [self.offered[key] for key in given.get("codings", ())]
        return {one: given.get(stance_of(one)) or one.stance for one in ticked}
