"""Which short questions the page offers: at most four at a time, and not again too soon."""

from dataclasses import dataclass
from datetime import date, timedelta

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage.whose import Mine
from linkwork.practice.outcomes import queries
from linkwork.practice.outcomes.instruments import ONS4, QUESTIONS, Question
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals.models import Case

Item = Measure.Item
GOING = (Connection.State.STARTED, Connection.State.SUSTAINING)
BEFORE = (Connection.State.ACCEPTED, Connection.State.BOOKED, Connection.State.MISSED)


@dataclass(frozen=True)
class Offer:
    """A few questions, and how long before they are asked again."""

    slug: str
    title: str
    why: str
    items: tuple[Measure.Item, ...]
    rest: timedelta

    @property
    def questions(self) -> list[Question]:
        """The questions in their order."""
        return [QUESTIONS[item] for item in self.items]


def offers(mine: Mine, states: set[str] | None = None) -> list[Offer]:
    """Every set of questions that fits where the person is now; `states` of their connections."""
    if states is None:
        states = {row.state for row in connections.open_of(mine.case)}
    return [
        Offer(
            "today",
            "How are things today?",
            "Two short questions.",
            (_probe(states), Item.FELT_HEARD),
            timedelta(days=7),
        ),
        Offer(
            "life",
            "How is life?",
            "Four questions. Many people in this country are asked the same ones.",
            ONS4,
            timedelta(days=28),
        ),
    ]


def offered(mine: Mine, today: date, states: set[str] | None = None) -> list[Offer]:
    """The sets that were not asked lately; none once the case is closed."""
    if mine.case.state == Case.State.CLOSED:
        return []
    rows = list(queries.of(mine.case))
    found = []
    for one in offers(mine, states):
        days = [row.asked_on for row in rows if row.item in one.items]
        if not days or max(days) + one.rest <= today:
            found.append(one)
    return found


def _probe(states: set[str]) -> Measure.Item:
    """One question that fits how far the person has come."""
    if states & set(GOING):
        return Item.BELONGING
    return Item.CONFIDENCE_TO_GO_ALONE if states & set(BEFORE) else Item.HAPPY
