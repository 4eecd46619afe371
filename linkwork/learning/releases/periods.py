"""The quarters a table may speak of: over, and read to the end of its last step."""

from datetime import date, timedelta

from linkwork.learning.methods.disclosure.cubes import STEPS
from linkwork.learning.studies.plans import READ_AFTER_DAYS
from linkwork.theory.vocabulary import vocabulary


def quarter_of(day: date) -> str:
    """The quarter of a day: 2026-Q4."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def last_day(quarter: str) -> date:
    """The last day of a quarter."""
    year, number = int(quarter[:4]), int(quarter[-1])
    following = date(year + number // 4, number % 4 * 3 + 1, 1)
    return following - timedelta(days=1)


def quarters(first: date, last: date) -> list[str]:
    """Every quarter from one day to another, in order."""
    found = [quarter_of(first)]
    while found[-1] != quarter_of(last):
        found.append(quarter_of(last_day(found[-1]) + timedelta(days=1)))
    return found


def days_until_read(steps: list[str]) -> int:
    """The days after the offer at which the last of the steps is read."""
    facts = [STEPS[step] for step in steps if STEPS[step]]
    return max((READ_AFTER_DAYS.get(vocabulary()[fact].known_at, 0) for fact in facts), default=0)


def read_by(quarter: str, steps: list[str]) -> date:
    """The day from which everybody offered in the quarter has been read at every step."""
    return last_day(quarter) + timedelta(days=days_until_read(steps) + 1)


def whole(first: date, frozen: date, steps: list[str]) -> list[str]:
    """The quarters of cases frozen on a day of whom every step has been read, in order."""
    return [one for one in quarters(first, frozen) if read_by(one, steps) <= frozen]


def in_words(quarter: str) -> str:
    """A quarter as people say it."""
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{months[int(quarter[-1]) - 1]} {quarter[:4]}"


def span_in_words(found: list[str]) -> str:
    """A period as people say it: from the first month to the last."""
    first, last = in_words(found[0]), in_words(found[-1])
    if found[0] == found[-1]:
        return first
    month, year = first.split(" to ")[0], first.rsplit(" ", 1)[1]
    return (
        f"{month}{'' if year == last.rsplit(' ', 1)[1] else f' {year}'} to {last.split(' to ')[1]}"
    )
