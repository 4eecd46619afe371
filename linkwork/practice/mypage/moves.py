"""Which moves something the person asked for may make, and which need a reason."""

from collections.abc import Mapping

from linkwork.practice.mypage.models import Suggestion
from linkwork.practice.referrals.moves import NotAllowed

__all__ = ["ALLOWED", "NotAllowed", "check"]

S = Suggestion.State
ALLOWED: Mapping[S, frozenset[S]] = {
    S.NEW: frozenset({S.ACCEPTED, S.DECLINED, S.TAKEN_BACK}),
    S.ACCEPTED: frozenset(),
    S.DECLINED: frozenset(),
    S.TAKEN_BACK: frozenset(),
}


def check(before: S, after: S, *, reason: str = "") -> None:
    """Raise `NotAllowed`, naming the move, unless it may be made with this reason."""
    if after not in ALLOWED[before]:
        raise NotAllowed(f"This is “{before.label}” already: it cannot become “{after.label}”.")
    if after is S.DECLINED and not reason.strip():
        raise NotAllowed("Say why not, in words that the person can read.")
