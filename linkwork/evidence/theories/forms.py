"""What is asked of a theory version, and of a verdict."""

from typing import Any

from django import forms

from linkwork.evidence.synthesis.queries import InReview
from linkwork.evidence.theories.models import Verdict
from linkwork.theory import narrative as words
from linkwork.ui.forms import Form


class TheoryForm(Form):
    """A version while it is written: its narrative, and the statements it holds."""

    title = forms.CharField(label="Title", max_length=200)
    narrative = forms.CharField(
        label="How it is expected to work, for whom and why",
        max_length=50_000,
        help_text="In paragraphs. Each names the statement or configuration it rests on by its "
        "code in square brackets, as in [EG3]; readers open its passages there.",
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    chosen = forms.MultipleChoiceField(
        label="Statements it holds", required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Why this version",
        max_length=500,
        help_text="What was learnt since the one before.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, statements: list[InReview], known: set[str], **kwargs: Any
    ) -> None:
        """Offer the review's statements; `known` are the codes a narrative may name."""
        super().__init__(*args, **kwargs)
        self.known = known
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]
            (one.code, f"{one.code} {one.nickname}, {one.status}") for one in statements
        ]

    def clean_narrative(self) -> str:
        """Refuse a code that stands for nothing in this review."""
        given = str(self.cleaned_data["narrative"]).replace("\r\n", "\n")
        strange = [code for code in words.named(given) if code not in self.known]
        if strange:
            raise forms.ValidationError(
                f"No statement or configuration of this review is called {', '.join(strange)}"
            )
        return given


class VerdictForm(Form):
    """What one kind of evidence makes of a statement, and why."""

    source = forms.ChoiceField(
        label="From which evidence",
        choices=Verdict.Source.choices,
        initial=Verdict.Source.LITERATURE,
        widget=forms.RadioSelect,
        help_text="The two are judged apart and never added up.",
    )
    answer = forms.ChoiceField(
        label="Verdict",
        error_messages={"required": "Choose a verdict"},
        choices=Verdict.Answer.choices,
        widget=forms.RadioSelect,
        help_text="Insufficient is a verdict too. Only the service’s own data can be not testable.",
    )
    probed = forms.TypedChoiceField(
        label="Was the mechanism itself looked at?",
        error_messages={"required": "Say whether the mechanism itself was looked at"},
        choices=[("yes", "Yes: something said why, or a probe was measured"), ("no", "No")],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
    )
    rationale = forms.CharField(
        label="Why",
        error_messages={"required": "Say why you give this verdict"},
        max_length=4000,
        help_text="What weighs most, and what was done with what speaks against it.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
