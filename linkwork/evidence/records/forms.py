"""What is asked about a review, and about a search that is taken in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from linkwork.evidence.records import formats
from linkwork.evidence.records.formats import columns, table
from linkwork.evidence.records.models import Review, SearchRound
from linkwork.evidence.records.queries import Wanted
from linkwork.ui.forms import DayField, Form
from linkwork.ui.words import day, joined

KEEP = "keep"  # of a column: it holds no fact
LARGEST = 100 * 1024 * 1024
KINDS = (
    "RIS, BibTeX, PubMed nbib or CSV, as a database or a reference manager writes it; up to 100 MB."
)
FILES = forms.FileInput(attrs={"accept": ".ris,.bib,.nbib,.csv,.tsv,.txt"})


class ReviewForm(Form):
    """A new review."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title for the review"}
    )
    question = forms.CharField(
        label="Question",
        error_messages={"required": "Enter the question of the review"},
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


class SearchField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it is not subscriptable
    """A choice among the searches of a review, known by what no other service can guess."""

    def __init__(self, **kwargs: Any) -> None:
        """Nothing is offered before the review is known."""
        super().__init__(queryset=None, to_field_name="public_id", **kwargs)

    def label_from_instance(self, obj: SearchRound) -> str:
        """Where it was run, and when."""
        return f"{obj.source}, run on {day(obj.run_on)}" if obj.run_on else obj.source


def offer(field: forms.Field, searches: QuerySet[SearchRound]) -> None:
    """Let a field choose among some searches."""
    assert isinstance(field, SearchField)
    field.queryset = searches


class SearchForm(Form):
    """A search as it was run."""

    source = forms.CharField(
        label="Where it was run",
        max_length=200,
        help_text="For example: MEDLINE, or hand search of reference lists.",
    )
    platform = forms.CharField(
        label="On which platform",
        max_length=100,
        required=False,
        help_text="For example: Ovid, EBSCO, ProQuest.",
    )
    phase = forms.ChoiceField(
        label="Phase", choices=SearchRound.Phase.choices, required=False, initial=1
    )
    purpose = forms.ChoiceField(
        label="What the search was for",
        choices=SearchRound.Purpose.choices,
        initial=SearchRound.Purpose.EMPIRICAL,
    )
    target = forms.CharField(
        label="Statement it was run for",
        max_length=20,
        required=False,
        help_text="The code of the statement, such as EG3. Leave it empty for the whole question.",
    )
    query = forms.CharField(
        label="The search, word for word",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    run_on = DayField(label="When it was run", required=False)
    hits = forms.IntegerField(
        label="Hits, as the source counted them",
        required=False,
        min_value=0,
        max_value=10_000_000,
        help_text="Leave it empty to count the entries of the file.",
    )
    stopped_because = forms.CharField(
        label="Why the search stopped where it did",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_phase(self) -> int:
        """A search belongs to the first phase, unless it is said otherwise."""
        return int(self.cleaned_data["phase"] or SearchRound.Phase.FIRST)

    def clean_target(self) -> str:
        """A code is written in capitals."""
        return str(self.cleaned_data["target"]).strip().upper()

    def clean_hits(self) -> int:
        """Nothing said is none yet."""
        return int(self.cleaned_data["hits"] or 0)


class ResultsForm(Form):
    """The file of what a search found."""

    file = forms.FileField(label="File of results", help_text=KINDS, widget=FILES)

    def clean_file(self) -> dict[str, Any] | None:
        """Read the file, and refuse one that is too large, no text, or has no record in it."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError("Choose a file of 100 MB or less")
        content = file.read()
        name = str(file.name or "")
        try:
            first = next((one for one in formats.read_file(content, name) if one.facts), None)
        except formats.NotAFile as wrong:
            raise forms.ValidationError(f"Choose another file: {wrong}") from wrong
        if first is None and not _has_columns(content, name):
            raise forms.ValidationError(
                "No record could be read from this file. Choose one in RIS, BibTeX, PubMed nbib "
                "or CSV, as a database or a reference manager writes it"
            )
        return {"content": content, "file_name": name}


class ImportForm(ResultsForm, SearchForm):
    """A search, and the file of what it found."""

    file = forms.FileField(
        label="File of results",
        required=False,
        help_text=(
            f"{KINDS} Leave it empty where the search found nothing, or to add the file later."
        ),
        widget=FILES,
    )
    repeats = SearchField(
        label="Search that this one runs again",
        required=False,
        empty_label="None: it is a new search",
        help_text="Only what the earlier runs did not find then comes in as new.",
    )
    field_order = ("file", "source", "platform", "phase", "purpose", "target", "query", "run_on")

    def __init__(self, *args: Any, searches: QuerySet[SearchRound], **kwargs: Any) -> None:
        """Offer the searches of the review to be run again."""
        super().__init__(*args, **kwargs)
        offer(self.fields["repeats"], searches)


class FilterForm(forms.Form):
    """Which records are shown."""

    use_required_attribute = False

    words = forms.CharField(label="Words", required=False)
    search = SearchField(label="Found by", required=False, empty_label="Any search")
    phase = forms.ChoiceField(
        label="Phase",
        required=False,
        choices=[("", "Both phases"), ("1", "Phase 1"), ("2", "Phase 2")],
    )
    lacks = forms.ChoiceField(
        label="Without",
        required=False,
        choices=[
            ("", "Anything"),
            ("abstract", "An abstract"),
            ("doi", "A DOI"),
            ("year", "A year"),
        ],
    )

    def __init__(self, given: Mapping[str, Any], *, searches: QuerySet[SearchRound]) -> None:
        """Offer the searches of the review."""
        super().__init__(given)
        offer(self.fields["search"], searches)
        self.is_valid()
        for field in self.fields.values():
            field.required = True  # a filter need not say that it is optional

    def wanted(self) -> Wanted:
        """The records that are looked for; what makes no sense is passed over."""
        said = self.cleaned_data
        search = said.get("search")
        return Wanted(
            words=str(said.get("words", ""))[:200],
            search=str(search.public_id) if search is not None else "",
            phase=int(said.get("phase") or 0),
            lacks=said.get("lacks", ""),
            again=True,
        )

    def said(self) -> dict[str, str]:
        """What was asked, as the end of an address."""
        found = self.wanted()
        named = {"words": found.words, "search": found.search, "lacks": found.lacks}
        named |= {"phase": str(found.phase or "")}
        return {name: value for name, value in named.items() if value}


class ColumnsForm(Form):
    """Which column of a CSV file holds which fact: one choice for each heading."""

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        """Ask for each column, with what it seems to be chosen already."""
        super().__init__(*args, **kwargs)
        seems = columns.suggested(headings)
        for place, heading in enumerate(headings):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading or f"Column {place + 1}",
                choices=[(KEEP, "No fact: keep it as it is"), *columns.WORDS.items()],
                initial=seems.get(place, KEEP),
            )

    def clean(self) -> dict[str, Any]:
        """Each fact stands in one column, and one of them is the title."""
        given = super().clean() or self.cleaned_data
        self.chosen = {
            int(name.removeprefix("column-")): fact
            for name, fact in given.items()
            if name.startswith("column-") and fact != KEEP
        }
        wrong = columns.problems(self.chosen)
        if wrong:
            raise forms.ValidationError(f"Choose again: {joined(wrong)}")
        return given


def _has_columns(content: bytes, name: str) -> bool:
    """Whether it is a table whose columns a person can name."""
    text = formats.decode(content).text
    return formats.told(text, name) == "csv" and len(table.head(text).names) > 1
