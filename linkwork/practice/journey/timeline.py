"""What happened, newest first, in the words people use."""

from dataclasses import dataclass
from datetime import date

from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.journey.queries import Story
from linkwork.practice.messages.models import Message
from linkwork.practice.referrals.models import Contact
from linkwork.ui.words import local_day


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    on: date
    title: str
    detail: str = ""
    bad: bool = False


def of(story: Story) -> list[Entry]:
    """Contacts, moves of connections, sessions, plan and messages; newest first."""
    entries = [_referred(story), *_contacts(story), *_sessions(story), *_moves(story)]
    entries += [*_plan(story), *_messages(story), *_closing(story)]
    return sorted(entries, key=lambda entry: entry.on)[::-1]  # of one day, too, the latest first


def _referred(story: Story) -> Entry:
    by = story.referral.referrer_name or story.referral.get_route_display()
    return Entry(
        story.referral.offered_on, f"Referred by {by}", story.referral.get_main_need_display()
    )


def _contacts(story: Story) -> list[Entry]:
    return [_contact(one) for one in story.contacts]


def _contact(contact: Contact) -> Entry:
    minutes = f", {contact.minutes} minutes" if contact.minutes else ""
    title = f"{contact.get_way_display()}{minutes}"
    if contact.result != Contact.Result.REACHED:
        title = f"{contact.get_way_display()}: {contact.get_result_display().lower()}"
    note = contact.note if contact.level != Contact.Level.RESTRICTED else "Restricted note."
    missed = contact.result == Contact.Result.DID_NOT_ATTEND
    return Entry(contact.on, title, note, bad=missed)


def _sessions(story: Story) -> list[Entry]:
    words = {
        Attendance.State.ATTENDED: "Came to",
        Attendance.State.ABSENT: "Did not come to",
        Attendance.State.CANCELLED: "Cancelled:",
        Attendance.State.UNKNOWN: "Not known whether they came to",
    }
    return [
        Entry(
            one.on,
            f"{words[Attendance.State(one.state)]} {one.connection.activity.name}",
            "Someone went along." if one.accompanied else "",
            bad=one.state == Attendance.State.ABSENT,
        )
        for one in story.attendances
    ]


def _moves(story: Story) -> list[Entry]:
    told = ("sent", "accepted", "declined", "waitlisted", "no response", "stopped", "completed")
    return [
        Entry(
            local_day(one.at),
            f"{one.connection.activity.provider.name}: {Connection.State(one.after).label.lower()}",
            one.text,
            bad=one.after in ("declined", "no response", "stopped"),
        )
        for one in story.events
        if one.after in told
    ]


def _plan(story: Story) -> list[Entry]:
    return [
        Entry(
            one.agreed_on,
            "Plan agreed" if one.number == 1 else f"Plan agreed, version {one.number}",
        )
        for one in story.plans
        if one.agreed_on
    ]


def _messages(story: Story) -> list[Entry]:
    sent = [one for one in story.messages if one.sent_at is not None]
    return [
        Entry(
            local_day(one.sent_at),
            f"Note to the referrer: {Message.Subject(one.about).label.lower()}",
        )
        for one in sent
        if one.sent_at
    ]


def _closing(story: Story) -> list[Entry]:
    case = story.case
    if case.closed_on is None:
        return []
    return [
        Entry(case.closed_on, f"Closed: {case.get_ending_display().lower()}", case.ending_words)
    ]
