"""Those whom something is due for today, and one who has gone quiet."""

from datetime import date, timedelta

from linkwork.invented.stars.tale import Stage, Tale, referred, somebody
from linkwork.practice.connections import actions as connections
from linkwork.practice.people import actions as people
from linkwork.practice.plans.actions import Wanted


def everybody(stage: Stage) -> list[Tale]:
    """All of them."""
    return [sofia(stage), ibrahim(stage), maureen(stage), gareth(stage), lena(stage), rosa(stage)]


def sofia(stage: Stage) -> Tale:
    """Her first meeting is this morning."""
    person = somebody(
        stage, "Sofia Marchetti", date(1979, 7, 8), sex="female", ethnic_group="white"
    )
    tale = referred(
        stage, person, stage.ago(9), "caring", "Cares for her mother day and night.", is_carer=True
    )
    tale.accepted(stage.ago(8))
    tale.spoke(
        stage.ago(5),
        "First call. Would like to meet away from home.",
        ("First meeting, at the library café, 10:00", stage.today),
    )
    return tale


def ibrahim(stage: Stage) -> Tale:
    """The garden said yes in two days; the note to his doctor waits to be checked."""
    person = somebody(
        stage,
        "Ibrahim Yusuf",
        date(1957, 3, 23),
        km=2.0,
        sex="male",
        ethnic_group="black",
        deprivation_fifth=1,
    )
    tale = referred(
        stage,
        person,
        stage.ago(34),
        "physical_activity",
        "Told to move more after his heart scare; the gym is not for him.",
        needs=["loneliness"],
        long_term_conditions=2,
    )
    tale.accepted(stage.ago(33))
    tale.spoke(stage.ago(30), "First call.", ("Meet", stage.ago(20)))
    tale.may_tell(stage.ago(30))
    tale.spoke(
        stage.ago(20), "Talked of his mother’s farm.", ("Plan", stage.ago(8)), what_matters=True
    )
    tale.agreed(
        stage.ago(8), stage.today + timedelta(34), Wanted("Grow okra, and walk there", 2, 8)
    )
    tale.suggested("Brook Lane garden group", stage.ago(8))
    tale.sent(stage.ago(7), "To grow things and move more", accompanied=True)
    tale.answered("accept", stage.ago(7) + timedelta(2), words="Yes, gladly.")
    tale.booked(stage.today + timedelta(10), stage.ago(3))
    tale.note(
        "plan",
        stage.ago(1),
        "The plan with Ibrahim Yusuf: a garden group near home, from next week.",
        state="draft",
    )
    tale.spoke(
        stage.ago(3),
        "Told him the garden said yes.",
        ("Check and send the plan note to Dr Okafor", stage.today),
    )
    return tale


def maureen(stage: Stage) -> Tale:
    """She went to chair yoga for the first time a week ago."""
    person = somebody(
        stage,
        "Maureen Tighe",
        date(1948, 12, 11),
        near="Chair yoga at Millfield",
        km=1.1,
        sex="female",
        ethnic_group="white",
        deprivation_fifth=2,
    )
    tale = referred(
        stage,
        person,
        stage.ago(40),
        "long_term_condition",
        "Stiff with arthritis and afraid of falling.",
        long_term_conditions=3,
    )
    tale.accepted(stage.ago(39))
    tale.spoke(stage.ago(36), "First call.", ("Meet", stage.ago(28)))
    tale.spoke(stage.ago(28), "Met at the library.", ("Plan", stage.ago(21)), what_matters=True)
    tale.agreed(stage.ago(21), stage.today + timedelta(21), Wanted("Get up off the floor", 1, 6))
    tale.suggested("Chair yoga at Millfield", stage.ago(21))
    tale.sent(stage.ago(20), "To be less stiff", accompanied=True, information_given=True)
    tale.answered("accept", stage.ago(16))
    tale.booked(stage.ago(7), stage.ago(14))
    tale.spoke(stage.ago(14), "Told her the day.", ("Ask how it went", stage.today))
    tale.session(stage.ago(7), "attended", accompanied=True)
    assert tale.connection is not None
    connections.set_next(
        connection=tale.connection,
        next_step="Ask how her first chair yoga went",
        next_on=stage.today,
        by=stage.jo,
    )
    tale.next("Go through the plan", stage.today + timedelta(8))
    return tale


