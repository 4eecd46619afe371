"""Truth tables, solutions and fit against the R package QCA 3.25.1, on published data sets."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from linkwork.learning.methods import qca
from tests.reference.qca_published import (
    DATA_SETS,
    QUESTIONS,
    Question,
    cases_of,
    named,
    published,
    questions,
    sets_of,
)

CLOSE = 1e-6
Answered = list[tuple[Question, qca.Comparison]]


@pytest.fixture(scope="module", params=DATA_SETS)
def answered(request: pytest.FixtureRequest, shared_data: Path) -> Answered:
    """Every question on one data set, with our answer."""
    found = [(one, one.answer()) for one in questions(shared_data, request.param)]
    assert len(found) == QUESTIONS[request.param]
    return found


def test_truth_tables(answered: Answered) -> None:
    """Every row: its number, its cases, whether it is positive, inclusion and PRI."""
    for question, found in answered:
        rows = question.asked["truth_table"]
        ours = [(row.number, row.out, row.n, ",".join(row.cases)) for row in found.table.rows]
        theirs = [(row["row"], row["OUT"], row["n"], row["cases"]) for row in rows]
        assert ours == theirs, str(question)
        for row, theirs_row in zip(found.table.rows, rows, strict=True):
            assert row.incl == pytest.approx(theirs_row["incl"], abs=CLOSE), str(question)
            assert row.pri == pytest.approx(theirs_row["PRI"] or 0, abs=CLOSE), str(question)


@pytest.mark.parametrize("kind", ["conservative", "parsimonious"])
def test_solutions(answered: Answered, kind: str) -> None:
    """All models, as many prime implicants, and the same prime implicants."""
    for question, found in answered:
        theirs, ours = question.asked[kind], getattr(found, kind)
        if "error" in theirs:  # there: nothing reaches the cuts
            assert not ours.solution.models, str(question)
            continue
        assert named(question.cases, ours.solution.models) == sets_of(theirs["solutions"])
        assert ours.solution.effort.primes == theirs["n_primes"], str(question)
        written = {question.cases.language.write(one) for one in ours.solution.primes}
        assert written == frozenset().union(*sets_of(theirs["primes"])), str(question)
        assert ours.solution.effort.complete, str(question)
        check_fit(ours.fits, theirs["IC"]["models"], str(question))


def test_intermediate_solutions(answered: Answered) -> None:
    """The intermediate models of each pair of a conservative and a parsimonious model."""
    for question, found in answered:
        between = found.intermediate.solution
        assert isinstance(between, qca.Intermediate)
        ours = {
            (
                frozenset(names(question, found.conservative, pair.conservative)),
                frozenset(names(question, found.parsimonious, pair.parsimonious)),
            ): pair.models
            for pair in between.pairs
        }
        theirs = question.asked.get("intermediate", {}).get("intermediate", {})
        for one in theirs.values():
            pair = (*sets_of([one["c.sol"]]), *sets_of([one["p.sol"]]))
            assert len(pair) == 2
            models = ours[pair[0], pair[1]]
            assert named(question.cases, models) == sets_of(one["solutions"]), str(question)
            check_fit(qca.fits(question.cases, models), one["IC"]["models"], str(question))


def names(question: Question, fitted: qca.Fitted, place: int) -> list[str]:
    """The terms of one model, written."""
    return [question.cases.language.write(term) for term in fitted.solution.models[place]]


def check_fit(ours: Iterable[qca.ModelFit], theirs: list[dict[str, Any]], where: str) -> None:
    """Hold the fit of models to the published one, found by their terms."""
    by_terms = {frozenset(one.term for one in fit.terms): fit for fit in ours}
    for model in theirs:
        fit = by_terms[frozenset(one["term"].strip() for one in model["terms"])]
        for one in model["terms"]:
            mine = next(term for term in fit.terms if term.term == one["term"].strip())
            assert mine.incl == pytest.approx(one["inclS"], abs=CLOSE), where
            assert mine.pri == pytest.approx(one["PRI"], abs=CLOSE), where
            assert mine.cov == pytest.approx(one["covS"], abs=CLOSE), where
            # The reference leaves the unique coverage of an only term empty.
            alone = one["covS"] if one["covU"] is None else one["covU"]
            assert mine.unique == pytest.approx(alone, abs=CLOSE), where
        whole = model["overall"]
        assert fit.overall.incl == pytest.approx(whole["inclS"], abs=CLOSE), where
        assert fit.overall.pri == pytest.approx(whole["PRI"], abs=CLOSE), where
        assert fit.overall.cov == pytest.approx(whole["covS"], abs=CLOSE), where


@pytest.mark.parametrize("name", DATA_SETS)
def test_what_is_needed(shared_data: Path, name: str) -> None:
    """Every literal's necessity and sufficiency, and the combinations and unions above the cuts."""
    theirs = published(shared_data, name)
    cases = cases_of(shared_data, name, theirs["outcome"], theirs["conditions"])
    found = qca.necessary(cases, incl_cut=0.9, ron_cut=0.5)
    singles = {one.literal: one for one in found.singles}
    for row in theirs["necessity"]:
        check_necessity(singles[row["term"].strip()].necessity, row)
    for row in theirs["sufficiency"]:
        fit = singles[row["term"].strip()].sufficiency
        assert (fit.incl, fit.pri, fit.cov) == pytest.approx(
            (row["inclS"], row["PRI"], row["covS"]), abs=CLOSE
        )
    needed = {one.expression: one.fit for one in found.needed}
    rows = {row["term"].strip(): row for row in theirs["superSubset_nec_incl.9_ron.5"]}
    assert set(needed) == set(rows)
    for expression, row in rows.items():
        check_necessity(needed[expression], row)


def check_necessity(fit: qca.Necessity, row: dict[str, float]) -> None:
    """Hold one fit to the published one."""
    ours = (fit.incl, fit.ron, fit.cov)
    assert ours == pytest.approx((row["inclN"], row["RoN"], row["covN"]), abs=CLOSE)


def test_the_published_solution_of_lipset(shared_data: Path) -> None:
    """LF at .8: the conservative solution of the books, with its fit."""
    conditions = ["DEV", "URB", "LIT", "IND", "STB"]
    found = qca.compare(cases_of(shared_data, "LF", "SURV", conditions))
    assert named(found.table.cases, found.conservative.solution.models) == {
        frozenset({"DEV*URB*LIT*IND*STB", "DEV*~URB*LIT*~IND*STB"})
    }
    whole = found.conservative.fits[0].overall
    assert (whole.incl, whole.pri, whole.cov) == pytest.approx((0.870, 0.843, 0.658), abs=5e-4)
