"""Marked against declared truth: fifty invented services, tested as real ones would be."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import numpy as np
import pytest

from linkwork.invented.cases import generate
from linkwork.learning.methods import testing
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.verdicts import Verdict
from linkwork.theory.statement import starter

SEEDS = range(1, 51)
CASES, PRACTICES = 7_000, 30
# Confounded and true; true; confounded, with no effect at all; contrary to what it says.
CODES = ("EN1", "EN2", "EG1", "EG3", "EG11", "EG12")
NO_EFFECT = "EG11"


@dataclass(frozen=True)
class Marked:
    """A finding beside what is true."""

    finding: Finding
    truth: float

    @property
    def effect(self) -> float:
        """The estimate."""
        assert self.finding.effect is not None
        return self.finding.effect

    @property
    def covers(self) -> bool:
        """Whether the interval holds the truth."""
        assert self.finding.ci
        return self.finding.ci[0] <= self.truth <= self.finding.ci[1]


@pytest.fixture(scope="module")
def marked() -> Mapping[str, list[Marked]]:
    """Every statement's findings over the seeds."""
    statements = [one for one in starter().statements if one.code in CODES]
    connection = ibis.duckdb.connect()
    found: dict[str, list[Marked]] = defaultdict(list)
    for seed in SEEDS:
        made = generate(CASES, seed, anchor=date(2026, 11, 22), practices=PRACTICES)
        table = connection.create_table("cases", made.table, overwrite=True)
        for finding in testing.run(statements, table):
            truth = made.truth["statements"][finding.statement]["effect"]
            found[finding.statement].append(Marked(finding, truth))
    return found


def test_intervals_cover_the_truth(marked: Mapping[str, list[Marked]]) -> None:
    """Of all 95 % intervals nine in ten or more hold the truth; no statement falls far below."""
    assert all(len(marked[code]) == len(SEEDS) for code in CODES)
    shares = {code: np.mean([one.covers for one in marked[code]]) for code in CODES}
    assert np.mean(list(shares.values())) >= 0.90, shares
    assert min(shares.values()) >= 0.84, shares


@pytest.mark.parametrize("code", ["EN1", "EG3", "EG11"])
def test_the_plain_comparison_misleads_and_ours_does_not(
    marked: Mapping[str, list[Marked]], code: str
) -> None:
    """Link workers choose whom to help: unadjusted is off by points, adjusted by next to none."""
    naive = np.array([(one.finding.naive or 0.0) - one.truth for one in marked[code]])
    ours = np.array([one.effect - one.truth for one in marked[code]])
    noise = ours.std(ddof=1) / np.sqrt(len(ours))
    assert abs(naive.mean()) > 0.015
    assert abs(ours.mean()) < max(0.005, 2.6 * noise)
    assert abs(ours.mean()) < abs(naive.mean()) / 3


def test_company_looks_weaker_than_it_is(marked: Mapping[str, list[Marked]]) -> None:
    """Those accompanied are those least likely to go, so the plain comparison understates it."""
    assert all((one.finding.naive or 0.0) < one.effect for one in marked["EG3"])


def test_errors_are_as_large_as_the_spread(marked: Mapping[str, list[Marked]]) -> None:
    """Standard errors are what estimates really vary by, give or take a third."""
    for code in CODES:
        spread = np.std([one.effect - one.truth for one in marked[code]], ddof=1)
        said = np.mean([one.finding.se or 0.0 for one in marked[code]])
        assert 0.75 < said / spread < 1.5, (code, said, spread)


def test_nothing_is_seldom_called_something(marked: Mapping[str, list[Marked]]) -> None:
    """A statement without effect is supported in at most one service of twenty."""
    verdicts = [one.finding.verdict for one in marked[NO_EFFECT]]
    assert np.mean([verdict is Verdict.SUPPORTED for verdict in verdicts]) <= 0.05


def test_no_effect_is_called_by_the_wrong_side(marked: Mapping[str, list[Marked]]) -> None:
    """True effects are never contradicted, and the contrary one is never supported."""
    for code in ("EN1", "EN2", "EG1", "EG3"):
        assert not any(one.finding.verdict is Verdict.CONTRADICTED for one in marked[code])
    assert not any(one.finding.verdict is Verdict.SUPPORTED for one in marked["EG12"])
