"""The path from an offer to the end of support, as far as a table of cases knows its times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis.expr.types as ir
import numpy as np

from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.survival.occupation import STILL, Moves, Occupation, occupation

STATES = (
    "did not agree",
    "agreed, not yet met",
    "met, not yet at a session",
    "at sessions",
    "ended: completed",
    "ended: kept going",
    "ended: left early",
)
DECLINED, AGREED, MET, GOING, COMPLETED, SUSTAINED, LEFT = range(len(STATES))
NEEDED = (
    "offered_on",
    "agreed",
    "days_to_first_contact",
    "days_to_first_session",
    "weeks_of_support",
    "sustained",
    "completed",
)
APART = 0.5  # days between two steps that are recorded on one day
DAYS = tuple(range(0, 366, 7))


@dataclass(frozen=True)
class Pathway:
    """Who stands where by day since the referral was made, and who could not be counted.

    `unclear`: cases whose agreement is not known. The day of agreement is not a fact, so that who
    agreed does so on day 0; who never came stays where they last stood.
    """

    occupation: Occupation
    unclear: int


def pathway(
    cases: ir.Table, as_at: date, days: Sequence[float] = DAYS, cluster: str = "practice"
) -> Pathway:
    """Say where people stand by day since referral: offered, agreed, met, at sessions, ended.

    cases: a table of cases with the facts of NEEDED; `as_at` is the day it was frozen, after which
    nobody has been seen. The end of support is `weeks_of_support` after the first contact, and is
    completed, kept going (three sessions or six weeks) or left early. ValueError names facts that
    the table lacks.
    """
    lacking = [name for name in (*NEEDED, cluster) if name not in cases.columns]
    if lacking:
        raise ValueError(f"facts not collected: {', '.join(lacking)}")
    rows = cases.select(
        cluster=cases[cluster],
        seen=(_day(as_at) - cases.offered_on.epoch_seconds() / 86_400).cast("float64"),
        agreed=cases.agreed.cast("int8"),
        met=cases.days_to_first_contact.cast("float64"),
        came=cases.days_to_first_session.cast("float64"),
        weeks=cases.weeks_of_support.cast("float64"),
        sustained=cases.sustained.cast("int8"),
        completed=cases.completed.cast("int8"),
    ).filter(lambda one: one.cluster.notnull() & one.seen.notnull())
    held = rows.to_pyarrow()
    columns = {name: _numbers(held[name]) for name in held.column_names if name != "cluster"}
    known = ~np.isnan(columns["agreed"])
    columns = {name: values[known] for name, values in columns.items()}
    places = np.flatnonzero(known)
    moves = _moves(columns, np.array(held["cluster"].to_pylist(), dtype=object)[places])
    return Pathway(occupation(moves, days), int((~known).sum()))


def _day(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _numbers(column: Any) -> Floats:
    return np.array(column.cast("float64").fill_null(float("nan")).to_numpy(), np.float64)


def _moves(held: dict[str, Floats], cluster: Any) -> Moves:
    """Lay every case's stays out, one state after another."""
    cases = np.arange(len(cluster))
    last = np.maximum(held["seen"], 1.0)
    rows: list[tuple[Any, ...]] = []
    declined = held["agreed"] == 0
    rows.append((cases[declined], DECLINED, 0.0 * last[declined], last[declined], STILL))
    agreed = ~declined
    met = np.maximum(held["met"], APART)
    # A first session without a recorded contact is itself the meeting.
    came = np.maximum(held["came"], np.where(np.isnan(met), APART, met + APART))
    ended = np.maximum(np.nan_to_num(held["met"]) + 7 * held["weeks"], came + APART)
    how = np.where(
        held["completed"] == 1, COMPLETED, np.where(held["sustained"] == 1, SUSTAINED, LEFT)
    )
    start, stands = np.zeros(len(cases)), np.full(len(cases), AGREED)
    for when, to in ((met, MET), (came, GOING), (ended, how)):
        happens = agreed & ~np.isnan(when) & (when <= last) & (stands < COMPLETED)
        happens &= when > start
        happens &= (stands == GOING) | (np.asarray(to) < COMPLETED)
        target = np.broadcast_to(to, len(cases))
        rows.append(
            (cases[happens], stands[happens], start[happens], when[happens], target[happens])
        )
        start, stands = np.where(happens, when, start), np.where(happens, target, stands)
    left = agreed & (last > start)
    rows.append((cases[left], stands[left], start[left], last[left], STILL))
    parts = [
        np.concatenate([np.broadcast_to(row[place], len(row[0])) for row in rows])
        for place in range(5)
    ]
    return Moves(STATES, parts[0], parts[1], parts[2], parts[3], parts[4], list(cluster[parts[0]]))
