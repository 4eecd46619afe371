"""What is asked when a document is handed in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from linkwork.evidence.extraction import queries, reading
from linkwork.evidence.records.models import Record, Review
from linkwork.ui.forms import Form
from linkwork.ui.words import joined

NAMED = 4  # records named where more than one is meant


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
    record = forms.CharField(
        label="Record it belongs to",
        required=False,
        max_length=300,
        help_text="Its key, its DOI, or words of its title. Empty: none of them.",
    )
    invented = forms.BooleanField(
        label="Invented: made up for training or demonstration, not evidence", required=False
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        """Look for the record in this review."""
        super().__init__(*args, **kwargs)
        self.review = review

    def clean_record(self) -> Record | None:
        """Answer the one record that is meant, or name those that could be."""
        words = str(self.cleaned_data["record"]).strip()
        if not words:
            return None
        found = queries.records_meant(self.review, words, most=NAMED + 1)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError("No record of this review is called that")
        names = joined([f"{one.short} ({one.key})" for one in found[:NAMED]])
        more = " and more" if len(found) > NAMED else ""
        raise forms.ValidationError(f"Several are: {names}{more}. Enter the key of one")

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
