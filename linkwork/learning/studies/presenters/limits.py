"""What a study cannot say, in plain words: always, and of one finding."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linkwork.ui.words import joined

Row = Mapping[str, Any]
BY_CHANCE = (
    "Nobody was allocated by chance. People with and without a component may differ in ways that"
    " nobody wrote down, and those may be the cause."
)
MECHANISM = (
    "What goes along with an effect (why) is consistent with the mechanism proposed. It does not"
    " show it."
)
UNKNOWN = "What is not recorded is left out: a fact that is unknown is never taken as no."
HERE = "It speaks of this service in these months. Elsewhere, and later, it may be different."
ALWAYS = (BY_CHANCE, MECHANISM, UNKNOWN, HERE)


def of_study(found: Sequence[Row], plan: Mapping[str, Any]) -> list[str]:
    """The limits of a study: those of every study, and those of this one."""
    said = list(ALWAYS)
    thin = [row["statement"] for row in found if row["verdict"] == "insufficient"]
    if thin:
        said.append(
            f"For {joined(thin)} there are not enough cases yet. That is not the same as no effect."
        )
    blind = [row["statement"] for row in found if row["verdict"] == "not testable"]
    if blind:
        said.append(f"{joined(blind)} cannot be tested here yet; the reason stands beside each.")
    apart = [row["statement"] for row in found if disagreeing(row)]
    if apart:
        said.append(
            f"For {joined(apart)} another way of reading the same cases gives another answer, by"
            " more than one standard error. Read those with care."
        )
    if not plan.get("whole"):
        said.append("No second readings were declared, so that one method alone has been tried.")
    return said


def of_finding(row: Row) -> list[str]:
    """The limits of one finding."""
    return [*ALWAYS, *_of(row)]


def _of(row: Row) -> Iterator[str]:
    checks = disagreeing(row)
    if checks:
        yield f"Disagreeing by more than one standard error: {joined(checks)}."
    diagnostics = row.get("diagnostics") or {}
    outside = diagnostics.get("outside")
    if outside is not None and outside > 0.05:
        yield (
            f"For {outside * 100:.0f} in 100 cases the component was nearly certain, or nearly"
            " ruled out: there the comparison rests on a model more than on people."
        )
    parameter = diagnostics.get("events_per_parameter")
    if parameter is not None and parameter < 10:
        yield f"Only {parameter:.0f} outcomes for each coefficient of the model (10 is usual)."
    for fact, cases in (row.get("imputed") or {}).items():
        if row["n"] and cases / row["n"] > 0.2:
            share = f"{cases / row['n'] * 100:.0f} in 100"
            yield f"{fact.replace('_', ' ').capitalize()} is unknown for {share} of those compared."
    yield from row.get("notes") or ()


def disagreeing(row: Row) -> list[str]:
    """The other readings of a finding that give another answer."""
    return [one["name"] for one in row.get("checks") or () if one["agrees"] is False]
