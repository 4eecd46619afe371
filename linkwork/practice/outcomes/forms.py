"""Asking: a scale for each question, a way to skip it, and how it was asked."""

from typing import Any

from django import forms

from linkwork.practice.outcomes.instruments import Question
from linkwork.practice.outcomes.models import Measure
from linkwork.ui.forms import Chips, Form, Scale

REASONS = [("", "Not skipped"), *Measure.Missing.choices]
SKIP = "{}_missing"


def answer_field(question: Question) -> forms.Field:
    """A field for one question, on its own scale."""
    if question.choices:
        given = [(str(value), words) for value, words in question.choices]
        return forms.TypedChoiceField(
            label=question.text,
            choices=given,
            coerce=int,
            empty_value=None,
            required=False,
            widget=Chips(columns=3),
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


class AnswersForm(Form):
    """Some questions at one point of the journey. It never stops anybody saving."""

    mode = forms.ChoiceField(
        label="How were they asked?",
        choices=Measure.Mode.choices,
        initial=Measure.Mode.READ_ALOUD,
        widget=Chips(columns=2),
        help_text="Hearing a question read aloud makes answers kinder, so we keep how it was asked",
    )

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        """Ask these questions, in this order."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        for one in questions:
            self.fields[one.item.value] = answer_field(one)
            self.fields[SKIP.format(one.item.value)] = forms.ChoiceField(
                label="Skip this one, because", choices=REASONS, required=False
            )

    def answers(self) -> list[tuple[Measure.Item, int | None, str]]:
        """Each item with its answer, or the reason for none (not asked, unless one was given)."""
        found: list[tuple[Measure.Item, int | None, str]] = []
        for one in self.questions:
            value = self.cleaned_data.get(one.item.value)
            given = self.cleaned_data.get(SKIP.format(one.item.value), "")
            why = "" if value is not None else given or Measure.Missing.NOT_ASKED.value
            found.append((one.item, value, why))
        return found


class OneAnswerForm(AnswersForm):
    """One question, and at which point it is asked."""

    point = forms.ChoiceField(
        label="When is this?", choices=Measure.Point.choices, widget=Chips(columns=3)
    )

    def clean(self) -> dict[str, Any]:
        """One question must have its answer or its reason: there is nothing else to save."""
        given: dict[str, Any] = super().clean() or {}
        name = self.questions[0].item.value
        if given.get(name) is None and not given.get(SKIP.format(name)) and not self.errors:
            self.add_error(name, "Choose a number, or say why the question was skipped")
        return given
