"""Rows of a form that can be made more: contexts, and what the literature leads one to expect."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from linkwork.learning.methods.designs import Design, Plan, design_for
from linkwork.learning.studies import plans, queries
from linkwork.learning.studies.declaring import Context, Expected
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement

MOST = 12
# Contexts that are often declared; each is fixed at referral, before any component.
READY = (
    ("", "Choose, or write it below"),
    ("lives_alone", "Lives alone"),
    ("needs >= 3", "Three needs or more"),
    ("age >= 65", "Is 65 or older"),
    ("deprivation_fifth <= 2", "Lives in the two most deprived fifths of areas"),
    ("long_term_conditions >= 2", "Two long-term conditions or more"),
    ("is_carer", "Is a carer"),
    ("not english_first_language", "First language is not English"),
    ("main_need == loneliness", "Came for loneliness"),
    ("loneliness_before >= 6", "Is lonely at the start (6 of 9 or more)"),
    ("route == self", "Referred themselves"),
)
DIRECTNESS = (
    ("1", "Just like this service"),
    ("0.5", "Somewhat like this service"),
    ("0.25", "Rather different from this service"),
)
CONTEXT, EXPLORED, EXPECTED = "context", "explored", "expected"


def testable() -> list[PublishedStatement]:
    """What stands on the shelf and has a condition."""
    return [one for one in shelf.latest() if not one.statement.in_words_only]


def codes(statements: Sequence[PublishedStatement]) -> list[tuple[str, str]]:
    """Statements to choose one of."""
    return [("", "Choose a statement"), *((s.code, f"{s.code} {s.nickname}") for s in statements)]


def context_fields(name: str, of: Sequence[tuple[str, str]] | None) -> dict[str, forms.Field]:
    """The fields of one context: its statement (none for all), the condition, and why."""
    fields: dict[str, forms.Field] = {}
    if of is not None:
        fields[f"{name}_code"] = forms.ChoiceField(label="Statement", choices=of, required=False)
    fields[f"{name}_ready"] = forms.ChoiceField(label="Context", choices=READY, required=False)
    fields[f"{name}_text"] = forms.CharField(
        label="Or as a condition",
        required=False,
        max_length=200,
        help_text="For example: needs >= 3 and lives_alone",
    )
    fields[f"{name}_why"] = forms.CharField(
        label="Why it should matter", required=False, max_length=200
    )
    return fields


def expected_fields(name: str, of: Sequence[tuple[str, str]]) -> dict[str, forms.Field]:
    """The fields of what the literature leads one to expect of one statement."""
    sources = [("", "Choose a work on the shelf"), *queries.works()]
    return {
        f"{name}_code": forms.ChoiceField(label="Statement", choices=of, required=False),
        f"{name}_mean": forms.FloatField(
            label="Expected difference in every 100 people", required=False
        ),
        f"{name}_spread": forms.FloatField(
            label="Give or take (one standard deviation)", required=False, min_value=0.1
        ),
        f"{name}_source": forms.ChoiceField(label="From", choices=sources, required=False),
        f"{name}_directness": forms.ChoiceField(
            label="The services studied were", choices=DIRECTNESS, required=False, initial="0.5"
        ),
        f"{name}_why": forms.CharField(
            label="How the figure was reached", required=False, max_length=300
        ),
    }


class Rows(forms.Form):
    """A form with rows: how many there are, what they say, and what is wrong with them."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Take what was typed; where only one more row is asked for, nothing is checked yet."""
        self.typed = data or {}
        super().__init__(None if self.more() else data, *args, **kwargs)

    def put_back(self) -> None:
        """Show again what was typed, where one more row was asked for."""
        if self.more():
            self.initial = {
                name: field.widget.value_from_datadict(self.typed, {}, name)
                for name, field in self.fields.items()
            }

    def row_names(self, kind: str) -> list[str]:
        """The names of the rows of a kind, in order."""
        return [f"{kind}_{number}" for number in range(1, self.count(kind) + 1)]

    def count(self, kind: str, least: int = 1) -> int:
        """How many rows of a kind the form has; one more where that was asked for."""
        said = str(self.typed.get(f"{kind}_rows") or self.first_rows.get(kind, least))
        number = int(said) if said.isdigit() else least
        return min(number + (self.more() == kind), MOST)

    @property
    def first_rows(self) -> Mapping[str, int]:
        """How many rows of each kind a fresh form has."""
        return {}

    def more(self) -> str:
        """The kind of row of which one more was asked for."""
        return str(self.typed.get("more") or "")

    def said(self, name: str) -> Any:
        """What a field says after cleaning."""
        return self.cleaned_data.get(name) or ""

    def contexts(self, kind: str, chosen: Sequence[str]) -> Iterator[Context]:
        """Each context that is filled in; errors stand at the field they are about."""
        for name in self.row_names(kind):
            written, why = self.said(f"{name}_text") or self.said(f"{name}_ready"), f"{name}_why"
            code = self.said(f"{name}_code") if kind == CONTEXT else ""
            if not (written or self.said(why) or code):
                continue
            if kind == CONTEXT and code not in chosen:
                self.add_error(f"{name}_code", "Choose one of the statements to test")
            elif not written:
                self.add_error(f"{name}_ready", "Choose a context, or write a condition")
            elif not self.said(why):
                self.add_error(why, "Say why it should matter")
            elif self._readable(name, written, code):
                yield Context(code=code, condition=written, why=self.said(why))

    def _readable(self, name: str, written: str, code: str) -> bool:
        where = f"{name}_text" if self.said(f"{name}_text") else f"{name}_ready"
        try:
            plans.read_condition(written, _design(code) if code else None)
        except plans.NotDeclarable as wrong:
            self.add_error(where, str(wrong))
            return False
        return True

    def expected(self, chosen: Sequence[str]) -> dict[str, Expected]:
        """What is expected of each statement; errors stand at the field they are about."""
        found: dict[str, Expected] = {}
        for name in self.row_names(EXPECTED):
            code, source = self.said(f"{name}_code"), self.said(f"{name}_source")
            mean = self.cleaned_data.get(f"{name}_mean")
            spread = self.cleaned_data.get(f"{name}_spread")
            if not (code or source or mean is not None or spread):
                continue
            if code not in chosen:
                self.add_error(f"{name}_code", "Choose one of the statements to test")
            elif mean is None:
                self.add_error(f"{name}_mean", "Enter the difference that is expected, like 5")
            elif not spread:
                self.add_error(f"{name}_spread", "Enter how far it may be from that, like 10")
            elif not source:
                self.add_error(f"{name}_source", "Choose the work it comes from")
            else:
                times = 100 if _unit(code) == "proportion" else 1
                found[code] = Expected(
                    mean=mean / times,
                    spread=spread / times,
                    source=source,
                    why=self.said(f"{name}_why"),
                    directness=float(self.said(f"{name}_directness") or 0.5),
                )
        return found


def _design(code: str) -> Design | None:
    return design_for(shelf.statement(code).statement, Plan())


def _unit(code: str) -> str:
    design = _design(code)
    return design.unit if design else "proportion"
