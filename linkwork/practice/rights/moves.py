"""Which moves a request for one's own data may make."""

from collections.abc import Mapping

from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.rights.models import Pack

__all__ = ["ALLOWED", "NEEDS_REASON", "NotAllowed", "check"]

S = Pack.State
ALLOWED: Mapping[str, frozenset[Pack.State]] = {
    S.ASKED: frozenset({S.PREPARED, S.WITHDRAWN}),
    S.PREPARED: frozenset({S.APPROVED, S.REFUSED, S.ASKED, S.WITHDRAWN}),
    S.APPROVED: frozenset({S.HANDED_OVER, S.WITHDRAWN}),
    S.REFUSED: frozenset(),
    S.HANDED_OVER: frozenset(),
    S.WITHDRAWN: frozenset(),
}
NEEDS_REASON = frozenset({S.REFUSED, S.ASKED, S.WITHDRAWN})  # sent back to be prepared anew, too


def check(before: str, after: Pack.State, *, reason: str = "") -> None:
    """Raise `NotAllowed`, naming the move, unless it may be made with this reason."""
    if after not in ALLOWED[before]:
        here = Pack.State(before).label.lower()
        raise NotAllowed(f"A request that is “{here}” cannot become “{after.label.lower()}”.")
    if after in NEEDS_REASON and not reason.strip():
        raise NotAllowed(f"“{after.label}” needs a reason.")
