"""Where a referrer is told that a note waits."""

from linkwork.practice.messages.models import Message


def address(message: Message) -> str:
    """Their own address, or their practice's."""
    referral = message.referral
    own = referral.referrer.email if referral.referrer else ""
    return own or referral.practice.email
