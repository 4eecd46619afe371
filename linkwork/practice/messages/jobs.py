"""Looks after messages that were sent: one whose e-mail was lost is kept as not delivered."""

from datetime import date, timedelta

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.practice.messages import actions, queries
from linkwork.ui.words import counted


def register_all() -> None:
    """Make the room's job known."""
    every = timedelta(minutes=15)
    register(Job("messages:delivery", "See whether notes to referrers arrived", every, look))


def look(*, by: Actor, on: date) -> str:
    """Settle every note whose e-mail was lost."""
    lost = [actions.settle(message=message, by=by) for message in queries.sent()]
    return f"{counted(sum(lost), 'note')} of {len(lost)} not delivered."
