"""The form that declares a comparison."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from linkwork.learning.configurations.declaring import (
    FEWEST_CONDITIONS,
    FEWEST_PEOPLE,
    MOST_CONDITIONS,
    Declared,
    Ingredient,
    NotDeclarable,
    written,
)
from linkwork.ui.forms import Form

UNITS = [("link_worker", "Link workers"), ("practice", "Practices")]
EXPECTED = [
    ("-", "Nothing in particular"),
    ("1", "Its presence helps"),
    ("0", "Its absence helps"),
]
SOLUTIONS = [
    ("conservative", "Conservative: only combinations that were seen"),
    ("intermediate", "Intermediate: unseen ones too, where what is expected says they would work"),
    ("parsimonious", "Parsimonious: any unseen combination that makes it shorter"),
]
PARTS = ("name", "measures", "out", "cross", "into", "expected")
ROWS = tuple(f"condition_{place}" for place in range(1, MOST_CONDITIONS + 1))


def ingredient_fields(row: str, *, required: bool) -> dict[str, forms.Field]:
    """The fields of one condition, or of the outcome."""
    fields: dict[str, forms.Field] = {
        f"{row}_name": forms.CharField(label="In plain words", max_length=40, required=required),
        f"{row}_measures": forms.CharField(
            label="What is measured",
            max_length=200,
            required=required,
            help_text="A condition on people (how many in every 100) or a number (its mean)",
        ),
    }
    for part, label in (("out", "Fully out"), ("cross", "Half and half"), ("into", "Fully in")):
        fields[f"{row}_{part}"] = forms.FloatField(label=label, required=required)
    if row != "outcome":
        fields[f"{row}_expected"] = forms.ChoiceField(
            label="What is expected", choices=EXPECTED, initial="-", required=False
        )
    return fields


class RegisterForm(Form):
    """What is compared, which conditions, when each counts as high, and the cuts."""

    study = forms.ChoiceField(label="On the frozen cases of")
    title = forms.CharField(label="Title", max_length=200, help_text="As people can read it")
    question = forms.CharField(
        label="The question, made exact",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Which combinations of what are enough for which outcome, and among whom",
    )
    unit = forms.ChoiceField(
        label="What is compared", choices=UNITS, initial="link_worker", widget=forms.RadioSelect
    )
    fewest = forms.IntegerField(
        label="The fewest people each must have",
        min_value=FEWEST_PEOPLE,
        max_value=1000,
        initial=FEWEST_PEOPLE,
        help_text="With a known outcome. Whoever has fewer is left out, and how many is said",
    )
    incl = forms.FloatField(
        label="Consistency from", min_value=0.5, max_value=1, initial=0.8,
        help_text="How nearly all members of a combination must have the outcome",
    )  # fmt: skip
    pri = forms.FloatField(
        label="PRI from", min_value=0, max_value=1, initial=0.5,
        help_text="So that a combination does not count for the outcome and its absence at once",
    )  # fmt: skip
    n = forms.IntegerField(
        label="Members a combination must have", min_value=1, max_value=50, initial=1
    )
    solution = forms.ChoiceField(
        label="The solution that counts", choices=SOLUTIONS, initial="conservative",
        widget=forms.RadioSelect, help_text="The others are shown beside it",
    )  # fmt: skip

    def __init__(self, *args: Any, studies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the studies, and rows for the outcome and the conditions."""
        super().__init__(*args, **kwargs)
        self.fields["study"].choices = list(studies)  # type: ignore[attr-defined]  # of choices
        self.fields |= ingredient_fields("outcome", required=True)
        for place, row in enumerate(ROWS):
            self.fields |= ingredient_fields(row, required=place < FEWEST_CONDITIONS)

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of conditions, in order."""
        return ROWS

    @property
    def more_filled(self) -> bool:
        """Whether anything was typed into the rows that are folded at first."""
        return any(self.data.get(f"{row}_{part}") for row in ROWS[3:] for part in PARTS[:-1])

    def clean(self) -> dict[str, Any]:
        """See that every condition can be read, and put what is wrong beside its field."""
        said = super().clean() or self.cleaned_data
        whole = [row for row in ROWS if said.get(f"{row}_name") or said.get(f"{row}_measures")]
        for row in whole:
            for part in PARTS[:-1]:
                name = f"{row}_{part}"
                if said.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, "Enter this too, or leave the whole condition empty")
        if not self.errors:
            self._declared = Declared(
                unit=said["unit"],
                outcome=_ingredient(said, "outcome"),
                conditions=tuple(_ingredient(said, row) for row in whole),
                fewest=said["fewest"],
                incl=said["incl"],
                pri=said["pri"],
                n=said["n"],
                solution=said["solution"],
            )
            self._check(whole)
        return said

    def declared(self) -> Declared:
        """What the form declares."""
        return self._declared

    def _check(self, whole: Sequence[str]) -> None:
        try:
            written(self._declared)
        except NotDeclarable as refused:
            self.add_error(_field(refused.where, whole), str(refused))


def _ingredient(said: dict[str, Any], row: str) -> Ingredient:
    return Ingredient(
        name=said[f"{row}_name"].strip(),
        measures=said[f"{row}_measures"].strip(),
        out=said[f"{row}_out"],
        cross=said[f"{row}_cross"],
        into=said[f"{row}_into"],
        expected=said.get(f"{row}_expected") or "-",
    )


def _field(where: str, whole: Sequence[str]) -> str:
    """The field beside which a refusal belongs: the place counts rows that were filled in."""
    if where.startswith("condition_"):
        return f"{whole[int(where.removeprefix('condition_')) - 1]}_measures"
    fields: Iterator[tuple[str, str]] = iter(
        (("outcome", "outcome_measures"), ("conditions", "condition_2_name"))
    )
    return next((field for name, field in fields if name == where), where)
