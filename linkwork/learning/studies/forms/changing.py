"""The forms that change a plan: anything before the freeze, additions after it; always with why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from linkwork.learning.studies import plans
from linkwork.learning.studies.declaring import Declared
from linkwork.learning.studies.forms import rows
from linkwork.learning.studies.forms.declaring import CASES, DATE, NOW, PlanForm
from linkwork.learning.studies.forms.rows import CONTEXT, EXPECTED, EXPLORED
from linkwork.library import queries as shelf
from linkwork.ui.forms import Form

Plan = dict[str, Any]


def _why() -> forms.CharField:
    return forms.CharField(
        label="What changed, and why?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="This stands on the study’s page and in its report for good",
    )


class AmendForm(PlanForm):
    """The plan as it is, to be changed before the cases are frozen."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Begin from the plan as it stands."""
        self.before = plan
        super().__init__(*args, initial=_initial(plan), **kwargs)
        self.fields["why_changed"] = _why()
        self.put_back()

    @property
    def first_rows(self) -> Mapping[str, int]:
        """A row for each that there is, and one more."""
        contexts = sum(len(row.get("contexts") or []) for row in self.before["statements"])
        expected = sum(bool(row.get("expected")) for row in self.before["statements"])
        explored = len(self.before.get("exploratory", []))
        return {CONTEXT: contexts + 1, EXPLORED: explored + 1, EXPECTED: expected + 1}

    def plan(self) -> Plan:
        """The plan as it is now declared; the statements in the versions they had."""
        versions = {row["code"]: row["version"] for row in self.before["statements"]}
        said = self.cleaned_data
        statements = [shelf.statement(code, versions.get(code)) for code in said["statements"]]
        return plans.declare(statements, float(said["smallest"]), self.declared())


class AddForm(rows.Rows, Form):
    """What is added after the cases are frozen: contexts to explore, marked as late."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Begin with an empty row."""
        self.before = plan
        super().__init__(*args, **kwargs)
        for name in self.row_names(EXPLORED):
            self.fields |= rows.context_fields(name, None)
        self.fields["why_changed"] = _why()
        self.put_back()

    def clean(self) -> dict[str, Any]:
        """See that every row can be read, and that there is one."""
        said = super().clean() or self.cleaned_data
        self._explored = tuple(self.contexts(EXPLORED, ()))
        if not self._explored and not self.errors:
            self.add_error(f"{EXPLORED}_1_ready", "Choose a context, or write a condition")
        return said

    def plan(self) -> Plan:
        """The plan with what is added."""
        added = plans.declare([], self.before["smallest"], Declared(exploratory=self._explored))
        explored = [*self.before.get("exploratory", []), *added["exploratory"]]
        return {**self.before, "exploratory": explored}


def _initial(plan: Plan) -> dict[str, Any]:
    """The plan as the form's fields have it."""
    stopping = plan.get("stopping") or {}
    day = stopping.get("not_before")
    first: dict[str, Any] = {
        "smallest": f"{plan['smallest']:.2f}",
        "why_smallest": plan.get("why_smallest", ""),
        "statements": [row["code"] for row in plan["statements"]],
        "whole": "yes" if plan.get("whole") else "no",
        "when": CASES if stopping.get("cases") else DATE if day else NOW,
        "not_before": date.fromisoformat(day) if day else None,
        "cases": stopping.get("cases"),
        "of": stopping.get("of", ""),
    }
    contexts = [(row["code"], c) for row in plan["statements"] for c in row.get("contexts") or []]
    for number, (code, context) in enumerate(contexts, 1):
        first |= _context(f"{CONTEXT}_{number}", context, code)
    for number, context in enumerate(plan.get("exploratory", []), 1):
        first |= _context(f"{EXPLORED}_{number}", context)
    expected = [row for row in plan["statements"] if row.get("expected")]
    for number, row in enumerate(expected, 1):
        first |= _expected(f"{EXPECTED}_{number}", row)
    return first


def _context(name: str, context: Mapping[str, str], code: str = "") -> dict[str, str]:
    ready = context["condition"] in dict(rows.READY)
    return {
        f"{name}_code": code,
        f"{name}_ready": context["condition"] if ready else "",
        f"{name}_text": "" if ready else context["condition"],
        f"{name}_why": context["why"],
    }


def _expected(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    said = row["expected"]
    times = 100 if row.get("unit", "proportion") == "proportion" else 1
    return {
        f"{name}_code": row["code"],
        f"{name}_mean": round(said["mean"] * times, 6),
        f"{name}_spread": round(said["spread"] * times, 6),
        f"{name}_source": said["source"],
        f"{name}_directness": f"{said['directness']:g}",
        f"{name}_why": said["why"],
    }
