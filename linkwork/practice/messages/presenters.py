"""Notes to the referrer in words."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from linkwork.practice.messages.models import Message
from linkwork.practice.referrals.models import Case

S = Message.State
COLOURS = {S.DRAFT: "yellow", S.APPROVED: "blue", S.NOT_CONSENTED: "grey", S.FAILED: "red"}
# What a page offers to write, and when there is reason to.
OFFERED = (Message.Subject.STARTED, Message.Subject.CLOSED)


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


def offers(messages: list[Message]) -> list[dict[str, str]]:
    """The notes not written yet."""
    written = {message.about for message in messages}
    return [
        {"about": about.value, "text": f"Write: {about.label.lower()}"}
        for about in OFFERED
        if about not in written
    ]


@dataclass(frozen=True)
class Note:
    """One note as its referrer reads it."""

    title: str
    who: str
    sent_at: datetime | None
    href: str


def note(message: Message) -> Note:
    """A note that was sent, as a row of the referrer's list."""
    return Note(
        title=message.get_about_display(),
        who=message.referral.person.name,
        sent_at=message.sent_at,
        href=reverse("messages:note", kwargs={"message_id": message.public_id}),
    )
