"""The next time that a person can go: the day agreed, or the activity's next meeting."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from linkwork.practice.connections.models import Connection
from linkwork.practice.directory.models import Schedule

S = Connection.State
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
GOING = (S.STARTED, S.SUSTAINING)


@dataclass(frozen=True)
class Meeting:
    """One day on which an activity meets, and the hour where it is known."""

    on: date
    opens: time | None = None

    @property
    def words(self) -> str:
        """Say it: Thursday 26 November, 10:30."""
        said = f"{self.on:%A} {self.on.day} {self.on:%B}"
        return f"{said}, {self.opens:%H:%M}" if self.opens else said


def next_day(connection: Connection, today: date) -> Meeting | None:
    """The next meeting to go to; None where there is none to name."""
    schedules = list(connection.activity.schedules.all())
    if connection.state == S.BOOKED:
        first = connection.first_session_on
        return Meeting(first, _hour(schedules, first)) if first and first >= today else None
    if connection.state not in GOING:
        return None
    days = [found for one in schedules if (found := _weekly(one, today))]
    return min(days, key=lambda meeting: meeting.on) if days else None


def _weekly(schedule: Schedule, today: date) -> Meeting | None:
    """The next day of a weekly schedule; one with other intervals is left to its own words."""
    if schedule.weekday not in WEEKDAYS or schedule.frequency not in ("", "WEEKLY"):
        return None
    start = max(today, schedule.starts_on or today)
    on = start + timedelta(days=(WEEKDAYS.index(schedule.weekday) - start.weekday()) % 7)
    if schedule.until_on and on > schedule.until_on:
        return None
    return Meeting(on, schedule.opens)


def _hour(schedules: list[Schedule], on: date) -> time | None:
    """When it begins on that day of the week, where the schedule says."""
    name = WEEKDAYS[on.weekday()]
    return next((one.opens for one in schedules if one.weekday == name and one.opens), None)
