"""The settings of the calibration: invented services with known truth, tested as real ones are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import pyarrow as pa

from linkwork.invented.cases import generate
from linkwork.invented.loss import lose
from linkwork.learning.methods import testing
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import Finding
from linkwork.theory.statement import Statement, starter

ANCHOR = date(2026, 11, 22)
# Confounded and true; true; shared by few; a number; contrary; and three of no effect at all.
TRUE = ("EN1", "EN2", "EG1", "EG3", "EG8", "AD1", "AD6")
CONTRARY = ("EG12", "AD7")
NOTHING = ("EN6", "EG6", "EG11", "AD4")
LOST = ("agreed", "first_session_attended", "sustained", "completed")


@dataclass(frozen=True)
class Setting:
    """One kind of service: its size, what is lost of it, and the statements put to it."""

    name: str
    words: str
    cases: int
    practices: int
    codes: tuple[str, ...]
    loses: bool = False


SETTINGS: Mapping[str, Setting] = {
    one.name: one
    for one in (
        Setting(
            "ordinary",
            "7,000 people of 45 practices",
            7_000,
            45,
            (*TRUE, *CONTRARY, *NOTHING),
        ),
        Setting(
            "few clusters",
            "5,000 people of 12 practices",
            5_000,
            12,
            (*TRUE, *CONTRARY, *NOTHING),
        ),
        Setting(
            "lost to follow-up",
            "7,000 of 45; 15 % of endings lost, more where it ended badly",
            7_000,
            45,
            (*TRUE[:-1], *CONTRARY, *NOTHING),
            loses=True,
        ),
        Setting(
            "under-powered",
            "200 people of 8 practices, a tenth or less of the cases needed",
            200,
            8,
            ("EN1", "EN4", "EG4", "EG5", "EG8", "AD3", "AD8"),
        ),
    )
}


@dataclass(frozen=True)
class Mark:
    """One finding beside the truth; effects None where they are withheld."""

    setting: str
    seed: int
    code: str
    verdict: str
    truth: float
    sign: int  # the side the statement expects
    effect: float | None
    low: float | None
    high: float | None
    se: float | None
    naive: float | None
    others: Mapping[str, tuple[float, float]]  # intervals of checks, by their names


def marks(setting: Setting, seed: int, plan: Plan | None = None) -> list[Mark]:
    """Invent one service, put the statements to its table, and set the truth beside each."""
    made = generate(
        setting.cases, seed, anchor=ANCHOR, practices=setting.practices, played_out=True
    )
    table: pa.Table = lose(made.table, LOST, seed) if setting.loses else made.table
    connection = ibis.duckdb.connect(threads=1)
    findings = testing.run(statements(setting.codes), connection.create_table("cases", table), plan)
    connection.disconnect()
    truth = made.truth["statements"]
    return [_mark(setting, seed, one, truth[one.statement]["effect"]) for one in findings]


def statements(codes: Sequence[str]) -> list[Statement]:
    """The starter statements of these codes."""
    return [one for one in starter().statements if one.code in codes]


def _mark(setting: Setting, seed: int, finding: Finding, truth: float) -> Mark:
    low, high = finding.ci or (None, None)
    return Mark(
        setting=setting.name,
        seed=seed,
        code=finding.statement,
        verdict=str(finding.verdict),
        truth=truth,
        sign=1 if finding.direction == "more likely" else -1,
        effect=finding.effect,
        low=low,
        high=high,
        se=finding.se,
        naive=finding.naive,
        others={one.name: one.ci for one in finding.checks if one.ci},
    )
