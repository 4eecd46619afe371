"""Asking: a scale for each question, a way to skip it, and how it was asked."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from linkwork.practice.outcomes.catalogue import Instrument
from linkwork.practice.outcomes.instruments import Question
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.sheets import Asked, Sheet
from linkwork.practice.outcomes.wordings import LONGEST, WordingError, read, read_areas
from linkwork.ui.forms import Chips, Form, Scale

REASONS = [("", "Not skipped"), *Measure.Missing.choices]
SKIP = "{}_missing"
COLUMNS = {3: 1, 4: 1, 5: 5}  # of chips, by how many answers there are
# Somebody who answers alone and leaves a question out has chosen to.
LEFT_OUT = Measure.Missing.DECLINED.value


def answer_field(question: Asked) -> forms.Field:
    """A field for one question, on its own scale."""
    if question.choices:
        given = [(str(value), words) for value, words in question.choices]
        return forms.TypedChoiceField(
            label=question.text,
            choices=given,
            coerce=int,
            empty_value=None,
            required=False,
            widget=Chips(columns=COLUMNS.get(len(given), 2)),
        )
    if (question.lowest, question.highest) != (0, 10):
        return forms.IntegerField(
            label=question.text,
            min_value=question.lowest,
            max_value=question.highest,
            required=False,
            help_text=f"A whole number from {question.lowest} to {question.highest}",
        )
    return forms.TypedChoiceField(
        label=question.text,
        choices=[(str(step), str(step)) for step in range(11)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=Scale(low=question.low, high=question.high),
    )


class SheetForm(Form):
    """The questions of a sheet. Any may be left out; nothing stops anybody saving."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        """Ask these questions, in this order."""
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for one in sheet.questions:
            self.fields[one.name] = answer_field(one)

    @property
    def answers(self) -> dict[str, int | None]:
        """Each question's answer, by its name."""
        return {one.name: self.cleaned_data.get(one.name) for one in self.sheet.questions}

    @property
    def reasons(self) -> dict[str, str]:
        """Why a question has no answer: whoever answers alone preferred not to say."""
        return {one.name: LEFT_OUT for one in self.sheet.questions}

    @property
    def skipped(self) -> str:
        """Why none of it was answered, where that was said."""
        return "" if any(v is not None for v in self.answers.values()) else LEFT_OUT

    @property
    def way(self) -> str:
        """How it was asked."""
        return str(Measure.Mode.SELF)


class AskedForm(SheetForm):
    """A sheet that somebody of the service asks: how, and why a question was skipped."""

    mode = forms.ChoiceField(
        label="How were they asked?",
        choices=Measure.Mode.choices,
        initial=Measure.Mode.READ_ALOUD,
        widget=Chips(columns=2),
        help_text="Hearing a question read aloud makes answers kinder, so we keep how it was asked",
    )
    none_of_it = forms.ChoiceField(
        label="None of it was asked, because", choices=REASONS, required=False
    )

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        """Each question that is kept by itself may be skipped with its own reason."""
        super().__init__(*args, sheet=sheet, **kwargs)
        for one in sheet.questions if not sheet.scored else ():
            self.fields[SKIP.format(one.name)] = forms.ChoiceField(
                label="Skip this one, because", choices=REASONS, required=False
            )

    @property
    def reasons(self) -> dict[str, str]:
        """Why a question has no answer, where that was said."""
        named = [one.name for one in self.sheet.questions]
        return {name: self.cleaned_data.get(SKIP.format(name)) or "" for name in named}

    @property
    def skipped(self) -> str:
        """Why none of it was asked, where that was said."""
        return str(self.cleaned_data.get("none_of_it") or "")

    @property
    def way(self) -> str:
        """How it was asked."""
        return str(self.cleaned_data["mode"])


def form_for(sheet: Sheet, data: Any = None, *, alone: bool = False) -> SheetForm:
    """The form of a sheet, for somebody of the service or for whoever answers alone."""
    return (SheetForm if alone else AskedForm)(data, sheet=sheet)


