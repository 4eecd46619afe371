"""Which moves a plan may make, and which need a reason."""

from collections.abc import Mapping

from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals.moves import NotAllowed

__all__ = ["ALLOWED", "IN_FORCE", "OVER", "NotAllowed", "check"]

S = Plan.State
# Agreed again is the next version: what was under review is kept, replaced by it.
ALLOWED: Mapping[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.AGREED}),
    S.AGREED: frozenset({S.UNDER_REVIEW}),
    S.UNDER_REVIEW: frozenset({S.REPLACED, S.COMPLETED, S.ABANDONED}),
    S.REPLACED: frozenset(),
    S.COMPLETED: frozenset(),
    S.ABANDONED: frozenset(),
}
OVER = frozenset(state for state, onward in ALLOWED.items() if not onward)
IN_FORCE = frozenset({S.AGREED, S.UNDER_REVIEW})


def check(before: S, after: S, *, reason: str = "") -> None:
    """Raise `NotAllowed`, naming the move, unless it may be made."""
    if after not in ALLOWED[before]:
        raise NotAllowed(f"A plan that is “{before.label}” cannot become “{after.label}”.")
    if after is S.ABANDONED and not reason.strip():
        raise NotAllowed("Say why the plan is given up.")
