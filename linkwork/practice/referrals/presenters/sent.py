"""The referrals one has sent, with where they stand and nothing more."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from linkwork.practice.referrals.models import Referral
from linkwork.ui.words import day_short

LOOKS = {
    Referral.State.RECEIVED: ("New", "blue"),
    Referral.State.ACCEPTED: ("Accepted", "green"),
    Referral.State.RETURNED: ("A question for you", "red"),
    Referral.State.REJECTED: ("Not taken on", "grey"),
    Referral.State.DECLINED: ("They said no", "grey"),
    Referral.State.WITHDRAWN: ("Withdrawn", "grey"),
}


@dataclass(frozen=True)
class Row:
    """One referral as its referrer sees it."""

    name: str
    born_on: date
    sent_on: date
    status: str
    colour: str
    words: str
    href: str


def row(referral: Referral) -> Row:
    """A referral with its status in words."""
    state = Referral.State(referral.state)
    status, colour = LOOKS[state]
    return Row(
        name=referral.person.name,
        born_on=referral.person.born_on,
        sent_on=referral.received_at,
        status=status,
        colour=colour,
        words=_words(referral, state),
        href=reverse("referrals:one_sent", kwargs={"referral_id": referral.public_id}),
    )


def _words(referral: Referral, state: Referral.State) -> str:
    """What it means, and what happens next."""
    if state == Referral.State.RECEIVED and referral.due_on:
        return f"We try to reach them by {day_short(referral.due_on)}."
    if state == Referral.State.ACCEPTED:
        return "A link worker has taken them on."
    if state == Referral.State.RETURNED:
        return referral.reason
    return referral.reason
