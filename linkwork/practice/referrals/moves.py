"""Which moves a referral and a case may make, and which of them need a reason."""

from collections.abc import Mapping

from linkwork.practice.referrals.models import Case, Referral


class NotAllowed(Exception):
    """A move that cannot be made now; the message says why, in words for whoever tried."""


NEEDS_REASON, FREELY = True, False

R = Referral.State
REFERRAL: Mapping[str, Mapping[str, bool]] = {
    R.DRAFT: {R.RECEIVED: FREELY},
    R.RECEIVED: {
        R.ACCEPTED: FREELY,
        R.RETURNED: NEEDS_REASON,
        R.REJECTED: NEEDS_REASON,
        R.DECLINED: NEEDS_REASON,
        R.WITHDRAWN: NEEDS_REASON,
    },
    R.RETURNED: {R.RECEIVED: FREELY, R.REJECTED: NEEDS_REASON},
    R.ACCEPTED: {},
    R.REJECTED: {},
    R.DECLINED: {},
    R.WITHDRAWN: {},
}

C = Case.State
CASE: Mapping[str, Mapping[str, bool]] = {
    C.NEW: {C.CONTACTING: FREELY},
    C.CONTACTING: {C.ACTIVE: FREELY, C.CLOSED: NEEDS_REASON},
    # Handing a case to another service closes it with the ending "transferred".
    C.ACTIVE: {C.ON_HOLD: NEEDS_REASON, C.CLOSING: FREELY, C.CLOSED: NEEDS_REASON},
    C.ON_HOLD: {C.ACTIVE: FREELY},  # a hold has an end
    C.CLOSING: {C.CLOSED: NEEDS_REASON},
    C.CLOSED: {},
}

E = Case.Ending
BEFORE_A_START = frozenset({E.DECLINED, E.NOT_REACHED, E.UNSUITABLE, E.INFORMATION})
ANY_TIME = frozenset({E.MOVED, E.DIED, E.TRANSFERRED, E.DUPLICATE, E.ERROR})
AFTER_A_START = frozenset({E.GOALS_MET, E.PARTLY_MET, E.INFORMATION, E.DISENGAGED, E.CAP})
ENDINGS: Mapping[str, frozenset[Case.Ending]] = {
    C.NEW: (BEFORE_A_START | ANY_TIME) - {E.NOT_REACHED},
    C.CONTACTING: BEFORE_A_START | ANY_TIME,
    C.ACTIVE: AFTER_A_START | ANY_TIME | {E.DECLINED, E.UNSUITABLE},
    C.ON_HOLD: AFTER_A_START | ANY_TIME | {E.DECLINED, E.UNSUITABLE},
    C.CLOSING: AFTER_A_START | ANY_TIME | {E.DECLINED, E.UNSUITABLE},
    C.CLOSED: frozenset(),
}


def check(thing: Referral | Case, to: str, reason: str = "") -> None:
    """Raise `NotAllowed` where the thing may not go there from here, or not without a reason."""
    onward = (REFERRAL if isinstance(thing, Referral) else CASE)[thing.state]
    here, there = (type(thing).State(state).label.lower() for state in (thing.state, to))
    if to not in onward:
        raise NotAllowed(f"A {thing.kind} that is “{here}” cannot become “{there}”.")
    if onward[to] is NEEDS_REASON and not reason.strip():
        raise NotAllowed(f"Give a reason for “{there}”.")


def way_to_closed(state: str, ending: str) -> tuple[str, ...]:
    """The moves by which a case in a state is closed, in order."""
    if state == C.NEW:
        return (C.CONTACTING, C.CLOSED)
    if state == C.ON_HOLD:
        return (C.ACTIVE, *way_to_closed(C.ACTIVE, ending))
    if state == C.ACTIVE and ending != E.TRANSFERRED:
        return (C.CLOSING, C.CLOSED)
    return (C.CLOSED,)
