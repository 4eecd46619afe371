"""Going along, in words: why an arrangement fell through, and what its owner does next."""

from collections.abc import Mapping
from datetime import date, timedelta

from linkwork.practice.connections.models import Accompaniment
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.ui.words import joined, working_days_after

Who = Accompaniment.Who
State = Accompaniment.State
Transport = Accompaniment.Transport

NOT_NEEDED_NOW = "not needed now"
FELL_THROUGH: Mapping[str, str] = {
    "companion could not": "Whoever was to go along could not",
    "went alone": "They chose to go alone",
    "did not meet": "They did not find each other",
    "transport": "Getting there fell through",
    "no session": "The session did not take place",
    "person did not come": "The person did not come",
    NOT_NEEDED_NOW: "No longer needed: the connection ended",
    "other": "Another reason",
    "unknown": "Not known",
}


def check_reason(reason: str) -> None:
    """Raise `NotAllowed` unless it is a reason why going along fell through."""
    if reason not in FELL_THROUGH:
        known = joined(FELL_THROUGH.values(), "or")
        raise NotAllowed(f"“Fell through” needs a reason: {known}.")


def arranged(transport: str) -> bool | None:
    """Whether getting there is arranged, as a yes, a no or not yet."""
    return {Transport.NOT_NEEDED: False, Transport.NOT_YET: None}.get(Transport(transport), True)


def transport_of(arranged: bool | None) -> str:
    """The way of getting there, where only a yes or a no was said."""
    if arranged is None:
        return Transport.NOT_YET.value
    return (Transport.ARRANGED if arranged else Transport.NOT_NEEDED).value


def ahead(row: Accompaniment, today: date) -> tuple[str, date]:
    """What its owner does before the session, and by when."""
    name = row.name or str(Who(row.who).label).lower()
    if row.on is None:
        return f"Agree the day with {name}", working_days_after(today, 3)
    if row.who == Who.LINK_WORKER:
        return "Go along to the session", row.on
    return f"Make sure that {name} goes along", max(today, row.on - timedelta(days=1))


def afterwards(row: Accompaniment, session_on: date, *, alone: bool) -> tuple[str, date]:
    """What its owner says once the session has been, and by when."""
    step = "Say why nobody went along" if alone else f"Say whether {row.name or 'they'} went along"
    return step, working_days_after(session_on, 1)
