"""What the person said on their page, as the link worker reads it."""

from dataclasses import dataclass
from uuid import UUID

from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.mypage.presenters.asked import ended_on, standing
from linkwork.practice.plans.pages import may
from linkwork.ui.words import day, today

__all__ = ["Request", "Told", "may", "reflection", "request", "sorted_out"]

About, State = Suggestion.About, Suggestion.State
ACCEPT = {
    About.MATTERS: "Accept: this replaces what matters",
    About.SUPPORT: "Accept: this replaces how to support them",
    About.PHONE: "Accept: change the telephone number",
    About.EMAIL: "Accept: change the e-mail address",
    About.ADDRESS: "Accept: change the address",
}


@dataclass(frozen=True)
class Request:
    """One thing the person asked for."""

    id: UUID
    title: str
    text: str
    on: str
    due: str
    late: bool
    state: str
    answer: str
    accept: str


@dataclass(frozen=True)
class Told:
    """What the person said of one session."""

    id: UUID
    title: str
    detail: str
    words: str
    on: str
    bad: bool
    seen: str


def sorted_out(rows: list[Suggestion]) -> tuple[list[Request], list[Request]]:
    """What waits, the one due first in front; and what was answered, the latest first."""
    waiting = [row for row in rows if standing(row) is State.NEW]
    answered = [row for row in rows if standing(row) is not State.NEW]
    first = sorted(waiting, key=lambda row: (row.answer_by_on, row.pk))
    return [request(row) for row in first], [request(row) for row in answered]


def request(suggestion: Suggestion) -> Request:
    """Say one request."""
    state, about = standing(suggestion), About(suggestion.about)
    by = f" by {suggestion.answered_by.name}" if suggestion.answered_by else ""
    ended = ended_on(suggestion)
    return Request(
        id=suggestion.public_id,
        title=str(about.label),
        text=suggestion.text,
        on=day(suggestion.said_at),
        due=day(suggestion.answer_by_on),
        late=state is State.NEW and suggestion.answer_by_on < today(),
        state=f"{state.label}{by}{f', {day(ended)}' if ended else ''}",
        answer=suggestion.answer,
        accept=ACCEPT.get(about, "Done"),
    )


def reflection(told: Reflection) -> Told:
    """Say what was said of a session."""
    said = Reflection.Said(told.said)
    number = f"{told.how} out of 10" if told.how is not None else ""
    session = f"session of {day(told.session_on)}" if told.session_on else ""
    return Told(
        id=told.public_id,
        title=f"{said.label}: {told.connection.activity.name}",
        detail=". ".join(filter(None, (session.capitalize(), number))),
        words=told.words,
        on=day(told.said_at),
        bad=said in (Reflection.Said.CANNOT, Reflection.Said.DID_NOT),
        seen=f"Read on {day(told.seen_at)}" if told.seen_at else "",
    )
