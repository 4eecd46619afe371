"""Carries an e-mail or a text message out of the house, or into the folder that stands in for it.

What is said, and whether it may be, is decided before: this only delivers.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage

from linkwork.access.notify import Key, Notify, Refused

EMAIL, SMS = "email", "sms"
TELEPHONE = re.compile(r"\+?\d{10,15}")
ARRIVED = frozenset({"delivered"})
LOST = frozenset({"permanent-failure", "temporary-failure", "technical-failure"})


class NotDelivered(Exception):
    """It did not go. `lasting` says that trying again would change nothing."""

    def __init__(self, words: str, *, lasting: bool = False) -> None:
        """Keep why, in words that hold no address and no text."""
        super().__init__(words)
        self.words, self.lasting = words, lasting


@dataclass(frozen=True)
class Receipt:
    """By what name the carrier knows it, and whether it is known to have arrived."""

    reference: str = ""
    arrived: bool = False


def deliver(channel: str, address: str, subject: str, text: str, *, reference: str = "") -> Receipt:
    """Send one message; raise `NotDelivered` where it did not go.

    The same `reference` names the same message, so that a receiver can tell a second copy.
    """
    name = reference or str(uuid4())
    if not address or "\n" in address or "\r" in address:
        raise NotDelivered("There is no address to send it to.", lasting=True)
    if channel == SMS:
        return _text(address, text, name)
    if channel == EMAIL:
        return _email(address, subject, text, name)
    raise NotDelivered(f"There is no way to send by {channel}.", lasting=True)


def arrived(channel: str, reference: str) -> bool | None:
    """Whether a message that was sent has arrived; None where it is not known."""
    carrier = settings.LINKWORK_SMS if channel == SMS else settings.LINKWORK_EMAIL
    if carrier != "notify" or not reference:
        return None
    try:
        fate = _notify().fate(reference)
    except Refused:
        return None
    return True if fate in ARRIVED else False if fate in LOST else None


def _text(address: str, text: str, name: str) -> Receipt:
    number = re.sub(r"[\s()-]", "", address)
    if not TELEPHONE.fullmatch(number):
        raise NotDelivered("The telephone number cannot be texted.", lasting=True)
    if settings.LINKWORK_SMS != "notify":
        return _into_folder(number, text, name)
    try:
        sent = _notify().text(number, settings.LINKWORK_NOTIFY_SMS_TEMPLATE, text, name)
    except Refused as refused:
        raise NotDelivered(refused.words, lasting=refused.lasting) from refused
    return Receipt(sent)


def _email(address: str, subject: str, text: str, name: str) -> Receipt:
    if settings.LINKWORK_EMAIL == "notify":
        template = settings.LINKWORK_NOTIFY_EMAIL_TEMPLATE
        try:
            return Receipt(_notify().email(address, template, subject, text, name))
        except Refused as refused:
            raise NotDelivered(refused.words, lasting=refused.lasting) from refused
    message = EmailMessage(
        subject, text, to=[address], headers={"Message-ID": f"<{name}@linkwork>"}
    )
    try:
        message.send()
    except OSError as fault:  # no answer, no connection, or refused: smtplib's are OSErrors too
        raise NotDelivered(f"The mail server did not take it ({type(fault).__name__}).") from fault
    return Receipt(name)


def _into_folder(number: str, text: str, name: str) -> Receipt:
    """Write a text message into the outbox folder, where a person may read it."""
    folder = Path(settings.LINKWORK_OUTBOX)
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-text-{name}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"To: {number}\n\n{text}\n", encoding="utf-8")
    except OSError as fault:
        raise NotDelivered("The outbox folder cannot be written to.") from fault
    return Receipt(name, arrived=True)


def _notify() -> Notify:
    return Notify(settings.LINKWORK_NOTIFY_ADDRESS, Key.read(settings.LINKWORK_NOTIFY_KEY))
