"""Where the person goes, and on which days they went."""

from dataclasses import dataclass
from datetime import date

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.mypage import queries
from linkwork.practice.mypage.presenters.standing import Group, group
from linkwork.practice.mypage.whose import Mine, shown
from linkwork.ui.words import day, joined

Came = Attendance.State
LAST = 5  # days named of each sort
SAID = {
    Came.ATTENDED: "You went on {}.",
    Came.ABSENT: "You did not go on {}.",
    Came.CANCELLED: "It was called off on {}.",
}


@dataclass(frozen=True)
class Visits:
    """One group, and what is known of each day."""

    group: Group
    days: list[str]


def visits(mine: Mine, today: date) -> list[Visits]:
    """Every group with its days; an idea that came to nothing is left out."""
    rows = shown(mine, connections.of(mine.case).prefetch_related("activity__schedules"))
    sessions = shown(mine, queries.attendances(mine.case))
    left_out = (Connection.State.ERROR, Connection.State.SUGGESTED, Connection.State.NOT_WANTED)
    return [
        Visits(group(row, mine.worker, today), _days(row, sessions))
        for row in rows
        if row.state not in left_out
    ]


def _days(row: Connection, sessions: list[Attendance]) -> list[str]:
    mine = [one for one in sessions if one.connection_id == row.pk]
    found = []
    for state, words in SAID.items():
        days = [day(one.on) for one in mine if one.state == state][-LAST:]
        if days:
            found.append(words.format(joined(days)))
    return found
