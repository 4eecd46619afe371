"""Lotteries for company, and people who may be entered in them."""

from itertools import count
from typing import Any

from linkwork.practice.connections import actions as connections
from linkwork.practice.directory.models import Activity
from linkwork.practice.lotteries import actions
from linkwork.practice.lotteries.models import Lottery
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.connections import places

NAMES = count(1)
DECLARED: dict[str, Any] = {
    "name": "Company to a first session",
    "component": "company",
    "why": "Two volunteers, and more people who would like company than they can go with.",
    "told": "There is not enough company for everybody, so it is shared out by lot.",
    "most": 40,
}


def declared(house: Riverbank, **changes: Any) -> Lottery:
    """A lottery that Samira Haddad declared."""
    return actions.declare(**{**DECLARED, "by": house.samira, **changes})


def opened(house: Riverbank, **changes: Any) -> Lottery:
    """The same, open."""
    return actions.start(lottery=declared(house, **changes), by=house.samira)


def ready(house: Riverbank, activity: Activity | None = None, **changes: Any) -> Case:
    """A case whose provider said yes, and who has not been yet."""
    person = house.person(given_name=f"Person {next(NAMES)}", **changes.pop("person", {}))
    case = house.case(house.referral(person, **changes))
    if activity is None:
        made = places.sent(house, case)
    else:
        chosen = connections.suggest(case=case, activity=activity, on=today(), by=house.jo)
        chosen = connections.choose(connection=chosen, on=today(), by=house.jo)
        made = connections.send(
            connection=chosen,
            disclosure=places.shown(chosen),
            way="referral",
            agreed_how="in person",
            on=today(),
            by=house.jo,
        )
    connections.answer(connection=made, answer="accept", on=today(), by=house.jo)
    case.refresh_from_db()
    return case
