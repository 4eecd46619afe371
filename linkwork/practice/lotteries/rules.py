"""Who may be entered in a lottery: each rule in words, and what stands against a case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from linkwork.practice.connections import queries as connections
from linkwork.practice.connections.models import Accompaniment, Attendance, Connection
from linkwork.practice.lotteries import queries
from linkwork.practice.lotteries.models import Entry, Lottery
from linkwork.practice.people import queries as people
from linkwork.practice.referrals.models import Case

GOING_ON = (Case.State.NEW, Case.State.CONTACTING, Case.State.ACTIVE)
AHEAD = (Connection.State.ACCEPTED, Connection.State.BOOKED)
STANDS = (Accompaniment.State.ARRANGED, Accompaniment.State.DONE)
MOST_DEPRIVED = 2  # fifths


@dataclass(frozen=True)
class Rule:
    """A condition for being entered: in words, and what is said where a case does not meet it."""

    words: str
    against: Callable[[Case], str]


def place_ahead(case: Case) -> Connection | None:
    """The connection whose provider said yes and to which the person has not been, latest first."""
    return connections.of(case).filter(state__in=AHEAD).first()


def _case_open(case: Case) -> str:
    return "" if case.state in GOING_ON else "The case is closing, closed or on hold."


def _place_agreed(case: Case) -> str:
    return "" if place_ahead(case) else "No provider has said yes to a first session yet."


def _not_been_yet(case: Case) -> str:
    came = any(
        connections.attendances_of(one).filter(state=Attendance.State.ATTENDED).exists()
        for one in connections.of(case)
    )
    return "They have been to a session already." if came else ""


def _nobody_yet(case: Case) -> str:
    arranged = connections.company_of(case).filter(state__in=STANDS).exists()
    going = connections.open_of(case).filter(accompanied=True).exists()
    return "Somebody is to go along already." if arranged or going else ""


def _no_open_alert(case: Case) -> str:
    if not people.open_alerts(case.person):
        return ""
    return "There is an open alert: company is decided for them, not left to chance."


def _lives_alone(case: Case) -> str:
    return _yes(case.referral.lives_alone, "They do not live alone")


def _most_deprived(case: Case) -> str:
    fifth = case.person.deprivation_fifth
    near = None if fifth is None else fifth <= MOST_DEPRIVED
    return _yes(near, "They do not live in the two most deprived fifths of areas")


def _yes(answer: bool | None, otherwise: str) -> str:
    if answer is None:
        return f"{otherwise}, as far as is known."
    return "" if answer else f"{otherwise}."


RULES: Mapping[str, Rule] = {
    "case open": Rule("their case is open", _case_open),
    "place agreed": Rule("a provider has said yes to a first session", _place_agreed),
    "not been yet": Rule("they have not been to a session yet", _not_been_yet),
    "nobody to go along yet": Rule("nobody is to go along already", _nobody_yet),
    "no open alert": Rule(
        "no alert is open that makes it unsafe to leave to chance", _no_open_alert
    ),
    "lives alone": Rule("they live alone", _lives_alone),
    "most deprived": Rule("they live in the two most deprived fifths of areas", _most_deprived),
}
NARROWER = ("lives alone", "most deprived")  # what a declaration may ask besides


def of(lottery: Lottery) -> Sequence[Rule]:
    """Every rule of a lottery: what its component always asks, and what was declared besides."""
    return [RULES[key] for key in (*lottery.what.rules, *lottery.rules)]


def waits_for(entry: Entry) -> bool:
    """Whether what was drawn, or given, for somebody is still to be arranged."""
    has = entry.way == Entry.Way.GIVEN or (entry.draw is not None and entry.draw.drawn)
    ahead = entry.connection
    return bool(has and ahead and ahead.state in AHEAD and not _nobody_yet(entry.case))


def against(lottery: Lottery, case: Case) -> list[str]:
    """Everything that stands against entering the case; nothing where it may be entered."""
    said = [drawn_already(lottery, case), *(rule.against(case) for rule in of(lottery))]
    return [words for words in said if words]


def drawn_already(lottery: Lottery, case: Case) -> str:
    """Say in which lottery for the same thing the person was; nothing where in none."""
    before = queries.drawn_before(case.person, lottery.component)
    if before is None:
        return ""
    return f"This person was in lottery {before.lottery.code}. There is no second draw."