class OneAnswerForm(Form):
    """One question, at which point it is asked, and how; or why there is no answer."""

    point = forms.ChoiceField(
        label="When is this?", choices=Measure.Point.choices, widget=Chips(columns=2)
    )
    mode = forms.ChoiceField(
        label="How was it asked?",
        choices=Measure.Mode.choices,
        initial=Measure.Mode.READ_ALOUD,
        widget=Chips(columns=2),
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        """Ask this question."""
        super().__init__(*args, **kwargs)
        self.name = question.name
        self.fields[self.name] = answer_field(question)
        self.fields[SKIP.format(self.name)] = forms.ChoiceField(
            label="Skip it, because", choices=REASONS, required=False
        )

    def clean(self) -> dict[str, Any]:
        """There must be an answer or a reason: there is nothing else to save."""
        given: dict[str, Any] = super().clean() or {}
        if given.get(self.name) is None and not self.missing and not self.errors:
            self.add_error(self.name, "Choose a number, or say why the question was skipped")
        return given

    @property
    def value(self) -> int | None:
        """The answer."""
        return self.cleaned_data.get(self.name)

    @property
    def missing(self) -> str:
        """Why there is none; an answer given overrules it."""
        if self.cleaned_data.get(self.name) is not None:
            return ""
        return str(self.cleaned_data.get(SKIP.format(self.name)) or "")


class InviteForm(Form):
    """Which questions go to the person, and how the link reaches them."""

    sheet = forms.ChoiceField(label="Which questions?", widget=Chips(columns=1))
    point = forms.ChoiceField(
        label="When is this?", choices=Measure.Point.choices, widget=Chips(columns=2)
    )
    channel = forms.ChoiceField(label="How shall the link go?", widget=Chips(columns=2))

    def __init__(
        self,
        *args: Any,
        sheets: list[tuple[str, str]],
        channels: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """Offer what may be asked here and the ways by which the person can be reached."""
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = sheets  # type: ignore[attr-defined]  # a field of choices
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]  # as above


class LicenceForm(Form):
    """That the service holds the licence, and the wording it loads."""

    holds_licence = forms.BooleanField(
        label="We hold a licence to use this instrument and its wording",
        error_messages={"required": "Tick that you hold the licence: without it nothing is loaded"},
    )
    licence = forms.CharField(
        label="Which licence, and where it is kept",
        max_length=200,
        error_messages={"required": "Say which licence it is, or where it is kept"},
    )
    file = forms.FileField(label="The wording, as a text file", required=False)
    text = forms.CharField(
        label="Or the wording, typed or pasted",
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    on = forms.BooleanField(label="It may be asked from now on", required=False, initial=True)

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        """The wording must fit this instrument."""
        super().__init__(*args, **kwargs)
        self.instrument = instrument

    def clean(self) -> dict[str, Any]:
        """Read the file or the text, and say what cannot be used in it."""
        given: dict[str, Any] = super().clean() or {}
        try:
            given["text"] = _decoded(given.get("file")) or given.get("text") or ""
            read(given["text"], self.instrument)
        except WordingError as wrong:
            self.add_error("file" if given.get("file") else "text", str(wrong))
        return given


def _decoded(file: UploadedFile[bytes] | None) -> str:
    if file is None:
        return ""
    if (file.size or 0) > LONGEST:
        raise WordingError(f"The file is larger than {LONGEST:,} bytes.")
    try:
        return bytes(file.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WordingError("The file is not plain text in UTF-8.") from None


class AreasForm(Form):
    """The areas of the wheel, one a line."""

    text = forms.CharField(
        label="Areas, one on each line",
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="Six to eight. Change a name and its answers begin anew under the new one",
    )

    def clean_text(self) -> str:
        """Six to eight areas, each named once."""
        text = str(self.cleaned_data["text"])
        try:
            read_areas(text)
        except WordingError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return text
