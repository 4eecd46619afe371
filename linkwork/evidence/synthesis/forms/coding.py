"""What is asked of a coding."""

from typing import Any

from django import forms

from linkwork.evidence.extraction.models import Coding
from linkwork.ui.forms import Chips, Form


class CodingForm(Form):
    """What a passage does to a statement."""

    statement = forms.ChoiceField(label="Statement")
    stance = forms.ChoiceField(
        label="This passage …", choices=Coding.Stance.choices, widget=Chips(columns=1)
    )
    part = forms.ChoiceField(
        label="It speaks to",
        choices=[("whole", "the whole statement"), ("part", "a part of it")],
        initial="whole",
        widget=Chips(columns=2),
    )
    memo = forms.CharField(
        label="Memo",
        required=False,
        max_length=2000,
        help_text="Why you read it so, for the other reviewers.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, targets: dict[tuple[str, int], str], **kwargs: Any) -> None:
        """Offer what passages may be coded to."""
        super().__init__(*args, **kwargs)
        named = [
            (f"{code}:{version}", f"{code} {name} (version {version})")
            for (code, version), name in targets.items()
        ]
        self.fields["statement"].choices = [("", "Choose one"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Answer the coding as the action takes it."""
        given = super().clean() or {}
        code, _, version = str(given.get("statement", "")).partition(":")
        if not version:
            return given
        return {
            "code": code,
            "version": int(version),
            "stance": given.get("stance", ""),
            "whole": given.get("part") != "part",
            "memo": given.get("memo", ""),
        }
