"""Statements put to a table of cases: verdicts, reasons, what is counted and what withheld."""

import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods import testing
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import Finding, as_row
from linkwork.learning.methods.verdicts import Verdict
from linkwork.theory.statement import starter
from tests.unit.learning.methods.small_service import cases, opened


def finding(code: str, table: pa.Table, plan: Plan | None = None) -> Finding:
    """Test one starter statement."""
    statement = starter().find(code)
    assert statement
    (found,) = testing.run([statement], opened(table), plan)
    return found


def test_company_is_supported() -> None:
    """An effect of fifteen in a hundred is found, adjusted, with its rates and its cases."""
    found = finding("EG3", cases())
    assert found.verdict is Verdict.SUPPORTED
    assert found.ci
    assert found.effect
    assert found.naive is not None
    assert found.ci[0] < 0.15 < found.ci[1]
    assert found.naive < found.effect
    assert found.with_ is not None
    assert found.without is not None
    assert found.with_ - found.without == pytest.approx(found.effect)
    assert found.clusters == 45
    assert found.unit == "proportion"


def test_unknowns_are_outside_and_counted() -> None:
    """A case whose company is unknown is not compared, and its number is given."""
    table = cases()
    found = finding("EG3", table)
    agreed = np.asarray(table["agreed"])
    known = np.asarray(table["accompanied"].is_valid())
    assert found.n == (agreed & known).sum()
    assert found.missing["component not known"] == (agreed & ~known).sum()


def test_a_missing_confounder_keeps_its_case() -> None:
    """A case without a loneliness score stays in, and the finding says how many there were."""
    table = cases()
    gaps = np.random.default_rng(1).random(len(table)) < 0.2
    place = table.column_names.index("loneliness_before")
    holed = table.set_column(
        place, "loneliness_before", [pa.array(np.asarray(table["loneliness_before"]), mask=gaps)]
    )
    whole, found = finding("EG3", table), finding("EG3", holed)
    compared = np.asarray(table["agreed"]) & np.asarray(table["accompanied"].is_valid())
    assert found.n == whole.n
    assert found.imputed == {"loneliness before": (gaps & compared).sum()}


def test_a_negated_component_may_be_unknown() -> None:
    """`not shared_care` is unknown where shared care is, and both arms are filled."""
    table = cases()
    place = table.column_names.index("shared_care")
    dice = np.random.default_rng(4)
    shared = pa.array(dice.random(len(table)) < 0.5, mask=dice.random(len(table)) < 0.3)
    found = finding("EN8", table.set_column(place, "shared_care", [shared]))
    assert found.effect is not None
    assert found.missing["component not known"] > 500
    assert found.n_with == pytest.approx(found.n / 2, rel=0.1)


def test_small_cells_are_withheld() -> None:
    """With fewer than ten in an arm's outcome nothing is shown but the number of cases."""
    table = cases(rows=120, practices=8)
    rare = np.zeros(len(table), dtype=bool)
    rare[:14] = True
    place = table.column_names.index("accompanied")
    found = finding("EG3", table.set_column(place, "accompanied", [rare]))
    assert found.verdict is Verdict.INSUFFICIENT
    assert (found.effect, found.naive, found.n_with, found.with_) == (None, None, None, None)
    assert "fewer than 10" in found.reason
    assert found.needed
    assert f"{found.n:,} so far" in found.reason


def test_too_few_cases_says_how_many_are_needed() -> None:
    """An interval that holds both nothing and something is no verdict, but a number to reach."""
    found = finding("EG3", cases(rows=500, practices=20, effect=0.06))
    assert found.verdict is Verdict.INSUFFICIENT
    assert found.needed
    assert found.needed > found.n
    assert found.reason == f"{found.n:,} so far, about {found.needed:,} needed"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("SY1", "no condition is written"),
        ("EG2", "facts not collected: at_ease_about_going"),
        ("EN7", "nothing to compare with: all"),
    ],
)
def test_what_cannot_be_tested_says_why(code: str, reason: str) -> None:
    """No condition, no fact, no contrast: each is named."""
    found = finding(code, cases())
    assert found.verdict is Verdict.NOT_TESTABLE
    assert reason in found.reason
    assert found.effect is None


def test_a_fact_nobody_recorded_is_named() -> None:
    """A column without a single value is as good as none, and is named."""
    table = cases()
    place = table.column_names.index("accompanied")
    empty = table.set_column(place, "accompanied", [pa.nulls(len(table), pa.bool_())])
    assert finding("EG3", empty).reason == "never known in these cases: accompanied"


def test_a_component_of_whole_practices_needs_many() -> None:
    """What varies only between practices is not testable with a handful of them."""
    found = finding("EN8", cases(practices=8))
    assert found.verdict is Verdict.NOT_TESTABLE
    assert found.reason == "varies only between practices: 8 here, at least 20 needed"


def test_too_few_clusters() -> None:
    """Three practices cannot show how practices differ."""
    found = finding("EG3", cases(practices=3))
    assert found.verdict is Verdict.NOT_TESTABLE
    assert "too few clusters: 3 practices here" in found.reason


def test_cases_without_a_practice_are_left_out() -> None:
    """A case that belongs nowhere cannot be clustered: it is outside."""
    table = cases()
    place = table.column_names.index("practice")
    lost = pa.array(table["practice"].to_pylist()[:-100] + [None] * 100)
    whole, found = (
        finding("EG3", table),
        finding("EG3", table.set_column(place, "practice", [lost])),
    )
    assert whole.n - 100 <= found.n < whole.n


def test_no_cluster_column_is_refused() -> None:
    """Without practices there is nothing to cluster on, and the message names the column."""
    with pytest.raises(testing.LacksCluster, match="practice"):
        finding("EG3", cases().drop_columns(["practice"]))


def test_a_finding_is_json() -> None:
    """The formats that tools rely on."""
    row = as_row(finding("EG3", cases()))
    assert row["statement"] == "EG3"
    assert row["verdict"] == "supported"
    assert row["ci"][0] < row["effect"] < row["ci"][1]
    assert {"n", "clusters", "with", "without", "naive", "method"} <= set(row)
