"""The sessions of an activity after the first, drawn until they tell what the story tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

MONTH = 28  # days from the first session in which sessions due are counted
GAP = 21  # days away that make a setback
TIMES, LONG = 3, 42  # sustaining: so many times, or so many days
TRIES = 60


@dataclass(frozen=True)
class Sittings:
    """Days from the first session on which the person came, did not, or found it cancelled."""

    came: tuple[int, ...]
    missed: tuple[int, ...]
    cancelled: tuple[int, ...]
    end: int  # the day on which going there ended


def draw(rng: Random, told: dict[str, Any], longest: int) -> Sittings:
    """Sessions within `longest` days that give back the story's facts; the last try, if none do."""
    sittings = _propose(rng, told, longest, 4)
    for attempt in range(TRIES):
        if tells(sittings, told, longest):
            break
        sittings = _propose(rng, told, longest, 4 if attempt < TRIES // 2 else 8)
    return sittings


def tells(one: Sittings, told: dict[str, Any], longest: int) -> bool:
    """Whether the sessions say what the story says."""
    due = [day for day in (*one.came, *one.missed, *one.cancelled) if 0 < day <= MONTH]
    lost = [day for day in one.cancelled if day <= MONTH]
    breaks, back = _breaks(one.came, one.end)
    sustained = len(one.came) >= TIMES or one.came[-1] >= LONG
    return (
        max((*one.came, *one.missed, *one.cancelled)) <= one.end <= longest
        and len(one.came) == told["sessions_attended"]
        and bool(due)
        and len(lost) / len(due) == told["sessions_cancelled"]
        and sustained == told["sustained"]
        and breaks == told["setback"]
        and (not breaks or back == told["returned_after_setback"])
    )


def _breaks(came: Iterable[int], end: int) -> tuple[bool, bool]:
    """Whether there was a setback, and whether the person came back after one."""
    days = list(came)
    steps = [later - day for day, later in pairwise(days)]
    back = any(step >= GAP for step in steps)
    return back or end - days[-1] >= GAP, back


def _propose(rng: Random, told: dict[str, Any], longest: int, due: int) -> Sittings:
    """One guess: so many sessions due in the month, some of them cancelled, and those after it."""
    times, away = int(told["sessions_attended"]), bool(told["setback"])
    back = bool(told["returned_after_setback"])
    short = not told["sustained"] and not away
    window = min(rng.randint(14, 20) if short else MONTH, longest)
    slots = [max(1, round(window * number / due)) for number in range(1, due + 1)]
    cancelled = rng.sample(slots, round(told["sessions_cancelled"] * due))
    free = [day for day in slots if day not in cancelled]
    if away and back:
        came = _with_a_break(rng, free, times, longest)
    else:
        last = longest - GAP if away else longest
        came = _without(rng, free, times, last)
    end = _end(rng, came, longest, window, away=away and not back)
    missed = tuple(day for day in free if day not in came)
    return Sittings(tuple(came), missed, tuple(cancelled), end)


def _without(rng: Random, free: list[int], times: int, last: int) -> list[int]:
    """Coming regularly from the first session on."""
    usable = [day for day in free if day <= last]
    came = [0, *usable[: times - 1]]
    return came + _later(rng, came[-1], times - len(came), last)


def _with_a_break(rng: Random, free: list[int], times: int, longest: int) -> list[int]:
    """Coming, staying away for three weeks or more, and coming again."""
    before = rng.randint(1, max(1, min(times - 1, len(free))))
    came = [0, *free[: before - 1]]
    soonest = came[-1] + GAP
    latest = max(soonest, longest - 4 * (times - before - 1))
    again = rng.randint(soonest, min(latest, soonest + (26 if times > 2 else 48)))
    if again <= MONTH and again not in free:
        again = next((day for day in free if day >= soonest), MONTH + rng.randint(1, 7))
    came.append(again)
    rest = times - len(came)
    inside = [day for day in free if day > again][:rest]
    came += inside
    return came + _later(rng, came[-1], rest - len(inside), longest)


def _later(rng: Random, day: int, number: int, last: int) -> list[int]:
    """So many sessions after the month, about a week apart, or closer where time is short."""
    begins = max(day, MONTH)
    room = max(1, (last - begins) // number) if number > 0 else 7
    step = min(7, room)
    return [begins + step * (nth + 1) for nth in range(number)]


def _end(rng: Random, came: list[int], longest: int, window: int, *, away: bool) -> int:
    """When going there ended: soon after the last time, or weeks later where they stayed away."""
    soonest = max(window, came[-1] + (GAP if away else 0))
    latest = longest if away else min(longest, came[-1] + GAP - 1)
    return rng.randint(soonest, max(soonest, min(latest, soonest + 14)))