def gareth(stage: Stage) -> Tale:
    """Fourth on the pantry’s waiting list; news was promised for today."""
    person = somebody(
        stage,
        "Gareth Pugh",
        date(1990, 6, 5),
        near="Tuesday pantry",
        km=0.7,
        sex="male",
        ethnic_group="white",
        deprivation_fifth=1,
    )
    tale = referred(
        stage,
        person,
        stage.ago(25),
        "food",
        "Skips meals at the end of the month.",
        needs=["money"],
        by=stage.ruth,
    )
    tale.accepted(stage.ago(24))
    tale.spoke(stage.ago(21), "First call.", ("Plan", stage.ago(14)), what_matters=True)
    tale.agreed(stage.ago(14), stage.today + timedelta(28), Wanted("Cook for my daughter", 2, 8))
    tale.spoke(stage.ago(14), "Plan by telephone.", ("Hear from the pantry", stage.ago(6)))
    tale.suggested("Tuesday pantry", stage.ago(14))
    tale.sent(stage.ago(12), "A weekly shop")
    tale.answered("waitlist", stage.ago(6), reason="no place now", words="Fourth on the list.")
    assert tale.connection is not None
    connections.set_next(
        connection=tale.connection, next_step="Ask for news", next_on=stage.today, by=stage.jo
    )
    tale.next("Tell him how the pantry stands", stage.today + timedelta(2))
    return tale


def lena(stage: Stage) -> Tale:
    """An interpreter is to be confirmed for tomorrow."""
    person = somebody(
        stage,
        "Lena Kowalczyk",
        date(1984, 4, 27),
        sex="female",
        ethnic_group="white",
        contact_by="Text first; Polish",
    )
    tale = referred(
        stage,
        person,
        stage.ago(13),
        "housing",
        "Damp flat with two children; speaks Polish at home.",
        english_first_language=False,
    )
    tale.accepted(stage.ago(12))
    tale.spoke(
        stage.ago(6),
        "Spoke a little, with her sister’s help. Asked for an interpreter.",
        ("Confirm the Polish interpreter for tomorrow, 14:00", stage.today),
    )
    return tale


def rosa(stage: Stage) -> Tale:
    """She came to walking football four times, then missed two; nobody has spoken to her since."""
    person = somebody(
        stage,
        "Rosa Lindqvist",
        date(1969, 10, 3),
        near="Quayside walking football",
        km=1.8,
        sex="female",
        ethnic_group="white",
        deprivation_fifth=3,
    )
    people.amend_about_me(
        person=person,
        what_matters="Being in a team. I used to referee.",
        how_to_support="Text first.",
        expected=person.version,
        by=stage.jo,
    )
    tale = referred(stage, person, stage.ago(95), "mental_wellbeing", "Low since redundancy.")
    tale.accepted(stage.ago(93))
    tale.spoke(stage.ago(90), "First call.", ("Meet", stage.ago(82)))
    tale.spoke(stage.ago(82), "Met at the park.", ("Plan", stage.ago(75)), what_matters=True)
    tale.agreed(stage.ago(75), stage.today + timedelta(6), Wanted("Be in a team again", 2, 7))
    tale.suggested("Quayside walking football", stage.ago(75))
    tale.sent(stage.ago(74), "A team again", accompanied=False)
    tale.answered("accept", stage.ago(70))
    tale.booked(stage.ago(45), stage.ago(66))
    for before in (45, 38, 31, 24):
        tale.session(stage.ago(before), "attended")
    for before in (17, 10):
        tale.session(stage.ago(before), "absent")
    tale.spoke(stage.ago(52), "Looking forward to it.", ("Ask how it is going", stage.ago(24)))
    tale.spoke(
        stage.ago(23), "Enjoys the team.", ("Ask how it is going", stage.today + timedelta(4))
    )
    return tale
