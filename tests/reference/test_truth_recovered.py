"""Marked against declared truth: fifty invented services of each kind, tested as real ones are.

The long run, with two hundred seeds and more statements, is `benchmarks/calibration.py`.
"""

from collections.abc import Mapping
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import pytest

from benchmarks.of_calibration.goals import Summary, covers, summary
from benchmarks.of_calibration.settings import SETTINGS, Mark, Setting, marks
from linkwork.learning.methods.verdicts import Verdict

SEEDS = range(1, 51)
# Confounded and true; true; confounded, with no effect at all; contrary to what it says; nothing.
CODES = ("EN1", "EN2", "EG1", "EG3", "EG11", "EG12", "EN6")
OF_SETTING = {
    "ordinary": CODES,
    "few clusters": ("EN1", "EG1", "EG3", "EG11", "EG12", "EN6"),
    "lost to follow-up": ("EN1", "EG3", "EG11", "EG12", "EN6"),
    "under-powered": ("EN1", "EN4", "EG4", "EG5", "EG8"),
}
Marked = Mapping[str, list[Mark]]


def _marks(job: tuple[Setting, int]) -> list[Mark]:
    return marks(*job)


@pytest.fixture(scope="module")
def marked() -> Marked:
    """The findings of every setting over the seeds, each beside the truth."""
    chosen = [replace(SETTINGS[name], codes=codes) for name, codes in OF_SETTING.items()]
    jobs = [(setting, seed) for setting in chosen for seed in SEEDS]
    with get_context("spawn").Pool(2) as pool:
        found = [one for made in pool.imap(_marks, jobs, chunksize=5) for one in made]
    return {name: [one for one in found if one.setting == name] for name in OF_SETTING}


@pytest.fixture(scope="module")
def summed(marked: Marked) -> Mapping[str, Summary]:
    """What they come to."""
    return {name: summary(found) for name, found in marked.items()}


def ordinary(marked: Marked, code: str) -> list[Mark]:
    """One statement's marks in the ordinary setting."""
    return [one for one in marked["ordinary"] if one.code == code]


@pytest.mark.parametrize("setting", ["ordinary", "few clusters", "lost to follow-up"])
def test_intervals_cover_the_truth(summed: Mapping[str, Summary], setting: str) -> None:
    """Of all 95 % intervals about 95 in 100 hold the truth: 91 to 99, with so few seeds."""
    assert summed[setting].seeds == len(SEEDS)
    assert 0.91 <= summed[setting].coverage <= 0.99, summed[setting]


def test_no_statement_falls_far_below(marked: Marked) -> None:
    """Nor does any one statement's interval miss more often than one in six."""
    shares = {
        code: np.mean([covers(one, (one.low, one.high)) for one in ordinary(marked, code)])
        for code in CODES
    }
    assert min(shares.values()) >= 0.84, shares


def test_the_wild_bootstrap_covers_with_few_practices(summed: Mapping[str, Summary]) -> None:
    """The check that stands beside the jackknife with twelve practices is as good as it says."""
    assert summed["few clusters"].others["wild cluster bootstrap"] >= 0.91


@pytest.mark.parametrize("setting", ["ordinary", "few clusters", "lost to follow-up"])
def test_nothing_is_seldom_called_something(summed: Mapping[str, Summary], setting: str) -> None:
    """A statement without effect is supported in at most one service of twenty."""
    false = summed[setting].false_supported
    assert false is not None
    assert false <= 0.05


@pytest.mark.parametrize("setting", list(OF_SETTING))
def test_no_effect_is_called_by_the_wrong_side(summed: Mapping[str, Summary], setting: str) -> None:
    """True effects are next to never contradicted, and contrary ones never supported."""
    assert summed[setting].wrong_sign <= 0.005


def test_too_few_cases_are_called_so(summed: Mapping[str, Summary]) -> None:
    """With four hundred people nothing can be known, and next to nothing is claimed."""
    assert summed["under-powered"].insufficient >= 0.93


@pytest.mark.parametrize("code", ["EN1", "EG3", "EG11"])
def test_the_plain_comparison_misleads_and_ours_does_not(marked: Marked, code: str) -> None:
    """Link workers choose whom to help: unadjusted is off by points, adjusted by next to none."""
    found = ordinary(marked, code)
    naive = np.array([(one.naive or 0.0) - one.truth for one in found])
    ours = np.array([(one.effect or 0.0) - one.truth for one in found])
    noise = ours.std(ddof=1) / np.sqrt(len(ours))
    assert abs(naive.mean()) > 0.015
    assert abs(ours.mean()) < max(0.005, 2.6 * noise)
    assert abs(ours.mean()) < abs(naive.mean()) / 3


def test_company_looks_weaker_than_it_is(marked: Marked) -> None:
    """Those accompanied are those least likely to go, so the plain comparison understates it."""
    assert all((one.naive or 0.0) < (one.effect or 0.0) for one in ordinary(marked, "EG3"))


def test_errors_are_as_large_as_the_spread(marked: Marked) -> None:
    """Standard errors are what estimates really vary by, give or take a third."""
    for code in CODES:
        found = ordinary(marked, code)
        spread = np.std([(one.effect or 0.0) - one.truth for one in found], ddof=1)
        said = np.mean([one.se for one in found])
        assert 0.75 < said / spread < 1.5, (code, said, spread)


def test_true_effects_are_found(marked: Marked) -> None:
    """Company, which is worth sixteen in a hundred, is supported nine times in ten."""
    verdicts = [one.verdict for one in ordinary(marked, "EG3")]
    assert np.mean([one == Verdict.SUPPORTED for one in verdicts]) >= 0.9
