"""The fit of a solution's models: each term, and the model as a whole."""

from collections.abc import Iterable

from linkwork.learning.methods.qca.cases import Cases
from linkwork.learning.methods.qca.fit import ModelFit, TermFit, sufficiency, unique_coverages
from linkwork.learning.methods.qca.terms import Model, Term, union


def fits(cases: Cases, models: Iterable[Model]) -> tuple[ModelFit, ...]:
    """Fit every model; a term that stands in several is read once."""
    seen: dict[Term, TermFit] = {}
    return tuple(_fit(cases, model, seen) for model in models)


def _fit(cases: Cases, model: Model, seen: dict[Term, TermFit]) -> ModelFit:
    members = [cases.membership(term) for term in model]
    alone = unique_coverages(members, cases.outcome)
    terms = []
    for term, held, unique in zip(model, members, alone, strict=True):
        fit = sufficiency(held, cases.outcome)
        terms.append(TermFit(cases.language.write(term), fit.incl, fit.pri, fit.cov, unique))
    whole = sufficiency(union(members, len(cases.names)), cases.outcome)
    return ModelFit(tuple(terms), whole)
