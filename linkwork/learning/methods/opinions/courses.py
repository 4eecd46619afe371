"""How the two arms come to their first session, day by day, once they are weighed to be alike."""

import numpy as np

from linkwork.learning.methods.beside import Curve
from linkwork.learning.methods.designs import Design, Plan
from linkwork.learning.methods.moments import Floats
from linkwork.learning.methods.opinions.balance import weighted
from linkwork.learning.methods.opinions.nuisance import TooFew, chance_of
from linkwork.learning.methods.opinions.rows import ATTENDED, Rows, only
from linkwork.learning.methods.survival import curve, incidence
from linkwork.theory.expression import Compare

EVENT = "first session attended"
DAYS = (14.0, 28.0, 42.0, 56.0, 70.0, 84.0)
ARMS = ((1.0, "with it"), (0.0, "without it"))


def courses(rows: Rows, design: Design, plan: Plan) -> tuple[Curve, ...]:
    """Give the share of each arm that has attended a first session by each fortnight.

    rows: the whole risk set. Cases weigh by one over the chance of their arm. Who is known not to
    have attended stays among those who could have to the end, whatever else ended their case: so
    the shares are cumulative incidences, and an exit is no loss to sight. Who is not known of is
    lost on the day of the table's last offer. A point at which fewer than the smallest cell have
    newly come is left out.
    """
    if rows.days is None or rows.open is None or design.outcome != Compare(ATTENDED, "==", True):
        return ()
    there = only(rows, np.isfinite(rows.component) & _timed(rows))
    try:
        chance = chance_of(there.component == 1, there.confounders)
    except TooFew:
        return ()
    weights = weighted(there.component, chance)
    time, event = _spans(there)
    made = []
    for arm, label in ARMS:
        here = there.component == arm
        asked = _told(time[here], event[here], plan.smallest_cell)
        if not asked or len(np.unique(there.clusters[here])) < 2:
            return ()
        found = incidence(
            time[here],
            event[here],
            weights[here],
            asked,
            clusters=there.clusters[here].tolist(),
        )
        made.append(curve(found[1], label, EVENT))
    return tuple(made)


def _timed(rows: Rows) -> Floats:
    """Leave out who attended on a day that nobody recorded."""
    assert rows.days is not None
    return np.asarray(~((rows.outcome == 1) & ~np.isfinite(rows.days)))


def _spans(rows: Rows) -> tuple[Floats, Floats]:
    """When each was last known of, and 1 where that was the first session."""
    assert rows.days is not None
    assert rows.open is not None
    event = (rows.outcome == 1).astype(np.float64)
    known = np.isfinite(rows.outcome)
    end = max(float(np.nanmax(np.where(event == 1, rows.days, 0.0))), DAYS[-1]) + 1
    lost = np.clip(rows.open, 0.0, end)
    return np.where(event == 1, rows.days, np.where(known, end, lost)), event


def _told(time: Floats, event: Floats, smallest_cell: int) -> list[float]:
    """The days between which enough have come for their number to be told."""
    asked: list[float] = []
    before = 0
    for day in DAYS:
        come = int(((event == 1) & (time <= day)).sum())
        if come - before >= smallest_cell:
            asked.append(day)
            before = come
    return asked
