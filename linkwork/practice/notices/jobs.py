"""The outbox works itself off: what waits is sent, and what was sent is asked after."""

from datetime import date, timedelta

from django.utils import timezone

from linkwork.access import delivery
from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.practice.notices import queries, sending, settling
from linkwork.ui.words import counted

# For how long a carrier is asked whether something arrived; Notify keeps it for a week.
ASKED_FOR = timedelta(days=7)


def register_all() -> None:
    """Make the outbox's jobs known."""
    register(Job("notices:send", "Send messages that wait", timedelta(minutes=5), send_due))
    register(Job("notices:arrived", "Ask whether messages arrived", timedelta(hours=1), ask_after))


def send_due(*, by: Actor, on: date) -> str:
    """Send every message whose time has come."""
    found = list(queries.due(timezone.now()).values_list("pk", flat=True))
    for notice_id in found:
        sending.send(notice_id, by.organisation)
    return f"Tried {counted(len(found), 'message')}."


def ask_after(*, by: Actor, on: date) -> str:
    """Ask the carrier about every message it took, and keep what it says."""
    settled = 0
    for notice in queries.on_the_way(timezone.now() - ASKED_FOR):
        known = delivery.arrived(notice.channel, notice.reference)
        if known is not None:
            settling.note_fate(notice=notice, arrived=known, by=by)
            settled += 1
    return f"Heard of {counted(settled, 'message')}."
