"""The form that declares a study."""

from collections.abc import Mapping
from typing import Any

from django import forms

from linkwork.learning.studies.declaring import Declared, Stopping
from linkwork.learning.studies.forms import rows
from linkwork.learning.studies.forms.rows import CONTEXT, EXPECTED, EXPLORED
from linkwork.theory.stages import Stage
from linkwork.ui.dates import DayField
from linkwork.ui.forms import Form

SMALLEST = [
    ("0.03", "3 in every 100"),
    ("0.05", "5 in every 100"),
    ("0.10", "10 in every 100"),
    ("0.15", "15 in every 100"),
]
NOW, DATE, CASES = "now", "date", "cases"
WHEN = [
    (NOW, "As soon as two people have signed"),
    (DATE, "Not before a day"),
    (CASES, "When there are enough cases of one statement"),
]
YES_NO = [("yes", "Yes"), ("no", "No, the plan’s own method alone")]


class PlanForm(rows.Rows, Form):
    """What would be large enough to matter, for whom, what is expected, and when it is read."""

    smallest = forms.ChoiceField(
        label="The smallest difference that would matter",
        choices=SMALLEST,
        initial="0.05",
        widget=forms.RadioSelect,
        help_text="Decided now, before the cases are seen",
    )
    why_smallest = forms.CharField(
        label="Why that much?",
        max_length=300,
        help_text="What the service would do about a difference of that size",
    )
    statements = forms.MultipleChoiceField(
        label="Statements to test", widget=forms.CheckboxSelectMultiple
    )
    whole = forms.ChoiceField(
        label="Read the same cases in other ways too?",
        choices=YES_NO,
        initial="yes",
        widget=forms.RadioSelect,
        help_text="Other methods stand beside the plan’s own and never replace it; they take time",
    )
    when = forms.ChoiceField(
        label="When are the cases frozen and read?",
        choices=WHEN,
        initial=NOW,
        widget=forms.RadioSelect,
        help_text="Once, so that looking often does not make a finding",
    )
    not_before = DayField(label="Not before", required=False)
    cases = forms.IntegerField(label="How many cases", required=False, min_value=20)
    of = forms.ChoiceField(label="Cases of", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what stands on the shelf and has a condition, and as many rows as were asked."""
        super().__init__(*args, **kwargs)
        offered = rows.testable()
        codes = rows.codes(offered)
        self.fields["statements"].choices = [  # type: ignore[attr-defined]  # a field of choices
            (one.code, f"{one.code} {one.nickname} ({Stage(one.stage).value})") for one in offered
        ]
        self.fields["of"].choices = codes  # type: ignore[attr-defined]  # a field of choices
        for name in self.row_names(CONTEXT):
            self.fields |= rows.context_fields(name, codes)
        for name in self.row_names(EXPLORED):
            self.fields |= rows.context_fields(name, None)
        for name in self.row_names(EXPECTED):
            self.fields |= rows.expected_fields(name, codes)
        self.put_back()

    @property
    def first_rows(self) -> Mapping[str, int]:
        """A fresh form has room for two contexts."""
        return {CONTEXT: 2, EXPLORED: 1, EXPECTED: 1}

    def clean(self) -> dict[str, Any]:
        """See that every row can be read, and that the time of reading is said."""
        said = super().clean() or self.cleaned_data
        chosen = said.get("statements") or []
        self._contexts = tuple(self.contexts(CONTEXT, chosen))
        self._explored = tuple(self.contexts(EXPLORED, chosen))
        self._expected = self.expected(chosen)
        when = said.get("when")
        if when == DATE and not said.get("not_before") and "not_before" not in self.errors:
            self.add_error("not_before", "Enter the day from which it is read")
        if when == CASES and not said.get("cases") and "cases" not in self.errors:
            self.add_error("cases", "Enter how many cases, like 310")
        if when == CASES and said.get("of") not in chosen:
            self.add_error("of", "Choose one of the statements to test")
        return said

    def declared(self) -> Declared:
        """What the form declares besides the statements and the smallest effect."""
        said = self.cleaned_data
        when = said["when"]
        return Declared(
            why_smallest=said["why_smallest"],
            contexts=self._contexts,
            exploratory=self._explored,
            expected=self._expected,
            whole=said["whole"] == "yes",
            stopping=Stopping(
                not_before=said["not_before"] if when == DATE else None,
                cases=said["cases"] if when == CASES else None,
                of=said["of"] if when == CASES else "",
            ),
        )


class RegisterForm(PlanForm):
    """What is asked, of which statements, and everything else that is fixed beforehand."""

    title = forms.CharField(
        label="Title", max_length=200, help_text="As a question people can read"
    )
    question = forms.CharField(
        label="The question, made exact",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who counts, what is compared, and on what",
    )
