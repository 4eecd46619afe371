"""Which moves a plan may make, and which need a reason."""

from collections.abc import Mapping

from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals.moves import NotAllowed

__all__ = ["ALLOWED", "OVER", "NotAllowed", "check"]

S = Plan.State
# An agreed plan that is changed is replaced by its next version, agreed on its own day.
ALLOWED: Mapping[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.AGREED, S.ABANDONED}),
    S.AGREED: frozenset({S.UNDER_REVIEW, S.REPLACED, S.COMPLETED, S.ABANDONED}),
    S.UNDER_REVIEW: frozenset({S.AGREED, S.REPLACED, S.COMPLETED, S.ABANDONED}),
    S.REPLACED: frozenset(),
    S.COMPLETED: frozenset(),
    S.ABANDONED: frozenset(),
}
OVER = frozenset(state for state, onward in ALLOWED.items() if not onward)


def check(before: S, after: S, *, reason: str = "") -> None:
    """Raise `NotAllowed`, naming the move, unless it may be made."""
    if after not in ALLOWED[before]:
        raise NotAllowed(f"A plan that is “{before.label}” cannot become “{after.label}”.")
    if after is S.ABANDONED and not reason.strip():
        raise NotAllowed("Say why the plan is given up.")
