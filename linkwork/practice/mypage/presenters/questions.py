"""Which short questions the page offers: those sent or due, and two of how things are today."""

from dataclasses import dataclass
from datetime import date, timedelta

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage.whose import Mine
from linkwork.practice.outcomes import queries, sheets
from linkwork.practice.outcomes.instruments import QUESTIONS, Question
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.outcomes.sheets import Sheet
from linkwork.practice.referrals.models import Case

Item, Point = Measure.Item, Measure.Point
REST = timedelta(days=7)
GOING = (Connection.State.STARTED, Connection.State.SUSTAINING)
BEFORE = (Connection.State.ACCEPTED, Connection.State.BOOKED, Connection.State.MISSED)


@dataclass(frozen=True)
class Waiting:
    """Questions that were sent to the person, or are due."""

    sheet: str
    point: str
    words: str


def waiting(mine: Mine, on: date) -> list[Waiting]:
    """The sheets that the person may answer now."""
    found = []
    for code, point in queries.open_to(mine.case, on):
        sheet = sheets.sheet(code, mine.case.organisation)
        if sheet is not None:
            number = len(sheet.questions)
            words = "Answer one question" if number == 1 else f"Answer {number} questions"
            found.append(Waiting(code, Point(point).value, words))
    return found


def sheet_open(mine: Mine, code: str, point: str, on: date) -> Sheet | None:
    """A sheet that the person may answer now; None where it was not asked."""
    if (code, point) not in queries.open_to(mine.case, on):
        return None
    return sheets.sheet(code, mine.case.organisation)


def of_today(mine: Mine, states: set[str] | None = None) -> list[Question]:
    """Two questions that fit how far the person has come; `states` of their connections."""
    if states is None:
        states = {row.state for row in connections.open_of(mine.case)}
    return [QUESTIONS[_probe(states)], QUESTIONS[Item.FELT_HEARD]]


def today_is_asked(mine: Mine, questions: list[Question], on: date) -> bool:
    """Whether the two are worth asking: the case is open, and it was not done in the last week."""
    if mine.case.state == Case.State.CLOSED:
        return False
    items = {one.item for one in questions}
    days = [row.asked_on for row in queries.of(mine.case) if row.item in items]
    return not days or max(days) + REST <= on


def _probe(states: set[str]) -> Measure.Item:
    if states & set(GOING):
        return Item.BELONGING
    return Item.CONFIDENCE_TO_GO_ALONE if states & set(BEFORE) else Item.HAD_CHOICE
