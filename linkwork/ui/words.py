"""Dates, lengths of time, counts and effects, said in plain British English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
MINUS = "\N{MINUS SIGN}"
WEEKS_FROM = 56
MONTHS_FROM = 365


def today() -> date:
    """Answer today's date as people in London have it."""
    return timezone.now().astimezone(LONDON).date()


def local_day(value: date | datetime) -> date:
    """Answer the date a moment fell on in London; a date is itself."""
    if isinstance(value, datetime):
        return value.astimezone(LONDON).date() if value.tzinfo else value.date()
    return value


def day(value: date | datetime | None) -> str:
    """Say a date in full: 3 March 2026."""
    if not value:
        return ""
    on = local_day(value)
    return f"{on.day} {on:%B %Y}"


def day_short(value: date | datetime | None) -> str:
    """Say a date without its year, where the year is plain: 3 March."""
    if not value:
        return ""
    on = local_day(value)
    return f"{on.day} {on:%B}"


def weekday(value: date | datetime | None) -> str:
    """Say a date with its day of the week: Tuesday 24 November 2026."""
    return f"{local_day(value):%A} {day(value)}" if value else ""


def clock(value: datetime | None) -> str:
    """Say the time of day in London: 09:20."""
    if not value:
        return ""
    return f"{value.astimezone(LONDON) if value.tzinfo else value:%H:%M}"


def day_clock(value: datetime | None) -> str:
    """Say a moment: 24 November 2026, 09:20."""
    return f"{day(value)}, {clock(value)}" if value else ""


def thousands(number: float) -> str:
    """Group a whole number by thousands: 1,240."""
    return f"{number:,.0f}".replace("-", MINUS)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many of a thing: 1 case, 1,240 cases."""
    return f"{thousands(number)} {one if number == 1 else many or one + 's'}"


def days_in_words(number: int) -> str:
    """Say a number of days: 1 day, 12 days."""
    return counted(number, "day")


def waited(number: int) -> str:
    """Say how long somebody has waited: days up to eight weeks, then weeks, then months."""
    if number < 1:
        return "today"
    if number < WEEKS_FROM:
        return days_in_words(number)
    if number < MONTHS_FROM:
        return counted(number // 7, "week")
    return counted(number * 12 // 365, "month")


def ago(value: date | datetime | None, on: date | None = None) -> str:
    """Say how far a date lies from today: today, yesterday, 2 days ago, in 3 days."""
    if not value:
        return ""
    apart = ((on or today()) - local_day(value)).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if apart in near:
        return near[apart]
    return f"{waited(apart)} ago" if apart > 0 else f"in {waited(-apart)}"


@lru_cache(maxsize=32)
def bank_holidays(year: int) -> frozenset[date]:
    """Answer the bank holidays of England in one year."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(on: date) -> bool:
    """Say whether offices in England are open on a date."""
    return on.weekday() < 5 and on not in bank_holidays(on.year)


def working_days_between(start: date, end: date) -> int:
    """Count the working days after the first date up to and with the second."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def working_days_after(start: date, number: int) -> date:
    """Answer the date that many working days after a date."""
    on = start
    while number > 0:
        on += timedelta(days=1)
        number -= is_working_day(on)
    return on


def working_days_in_words(number: int) -> str:
    """Say a number of working days: 8 working days."""
    return counted(number, "working day")


def age_on(born_on: date, on: date | None = None) -> int:
    """Answer a person's age in whole years on a date."""
    on = on or today()
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def joined(parts: Iterable[object], last: str = "and") -> str:
    """Join things as a sentence does: a, b and c."""
    words = [str(part) for part in parts]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def nhs_number(digits: str | None) -> str:
    """Group an NHS number 3-3-4; anything else is given back as it is."""
    bare = "".join((digits or "").split())
    if len(bare) != 10 or not bare.isdigit():
        return digits or ""
    return f"{bare[:3]} {bare[3:6]} {bare[6:]}"
