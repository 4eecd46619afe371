"""Messages to the referrer in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import READABLE
from linkwork.practice.notices.models import Notice
from linkwork.practice.plans import queries as plans
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import day, day_clock

S = Message.State
COLOURS = {
    S.DRAFT: "yellow",
    S.APPROVED: "blue",
    S.SENT: "blue",
    S.NOT_CONSENTED: "grey",
    S.FAILED: "red",
}
# What a page offers to write, and when there is reason to.
OFFERED = (Message.Subject.STARTED, Message.Subject.PLAN, Message.Subject.CLOSED)
NOTICE_COLOURS = {
    Notice.State.QUEUED: "yellow",
    Notice.State.SENT: "blue",
    Notice.State.DELIVERED: "green",
    Notice.State.FAILED: "red",
    Notice.State.STOPPED: "grey",
}


@dataclass(frozen=True)
class Row:
    """One note in a list."""

    title: str
    status: str
    colour: str
    at: datetime
    text: str
    href: str


def row(message: Message, case: Case) -> Row:
    """A note of a case, as its link worker sees it."""
    ids = {"case_id": case.public_id, "message_id": message.public_id}
    return Row(
        title=message.get_about_display(),
        status=message.get_state_display(),
        colour=COLOURS.get(S(message.state), "green"),
        at=message.sent_at or message.drafted_at,
        text=message.text,
        href=reverse("messages:message", kwargs=ids),
    )


def offers(messages: list[Message], case: Case, *, leave: bool) -> list[dict[str, str]]:
    """The notes not written yet, and those the person did not want and now does."""
    latest: dict[str, str] = {}
    for message in messages:
        latest.setdefault(message.about, message.state)
    free = [
        about
        for about in OFFERED
        if about not in latest or (leave and latest[about] == S.NOT_CONSENTED)
    ]
    if plans.agreed(case) is None:
        free = [about for about in free if about != Message.Subject.PLAN]
    return [{"about": about.value, "text": f"Write: {about.label.lower()}"} for about in free]


def steps(message: Message) -> list[tuple[str, str]]:
    """What became of a note, each step with its moment; only what is known to be so."""
    told = [
        ("Written", day_clock(message.drafted_at)),
        ("Approved", day_clock(message.approved_at)),
        ("Sent", day_clock(message.sent_at)),
        ("Opened at the practice", day_clock(message.delivered_at)),
        ("Filed in their record", day_clock(message.filed_at)),
    ]
    return [(label, moment) for label, moment in told if moment]


@dataclass(frozen=True)
class Told:
    """One e-mail or text that went out about a person."""

    words: str
    to: str
    way: str
    state: str
    colour: str
    why: str
    at: datetime
    again: str  # where to try it again; empty where that is no use


def told(notice: Notice, case: Case, *, may_retry: bool) -> Told:
    """A notice of a person, without the address it went to."""
    failed = notice.state == Notice.State.FAILED and notice.sent_at is None and may_retry
    ids = {"case_id": case.public_id, "notice_id": notice.public_id}
    return Told(
        words=notice.words,
        to=_whom(notice),
        way=notice.get_channel_display(),
        state=notice.get_state_display(),
        colour=NOTICE_COLOURS[Notice.State(notice.state)],
        why=notice.why,
        at=notice.sent_at or notice.posted_at,
        again=reverse("messages:notice_again", kwargs=ids) if failed else "",
    )


def _whom(notice: Notice) -> str:
    if notice.to_user is not None:
        return notice.to_user.name
    if notice.to_body is not None:
        return notice.to_body.name
    return "The person" if notice.to_person_id is not None else "Somebody for the person"


@dataclass(frozen=True)
class Note:
    """One note as its referrer reads it."""

    title: str
    who: str
    sent_at: datetime | None
    status: str
    colour: str
    urgent: bool
    href: str


# What a reader at the practice is told of where a note stands with them.
THEIRS = {
    S.SENT: ("Not opened yet", "yellow"),
    S.FAILED: ("Not opened yet", "yellow"),
    S.DELIVERED: ("Opened, not filed", "blue"),
    S.FILED: ("Filed", "green"),
}


def note(message: Message) -> Note:
    """A note that was sent, as a row of the referrer's list."""
    assert message.state in READABLE
    status, colour = THEIRS[S(message.state)]
    return Note(
        title=message.get_about_display(),
        who=message.referral.person.name,
        sent_at=message.sent_at,
        status=status,
        colour=colour,
        urgent=message.about == Message.Subject.ESCALATION,
        href=reverse("messages:note", kwargs={"message_id": message.public_id}),
    )


def filed_words(message: Message) -> str:
    """Who filed it and when, as the practice said."""
    if message.filed_at is None:
        return ""
    by = f" by {message.filed_by.name}" if message.filed_by else ""
    return f"Filed{by} on {day(message.filed_at)}."


def file_name(message: Message, ending: str) -> str:
    """What a download is called: never a name or a number of a person."""
    return f"linkwork-note-{message.public_id.hex[:8]}.{ending}"


def sections(document: Any) -> list[dict[str, Any]]:
    """The sections of a document for a page."""
    return [{"heading": one.heading, "lines": one.lines} for one in document.sections]
