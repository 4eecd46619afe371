"""The rates of the invented service beside those it is made to hit, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pyarrow.compute as pc

from linkwork.invented.cases import Invented
from linkwork.invented.unfolding.calendar import Days, Told, lay_out
from linkwork.invented.unfolding.connecting import FORTNIGHT, Move, moves_of
from linkwork.practice.connections.models import Connection

POINTS = 0.03  # how far off a rate may be
ASSUMED = "assumption"
BU_2025 = "Bu 2025, 10.1016/S2468-2667(25)00217-8"
BU_2024 = "Bu 2024, BJPsych, n = 160,128"
MERCER = "Mercer 2019, PMC6846279"
EXERCISE = "BMJ Open 2013;3:e002849, n = 2,233"
SIX_WEEKS = 42
TIMES_TOLD = 3  # each story is laid out so often, for answers that few stories hold
State = Connection.State
MEDICAL = ["gp", "nurse", "other_clinician"]


@dataclass(frozen=True)
class Rate:
    """One rate: what is aimed at and by whom, what was found, and among how many."""

    name: str
    aim: float
    source: str
    found: float
    of: int
    off: float = POINTS

    @property
    def hits(self) -> bool:
        """Whether it is as near as it should be."""
        return abs(self.found - self.aim) <= self.off


def rates(made: Invented, seed: int = 1) -> list[Rate]:
    """Every rate that the played-out stories hold."""
    told: list[Told] = made.table.to_pylist()
    agreed = [row for row in told if row["agreed"]]
    return [*_who(told), *_steps(told, agreed, made), *_after(agreed), *_answers(agreed, seed)]


def _rate(name: str, aim: float, source: str, flags: Iterable[Any], off: float = POINTS) -> Rate:
    """The share of those for whom it is known."""
    known = [float(one) for one in flags if one is not None]
    return Rate(name, aim, source, sum(known) / max(1, len(known)), len(known), off)


def _who(told: list[Told]) -> Iterator[Rate]:
    groups = [row["ethnic_group"] for row in told]
    yield _rate("women", 0.60, BU_2025, (row["sex"] == "female" for row in told))
    poorest = (row["deprivation_fifth"] == 1 for row in told)
    yield _rate("most deprived fifth", 0.42, BU_2025, poorest)
    minority = (one != "white" for one in groups if one != "unknown")
    yield _rate("ethnic minority, of those known", 0.23, BU_2025, minority)
    medical = (row["route"] in MEDICAL for row in told)
    yield _rate("medical route (72 to 85 %)", 0.785, BU_2024, medical, 0.065)


def _steps(told: list[Told], agreed: list[Told], made: Invented) -> Iterator[Rate]:
    yield _rate("declined", 0.12, BU_2025, (not row["agreed"] for row in told))
    reached = (row["days_to_first_contact"] is not None for row in agreed)
    yield _rate("reached, of those who agreed", 0.90, BU_2024, reached)
    came = [row["first_session_attended"] for row in agreed]
    yield _rate("any activity, of those referred", 0.38, BU_2024, came)
    contacts = (row["contacts_in_four_weeks"] for row in agreed)
    often = (one >= 3 for one in contacts if one is not None)
    yield _rate("spoken to 3 times or more", 0.45, MERCER, often)
    alone = _rate("first session attended, alone", 0.62, ASSUMED, _came(agreed, accompanied=False))
    yield alone
    gain = made.truth["statements"]["EG3"]["effect"]
    number = sum(1 for _ in _came(agreed, accompanied=True))
    found = alone.found + gain
    yield Rate("the same people, accompanied (truth)", 0.80, ASSUMED, found, number)
    waits = made.table["days_to_first_contact"].drop_null()
    for words, share, days, off in (("median", 0.5, 7, 1), ("90th of 100", 0.9, 24, 2)):
        found = pc.quantile(waits, q=share)[0].as_py()
        yield Rate(f"days to first contact, {words}", days, ASSUMED, found, len(waits), off)


def _came(agreed: list[Told], *, accompanied: bool) -> Iterator[Any]:
    for row in agreed:
        if row["accompanied"] is accompanied:
            yield row["first_session_attended"]


def _after(agreed: list[Told]) -> Iterator[Rate]:
    done = (row["completed"] for row in agreed)
    yield _rate("completed, of those who started", 0.429, EXERCISE, done)
    pairs = (
        None not in (row["life_satisfaction_before"], row["life_satisfaction_after"])
        for row in agreed
    )
    yield _rate("paired, of closed cases (35 to 45 %)", 0.40, ASSUMED, pairs, 0.05)


def _answers(agreed: list[Told], seed: int) -> Iterator[Rate]:
    """What providers answered, and who still came, by the stories laid out on the calendar."""
    moves, staying, talks = [], [], []
    for row, days, made in _laid_out(agreed, seed):
        if row["days_to_first_contact"] is not None:
            talks.append(len(days.contacts))
        if made:
            moves.append(made)
        if days.sittings is not None:
            staying.append(days.sittings.end >= SIX_WEEKS)
    first = [_first_answer(one) for one in moves]
    for state, aim in ((State.ACCEPTED, 0.82), (State.WAITLISTED, 0.08), (State.DECLINED, 0.10)):
        answered = [one.after == state for one in first if one is not None]
        yield _rate(f"first answer: {state.label.lower()}", aim, ASSUMED, answered)
    late = [_late(one, answer) for one, answer in zip(moves, first, strict=True)]
    yield _rate("no answer at 14 days", 0.18, ASSUMED, late)
    reasons = [one.reason for one in first if one is not None and one.after == State.DECLINED]
    for reason, aim in (("full", 0.45), ("not eligible", 0.25), ("area", 0.10), ("other", 0.20)):
        yield _rate(f"declined because: {reason}", aim, ASSUMED, (r == reason for r in reasons))
    yield _rate("not stopped going by 6 weeks", 0.60, ASSUMED, staying)
    yield Rate("contacts, mean", 5.0, ASSUMED, sum(talks) / max(1, len(talks)), len(talks), 1.0)


def _laid_out(agreed: list[Told], seed: int) -> Iterator[tuple[Told, Days, list[Move]]]:
    """Every story on the calendar, a few times over, with the moves of its connection."""
    for again in range(TIMES_TOLD):
        for row in agreed:
            rng = Random(f"{seed + again} {row['case']}")  # noqa: S311  (invented people)
            days = lay_out(rng, row)
            yield row, days, moves_of(rng, row, days) if days.sent else []


def _first_answer(moves: list[Move]) -> Move | None:
    return next((one for one in moves if one.by_provider), None)


def _late(moves: list[Move], answer: Move | None) -> bool:
    sent: date = next(one.on for one in moves if one.after == State.SENT)
    return answer is None or answer.on - sent > timedelta(FORTNIGHT)
