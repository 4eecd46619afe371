"""What is asked when a passage is coded: to what, how, with which words, and what it is worth."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from linkwork.evidence.extraction.coding.choices import Target
from linkwork.evidence.extraction.models import Appraisal, Coding, Passage, Span
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.places import nearly, places_of
from linkwork.ui.forms import Chips, Form

ROLES = tuple(Span.Role)
CRITERIA = tuple(Appraisal.Criterion)
ASKED = {
    Appraisal.Criterion.RELEVANCE: "Relevance: is it about this statement?",
    Appraisal.Criterion.RICHNESS: "Richness: does it say how and why?",
    Appraisal.Criterion.RIGOUR: "Rigour: can it be believed?",
}


class CodingForm(Form):
    """What a passage does to a statement, first; its parts and its worth after that."""

    statement = forms.ChoiceField(label="Statement")
    stance = forms.ChoiceField(
        label="This passage …", choices=Coding.Stance.choices, widget=Chips(columns=1)
    )
    part = forms.ChoiceField(
        label="It speaks to",
        choices=[("whole", "the whole of it"), ("part", "a part of it")],
        initial="whole",
        widget=Chips(columns=2),
    )
    confidence = forms.ChoiceField(
        label="How sure are you?",
        choices=Coding.Confidence.choices,
        initial=Coding.Confidence.FAIRLY,
        required=False,
        widget=Chips(columns=3),
    )
    memo = forms.CharField(
        label="Memo",
        required=False,
        max_length=2000,
        help_text="Why you read it so, for the other reviewers.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    worth_of = forms.ChoiceField(
        label="What you say holds for",
        choices=[("passage", "this passage"), ("document", "the whole document")],
        initial="passage",
        widget=Chips(columns=2),
        required=False,
    )

    def __init__(
        self, *args: Any, passage: Passage, targets: Sequence[Target], **kwargs: Any
    ) -> None:
        """Offer what the passage may be coded to, and ask for its words and its worth."""
        super().__init__(*args, **kwargs)
        self.passage = passage
        self.targets = {one.key: one for one in targets}
        named = [(one.key, one.label) for one in targets]
        self.fields["statement"].choices = [("", "Choose one"), *named]  # type: ignore[attr-defined]
        for role in ROLES:
            self.fields[role.value] = forms.CharField(
                label=role.label,
                required=False,
                max_length=5000,
                widget=forms.Textarea(attrs={"rows": 2, "data-role": role.value}),
            )
        for criterion in CRITERIA:
            self._ask_worth(criterion)

    def _ask_worth(self, criterion: Appraisal.Criterion) -> None:
        self.fields[criterion.value] = forms.ChoiceField(
            label=ASKED[criterion],
            choices=Appraisal.Level.choices,
            required=False,
            widget=Chips(columns=3),
        )
        self.fields[f"{criterion.value}_reason"] = forms.CharField(
            label=f"Why, for {criterion.label.lower()}", required=False, max_length=500
        )

    def clean(self) -> dict[str, Any]:
        """Find each role's words in the passage; ask for a reason with every level."""
        given = super().clean() or {}
        for criterion in CRITERIA:
            level, why = given.get(criterion.value), given.get(f"{criterion.value}_reason")
            if level and not why:
                self.add_error(f"{criterion.value}_reason", "Say why, in a few words")
            if why and not level:
                self.add_error(criterion.value, "Choose high, moderate or low")
        self.spans = [one for role in ROLES for one in self._words(role.value, given)]
        return given

    def coding(self) -> dict[str, Any]:
        """The coding, as the action takes it."""
        given = self.cleaned_data
        target = self.targets[given["statement"]]
        return {
            "code": target.code,
            "version": target.version,
            "aim": target.aim,
            "stance": given["stance"],
            "whole": given["part"] != "part",
            "confidence": given["confidence"],
            "memo": given["memo"],
            "spans": self.spans,
        }

    def appraisals(self) -> list[dict[str, Any]]:
        """What was said of its worth, as the action takes it, one by one."""
        given = self.cleaned_data
        target = self.targets[given["statement"]]
        whole = given["worth_of"] == "document"
        return [
            {
                "document": self.passage.document,
                "passage": None if whole else self.passage,
                "code": target.code,
                "statement_version": target.version,
                "criterion": one.value,
                "level": given[one.value],
                "reason": given[f"{one.value}_reason"],
            }
            for one in CRITERIA
            if given[one.value]
        ]

    def _words(self, role: str, given: dict[str, Any]) -> Iterable[Stretch]:
        """One stretch a line, which must stand in the passage once."""
        quote, start = self.passage.quote, self.passage.start
        for line in str(given.get(role) or "").splitlines():
            if not line.strip():
                continue
            found = places_of(line, quote)
            if len(found) == 1:
                yield Stretch(start + found[0][0], start + found[0][1], role)
            else:
                self.add_error(role, _mend(line.strip(), quote, len(found)))


def _mend(line: str, quote: str, times: int) -> str:
    short = line if len(line) <= 40 else f"{line[:37]}…"
    if times:
        return f"“{short}” stands {times} times in the passage: take a few more words along"
    if nearly(line, quote):
        return f"“{short}”: nearly, but quotation marks, dashes or capitals differ. Copy it"
    return f"“{short}” does not stand in the passage"
