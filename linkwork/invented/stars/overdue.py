"""Those who have waited too long for somebody."""

from datetime import date, timedelta

from linkwork.invented.stars.tale import Stage, Tale, referred, somebody
from linkwork.practice.connections import actions as connections
from linkwork.practice.people.models import Person
from linkwork.practice.plans.actions import Wanted
from linkwork.practice.referrals import actions as referrals

GARDEN = "Brook Lane garden group"
THURSDAY = 3


def everybody(stage: Stage) -> list[Tale]:
    """All of them."""
    return [amara(stage), keith(stage), priya(stage), dennis(stage)]


def amara(stage: Stage) -> Tale:
    """She missed her first session, and goes again next Thursday, alone."""
    again = stage.today + timedelta((THURSDAY - stage.today.weekday() - 1) % 7 + 1)
    missed = again - timedelta(14)
    tale = referred(
        stage,
        _amara(stage),
        missed - timedelta(30),
        "loneliness",
        "Widowed last year. Worried she would be a burden; we talked it through.",
        needs=["bereavement"],
        lives_alone=True,
        is_carer=False,
        english_first_language=True,
        long_term_conditions=2,
        concerns_raised=True,
        concerns_answered=True,
        trust_in_referrer=8,
    )
    _first_weeks(tale, missed, again)
    _to_the_gate(tale, missed, again)
    return tale


def _amara(stage: Stage) -> Person:
    return somebody(
        stage,
        "Amara Nwosu",
        date(1951, 5, 14),
        nhs_number="9990000018",
        sex="female",
        ethnic_group="black",
        deprivation_fifth=2,
        address="6 Lock Gardens, Riverbank",
        contact_by="Ring mornings; voicemail is fine",
        what_matters=(
            "Peter and I had the allotment for thirty years. I miss my hands in the soil and "
            "somebody to have a flask of tea with. I do not want to be fussed over."
        ),
        how_to_support=(
            "Ring, don’t text; mornings.\n"
            "Say who will be there before I go.\n"
            "Left ear is my good one."
        ),
    )


def _first_weeks(tale: Tale, missed: date, again: date) -> None:
    """From the first call to the plan."""

    def day(before: int) -> date:
        return missed - timedelta(before)

    tale.accepted(day(29))
    tale.spoke(day(27), "First call. Reached at the first attempt.", ("Meet at home", day(16)))
    tale.may_tell(day(27))
    tale.spoke(
        day(16),
        "First meeting, at home. What matters: the garden, Peter, company without fuss.",
        ("Make the plan together", day(9)),
        way="visit",
        minutes=50,
        what_matters=True,
    )
    tale.note("started", day(16), "We have started with Amara Nwosu: Jo Ferreira met her at home.")
    tale.agreed(day(9), again + timedelta(19), Wanted("See a garden grow again", 2, 7))
    tale.spoke(
        day(9),
        "Plan agreed, at the library café.",
        ("Tell her how the referral stands", day(2)),
        way="meeting",
        minutes=50,
    )


def _to_the_gate(tale: Tale, missed: date, again: date) -> None:
    """The garden said yes; she went alone, and turned back."""
    said_yes = missed - timedelta(2)
    tale.suggested(GARDEN, missed - timedelta(9))
    hopes = "To grow things again and have company"
    tale.sent(missed - timedelta(8), hopes, information_given=True)
    told = "The plan: a garden group near home. Sent with her agreement."
    tale.note("plan", missed - timedelta(7), told)
    tale.answered("accept", said_yes, words="Yes, a place is kept for her.")
    tale.booked(missed, said_yes)
    turned_back = "Went alone, turned back at the gate."
    tale.session(missed, "absent", reason="did not feel able", words=turned_back)
    spoke = missed + timedelta(7)
    connection = tale.booked(again, spoke)
    connections.arrange_company(connection=connection, accompanied=False, by=tale.jo)
    tale.spoke(
        spoke,
        "She wants to try again. “I got as far as the gate.” Will ring back about the bus.",
        ("Arrange who goes with her on Thursday", tale.stage.ago(1)),
    )


