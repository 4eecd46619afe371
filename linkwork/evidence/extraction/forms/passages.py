"""What is asked when a passage is marked, and which suggestion is set aside."""

from typing import Any

from django import forms

from linkwork.evidence.extraction import places
from linkwork.evidence.extraction.models import Page, Passage
from linkwork.ui.forms import Form


class PassageForm(Form):
    """The words of a passage; where a script has found their place, that too."""

    quote = forms.CharField(
        label="Words of the passage",
        error_messages={"required": "Select the words of the passage, or copy them here"},
        max_length=5000,
        strip=False,
        help_text="Select them in the text, or copy them from it. They must match exactly.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    voice = forms.ChoiceField(
        label="Whose words", choices=Passage.Voice.choices, initial=Passage.Voice.AUTHOR
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        """Take the page the words must stand on."""
        super().__init__(*args, **kwargs)
        self.page = page

    def clean(self) -> dict[str, Any]:
        """Find the words: at the place given, else wherever they stand once."""
        given = super().clean() or {}
        quote = str(given.get("quote", "")).replace("\r\n", "\n")
        if not quote.strip():
            return given
        place = self._place(quote, given.get("start"), given.get("end"))
        if place is None:
            return given
        start, end = place
        words = self.page.text[start:end]
        return {"start": start, "end": end, "quote": words, "voice": given.get("voice", "")}

    def _place(self, quote: str, start: int | None, end: int | None) -> tuple[int, int] | None:
        text = self.page.text
        found = places.places_of(quote, text)
        if start is not None and end is not None and (start, end) in found:
            return start, end
        if len(found) == 1:
            return found[0]
        if found:
            said = f"They stand {len(found)} times on this page: take a few more words along"
        elif places.nearly(quote, text):
            said = "Nearly: quotation marks, dashes or capitals differ. Copy them from the text"
        else:
            said = f"These words do not stand on page {self.page.number}"
        self.add_error("quote", said)
        return None


class SetAsideForm(Form):
    """The place of a suggestion."""

    start = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
