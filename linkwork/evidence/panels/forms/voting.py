"""What panellists fill in: marks, views, and words of their own."""

from typing import Any

from django import forms

from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.panels.counting.tallies import AGREE, DISAGREE
from linkwork.evidence.panels.models import Remark
from linkwork.ui.forms import Chips, Form

NO_VIEW = "none"
VIEWS = [(AGREE, "Agree"), (DISAGREE, "Do not agree"), (NO_VIEW, "Cannot say")]
MARKS = [*((str(mark), str(mark)) for mark in range(1, 10)), (NO_VIEW, "Cannot say")]
BEFORE = "item-"


class AnswersForm(Form):
    """One answer for each item; any may be left out."""

    def __init__(
        self,
        *args: Any,
        items: list[dict[str, Any]],
        method: Method,
        kept: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        """Ask of these items, in this order, with what was kept."""
        super().__init__(*args, **kwargs)
        self.keys = [one["key"] for one in items]
        self.method = method
        offered = MARKS if method is Method.RATE else VIEWS
        for one in items:
            self.fields[BEFORE + one["key"]] = forms.ChoiceField(
                label=one["text"],
                help_text=one.get("then", ""),
                choices=offered,
                required=False,
                initial=str(kept.get(one["key"], "")),
                widget=Chips(columns=5 if method is Method.RATE else 3),
            )

    def choices(self) -> dict[str, Any]:
        """Each item that has an answer, with it."""
        given = {key: self.cleaned_data.get(BEFORE + key) for key in self.keys}
        made = int if self.method is Method.RATE else str
        return {
            key: made(value) for key, value in given.items() if value not in ("", NO_VIEW, None)
        }


class SayForm(Form):
    """Something in one's own words."""

    sort = forms.ChoiceField(
        label="What is it?", choices=Remark.Sort.choices, widget=Chips(columns=1)
    )
    item = forms.ChoiceField(label="Which one?", required=False)
    text = forms.CharField(
        label="In your own words",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write something first"},
    )

    def __init__(self, *args: Any, items: list[dict[str, Any]], **kwargs: Any) -> None:
        """Offer these items."""
        super().__init__(*args, **kwargs)
        named = [(one["key"], one["text"]) for one in items]
        self.fields["item"].choices = [("", "None of them"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who says one differently says which."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("sort") == Remark.Sort.REWORD and not given.get("item"):
            self.add_error("item", "Choose which one you would say differently")
        return given
