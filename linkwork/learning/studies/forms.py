"""The form that registers a study."""

from typing import Any

from django import forms

from linkwork.library import queries as shelf
from linkwork.theory.stages import Stage
from linkwork.ui.forms import Form

SMALLEST = [("0.03", "3 in every 100"), ("0.05", "5 in every 100"), ("0.10", "10 in every 100")]


class RegisterForm(Form):
    """What is asked, of which statements, and what would be large enough to matter."""

    title = forms.CharField(
        label="Title", max_length=200, help_text="As a question people can read"
    )
    question = forms.CharField(
        label="The question, made exact",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who counts, what is compared, and on what",
    )
    smallest = forms.ChoiceField(
        label="The smallest difference that would matter",
        choices=SMALLEST,
        initial="0.05",
        widget=forms.RadioSelect,
        help_text="Decided now, before the cases are seen",
    )
    statements = forms.MultipleChoiceField(
        label="Statements to test", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what stands on the shelf and has a condition."""
        super().__init__(*args, **kwargs)
        offered = [one for one in shelf.latest() if not one.statement.in_words_only]
        self.fields["statements"].choices = [  # type: ignore[attr-defined]  # a field of choices
            (one.code, f"{one.code} {one.nickname} ({Stage(one.stage).value})") for one in offered
        ]
