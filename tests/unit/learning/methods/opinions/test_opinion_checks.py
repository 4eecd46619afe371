"""Other readings of the same effect: doubly robust, two-way, with gaps, with lost outcomes."""

from dataclasses import replace

import numpy as np
import pytest

from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.opinions.balance import alike, diagnose, effective
from linkwork.learning.methods.opinions.chained import filled, gaps
from linkwork.learning.methods.opinions.crossed import crossed_check
from linkwork.learning.methods.opinions.doubly import doubly, doubly_check
from linkwork.learning.methods.opinions.lost import lost_check
from linkwork.learning.methods.opinions.missing import gap_checks
from linkwork.learning.methods.opinions.nuisance import TooFew, folds
from linkwork.learning.methods.opinions.pooling import pooled
from linkwork.learning.methods.opinions.rows import only
from tests.unit.learning.methods.opinions.invented_rows import EFFECT, design, primary, rows


def test_folds_keep_clusters_whole() -> None:
    """No cluster lies in two folds, and the folds are of like size."""
    held = rows()
    fold = folds(held.clusters, 3)
    assert all(len(set(fold[held.clusters == one])) == 1 for one in range(40))
    sizes = np.bincount(fold)
    assert len(sizes) == 5
    assert sizes.max() - sizes.min() < 0.1 * len(held)


def test_doubly_robust_finds_the_effect() -> None:
    """A confounded effect is found by the chance of the component and the outcome together."""
    held = rows(6_000)
    found = doubly(held, 1)
    plain = held.outcome[held.component == 1].mean() - held.outcome[held.component == 0].mean()
    assert abs(found.effect - EFFECT) < 2.5 * found.se
    assert abs(plain - EFFECT) > 0.05
    check = doubly_check(found, primary(held), "practice")
    assert check.agrees
    assert check.ci
    assert check.ci[0] < EFFECT < check.ci[1]
    assert "practices it never saw" in check.words


def test_doubly_robust_says_what_was_trimmed() -> None:
    """Chances near none or all are moved to the limit, and the share of cases is said."""
    held = rows()
    certain = (held.confounders[:, 0] > 1.2).astype(float)
    sure = replace(held, component=np.where(certain == 1, 1.0, held.component * (1 - certain)))
    steep = replace(sure, confounders=np.column_stack((sure.confounders, certain * 9)))
    found = doubly(replace(steep, columns=(*held.columns, "sure"), facts=(*held.facts, "sure")), 1)
    assert found.moved > 0
    assert (
        "were weighed as if at that limit" in doubly_check(found, primary(held), "practice").words
    )


def test_doubly_robust_refuses_too_few() -> None:
    """Where a fold leaves an arm with a handful, it says so."""
    held = rows(60, 6)
    few = only(held, (held.component == 0) | (np.cumsum(held.component) <= 8))
    with pytest.raises(TooFew, match="too few cases with the component"):
        doubly(few, 1)


def test_nested_link_workers_add_nothing() -> None:
    """Where each link worker works in one practice, two ways are as one, and it says so."""
    held = rows()
    check = crossed_check(held, primary(held), "practice", "link_worker")
    assert check.effect == pytest.approx(primary(held).effect, abs=1e-10)
    assert check.se == pytest.approx(primary(held).error, rel=1e-9)
    assert "adds nothing to practices alone" in check.words


def test_unknown_link_workers_are_no_cluster() -> None:
    """With too many link workers unknown the reading is refused; with few they stand alone."""
    held = rows()
    assert held.second is not None
    many = replace(held, second=np.where(np.arange(len(held)) % 5 == 0, -1, held.second))
    check = crossed_check(many, primary(held), "practice", "link_worker")
    assert check.effect is None
    assert "not known in 20% of cases" in check.words
    few = replace(held, second=np.where(np.arange(len(held)) % 50 == 0, -1, held.second))
    assert "stand each alone" in crossed_check(few, primary(held), "practice", "link_worker").words
    none = replace(held, second=None)
    assert crossed_check(none, primary(held), "practice", "link_worker").effect is None


def test_without_gaps_nothing_is_said_of_them() -> None:
    """Complete and filled-in cases are only read where a confounder has gaps."""
    held = rows()
    assert gap_checks(held, design(), Plan(), primary(held)) == ()


def test_gaps_are_read_both_ways() -> None:
    """Complete cases say how many and whom they leave out; filled-in ones find the effect."""
    held = rows(6_000, gaps=0.3)
    complete, imputed = gap_checks(held, design(), Plan(), primary(held))
    assert complete.n == held.known["frail"].sum()
    assert "30% left out differ in the outcome" in complete.words
    assert imputed.effect is not None
    assert imputed.se is not None
    assert abs(imputed.effect - EFFECT) < 2.5 * imputed.se
    assert complete.se is not None
    assert imputed.se < complete.se
    assert "filled 10 times" in imputed.words
    assert imputed.n == len(held)


