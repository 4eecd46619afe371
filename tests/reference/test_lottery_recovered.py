"""Lotteries held at sixty invented services: the draw tells what it did, whoever then had it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import numpy as np
import pytest

from linkwork.invented.cases import generate
from linkwork.invented.lots import Lottery
from linkwork.learning.methods import testing
from linkwork.learning.methods.beside import Check
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import Finding
from linkwork.theory.statement import starter

SEEDS, CASES = range(1, 61), 2_500
# Practices are drawn whole: there must be enough of them.
PRACTICES = {False: 20, True: 40}
PLAN = Plan(lotteries={"EG3": "drawn_for_company"})
ACCOMPANIED = [one for one in starter().statements if one.code == "EG3"]


@dataclass(frozen=True)
class Held:
    """A lottery's answer beside what is true, and the finding it stands beside."""

    check: Check
    finding: Finding
    truth: float

    @property
    def off(self) -> float:
        """How far the answer is from the truth."""
        assert self.check.effect is not None
        return self.check.effect - self.truth

    @property
    def covers(self) -> bool:
        """Whether the interval holds the truth."""
        assert self.check.ci is not None
        return self.check.ci[0] <= self.truth <= self.check.ci[1]


@pytest.fixture(scope="module", params=[False, True], ids=["by person", "by practice"])
def held(request: pytest.FixtureRequest) -> list[Held]:
    """The answers over the seeds."""
    return [_hold(seed, by_practice=request.param) for seed in SEEDS]


def _hold(seed: int, *, by_practice: bool) -> Held:
    made = generate(
        CASES,
        seed,
        anchor=date(2026, 11, 22),
        practices=PRACTICES[by_practice],
        lottery=Lottery(by_practice=by_practice),
        played_out=True,
    )
    table = ibis.duckdb.connect().create_table("cases", made.table)
    (finding,) = testing.run(ACCOMPANIED, table, PLAN)
    drawn: Mapping[str, float] = made.truth["lotteries"]["drawn_for_company"]
    return Held(finding.checks[0], finding, drawn["effect"])


def test_it_stands_first_and_hides_nothing(held: list[Held]) -> None:
    """The draw's answer comes first among what stands beside; the estimate itself stays."""
    assert {one.check.name for one in held} == {"lottery (intention to treat)"}
    assert all(one.finding.effect is not None for one in held)
    assert all(one.check.n is not None and one.check.n > 500 for one in held)


def test_the_draw_is_not_off(held: list[Held]) -> None:
    """Over the seeds it is off by nothing but chance."""
    off = np.array([one.off for one in held])
    assert abs(off.mean()) < 2.6 * off.std(ddof=1) / np.sqrt(len(off))


def test_its_intervals_cover_the_truth(held: list[Held]) -> None:
    """Of sixty 95 % intervals at least fifty-three hold the truth (chance of fewer: 1 in 100)."""
    assert np.mean([one.covers for one in held]) >= 53 / 60


def test_its_errors_are_as_large_as_the_spread(held: list[Held]) -> None:
    """Standard errors are what answers really vary by, give or take a third."""
    said = np.mean([one.check.se or 0.0 for one in held])
    assert 0.75 < said / np.std([one.off for one in held], ddof=1) < 1.4


def test_without_anybody_entered_it_says_so() -> None:
    """No lottery was held: the draw is known of nobody, and no figure is made up."""
    made = generate(CASES, 1, anchor=date(2026, 11, 22), practices=20, played_out=True)
    table = ibis.duckdb.connect().create_table("cases", made.table)
    (finding,) = testing.run(ACCOMPANIED, table, PLAN)
    assert not [one for one in finding.checks if "lottery" in one.name and one.effect is not None]


def test_a_plan_that_names_no_draw_is_refused() -> None:
    """What is not the draw of a lottery cannot stand for one."""
    made = generate(500, 1, anchor=date(2026, 11, 22))
    table = ibis.duckdb.connect().create_table("cases", made.table)
    with pytest.raises(ValueError, match="not the draw of a lottery"):
        testing.run(ACCOMPANIED, table, Plan(lotteries={"EG3": "accompanied"}))
