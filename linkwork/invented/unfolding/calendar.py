"""The days on which a story's events fell, some of them still to come."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from linkwork.invented.unfolding.sittings import MONTH, Sittings, draw

WEEKS = 28  # days after the offer, and after the first session, in which contacts are counted
KEEP_IN_TOUCH = (10, 17)  # days between contacts at other times

Told = dict[str, Any]


@dataclass(frozen=True)
class Days:
    """When each thing happened; None where it never did."""

    offered: date
    accepted: date
    closed: date
    tries: tuple[date, ...] = ()
    spoken: tuple[date, ...] = ()
    planned: date | None = None
    suggested: date | None = None
    sent: date | None = None
    answered: date | None = None
    first: date | None = None  # the day booked for the first session
    came: date | None = None
    sittings: Sittings | None = None
    ended: date | None = None  # the connection
    revised: date | None = None
    changed: date | None = None  # of link worker

    @property
    def reached(self) -> date | None:
        """The first day the person was spoken to."""
        return self.spoken[0] if self.spoken else None

    @property
    def contacts(self) -> list[date]:
        """Every attempt and conversation, in order."""
        return sorted((*self.tries, *self.spoken))


def lay_out(rng: Random, told: Told) -> Days:
    """Put the story of somebody who agreed on the calendar."""
    offered = told["offered_on"]
    if told["days_to_first_contact"] is None:
        return _never_reached(rng, offered, int(told["attempts_to_reach"]))
    reached = int(told["days_to_first_contact"])
    accepted = min(_working(offered, rng.randint(0, 2)), _on(offered, reached))
    lag = (accepted - offered).days
    tries = _some(rng, lag, reached, int(told["attempts_to_reach"]) - 1)
    days = Days(offered=offered, accepted=accepted, closed=offered, tries=_dates(offered, tries))
    if told["directory_fresh"] is None:
        return _nothing_sent(rng, days, told, reached)
    return _sent(rng, days, told, reached)


def _never_reached(rng: Random, offered: date, number: int) -> Days:
    """Attempts on different days, and an end to them."""
    accepted = _working(offered, rng.randint(0, 2))
    day, tries = accepted, []
    for _ in range(number):
        day = _working(day, rng.randint(1, 5))
        tries.append(day)
    closed = _working(day, rng.randint(4, 9))
    return Days(offered=offered, accepted=accepted, closed=closed, tries=tuple(tries))


def _nothing_sent(rng: Random, days: Days, told: Told, reached: int) -> Days:
    """Reached, and helped without an activity."""
    spoken = [reached, *_some(rng, reached, WEEKS, int(told["contacts_in_four_weeks"]) - 1)]
    closed = max(WEEKS + 1, spoken[-1] + rng.randint(5, 30))
    spoken += _now_and_then(rng, spoken[-1], WEEKS, closed)
    planned = rng.choice(spoken) if rng.random() < 0.4 else None
    return replace(
        days,
        closed=_on(days.offered, closed),
        spoken=_dates(days.offered, spoken),
        planned=None if planned is None else _on(days.offered, planned),
    )


def _sent(rng: Random, days: Days, told: Told, reached: int) -> Days:
    """A connection was sent: answered well or not, and gone to or not."""
    offered, attended = days.offered, bool(told["first_session_attended"])
    waited = told["waited_for_place"]
    if attended:
        first = int(told["days_to_first_session"])
        sent = reached + rng.randint(1, first - reached - int(waited) - 1)
    else:
        sent = reached + rng.randint(1, 12)
        first = sent + int(waited or 0) + rng.randint(2, 10)
    answered = sent + int(rng.randint(2, 16) if waited is None else waited)
    suggested = max(reached, sent - rng.randint(0, 3))
    days = replace(
        days,
        planned=_on(offered, rng.randint(reached, suggested)),
        suggested=_on(offered, suggested),
        sent=_on(offered, sent),
        answered=_on(offered, answered),
        first=None if waited is None else _on(offered, first),
    )
    early = min(WEEKS, first) if attended else WEEKS
    spoken = [reached, *_some(rng, reached, early, int(told["contacts_in_four_weeks"]) - 1)]
    if attended:
        return _attended(rng, days, told, spoken, first)
    over = max(answered, first) if waited is not None else answered
    closed = max(WEEKS + 1, over + rng.randint(3, 9))
    spoken += _now_and_then(rng, spoken[-1], WEEKS, closed)
    ended = answered if waited is None else rng.randint(over + 1, closed)
    return replace(
        days,
        spoken=_dates(offered, spoken),
        ended=_on(offered, ended),
        closed=_on(offered, closed),
    )


def _attended(rng: Random, days: Days, told: Told, spoken: list[int], first: int) -> Days:
    """They came: the sessions after the first, the check-ins, and how long it went on."""
    closed = spoken[0] + 7 * int(told["weeks_of_support"])
    sittings = draw(rng, told, closed - first)
    over = first + WEEKS
    checks = _some(rng, max(first, WEEKS) + 1, over, int(told["check_ins"]))
    spoken += _now_and_then(rng, spoken[-1], WEEKS, first)
    if first > WEEKS:
        spoken.append(first)  # on the day itself: counted neither before nor after
    spoken += [*checks, *_now_and_then(rng, max(spoken[-1], *checks, 0), over, closed)]
    ended = first + sittings.end
    month = min(MONTH, sittings.end)
    return replace(
        days,
        spoken=_dates(days.offered, sorted(spoken)),
        came=_on(days.offered, first),
        sittings=sittings,
        ended=_on(days.offered, ended),
        closed=_on(days.offered, closed),
        revised=_on(days.offered, first + rng.randint(3, month)) if told["plan_revised"] else None,
        changed=_on(days.offered, first + rng.randint(2, month - 1))
        if told["link_worker_changed"]
        else None,
    )


def _some(rng: Random, first: int, last: int, number: int) -> list[int]:
    """So many days from the first to the last, in order; two may fall on one day."""
    return sorted(rng.randint(first, last) for _ in range(number))


def _now_and_then(rng: Random, last: int, after: int, before: int) -> list[int]:
    """Days a fortnight or so apart between two others, the first that long after the last."""
    day, found = max(last + rng.randint(*KEEP_IN_TOUCH), after + rng.randint(1, 3)), []
    while day < before:
        found.append(day)
        day += rng.randint(*KEEP_IN_TOUCH)
    return found


def _on(offered: date, days: int) -> date:
    return offered + timedelta(days)


def _dates(offered: date, days: Iterable[int]) -> tuple[date, ...]:
    return tuple(_on(offered, day) for day in days)


def _working(day: date, later: int) -> date:
    """A day so much later, and not at a weekend."""
    found = day + timedelta(later)
    return found + timedelta(max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)
