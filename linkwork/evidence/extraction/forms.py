"""What is asked when a document is handed in, and when a passage is marked."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from linkwork.evidence.extraction import places, reading
from linkwork.evidence.extraction.models import Page, Passage
from linkwork.evidence.records.models import Record
from linkwork.ui.forms import Form


class DocumentForm(Form):
    """A file, what it is called, and the record it belongs to."""

    file = forms.FileField(
        label="PDF or text file",
        help_text="Up to 20 MB. A scan needs its text recognised first.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.txt"}),
    )
    title = forms.CharField(
        label="Title", max_length=500, required=False, help_text="Empty: the record’s title."
    )
    record = forms.ChoiceField(label="Record it belongs to", required=False)
    invented = forms.BooleanField(
        label="Invented: made up for training or demonstration, not evidence", required=False
    )

    def __init__(self, *args: Any, records: list[Record], **kwargs: Any) -> None:
        """Offer the records of the review."""
        super().__init__(*args, **kwargs)
        self.by_key = {str(one.public_id): one for one in records}
        named = [(key, f"{one.short}: {one.title[:80]}") for key, one in self.by_key.items()]
        self.fields["record"].choices = [("", "None of them"), *named]  # type: ignore[attr-defined]

    def clean_record(self) -> Record | None:
        """Answer the record itself."""
        return self.by_key.get(self.cleaned_data["record"])

    def clean_file(self) -> dict[str, Any]:
        """Read the file, and refuse what is not a PDF or text within bounds."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > reading.MOST_BYTES:
            raise forms.ValidationError("Choose a file of 20 MB or less")
        content, name = file.read(), str(file.name or "")
        try:
            reading.read(content, name)
        except reading.CannotRead as wrong:
            raise forms.ValidationError(f"{str(wrong)[0].upper()}{str(wrong)[1:]}") from wrong
        return {"content": content, "file_name": name}


class PassageForm(Form):
    """The words of a passage; where a script has found their place, that too."""

    quote = forms.CharField(
        label="Words of the passage",
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
