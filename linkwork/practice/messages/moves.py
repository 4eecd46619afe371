"""Which moves a message may make. Nothing is sent that nobody approved."""

from collections.abc import Mapping

from linkwork.practice.messages.models import Message
from linkwork.practice.referrals.moves import NotAllowed

__all__ = ["ALLOWED", "DONE", "NotAllowed", "check"]

S = Message.State
ALLOWED: Mapping[str, frozenset[Message.State]] = {
    S.DRAFT: frozenset({S.APPROVED, S.NOT_CONSENTED}),
    S.APPROVED: frozenset({S.SENT, S.NOT_CONSENTED}),
    S.SENT: frozenset({S.DELIVERED, S.FILED, S.FAILED}),
    # It is tried again; or the practice found it in Linkwork all the same.
    S.FAILED: frozenset({S.SENT, S.DELIVERED, S.FILED}),
    S.DELIVERED: frozenset({S.FILED}),
    S.FILED: frozenset(),
    S.NOT_CONSENTED: frozenset({S.DRAFT}),  # only once the person has said yes after all
}
# What was let go and may be read by those it is for.
READABLE = frozenset({S.SENT, S.DELIVERED, S.FILED, S.FAILED})
ON_THE_WAY = frozenset({S.SENT, S.DELIVERED, S.FILED})
# Approved, or the person does not want it. One that was not delivered was approved: it is sent
# again, and does not keep a case open.
DONE = READABLE | {S.APPROVED, S.NOT_CONSENTED}


def check(message: Message, to: Message.State) -> None:
    """Raise `NotAllowed` where the message may not go there from where it stands."""
    if to not in ALLOWED[message.state]:
        here = message.get_state_display().lower()
        raise NotAllowed(f"A note that is “{here}” cannot become “{to.label.lower()}”.")
