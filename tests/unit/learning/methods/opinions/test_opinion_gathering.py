"""All second readings of a statement together, on an invented service."""

from datetime import date

import ibis
import ibis.expr.types as ir
import pytest

from linkwork.invented.cases import generate
from linkwork.learning.methods import testing
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import Finding
from linkwork.theory.statement import starter
from linkwork.theory.text import parse
from linkwork.theory.vocabulary import vocabulary

NAMES = ["doubly robust", "two-way clusters", "complete cases", "multiple imputation"]
LOST = "weighted for lost outcomes"


@pytest.fixture(scope="module")
def cases() -> ir.Table:
    """An invented service of six thousand."""
    made = generate(6_000, 3, anchor=date(2026, 11, 22), practices=30, link_workers=45)
    return ibis.duckdb.connect().create_table("cases", made.table)


def found(cases: ir.Table, code: str, **more: object) -> tuple[Finding, list[str]]:
    """One statement's finding with its second readings, and what was told on the way."""
    statement = starter().find(code)
    assert statement
    told: list[str] = []
    plan = Plan(whole=True, **more)  # type: ignore[arg-type]
    (finding,) = testing.run([statement], cases, plan, tell=lambda *said: told.append(str(said[0])))
    return finding, told


@pytest.fixture(scope="module")
def heard(cases: ir.Table) -> tuple[Finding, list[str]]:
    """What matters first, with a context declared for it."""
    alone = parse("lives_alone", vocabulary())
    return found(cases, "EG5", contexts={"EG5": (alone,)})


def test_every_reading_stands_beside_the_estimate(heard: tuple[Finding, list[str]]) -> None:
    """Each check has a name, a figure or the reason why not, and what it means in words."""
    finding, told = heard
    names = [one.name for one in finding.checks]
    assert [name for name in names if name in (*NAMES, LOST)] == [*NAMES, LOST]
    assert all(one.words for one in finding.checks)
    checks = {one.name: one for one in finding.checks}
    assert checks["two-way clusters"].effect == pytest.approx(finding.effect)
    assert checks["doubly robust"].agrees
    assert checks["multiple imputation"].agrees
    assert any("EG5" in one for one in told)


def test_the_mechanism_is_looked_for_and_its_halves(heard: tuple[Finding, list[str]]) -> None:
    """The proposed probe is read over all and within the declared context."""
    finding, _ = heard
    assert {one.probe for one in finding.carried} == {"felt_heard"}
    assert finding.carried[0].context == ""
    assert "lives alone is yes" in [one.context for one in finding.carried]


def test_curves_are_of_both_arms_and_coarse(heard: tuple[Finding, list[str]]) -> None:
    """The way to the first session is drawn for both arms, rising, within its interval."""
    finding, _ = heard
    assert [one.label for one in finding.curves] == ["with it", "without it"]
    for curve in finding.curves:
        shares = [share for _, share, _, _ in curve.points]
        assert shares == sorted(shares)
        assert all(low <= share <= high for _, share, low, high in curve.points)
    assert finding.curves[0].points[-1][1] > finding.curves[1].points[-1][1]


def test_the_same_cases_give_the_same_answer(
    cases: ir.Table, heard: tuple[Finding, list[str]]
) -> None:
    """Nothing drawn by lot differs between two runs of one plan."""
    again, _ = found(cases, "EG5", contexts={"EG5": (parse("lives_alone", vocabulary()),)})
    assert again == heard[0]


def test_probes_of_the_plan_that_come_late_are_refused(cases: ir.Table) -> None:
    """A probe after the outcome is named, with the reason, and nothing is estimated."""
    finding, _ = found(cases, "EG3", probes={"EG3": ("belonging",)})
    (one,) = finding.carried
    assert one.indirect is None
    assert "not fixed before first session attended" in one.words


def test_a_drawn_part_is_said(cases: ir.Table) -> None:
    """Above the plan's limit whole practices are read, and the finding says how many."""
    finding, _ = found(cases, "EN4", most_rows=2_500, probes={})
    assert any("whole practices drawn by seed" in note for note in finding.notes)
    check = next(one for one in finding.checks if one.name == "doubly robust")
    assert check.n is not None
    assert check.n <= 2_500


def test_a_statement_of_few_raises_nothing(cases: ir.Table) -> None:
    """What cannot be had is a check without a figure, whose words say why."""
    few = cases.filter(cases["case"] <= sorted(cases["case"].execute())[1_400])
    finding, _ = found(few, "EG2", smallest_cell=5, fewest_clusters=2)
    assert finding.checks
    assert all(one.words for one in finding.checks)
