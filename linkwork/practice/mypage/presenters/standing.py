"""Where one connection stands, as the person is told it: what happened, and who does what next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from linkwork.practice.connections.models import Connection
from linkwork.practice.directory import presenters as directory
from linkwork.practice.mypage.presenters.sessions import next_day
from linkwork.ui.words import day

S = Connection.State
# For each state: where it stands, who does something now, and what. {us}: the link worker's name;
# {them}: the provider; {you}: "You", or the person's name on a carer's page.
WORDS: dict[S, tuple[str, str, str]] = {
    S.SUGGESTED: ("An idea for you.", "you", "Tell {us} if you would like to try it."),
    S.CHOSEN: ("You picked this.", "us", "{us} will ask them for a place."),
    S.SENT: ("We asked for a place on {sent}.", "them", "They need to say yes or no."),
    S.NO_RESPONSE: ("They have not said yes or no.", "us", "{us} will ring them."),
    S.WAITLISTED: ("You are on the waiting list.", "them", "They will say when there is room."),
    S.DECLINED: ("They have no place for you now.", "us", "{us} will look for something else."),
    S.ACCEPTED: ("They said yes.", "us", "{us} will find a first day with you."),
    S.BOOKED: ("Your first day is {first}.", "you", "Go along, or tell us you can’t."),
    S.MISSED: ("You did not get there. That is all right.", "us", "{us} will talk with you."),
    S.STARTED: ("You have started.", "you", "Go along, and tell us how it is."),
    S.SUSTAINING: ("You go often.", "you", "Keep going, and tell us how it is."),
    S.GIVEN: ("{us} told you about it.", "you", "Go when you like."),
}
OVER: dict[S, str] = {
    S.NOT_WANTED: "You did not want this one.",
    S.WITHDRAWN: "We took back what we asked.",
    S.STOPPED: "You stopped going.",
    S.COMPLETED: "You did what you planned.",
    S.TOOK_UP: "You went.",
    S.DID_NOT: "You did not go.",
    S.UNKNOWN: "We do not know if you went.",
}
# Where the person can say how it went.
WENT = frozenset({S.BOOKED, S.MISSED, S.STARTED, S.SUSTAINING, S.GIVEN, S.STOPPED, S.COMPLETED})


@dataclass(frozen=True)
class Group:
    """One activity of the person's, in plain words."""

    id: UUID
    name: str
    by: str
    stands: str
    whose: str
    next: str
    by_when: str
    when: str
    where: str
    cost: str
    over: bool
    may_tell: bool
    next_on: date | None


def group(connection: Connection, worker: str, today: date) -> Group:
    """Say where a connection stands."""
    state = S(connection.state)
    activity = connection.activity
    names = {"us": worker, "them": activity.provider.name, "you": "You"}
    stands, whose, doing = WORDS.get(state, (OVER.get(state, ""), "", ""))
    days = {"sent": day(connection.sent_on), "first": day(connection.first_session_on)}
    coming = next_day(connection, today)
    return Group(
        id=connection.public_id,
        name=activity.name,
        by=activity.provider.name,
        stands=stands.format(**names, **days),
        whose=names.get(whose, ""),
        next=doing.format(**names),
        by_when=_by_when(connection, whose, today),
        when=directory.when(activity.schedules.all()),
        where=directory.where(activity.locations.all()),
        cost=directory.cost(activity),
        over=state in OVER,
        may_tell=_may_tell(connection, today),
        next_on=coming.on if coming else None,
    )


def _may_tell(connection: Connection, today: date) -> bool:
    """Whether there has been anything to tell of; not before the first day."""
    first = connection.first_session_on
    ahead = connection.state == S.BOOKED and (first is None or first > today)
    return connection.state in WENT and not ahead


def _by_when(connection: Connection, whose: str, today: date) -> str:
    """By when somebody else does something; a day that has passed is owned up to."""
    if whose not in ("us", "them") or connection.next_on is None:
        return ""
    if connection.next_on < today:
        return f"We hoped for this by {day(connection.next_on)}. It is late. We are sorry."
    return f"By {day(connection.next_on)}."