def test_a_gap_takes_only_real_answers() -> None:
    """Filled-in values are answers that somebody gave; what was known stays as it was."""
    held = rows(500, gaps=0.4)
    kept, (hole,) = gaps(held)
    assert [held.columns[place] for place in kept] == ["frail", "carer"]
    real = held.confounders[hole.known, 0]
    for table in filled(held, seed=1, tables=3, rounds=2):
        assert np.allclose(table[hole.known, 0], real)
        assert all(np.abs(real - value).min() < 1e-9 for value in table[hole.rows, 0])


def test_too_few_complete_cases_are_refused() -> None:
    """Where hardly anybody has every answer there is no estimate, and the number is said."""
    held = rows(300, gaps=0.96)
    complete, _ = gap_checks(held, design(), Plan(), primary(held))
    assert complete.effect is None
    assert "have no gap" in complete.words


def test_pooling_needs_two_tables_and_widens_with_their_spread() -> None:
    """Tables that agree lose nothing; the more they differ, the wider and the fewer degrees."""
    same, apart = pooled([1.0, 1.0, 1.0], [0.1] * 3, 29), pooled([0.9, 1.0, 1.1], [0.1] * 3, 29)
    assert same.se == pytest.approx(0.1)
    assert same.lost == 0
    assert apart.se > same.se
    assert apart.freedom < same.freedom <= 29
    with pytest.raises(ValueError, match="at least two"):
        pooled([1.0], [0.1], 29)


def test_few_lost_outcomes_are_not_weighted_for() -> None:
    """Up to five in a hundred unknown outcomes change nothing; more are weighed for."""
    held = rows(lost=0.03)
    assert lost_check(held, design(), Plan(), primary(held)) == ()
    held = rows(6_000, lost=0.3)
    (check,) = lost_check(held, design(), Plan(), primary(held))
    assert check.effect is not None
    assert check.se is not None
    assert abs(check.effect - EFFECT) < 2.5 * check.se
    assert "29% of outcomes are not known" in check.words
    assert check.n == held.compared.sum()


def test_lost_outcomes_that_hang_on_a_confounder_are_mended() -> None:
    """Where the frail are lost and help works less for them, weights bring the whole back."""
    dice = np.random.default_rng(4)
    held = rows(20_000, 60)
    frail = held.confounders[:, 0]
    works = np.where(frail > 0, 0.0, 0.3)
    went = (dice.random(len(held)) < 0.4 + works * held.component).astype(float)
    lost = dice.random(len(held)) < np.where(frail > 0, 0.8, 0.1)
    known = replace(held, outcome=np.where(lost, np.nan, went))
    seen = only(known, known.compared)
    (check,) = lost_check(known, design(), Plan(), primary(seen))
    assert check.effect is not None
    assert abs(check.effect - 0.15) < abs(primary(seen).effect - 0.15) / 2


def test_diagnostics_say_what_the_comparison_rests_on() -> None:
    """Arms differ before weighting and hardly after; effective cases are fewer than cases."""
    held = rows(6_000)
    found = doubly(held, 1)
    said = diagnose(held, found.expected.chance, primary(held), 10)
    frail = next(one for one in said.balance if one.label == "frail")
    assert said.balance[0] == frail
    assert frail.before > 0.5
    assert frail.after is not None
    assert abs(frail.after) < 0.1
    assert said.outside is not None
    assert said.outside < 0.1
    assert said.effective_n is not None
    assert said.effective_n < len(held)
    assert said.treated_clusters == 40


def test_a_rare_confounder_is_not_shown() -> None:
    """The mean of a yes/no fact that six of an arm have would tell of six people."""
    held = rows()
    rare = np.zeros(len(held))
    rare[np.flatnonzero(held.component == 1)[:6]] = 1
    rare[np.flatnonzero(held.component == 0)[:60]] = 1
    more = replace(
        held,
        confounders=np.column_stack((held.confounders, rare)),
        columns=(*held.columns, "rare"),
        facts=(*held.facts, "rare"),
    )
    labels = [one.label for one in diagnose(more, None, primary(held), 10).balance]
    assert "rare" not in labels
    assert "frail" in labels


def test_likeness_and_worth() -> None:
    """Clusters that are all alike within have 1, random ones about 0; weights cost cases."""
    place = np.repeat(np.arange(20), 10)
    assert alike(place.astype(float), place) == pytest.approx(1)
    noise = np.random.default_rng(1).normal(size=4_000)
    assert alike(noise, np.repeat(np.arange(40), 100)) == pytest.approx(0, abs=0.01)
    assert alike(np.ones(3), np.arange(3)) is None
    arms = np.array([0.0, 1.0, 1.0])
    assert effective(arms, np.ones(3)) == pytest.approx(3)
    assert effective(arms, np.array([1.0, 1.0, 3.0])) == pytest.approx(1 + 16 / 10)
