"""Why and for whom: probes, what goes with them, and effects projected on contexts."""

from dataclasses import replace

import numpy as np
import pytest

from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.opinions.doubly import doubly
from linkwork.learning.methods.opinions.mechanisms import TooFew, carry
from linkwork.learning.methods.opinions.probes import probes_for, proposed, reasons, refusal
from linkwork.learning.methods.opinions.projection import by_context, by_expected
from linkwork.learning.methods.opinions.rows import only
from linkwork.learning.methods.opinions.ways import carried
from linkwork.theory.statement import starter
from tests.unit.learning.methods.opinions.invented_rows import design, rows


@pytest.mark.parametrize("code", sorted(reasons()))
def test_every_proposed_probe_may_carry_its_statement(code: str) -> None:
    """A probe comes after the component and before the outcome, and has a reason."""
    assert starter().find(code)
    assert refusal(reasons()[code].fact, design(code)) == ""
    assert reasons()[code].reason
    assert proposed(code) == (reasons()[code].fact,)


def test_the_declared_mechanisms_are_among_them() -> None:
    """The two that the invented service is built with are proposed, and marked."""
    declared = {code: one.fact for code, one in reasons().items() if one.declared}
    assert declared == {"EG5": "felt_heard", "AD5": "belonging"}


@pytest.mark.parametrize(
    ("code", "probe", "why"),
    [
        ("EG3", "at_ease_about_going", "not fixed after accompanied"),
        ("EG5", "belonging", "not fixed before first session attended"),
        ("EG5", "route", "neither a number nor yes or no"),
        ("EG5", "hope", "no fact of the vocabulary"),
        ("EG8", "felt_heard", "not fixed after contacts in four weeks"),
    ],
)
def test_a_probe_out_of_order_is_refused_by_name(code: str, probe: str, why: str) -> None:
    """What comes before the component, or after the outcome, cannot carry the one to the other."""
    assert why in refusal(probe, design(code))


def test_a_probe_that_is_not_collected_is_refused() -> None:
    """Without its column there is nothing to look at."""
    assert "felt heard is not collected" in refusal("felt_heard", design("EG5"), ["practice"])


def test_a_plan_may_name_other_probes() -> None:
    """A study's own probes stand in place of those proposed, and may be none."""
    assert probes_for(design("EG5"), Plan()) == ("felt_heard",)
    assert probes_for(design("EG5"), Plan(probes={"EG5": ("at_ease_about_going",)})) == (
        "at_ease_about_going",
    )
    assert probes_for(design("EG5"), Plan(probes={"EG5": ()})) == ()
    assert probes_for(design("EG1"), Plan()) == ()


def test_an_effect_that_goes_through_a_probe_is_found() -> None:
    """Two points of probe, each worth three in a hundred, carry six; the rest goes past it."""
    dice = np.random.default_rng(2)
    held = rows(8_000)
    probe = 5 + 2 * held.component + dice.normal(0, 1, len(held))
    outcome = 0.2 + 0.04 * held.component + 0.03 * probe + dice.normal(0, 0.3, len(held))
    (found,) = carry(held.component, probe, outcome, held.confounders, held.clusters, seed=1)
    assert found.indirect == pytest.approx(0.06, abs=0.012)
    assert found.direct == pytest.approx(0.04, abs=0.02)
    assert found.a == pytest.approx(2, abs=0.1)
    assert found.ci
    assert found.ci[0] < 0.06 < found.ci[1]
    assert found.rho is not None
    assert 0 < found.rho < 0.2


def test_the_two_halves_of_a_context_are_compared() -> None:
    """A probe that carries only in one half is seen to, and the halves mirror one another."""
    dice = np.random.default_rng(2)
    held = rows(8_000)
    half = held.contexts["lives alone is yes"]
    probe = 5 + 2 * held.component * half + dice.normal(0, 1, len(held))
    outcome = 0.2 + 0.05 * probe + dice.normal(0, 0.3, len(held))
    inside, outside = carry(
        held.component, probe, outcome, held.confounders, held.clusters, moderator=half, seed=1
    )
    assert inside.indirect == pytest.approx(0.1, abs=0.02)
    assert outside.indirect == pytest.approx(0, abs=0.01)
    assert inside.apart == pytest.approx(-(outside.apart or 0))
    assert inside.apart_ci
    assert inside.apart_ci[0] > 0
    assert outside.apart_ci == (-inside.apart_ci[1], -inside.apart_ci[0])


