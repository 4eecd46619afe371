"""Connections at every step that the named people are not at, and what providers say of them."""

from datetime import date, time, timedelta
from typing import Any

from linkwork.invented.stars.beside.company import Company, planned
from linkwork.invented.stars.tale import Stage, Tale
from linkwork.practice.connections import actions as connections
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory import actions as directory
from linkwork.practice.directory.models import Activity

GARDEN = "Brook Lane garden group"
THURSDAY = 3


def tell(company: Company) -> None:
    """All of it."""
    stage = company.stage
    directory.state_room(
        activity=stage.activities[GARDEN],
        room=Activity.Room.PLACES,
        places=6,
        on=stage.ago(6),
        said_by="Tom Adeyemi",
        by=company.editor,
    )
    _walter(stage)
    _yasmin(stage)
    _colm(stage)
    _edith(stage)
    _waiting(stage)
    _coming(stage)
    owen = _owen(stage)
    _judged(owen, stage)


def _person(stage: Stage, name: str, born_on: date, need: str, goal: str, **more: Any) -> Tale:
    words = "Would like to get out of the house, and does not know where to begin."
    return planned(stage, name, born_on, need=need, words=words, goal=goal, **more)


def _walter(stage: Stage) -> None:
    """He has chosen one, which is ready to be sent; another is only suggested as yet."""
    tale = _person(stage, "Walter Pym", date(1949, 3, 8), "loneliness", "Sow something again")
    tale.suggested("Millfield seed library", stage.ago(1))
    connections.explain(
        connection=_of(tale), information_given=True, linked_to_need=True, by=stage.jo
    )
    connections.suggest(
        case=tale.case, activity=stage.activities["Tea and tales"], on=stage.ago(1), by=stage.jo
    )


def _yasmin(stage: Stage) -> None:
    """One provider said no, so there is to be another; a second has put her on its list."""
    tale = _person(
        stage, "Yasmin Doyle", date(1977, 11, 19), "physical_activity", "Walk up the hill"
    )
    tale.suggested("Greenway volunteers", stage.ago(20))
    tale.sent(stage.ago(19), "To be outdoors")
    tale.answered("decline", stage.ago(2), reason="area", words="Only for our side of the canal.")
    tale.suggested("Tuesday pantry", stage.ago(15))
    tale.sent(stage.ago(15), "A weekly shop")
    tale.answered(
        "waitlist", stage.ago(9), reason="next intake", position=3, expected_on=stage.ago(-20)
    )


def _colm(stage: Stage) -> None:
    """The advice centre did not answer in time."""
    tale = _person(stage, "Colm Brannigan", date(1983, 5, 27), "money", "Open my letters again")
    tale.suggested("Weir Road money advice", stage.ago(20))
    tale.sent(stage.ago(20), "To sort out two debts")
    connections.no_response(connection=_of(tale), on=stage.ago(3), by=stage.jo)


def _edith(stage: Stage) -> None:
    """She wanted neither of the two, and says why."""
    tale = _person(stage, "Edith Vaughan", date(1939, 9, 2), "bereavement", "Sleep through")
    tale.suggested("Quayside walking football", stage.ago(12))
    connections.not_wanted(
        connection=_of(tale), reason="not for them", words="Not with my knees!", on=stage.ago(10),
        by=stage.jo,
    )  # fmt: skip


def _waiting(stage: Stage) -> None:
    """Two requests wait at the garden."""
    for name, born_on, days in (
        ("Nadia Petrov", date(1991, 2, 14), 5),
        ("Huw Parry", date(1968, 8, 21), 3),
    ):
        tale = _person(stage, name, born_on, "loneliness", "Have somebody to talk to")
        tale.suggested(GARDEN, stage.ago(days + 1))
        tale.sent(stage.ago(days), "Company and fresh air", information_given=True)


def _coming(stage: Stage) -> None:
    """She comes to the garden on the next Thursday, and somebody goes along."""
    tale = _person(stage, "Sunita Rao", date(1958, 7, 1), "mental_wellbeing", "Feel useful")
    thursday = stage.today + timedelta((THURSDAY - stage.today.weekday() - 1) % 7 + 1)
    tale.suggested(GARDEN, stage.ago(6))
    tale.sent(stage.ago(6), "To be useful to somebody")
    tale.answered("accept", stage.ago(4), words="We look forward to her.")
    connection = tale.booked(thursday, stage.ago(4))
    connections.arrange_company(
        connection=connection,
        accompanied=True,
        companion="Joan Beck",
        who="volunteer",
        meet_on=thursday,
        meet_at=time(10, 15),
        meeting_point="The bus stop at Brook Lane",
        transport="bus",
        by=stage.jo,
    )


def _owen(stage: Stage) -> Tale:
    """He has come to the garden three times, and missed one with an excuse."""
    tale = _person(stage, "Owen Latimer", date(1955, 12, 5), "long_term_condition", "Breathe out")
    last = stage.today - timedelta((stage.today.weekday() - THURSDAY) % 7 or 7)
    tale.suggested(GARDEN, last - timedelta(16))
    tale.sent(last - timedelta(16), "To move a little every week")
    tale.answered("accept", last - timedelta(15))
    tale.booked(last - timedelta(14), last - timedelta(15))
    tale.session(last - timedelta(14), "attended")
    tale.session(last - timedelta(7), "absent", reason="health")
    tale.session(last, "attended")
    return tale


def _judged(owen: Tale, stage: Stage) -> None:
    """What providers think of having been asked."""
    connections.keep_feedback(
        connection=_of(owen), verdict="yes", words="A good match.", by=stage.jo
    )
    rosa = Connection.objects.filter(case__person__family_name="Lindqvist").latest("pk")
    connections.keep_feedback(
        connection=rosa,
        verdict="partly",
        reason="told too little",
        words="We would have liked to know about her knee.",
        by=stage.jo,
    )


def _of(tale: Tale) -> Connection:
    assert tale.connection is not None
    return tale.connection
