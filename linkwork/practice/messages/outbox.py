"""Tells a referrer by e-mail that a note waits. The e-mail says nothing of anybody's health."""

from django.core.mail import send_mail

from linkwork.practice.messages.models import Message

SUBJECT = "A note is waiting in Linkwork"
BODY = (
    "A note about somebody you referred is waiting in Linkwork.\n"
    "Sign in to read it. This message holds nothing about anybody, and needs no reply.\n"
)


def address(message: Message) -> str:
    """Where the referrer is told: their own address, or their practice's."""
    referral = message.referral
    own = referral.referrer.email if referral.referrer else ""
    return own or referral.practice.email


def tell(message: Message) -> None:
    """Send the e-mail."""
    send_mail(SUBJECT, BODY, None, [address(message)])
