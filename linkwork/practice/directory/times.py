"""When an activity meets: parts of the week, and the next dates, from the parts of a recurrence."""

import calendar
from collections.abc import Collection, Iterable
from datetime import date, time, timedelta

from linkwork.practice.directory.models import Schedule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_NAMES = dict(zip(DAYS, _NAMES, strict=True))
PARTS = ("morning", "afternoon", "evening")
WEEKEND = ("SA", "SU")
NOON, EVENING = 12, 17
FURTHEST = 400  # days ahead that a next date is looked for


def part_of(opens: time) -> str:
    """Morning, afternoon or evening."""
    return PARTS[0] if opens.hour < NOON else PARTS[1] if opens.hour < EVENING else PARTS[2]


def bit(day: str, part: str) -> int:
    """The bit of one part of one day."""
    return 1 << (DAYS.index(day) * len(PARTS) + PARTS.index(part))


def week(schedules: Iterable[Schedule]) -> int:
    """The parts of the week in which it meets, as bits; 0 where nothing is stated."""
    bits = 0
    for one in schedules:
        days = [one.weekday] if one.weekday in DAYS else list(DAYS) if one.opens else []
        for day in days:
            for part in [part_of(one.opens)] if one.opens else PARTS:
                bits |= bit(day, part)
    return bits


def asked(times: Collection[str]) -> int:
    """What a wish for mornings, afternoons, evenings, weekends or days asks, as bits.

    Parts alone mean Monday to Friday; `weekend` means any part of Saturday and Sunday; a day
    (`TU`) means that day, in the parts named or in any.
    """
    parts = [part for part in PARTS if part in times]
    days = [day for day in DAYS if day in times]
    bits = 0
    for day in days or ([one for one in DAYS if one not in WEEKEND] if parts else []):
        for part in parts or PARTS:
            bits |= bit(day, part)
    if "weekend" in times:
        bits |= sum(bit(day, part) for day in WEEKEND for part in PARTS)
    return bits


def next_dates(schedules: Iterable[Schedule], after: date, number: int) -> list[date]:
    """The next days on which it meets, from a day on."""
    rules = list(schedules)
    found: list[date] = []
    for ahead in range(FURTHEST):
        day = after + timedelta(days=ahead)
        if any(meets(one, day) for one in rules):
            found.append(day)
            if len(found) == number:
                break
    return found


def meets(schedule: Schedule, day: date) -> bool:
    """Say whether a line of the timetable falls on a day."""
    starts, until = schedule.starts_on, schedule.until_on
    if (starts and day < starts) or (until and day > until):
        return False
    if schedule.frequency == "MONTHLY":
        return _meets_monthly(schedule, day)
    if schedule.weekday not in DAYS or DAYS[day.weekday()] != schedule.weekday:
        return False
    if schedule.interval < 2:
        return True
    if starts is None:
        return False  # every other week, but nobody says which
    first = starts - timedelta(days=starts.weekday())
    return (day - first).days // 7 % schedule.interval == 0


def _meets_monthly(schedule: Schedule, day: date) -> bool:
    if schedule.interval > 1:
        begun = schedule.starts_on
        if begun is None:
            return False
        months = (day.year - begun.year) * 12 + day.month - begun.month
        if months % schedule.interval:
            return False
    if schedule.month_days and str(day.day) not in schedule.month_days.split(","):
        return False
    if not schedule.weekday:
        return bool(schedule.month_days)
    if DAYS[day.weekday()] != schedule.weekday:
        return False
    return schedule.nth is None or schedule.nth in nths(day)


def nths(day: date) -> tuple[int, int]:
    """Which of its weekday in the month a day is, from the front and from the back."""
    last = calendar.monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1, -((last - day.day) // 7 + 1)