def keith(stage: Stage) -> Tale:
    """The Men’s Shed has not answered for longer than the service allows."""
    person = somebody(
        stage,
        "Keith Harlow",
        date(1966, 2, 2),
        near="Larch Road men’s shed",
        km=2.2,
        sex="male",
        ethnic_group="white",
        deprivation_fifth=1,
        contact_by="Any time",
    )
    tale = referred(
        stage,
        person,
        stage.ago(60),
        "loneliness",
        "On his own since the yard closed. Handy; would like to be of use.",
        needs=["mental_wellbeing"],
        lives_alone=True,
    )
    first, second = stage.others[:2]
    tale.accepted(stage.ago(57), by=first)
    tale.spoke(stage.ago(53), "First call. Likes to make things.", ("Meet", stage.ago(39)))
    tale.spoke(
        stage.ago(39), "Talked about the yard.", ("Hand over", stage.ago(33)), what_matters=True
    )
    told = "Wants the Men’s Shed; does not like to explain himself again."
    assert second.user is not None
    assert stage.jo.user is not None
    referrals.hand_over(case=tale.case, to=second.user, note=told, by=first, on=stage.ago(33))
    tale.spoke(
        stage.ago(30), "Same wish as before.", ("Find or arrange an activity", stage.ago(25))
    )
    referrals.hand_over(case=tale.case, to=stage.jo.user, note=told, by=second, on=stage.ago(25))
    tale.agreed(stage.ago(20), stage.today + timedelta(22), Wanted("Mend things with others", 3, 8))
    tale.spoke(stage.ago(20), "We made the plan by telephone.", ("Ask the Shed", stage.ago(18)))
    tale.suggested("Larch Road men’s shed", stage.ago(20))
    tale.sent(stage.today - timedelta(18), "A bench, and company", linked_to_need=True)
    tale.spoke(
        stage.ago(8),
        "Told him the Shed has not answered yet; two messages left there.",
        ("Chase the Shed or try another", stage.today + timedelta(3)),
    )
    return tale


def priya(stage: Stage) -> Tale:
    """Two calls tried of three, and the clock has run out."""
    person = somebody(
        stage,
        "Priya Raman",
        date(1988, 9, 30),
        sex="female",
        ethnic_group="asian",
        deprivation_fifth=3,
        contact_by="Ring after six",
    )
    tale = referred(
        stage,
        person,
        stage.ago(12),
        "mental_wellbeing",
        "Not sleeping since the baby; would like something beside tablets.",
    )
    tale.accepted(stage.ago(11))
    tale.tried(stage.ago(8), "Rang out.", ("Call again, after six", stage.ago(5)))
    tale.tried(
        stage.ago(5), "Left a message with our number.", ("First conversation: call", stage.ago(3))
    )
    return tale


def dennis(stage: Stage) -> Tale:
    """His plan should have been looked at again last week."""
    person = somebody(
        stage,
        "Dennis Wray",
        date(1943, 1, 19),
        near="Tea and tales",
        km=0.9,
        sex="male",
        ethnic_group="white",
        deprivation_fifth=2,
        what_matters="My late wife’s roses, the cricket, and my own front door.",
    )
    tale = referred(
        stage,
        person,
        stage.ago(88),
        "bereavement",
        "Lost his wife in spring; eating poorly.",
        needs=["loneliness", "food"],
        lives_alone=True,
        long_term_conditions=3,
    )
    tale.accepted(stage.ago(86))
    tale.spoke(stage.ago(82), "Pleased to be rung.", ("Meet", stage.ago(74)))
    tale.spoke(
        stage.ago(74),
        "Met at home. What matters: the roses.",
        ("Plan", stage.ago(63)),
        way="visit",
        what_matters=True,
    )
    tale.agreed(stage.ago(63), stage.ago(7), Wanted("Talk about her without it going quiet", 3, 7))
    tale.spoke(stage.ago(63), "Plan agreed.", ("See him there", stage.ago(40)), way="meeting")
    tale.suggested("Tea and tales", stage.ago(61))
    tale.sent(stage.ago(60), "Company, and to speak of his wife", accompanied=True)
    tale.answered("accept", stage.ago(55))
    tale.booked(stage.ago(50), stage.ago(54))
    tale.session(stage.ago(50), "attended", accompanied=True)
    for before in (43, 29, 15, 8):
        tale.session(stage.ago(before), "attended")
    tale.spoke(stage.ago(40), "Going well.", ("Ask how it is going", stage.ago(14)))
    tale.spoke(stage.ago(14), "Still going; eats there too.", ("Plan review", stage.ago(7)))
    return tale
