"""What a panellist is sent: a link, what for and until when; nothing of anybody's vote."""

import logging
from dataclasses import dataclass

from linkwork.access import delivery
from linkwork.evidence.panels.models import Panel, Round
from linkwork.ui.words import clock, day

log = logging.getLogger(__name__)

SUBJECT = "What do you think matters most?"
TEXT = """{service} asks for your view: {title}

Open your link: {url}
We send a code to this address, so that only you can vote. You need no account.{until}

Your vote is private: we show totals for groups, never one person’s vote.
If you did not agree to be asked, do nothing, or tell {service}."""


@dataclass(frozen=True)
class Post:
    """A message that is ready to go."""

    subject: str
    text: str


def invitation(panel: Panel, round_: Round | None, url: str) -> Post:
    """The words with which somebody gets their link."""
    until = ""
    if round_ is not None:
        until = f"\nYou can change your answer until {day(round_.closes_at)} at "
        until += f"{clock(round_.closes_at)}."
    service = panel.organisation.name
    return Post(SUBJECT, TEXT.format(service=service, title=panel.title, url=url, until=until))


def send(channel: str, address: str, post: Post) -> bool:
    """Send it; where it does not go, the panel's page can send it again."""
    try:
        delivery.deliver(channel, address, post.subject, post.text)
    except delivery.NotDelivered:
        log.exception("a panel's link was not delivered")
        return False
    return True
