"""What is asked about a review, and about a search that is taken in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from linkwork.evidence.records import ris
from linkwork.evidence.records.models import Review, SearchRound
from linkwork.ui.forms import DayField, Form


class ReviewForm(Form):
    """A new review."""

    title = forms.CharField(label="Title", max_length=200)
    question = forms.CharField(
        label="Question",
        max_length=500,
        help_text="What works, for whom, in what circumstances, and why?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    purpose = forms.ChoiceField(
        label="What it is for", choices=Review.Purpose.choices, widget=forms.RadioSelect
    )
    readers = forms.TypedChoiceField(
        label="Readers of each record",
        choices=[(2, "Two, blind to each other"), (1, "One")],
        coerce=int,
        initial=2,
        widget=forms.RadioSelect,
    )


class ImportForm(Form):
    """A RIS file, and the search it came from."""

    file = forms.FileField(
        label="RIS file",
        help_text="As exported by a database or a reference manager; up to 20 MB.",
        widget=forms.FileInput(attrs={"accept": ".ris,.txt"}),
    )
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        help_text="For example: MEDLINE on Ovid, or hand search of reference lists.",
    )
    purpose = forms.ChoiceField(
        label="What the search was for",
        choices=SearchRound.Purpose.choices,
        initial=SearchRound.Purpose.EMPIRICAL,
    )
    query = forms.CharField(
        label="The search, word for word",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    run_on = DayField(label="When it was run", required=False)

    def clean_file(self) -> dict[str, Any]:
        """Read the file, and refuse one that is too large or no text."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > ris.MOST_BYTES:
            raise forms.ValidationError("Choose a file of 20 MB or less")
        content = file.read()
        try:
            readable = any(entry.facts for entry in ris.entries(ris.decode(content)))
        except ris.NotAFile as wrong:
            raise forms.ValidationError(f"Choose another file: {wrong}") from wrong
        if not readable:
            raise forms.ValidationError(
                "No record could be read from this file. Choose a RIS file: each record begins "
                "with a line TY and ends with a line ER"
            )
        return {"content": content, "file_name": str(file.name or "")}
