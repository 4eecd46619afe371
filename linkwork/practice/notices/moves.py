"""Which moves a notice may make. What was stopped or delivered stays so."""

from collections.abc import Mapping
from datetime import timedelta

from linkwork.practice.notices.models import Notice

S = Notice.State
ALLOWED: Mapping[str, frozenset[Notice.State]] = {
    S.QUEUED: frozenset({S.QUEUED, S.SENT, S.DELIVERED, S.FAILED, S.STOPPED}),
    S.SENT: frozenset({S.DELIVERED, S.FAILED}),
    S.FAILED: frozenset({S.QUEUED, S.STOPPED}),
    S.DELIVERED: frozenset(),
    S.STOPPED: frozenset(),
}
# How long until it is tried again, by how often it was tried.
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)
MOST = len(WAITS) + 1


class NotAllowed(Exception):
    """A notice cannot go there from where it stands; says why in words."""


def check(notice: Notice, to: Notice.State) -> None:
    """Raise `NotAllowed` where the notice may not go there."""
    if to not in ALLOWED[notice.state]:
        here = notice.get_state_display().lower()
        raise NotAllowed(f"A message that is “{here}” cannot become “{to.label.lower()}”.")
