"""A comparison is declared, read once on frozen cases by its plan, and never changed."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from linkwork.learning.configurations import actions, declaring, reading
from linkwork.learning.configurations.declaring import Ingredient, NotDeclarable
from linkwork.learning.methods import qca
from linkwork.learning.methods.table import open_cases
from linkwork.learning.studies import queries as studies
from linkwork.theory.expression import Compare, Measure, Not, Outcome
from tests.unit.learning.configurations.attendance import ATTENDANCE, DECLARED, declared
from tests.unit.learning.studies.company import Company

LATE = Ingredient("Completes", "completed", 20, 40, 60)


@pytest.mark.parametrize(
    ("other", "where", "said"),
    [
        ({"conditions": DECLARED.conditions[:1]}, "conditions", "1 conditions; from 2 to 6"),
        ({"fewest": 5}, "fewest", "at least 10 people a link worker"),
        ({"unit": "case"}, "unit", "link workers or practices"),
        ({"conditions": (*DECLARED.conditions, LATE)}, "condition_4", "completed is not fixed"),
        ({"outcome": replace(ATTENDANCE, measures="atended")}, "condition_1", "atended"),
        ({"outcome": replace(ATTENDANCE, cross=90)}, "outcome", "anchors must stand in order"),
        (
            {"conditions": (DECLARED.conditions[0], DECLARED.conditions[0])},
            "conditions",
            "the same name",
        ),
    ],
)
def test_what_cannot_be_declared(other: dict[str, object], where: str, said: str) -> None:
    """Each refusal names the part of the plan, and why."""
    with pytest.raises(NotDeclarable, match=said) as refused:
        declaring.written(replace(DECLARED, **other))  # type: ignore[arg-type]  # one field each
    assert refused.value.where == where


def test_a_plan_is_read_as_it_was_written() -> None:
    """A plan kept as JSON is the same plan."""
    kept = json.loads(json.dumps(declaring.written(DECLARED)))
    assert declaring.read(kept) == DECLARED


def test_units_are_measured_over_people(tmp_path: Path) -> None:
    """Shares in every 100, means, unknowns left aside, and thin units left out with a reason."""
    file = tmp_path / "cases.csv"
    rows = ["case,link_worker,practice,accompanied,contacts_in_four_weeks,first_session_attended"]
    rows += [f"a{n},east,p,{'yes' if n < 3 else 'no'},{n},yes" for n in range(10)]
    rows += [f"b{n},west,p,{'' if n else 'yes'},1,no" for n in range(10)]
    rows += [f"c{n},north,p,yes,1,{'yes' if n else ''}" for n in range(9)]
    file.write_text("\n".join(rows) + "\n")
    attended = Compare("first_session_attended", "==", True)
    wanted: dict[str, Outcome] = {
        "company": Compare("accompanied", "==", True),
        "time": Measure("contacts_in_four_weeks"),
    }
    found = qca.units(open_cases(file), "link_worker", attended, wanted, 5)
    assert found.names == ("east", "north")
    assert found.values["company"].tolist() == [30, 100]
    assert found.values["time"].tolist() == [4.5, 1]
    assert found.people == 18
    assert found.left_out == {"fewer than 5 people of whom “company” is known": 1}
    thin = qca.units(open_cases(file), "link_worker", attended, wanted, 9)
    assert thin.left_out["fewer than 9 people whose outcome is known"] == 1
    with pytest.raises(qca.QcaError, match="no such column"):
        qca.units(open_cases(file), "team", attended, wanted, 5)


def test_a_comparison_is_read_once(company: Company) -> None:
    """The plan, its hash, whether the cases were frozen before; one reading, kept with the code."""
    comparison = declared(company)
    assert comparison.after_freeze
    made = actions.read(comparison=comparison, by=company.rowan)
    assert made.content_hash == studies.snapshot_of(comparison.study).content_hash  # type: ignore[union-attr]
    found = made.found
    assert found["units"] >= reading.FEWEST_UNITS
    assert {"conservative", "parsimonious", "intermediate"} <= set(found["compared"])
    assert len(found["by_term"]) == len(found["model"])
    with pytest.raises(actions.NotAllowed, match="read already"):
        actions.read(comparison=comparison, by=company.rowan)


def test_a_comparison_waits_for_frozen_cases(company: Company) -> None:
    """Declared before the freeze: said so, and not read until then."""
    comparison = declared(company, company.registered())
    assert not comparison.after_freeze
    with pytest.raises(actions.NotAllowed, match="not frozen yet"):
        actions.read(comparison=comparison, by=company.rowan)


def test_a_plan_that_was_touched_is_not_read(company: Company) -> None:
    """What is read is what was declared, by its hash."""
    comparison = declared(company)
    comparison.plan = {**comparison.plan, "incl": 0.5}
    with pytest.raises(actions.NotAllowed, match="not the one that was declared"):
        actions.read(comparison=comparison, by=company.rowan)


def test_too_few_units_are_refused(company: Company) -> None:
    """With next to nobody left it says how many there are, and finds nothing."""
    comparison = declared(company, fewest=10_000)
    with pytest.raises(actions.NotAllowed, match="0 have enough people, and at least 4 must"):
        actions.read(comparison=comparison, by=company.rowan)


def test_a_statement_is_judged_where_its_if_is_compared(company: Company) -> None:
    """EG3 (accompanied) is among the conditions and speaks of the same outcome: judged."""
    comparison = declared(company, company.frozen(("EG3", "AD6")))
    found = actions.read(comparison=comparison, by=company.rowan).found
    assert [one["code"] for one in found["theories"]] == ["EG3"]
    assert 0 <= found["theories"][0]["incl"]["estimate"] <= 1


def test_the_absence_of_what_is_compared(company: Company) -> None:
    """A condition measured as its opposite gives a statement's IF as one less membership."""
    other = Ingredient("Goes alone", "not accompanied", 50, 75, 95)
    plan = replace(DECLARED, conditions=(other, *DECLARED.conditions[1:]))
    assert isinstance(declaring.measured(other), Not)
    study = company.frozen()
    file = studies.folder() / studies.snapshot_of(study).file_name  # type: ignore[union-attr]
    named = ("X1", "company", Compare("accompanied", "==", True))
    straight = reading.read(DECLARED, file, [named])["theories"][0]
    turned = reading.read(plan, file, [named])["theories"][0]
    assert np.isclose(straight["incl"]["estimate"], turned["incl"]["estimate"], atol=0.2)


def test_an_end_in_time(company: Company) -> None:
    """Six conditions on all link workers end, and what was kept is JSON that can be kept."""
    more = (
        Ingredient("Fresh directory", "directory_fresh", 40, 65, 90),
        Ingredient("A conversation first", "needs_conversation", 40, 65, 90),
        Ingredient("Warm first call", "warm_first_call", 4, 6, 8),
    )
    comparison = declared(company, conditions=(*DECLARED.conditions, *more))
    found = actions.read(comparison=comparison, by=company.rowan).found
    assert json.loads(json.dumps(found)) == found
