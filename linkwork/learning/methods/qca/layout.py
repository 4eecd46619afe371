"""Lay a comparison out for JSON, and as tables that people read."""

from collections.abc import Iterator
from math import isnan
from typing import Any

from linkwork.learning.methods.qca.comparison import Comparison, Fitted
from linkwork.learning.methods.qca.fit import ModelFit, Sufficiency
from linkwork.learning.methods.qca.limits import Effort
from linkwork.learning.methods.qca.necessary import NecessityFound
from linkwork.learning.methods.qca.solutions import Intermediate
from linkwork.learning.methods.qca.terms import Language, Model
from linkwork.learning.methods.qca.truth import TruthTable

KINDS = ("conservative", "parsimonious", "intermediate")


def as_rows(found: Comparison) -> dict[str, Any]:
    """Lay out everything, in the names of the field (inclS, PRI, covS, covU, inclN, RoN, covN)."""
    language = found.table.cases.language
    return {
        "outcome": found.table.cases.outcome_name,
        "conditions": list(language.names),
        "truth_table": truth_rows(found.table),
        **{kind: _solution(getattr(found, kind), language) for kind in KINDS},
        "necessity": _necessity(found.necessity),
    }


def truth_rows(table: TruthTable) -> list[dict[str, Any]]:
    """One row for each combination that was seen."""
    names = table.cases.language.names
    return [
        {
            **dict(zip(names, row.corner, strict=True)),
            "row": row.number,
            "OUT": row.out,
            "n": row.n,
            "incl": number(row.incl),
            "PRI": number(row.pri),
            "cases": list(row.cases),
        }
        for row in table.rows
    ]


def _solution(fitted: Fitted, language: Language) -> dict[str, Any]:
    solution = fitted.solution
    laid: dict[str, Any] = {
        "models": [_model(model, language) for model in solution.models],
        "fit": [_fit(fit) for fit in fitted.fits],
        "n_primes": solution.effort.primes,
        "effort": _effort(solution.effort),
    }
    if solution.note:
        laid["note"] = solution.note
    if isinstance(solution, Intermediate):
        laid["pairs"] = [
            {
                "conservative": pair.conservative + 1,
                "parsimonious": pair.parsimonious + 1,
                "models": [_model(model, language) for model in pair.models],
            }
            for pair in solution.pairs
        ]
    return laid


def _model(model: Model, language: Language) -> list[str]:
    return [language.write(term) for term in model]


def _fit(fit: ModelFit) -> dict[str, Any]:
    return {
        "terms": [
            {
                "term": one.term,
                "inclS": number(one.incl),
                "PRI": number(one.pri),
                "covS": number(one.cov),
                "covU": number(one.unique),
            }
            for one in fit.terms
        ],
        "overall": _sufficiency(fit.overall),
    }


def _sufficiency(fit: Sufficiency) -> dict[str, Any]:
    return {"inclS": number(fit.incl), "PRI": number(fit.pri), "covS": number(fit.cov)}


def _effort(effort: Effort) -> dict[str, Any]:
    return {
        "terms": effort.size,
        "terms_needed": effort.lower,
        "models_found": effort.counted,
        "models_listed": effort.listed,
        "complete": effort.complete,
        "seconds": round(effort.seconds, 3),
        "reached": list(effort.reached),
    }


def _necessity(found: NecessityFound) -> dict[str, Any]:
    return {
        "conditions": [
            {
                "term": one.literal,
                "inclN": number(one.necessity.incl),
                "RoN": number(one.necessity.ron),
                "covN": number(one.necessity.cov),
            }
            for one in found.singles
        ],
        "needed": [
            {
                "term": one.expression,
                "inclN": number(one.fit.incl),
                "RoN": number(one.fit.ron),
                "covN": number(one.fit.cov),
            }
            for one in found.needed
        ],
        "reached": [found.reached] if found.reached else [],
    }


def number(value: float) -> float | None:
    """A number for JSON, which has no word for one that cannot be reckoned."""
    return None if isnan(value) else value


def as_text(found: Comparison) -> str:
    """Write the comparison as tables."""
    return "\n".join(_lines(found))


def _lines(found: Comparison) -> Iterator[str]:
    cases, cuts = found.table.cases, found.table.cuts
    seen = len(found.table.rows)
    yield f"Truth table for {cases.outcome_name}: {len(cases.names)} cases"
    yield f"{seen} combinations were seen of {found.table.combinations:,}"
    yield f"cuts: inclusion {cuts.incl:g}, PRI {cuts.pri:g}, n {cuts.n}"
    yield ""
    names = cases.language.names
    widths = [max(len(name), 2) for name in names]
    head = "  ".join(name.rjust(width) for name, width in zip(names, widths, strict=True))
    yield f"{head}  OUT    n   incl    PRI  cases"
    for row in found.table.rows:
        corner = zip(row.corner, widths, strict=True)
        values = "  ".join(str(value).rjust(width) for value, width in corner)
        named = ", ".join(row.cases[:6]) + (", ..." if len(row.cases) > 6 else "")
        yield f"{values}    {row.out}  {row.n:3}  {_three(row.incl)}  {_three(row.pri)}  {named}"
    for kind in KINDS:
        yield ""
        yield from _solution_lines(kind, getattr(found, kind), cases.outcome_name)
    yield ""
    yield "Needed for the outcome (inclusion from 0.9, relevance from 0.5)"
    for one in found.necessity.needed:
        figures = f"{_three(one.fit.incl)}  RoN {_three(one.fit.ron)}  cov {_three(one.fit.cov)}"
        yield f"  {figures}  {one.expression}"
    if not found.necessity.needed:
        yield "  nothing"
    if found.necessity.reached:
        yield f"  stopped: {found.necessity.reached}"


def _solution_lines(kind: str, fitted: Fitted, outcome: str) -> Iterator[str]:
    effort = fitted.solution.effort
    counted = f"{effort.counted:,}{'' if effort.complete else ' or more'}"
    models = "1 model" if counted == "1" else f"{counted} models"
    yield f"{kind.capitalize()} solution: {models}, {effort.primes:,} prime implicants"
    for place, fit in enumerate(fitted.fits, 1):
        yield f" M{place}: {' + '.join(one.term for one in fit.terms)} -> {outcome}"
        yield "     incl    PRI   covS   covU"
        for one in fit.terms:
            yield f"    {_figures(one.incl, one.pri, one.cov, one.unique)}  {one.term}"
        whole = fit.overall
        yield f"    {_figures(whole.incl, whole.pri, whole.cov)}         the whole model"
    for said in (fitted.solution.note, *effort.reached):
        if said:
            yield f"  {said}"


def _figures(*values: float) -> str:
    return "  ".join(_three(value) for value in values)


def _three(value: float) -> str:
    return "    -" if isnan(value) else f"{value:5.3f}"
