"""Second readings marked against declared truth: fifty invented services, read from the rows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from linkwork.invented.cases import generate
from linkwork.learning.methods.columns import look
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.opinions.doubly import doubly
from linkwork.learning.methods.opinions.mechanisms import carry
from linkwork.learning.methods.opinions.rows import only, read
from linkwork.learning.methods.regression import interval
from linkwork.theory.vocabulary import vocabulary
from tests.unit.learning.methods.opinions.invented_rows import design

SEEDS = range(1, 51)
CASES, PRACTICES = 5_000, 30
PROBES = {"EG5": ("felt_heard",), "AD5": ("belonging",)}


@dataclass(frozen=True)
class Marked:
    """One figure beside what is true of it."""

    found: float
    ci: tuple[float, float]
    truth: float

    @property
    def off(self) -> float:
        """How far it is off."""
        return self.found - self.truth

    @property
    def covers(self) -> bool:
        """Whether the interval holds the truth."""
        return self.ci[0] <= self.truth <= self.ci[1]


@pytest.fixture(scope="module")
def marked() -> Mapping[str, list[Marked]]:
    """Doubly robust effects by code, and indirect ones by "code through"."""
    made: dict[str, list[Marked]] = defaultdict(list)
    connection, plan = ibis.duckdb.connect(), Plan()
    designs = {code: design(code) for code in PROBES}
    facts = [one.fact for held in designs.values() for one in held.confounders]
    for seed in SEEDS:
        service = generate(CASES, seed, anchor=date(2026, 11, 22), practices=PRACTICES)
        table = connection.create_table("cases", service.table, overwrite=True)
        found = look(table, list(dict.fromkeys(facts)), "practice", vocabulary())
        for code, held in designs.items():
            truth = service.truth["statements"][code]
            rows = read(held, table, plan, found, probes=PROBES[code])
            rows = only(rows, rows.compared)
            with threadpool_limits(limits=1):
                second = doubly(rows, seed)
                ends = interval(second.effect, second.se, second.clusters - 1)
                made[code].append(Marked(second.effect, ends, truth["effect"]))
                for name in PROBES[code]:
                    told = only(rows, np.isfinite(rows.probes[name]))
                    (parted,) = carry(
                        told.component,
                        told.probes[name],
                        told.outcome,
                        told.confounders,
                        told.clusters,
                        draws=299,
                        seed=seed,
                    )
                    assert parted.indirect is not None
                    assert parted.ci
                    indirect = truth["mechanism"]["indirect"]
                    made[f"{code} through"].append(Marked(parted.indirect, parted.ci, indirect))
    return made


@pytest.mark.parametrize("code", list(PROBES))
def test_doubly_robust_finds_what_is_declared(
    marked: Mapping[str, list[Marked]], code: str
) -> None:
    """The second opinion is off by next to nothing on average, and its intervals cover."""
    off = np.array([one.off for one in marked[code]])
    noise = off.std(ddof=1) / np.sqrt(len(off))
    assert abs(off.mean()) < max(0.008, 2.6 * noise)
    assert np.mean([one.covers for one in marked[code]]) >= 0.88


@pytest.mark.parametrize("code", list(PROBES))
def test_the_declared_indirect_effect_is_found(
    marked: Mapping[str, list[Marked]], code: str
) -> None:
    """What a probe carries is found without bias, and nine intervals in ten hold it."""
    through = marked[f"{code} through"]
    off = np.array([one.off for one in through])
    noise = off.std(ddof=1) / np.sqrt(len(off))
    assert np.mean([one.truth for one in through]) > 0.02
    assert abs(off.mean()) < max(0.006, 2.6 * noise)
    assert np.mean([one.covers for one in through]) >= 0.88
