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
    S.FAILED: frozenset({S.SENT}),
    S.DELIVERED: frozenset({S.FILED}),
    S.FILED: frozenset(),
    S.NOT_CONSENTED: frozenset(),
}
# The referrer is told, will be, or the person does not want it.
DONE = frozenset({S.APPROVED, S.SENT, S.DELIVERED, S.FILED, S.NOT_CONSENTED})
ON_THE_WAY = frozenset({S.SENT, S.DELIVERED, S.FILED})


def check(message: Message, to: Message.State) -> None:
    """Raise `NotAllowed` where the message may not go there from where it stands."""
    if to not in ALLOWED[message.state]:
        here = message.get_state_display().lower()
        raise NotAllowed(f"A note that is “{here}” cannot become “{to.label.lower()}”.")
