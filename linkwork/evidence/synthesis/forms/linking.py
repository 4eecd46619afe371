"""What is asked of a link."""

from typing import Any

from django import forms

from linkwork.evidence.synthesis.models import Link
from linkwork.ui.forms import Form

MEANS = {
    Link.Way.FEEDS: "feeds: what comes of it helps the other to work",
    Link.Way.WEAKENS: "weakens: what comes of it makes the other less likely to work",
    Link.Way.RIVALS: "is a rival of: both explain the same outcome, differently",
}


class LinkForm(Form):
    """Two statements or configurations, what the first does to the second, and how."""

    from_code = forms.ChoiceField(
        label="This one", error_messages={"required": "Choose the one it starts from"}
    )
    way = forms.ChoiceField(
        label="What it does",
        choices=[(one.value, MEANS[one]) for one in Link.Way],
        widget=forms.RadioSelect,
    )
    to_code = forms.ChoiceField(
        label="That one", error_messages={"required": "Choose the one it leads to"}
    )
    how = forms.CharField(
        label="How",
        error_messages={"required": "Say in a few words how the one does it to the other"},
        max_length=200,
        help_text="In a few words, as in: has gone once, with company. For rivals: in what they "
        "differ.",
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer these as ends."""
        super().__init__(*args, **kwargs)
        for name in ("from_code", "to_code"):
            self.fields[name].choices = [("", "Choose one"), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a link of a thing with itself."""
        given = super().clean() or {}
        if given.get("from_code") and given.get("from_code") == given.get("to_code"):
            self.add_error("to_code", "Choose another one: a link joins two things")
        return given