def test_too_few_are_not_parted() -> None:
    """Few cases with the probe, or a probe that is the component, are refused in words."""
    held = rows()
    few = only(held, np.arange(len(held)) < 50)
    with pytest.raises(TooFew, match="too few cases with"):
        carry(few.component, few.outcome, few.outcome, few.confounders, few.clusters)
    with pytest.raises(TooFew, match="does not vary apart"):
        carry(held.component, 2 * held.component, held.outcome, held.confounders, held.clusters)


def test_words_claim_no_more_than_was_seen() -> None:
    """An indirect effect is only ever consistent with a mechanism, and on what it hangs is said."""
    held = rows(8_000)
    moved = replace(held, outcome=np.clip(held.outcome, 0, 1))
    (none,) = carried(moved, "felt_heard", (), design("EG5"), Plan())
    assert "Not enough to tell" in none.words
    dice = np.random.default_rng(3)
    heard = held.probes["felt_heard"]
    went = (dice.random(len(held)) < 0.1 + 0.07 * heard).astype(float)
    (found,) = carried(replace(held, outcome=went), "felt_heard", (), design("EG5"), Plan())
    assert found.words.startswith("Consistent with part of the effect going through felt heard: 6")
    assert "only if nothing else moves both felt heard and first session attended" in found.words
    assert "would make it vanish" in found.words
    (against,) = carried(replace(held, outcome=went), "felt_heard", (), design("EN8"), Plan())
    assert "points the other way" in against.words


def test_small_cells_are_not_parted() -> None:
    """Where few of those asked had the outcome, nothing is told but that."""
    held = rows(400)
    rare = np.zeros(len(held))
    rare[:12] = 1
    (found,) = carried(replace(held, outcome=rare), "felt_heard", (), design("EG5"), Plan())
    assert found.indirect is None
    assert "withheld" in found.words


def test_contexts_are_projected_only_with_many_cases() -> None:
    """Below two thousand cases nothing is sorted; above, the halves average to the whole."""
    small = rows(1_500)
    assert by_context(small, doubly(small, 1), design(), Plan()) == ()
    assert by_expected(small, doubly(small, 1), design(), Plan()) == ()
    held = rows(4_000)
    found = doubly(held, 1)
    inside, outside = by_context(held, found, design(), Plan())
    assert inside.effect is not None
    assert outside.effect is not None
    mean = (inside.effect * inside.n + outside.effect * outside.n) / len(held)
    assert mean == pytest.approx(found.effect)
    assert inside.difference == pytest.approx(inside.effect - outside.effect)
    assert (inside.family, inside.declared) == ("exploratory", "lives alone is yes, cross-fitted")
    assert outside.context == "lives alone is no"


def test_sorted_quarters_find_who_gains() -> None:
    """Where only the frail gain, the quarter expected to gain most does, honestly estimated."""
    dice = np.random.default_rng(5)
    held = rows(12_000, 60)
    gain = np.where(held.confounders[:, 0] > 0, 0.4, 0.0)
    went = (dice.random(len(held)) < 0.3 + gain * held.component).astype(float)
    moved = replace(held, outcome=went)
    quarters = by_expected(moved, doubly(moved, 1), design(), Plan())
    assert len(quarters) == 4
    least, most = quarters[0], quarters[-1]
    assert least.effect == pytest.approx(0, abs=0.08)
    assert most.effect == pytest.approx(0.4, abs=0.08)
    assert most.difference_ci
    assert most.difference_ci[0] > 0.2
    assert sum(one.n for one in quarters) == len(held)


def test_a_context_with_a_small_cell_is_withheld() -> None:
    """A half with a handful in an arm tells nothing, and neither does the other."""
    held = rows(3_000)
    few = np.zeros(len(held))
    few[:12] = 1
    found = doubly(held, 1)
    made = by_context(replace(held, contexts={"lives alone is yes": few}), found, design(), Plan())
    assert [one.effect for one in made] == [None, None]
    assert [one.n for one in made] == [0, 0]
