"""Asking somebody to answer by themselves, in words."""

from linkwork.access.models import Link
from linkwork.practice.outcomes.catalogue import INSTRUMENTS
from linkwork.practice.outcomes.models import Invitation
from linkwork.practice.outcomes.reaching import addresses
from linkwork.practice.outcomes.sheets import PLAIN
from linkwork.practice.people.models import Person
from linkwork.ui.words import day


def invitation(one: Invitation) -> str:
    """One set of questions that was sent and not answered."""
    title = PLAIN[one.sheet][0] if one.sheet in PLAIN else "Wellbeing wheel"
    if one.sheet in INSTRUMENTS:
        title = INSTRUMENTS[one.sheet].name
    return f"{title}, {one.get_point_display().lower()}: sent {day(one.sent_on)}, not answered yet"


def channels(person: Person) -> list[tuple[str, str]]:
    """The ways by which a link can reach the person."""
    return [(code, str(Link.Channel(code).label)) for code in addresses(person)]
