"""A connection in words: where it stands, who has the ball, for how long, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from linkwork.practice.connections import moves
from linkwork.practice.connections.balls import Holder, holder
from linkwork.practice.connections.company import FELL_THROUGH
from linkwork.practice.connections.models import (
    Accompaniment,
    Attendance,
    Connection,
    ConnectionEvent,
    ProviderFeedback,
)
from linkwork.ui.words import ago, day, days_in_words, weekday

S = Connection.State
COLOURS: dict[S, str] = {
    S.SUGGESTED: "grey",
    S.CHOSEN: "blue",
    S.SENT: "blue",
    S.WAITLISTED: "yellow",
    S.DECLINED: "red",
    S.NO_RESPONSE: "red",
    S.ACCEPTED: "blue",
    S.BOOKED: "blue",
    S.MISSED: "red",
    S.STARTED: "green",
    S.SUSTAINING: "green",
    S.COMPLETED: "green",
    S.TOOK_UP: "green",
    S.GIVEN: "blue",
}
WEAK = frozenset({S.NO_RESPONSE, S.MISSED, S.DECLINED})
WAY_WORDS = {
    Connection.Way.SIGNPOST: "Told about it",
    Connection.Way.SUPPORTED: "Told, and asked about after",
    Connection.Way.REFERRAL: "Sent to the provider",
    Connection.Way.ACCOMPANIED: "Sent, and someone goes along",
}


@dataclass(frozen=True)
class Standing:
    """Where one connection stands."""

    id: str
    activity: str
    provider: str
    href: str
    state: S
    state_words: str
    colour: str
    ball: str
    holder: Holder
    days: int
    next_step: str
    next_on: date | None
    overdue: bool
    weak: bool
    open: bool
    ending: str

    @property
    def since(self) -> str:
        """How long it has stood so."""
        return "since today" if self.days < 1 else days_in_words(self.days)

    @property
    def next_words(self) -> str:
        """What comes next, by when."""
        if not self.next_step:
            return ""
        return f"{self.next_step}, by {day(self.next_on)}" if self.next_on else self.next_step


def standing(connection: Connection, today: date) -> Standing:
    """Say where a connection stands on a day."""
    state = S(connection.state)
    since = connection.state_since_on or _last_known(connection, today)
    late = connection.next_on is not None and connection.next_on < today
    return Standing(
        id=str(connection.public_id),
        activity=connection.activity.name,
        provider=connection.activity.provider.name,
        href=reverse("connections:connection", args=[connection.public_id]),
        state=state,
        state_words=str(state.label),
        colour=COLOURS.get(state, "grey"),
        ball=who_has_the_ball(connection),
        holder=holder(state),
        days=max((today - since).days, 0),
        next_step=connection.next_step,
        next_on=connection.next_on,
        overdue=late and state in moves.OPEN,
        weak=state in WEAK or (late and state in moves.OPEN),
        open=state in moves.OPEN,
        ending=ending(connection),
    )


def _last_known(connection: Connection, today: date) -> date:
    """The latest day on record, for rows that came in without the day of their state."""
    days = (connection.sent_on, connection.answered_on, connection.first_session_on)
    return max([connection.suggested_on, *(one for one in days if one and one <= today)])


def who_has_the_ball(connection: Connection) -> str:
    """Name whose move it is."""
    names = {
        Holder.LINK_WORKER: connection.owner.name,
        Holder.PROVIDER: connection.activity.provider.name,
        Holder.PERSON: connection.case.person.given_name,
        Holder.NOBODY: "",
    }
    return names[holder(connection.state)]


def ending(connection: Connection) -> str:
    """Say how it ended, with the reason."""
    state = S(connection.state)
    if state not in moves.ENDED:
        return ""
    reason = moves.reason_words(state, connection.ending_reason)
    words = ": ".join(filter(None, (str(state.label), reason)))
    return f"{words}. {connection.ending_words}".strip() if connection.ending_words else words


def events(rows: Iterable[ConnectionEvent]) -> list[dict[str, Any]]:
    """What happened, as a timeline, the latest first."""
    found = []
    for one in rows:
        state = S(one.after)
        reason = moves.reason_words(state, one.reason)
        detail = ". ".join(said.rstrip(".") for said in (reason, one.text, _by(one)) if said)
        title = str(state.label)
        found.append({"on": one.at, "title": title, "detail": detail, "bad": state in WEAK})
    return found[::-1]


def _by(event: ConnectionEvent) -> str:
    who = event.by_words or (event.by.name if event.by else "")
    return f"{who}, {event.channel}" if who and event.channel else who


def sessions(rows: Iterable[Attendance]) -> list[dict[str, str]]:
    """Sessions on record, each in a line, the latest first."""
    along = {True: "Somebody went along", False: "Went alone", None: ""}
    found = []
    for one in rows:
        state = str(Attendance.State(one.state).label)
        led = f"Led by {one.leader}" if one.leader else ""
        detail = ". ".join(
            filter(None, (along[one.accompanied], led, f"Said by {one.recorded_by}"))
        )
        found.append({"on": day(one.on), "state": state, "detail": detail})
    return found[::-1]


def arranged(connection: Connection, *, along_told: bool = False) -> list[dict[str, Any]]:
    """What is arranged for the first session, and for the wait until then.

    `along_told` leaves out going along, where the page tells of it by itself.
    """
    missed = connection.state == S.MISSED
    along = {
        True: connection.companion or "Arranged",
        False: "Nobody yet; they went alone last time" if missed else "Nobody",
        None: "Not arranged yet",
    }
    transport = {True: "Arranged", False: "Not needed", None: "Not arranged yet"}
    first, offered = connection.first_session_on, connection.offered_on
    waiting = connection.state == S.WAITLISTED
    rows = [
        ("Kind of help", WAY_WORDS[Connection.Way(connection.way)]),
        ("First session", f"{day(first)}, {ago(first)}" if first else "Not booked yet"),
        ("They offer", day(offered) if not first else ""),
        ("On their list since", day(connection.state_since_on) if waiting else ""),
        ("Place on the list", connection.wait_position if waiting else ""),
        ("A place expected", day(connection.wait_expected_on) if waiting else ""),
        ("Last asked about", day(connection.wait_asked_on) if waiting else ""),
        ("Who goes along", "" if along_told else along[connection.accompanied]),
        ("Where they meet", "" if along_told else connection.meeting_point),
        ("Transport", "" if along_told else transport[connection.transport_arranged]),
        ("Sent", day(connection.sent_on)),
        ("Reminded", day(connection.nudged_on)),
        ("Answered", day(connection.answered_on)),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def company(rows: Iterable[Accompaniment]) -> list[dict[str, Any]]:
    """Each arrangement for somebody to go along: what is planned, or what became of it."""
    return [_company(one) for one in rows]


def _company(row: Accompaniment) -> dict[str, Any]:
    standing = row.state == Accompaniment.State.ARRANGED
    kind = str(Accompaniment.Who(row.who).label)
    when = ", ".join(filter(None, (weekday(row.on), f"{row.at:%H:%M}" if row.at else "")))
    why = FELL_THROUGH.get(row.reason, "")
    facts = [
        ("Who", f"{row.name} ({kind.lower()})" if row.name else kind),
        ("When", when or "Day not agreed yet"),
        ("Where they meet", row.meeting_point or ("Not agreed yet" if standing else "")),
        ("How they get there", str(Accompaniment.Transport(row.transport).label)),
        ("Why", ". ".join(filter(None, (why, row.words)))),
        ("Owner", row.owner.name if standing else ""),
    ]
    return {
        "state": str(Accompaniment.State(row.state).label),
        "colour": {"arranged": "blue", "done": "green"}.get(row.state, "red"),
        "rows": [{"label": label, "value": value} for label, value in facts if value],
        "next": f"{row.next_step}, by {day(row.next_on)}" if row.next_on else "",
    }


def feedback(row: ProviderFeedback | None) -> dict[str, str] | None:
    """What the provider said of being asked, in a line."""
    if row is None:
        return None
    reason = str(ProviderFeedback.Reason(row.reason).label) if row.reason else ""
    said = ". ".join(filter(None, (reason, row.words)))
    verdict = str(ProviderFeedback.Verdict(row.verdict).label)
    return {"verdict": verdict, "said": said, "by": f"{row.said_by}, {day(row.said_at)}"}


def learned(before: Connection | None) -> dict[str, str] | None:
    """What the connection tried before this one taught."""
    if before is None:
        return None
    href = reverse("connections:connection", args=[before.public_id])
    return {"activity": before.activity.name, "href": href, "ending": ending(before)}
