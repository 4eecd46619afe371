"""What stands beside an estimate: other readings, families of tests, and their words."""

import numpy as np
import pyarrow as pa
import pytest

from linkwork.learning.methods import testing
from linkwork.learning.methods.besides import beside_lines, told
from linkwork.learning.methods.designs import Plan, Prior
from linkwork.learning.methods.families import holm
from linkwork.learning.methods.findings import Finding
from linkwork.theory.expression import Compare
from linkwork.theory.statement import starter
from tests.unit.learning.methods.small_service import cases, opened


def findings(table: pa.Table, *codes: str, plan: Plan | None = None) -> tuple[Finding, ...]:
    """Test some starter statements."""
    statements = [one for one in starter().statements if one.code in codes]
    return testing.run(statements, opened(table), plan)


@pytest.fixture(scope="module")
def company() -> Finding:
    """Company in a service of forty-five practices."""
    (found,) = findings(cases(), "EG3")
    return found


def test_sizes(company: Finding) -> None:
    """The ratio of the two rates, and what it might bring to those who went without."""
    assert company.ratio
    assert company.ratio_ci
    assert company.with_
    assert company.without
    assert company.ratio == pytest.approx(company.with_ / company.without)
    assert company.ratio_ci[0] < company.ratio < company.ratio_ci[1]
    assert company.gain
    assert company.n_with
    assert company.gain.people == company.n - company.n_with
    assert company.gain.more == pytest.approx(company.gain.effect * company.gain.people)
    assert company.gain.effect == pytest.approx(0.15, abs=0.05)


def test_many_practices_need_no_bootstrap(company: Finding) -> None:
    """With forty-five practices only the check within practices stands, and it agrees."""
    assert [one.name for one in company.checks] == ["within practices"]
    assert company.checks[0].agrees


def test_few_practices_bring_other_intervals() -> None:
    """With twelve, the jackknife is judged by; bootstrap and plain errors stand beside it."""
    (found,) = findings(cases(practices=12), "EG3")
    names = [one.name for one in found.checks]
    assert names == ["within practices", "wild cluster bootstrap", "CR1 errors"]
    assert "CR3" in found.method
    drawn = found.checks[1]
    assert drawn.ci
    assert found.ci
    assert drawn.ci[0] == pytest.approx(found.ci[0], abs=found.se)
    assert drawn.effect == found.effect
    assert findings(cases(practices=12), "EG3")[0].checks[1] == drawn


def test_what_varies_between_practices_only_has_no_within() -> None:
    """The check says why it cannot be had, and nothing is made up."""
    (found,) = findings(cases(), "EN8")
    check = found.checks[0]
    assert check.effect is None
    assert check.agrees is None
    assert "does not vary within" in check.words


def test_diagnostics_and_power(company: Finding) -> None:
    """Likeness, cases a coefficient, treated practices, and the cases that would be needed."""
    assert company.diagnostics
    assert 0 <= (company.diagnostics.icc or 0) < 0.2
    assert company.diagnostics.treated_clusters == 45
    assert (company.diagnostics.events_per_parameter or 0) > 10
    assert company.power
    assert company.se
    assert company.power.cases == company.n
    assert company.power.detectable == pytest.approx(2.8016 * company.se, rel=1e-3)


def test_sensitivity(company: Finding) -> None:
    """The interval takes less to upset than the estimate."""
    found = company.sensitivity
    assert found
    assert found.e_value
    assert found.e_value_limit
    assert 1 < found.e_value_limit < found.e_value
    assert found.robustness
    assert found.robustness_limit is not None
    assert 0 < found.robustness_limit < found.robustness < 1
    assert found.strongest == "loneliness before"


def test_belief_stands_beside() -> None:
    """A prior changes no verdict; where it contradicts the cases that is flagged."""
    plan = Plan(priors={"EG3": Prior(-0.3, 0.05, "a study elsewhere", 1.0)})
    (with_prior,), (without,) = findings(cases(), "EG3", plan=plan), findings(cases(), "EG3")
    assert with_prior.believed
    assert with_prior.believed.in_conflict
    assert (with_prior.verdict, with_prior.effect) == (without.verdict, without.effect)
    assert any("contradict" in line for line in beside_lines(with_prior))
    assert any(part.flagged for part in told(with_prior))


def test_every_test_of_a_study_is_corrected() -> None:
    """Holm over the statements tested; those that could not be tested do not count."""
    table = cases()
    dice = np.random.default_rng(2)
    table = table.append_column("shared", pa.array(dice.random(len(table)) < 0.5))
    found = findings(table, "EG3", "EN8", "SY1")
    tested = [one for one in found if one.p is not None]
    assert len(tested) == 2
    expected = holm([one.p for one in tested if one.p is not None])
    assert [one.p_adjusted for one in tested] == pytest.approx(expected)


def test_what_is_not_shown_has_nothing_beside() -> None:
    """A withheld finding gives nothing away by its ratio, gain, checks or places."""
    table = cases(rows=120, practices=8)
    rare = np.zeros(len(table), dtype=bool)
    rare[:14] = True
    place = table.column_names.index("accompanied")
    context = Plan(contexts={"EG3": (Compare("loneliness_before", ">=", 6.0),)})
    (found,) = findings(table.set_column(place, "accompanied", [rare]), "EG3", plan=context)
    beside = (found.ratio, found.gain, found.p, found.diagnostics, found.power, found.sensitivity)
    assert beside == (None,) * 6
    assert (found.checks, found.contexts, told(found)) == ((), (), ())


def test_positivity_is_counted() -> None:
    """How many stand in each arm of each half, where both halves are shown."""
    context = Plan(contexts={"EG3": (Compare("loneliness_before", ">=", 6.0),)})
    (found,) = findings(cases(), "EG3", plan=context)
    assert found.diagnostics
    within, outside = found.diagnostics.places
    assert within.with_ + outside.with_ == found.n_with
    assert within.without + within.with_ == found.contexts[0].n


def test_it_is_told_in_words(company: Finding) -> None:
    """Every heading has lines that end as sentences do, without figures run together."""
    parts = {one.heading: one.lines for one in told(company)}
    assert "times as likely as without" in parts["Beside the difference"][0]
    assert "four times in five" in parts["How many cases until we could know"][0]
    assert parts["Asked another way"][0].startswith("within practices agrees: ")


def test_a_component_of_few_among_very_many_practices() -> None:
    """Where drawing would cost too much the check says so, and the jackknife stands."""
    table = cases(rows=6_000, practices=2_200)
    place = table.column_names.index("accompanied")
    practices = sorted(set(table["practice"].to_pylist()))[:9]
    held = [name in practices for name in table["practice"].to_pylist()]
    dice = np.random.default_rng(8)
    mixed = np.array(held) & (dice.random(len(held)) < 0.7)
    (found,) = findings(
        table.set_column(place, "accompanied", [mixed]), "EG3", plan=Plan(smallest_cell=1)
    )
    check = found.checks[1]
    assert check.effect is None
    assert "too many to draw from" in check.words
