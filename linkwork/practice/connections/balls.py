"""Who has the ball in each state, and what happens next by when, unless somebody says otherwise."""

from datetime import date, timedelta
from enum import StrEnum

from linkwork.practice.connections.models import Connection
from linkwork.ui.words import working_days_after

S = Connection.State


class Holder(StrEnum):
    """Whose move it is."""

    LINK_WORKER = "link worker"
    PROVIDER = "provider"
    PERSON = "person"
    NOBODY = "nobody"


HOLDERS: dict[S, Holder] = {
    S.SUGGESTED: Holder.PERSON,
    S.CHOSEN: Holder.LINK_WORKER,
    S.SENT: Holder.PROVIDER,
    S.NO_RESPONSE: Holder.LINK_WORKER,
    S.WAITLISTED: Holder.PROVIDER,
    S.DECLINED: Holder.LINK_WORKER,
    S.ACCEPTED: Holder.LINK_WORKER,
    S.BOOKED: Holder.PERSON,
    S.MISSED: Holder.LINK_WORKER,
    S.STARTED: Holder.PERSON,
    S.SUSTAINING: Holder.PERSON,
    S.GIVEN: Holder.PERSON,
}
# What the owner does next, and in how many days; a number below 7 counts working days.
NEXT: dict[S, tuple[str, int]] = {
    S.SUGGESTED: ("Talk it through together", 7),
    S.CHOSEN: ("Send it to the provider", 2),
    S.SENT: ("Ask for an answer", 14),
    S.NO_RESPONSE: ("Ring the provider, or try another activity", 2),
    S.WAITLISTED: ("Ask about the waiting list", 14),
    S.DECLINED: ("Try another activity", 2),
    S.ACCEPTED: ("Agree the first session", 3),
    S.BOOKED: ("Ask how the first session went", 1),
    S.MISSED: ("Ask what got in the way, and book again", 2),
    S.STARTED: ("Ask how it is going", 14),
    S.SUSTAINING: ("Ask how it is going", 28),
    S.GIVEN: ("Ask whether they took it up", 14),
}


ASK_AFTER = timedelta(days=14)


def holder(state: str) -> Holder:
    """Say whose move it is."""
    return HOLDERS.get(S(state), Holder.NOBODY)


def next_step(state: S, on: date) -> tuple[str, date | None]:
    """What comes next and by when, counted from a day; nothing once it is over."""
    if state not in NEXT:
        return "", None
    words, number = NEXT[state]
    due = working_days_after(on, number) if number < 7 else on + timedelta(days=number)
    return words, due


def next_asked_on(on: date, expected_on: date | None) -> date:
    """When to ask about a waiting list again: in two weeks, or once a place is expected."""
    return max(on + ASK_AFTER, expected_on) if expected_on else on + ASK_AFTER
