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
# Only somebody who says so ends a case well: never a timer, never a command.
GOOD = frozenset({E.GOALS_MET, E.PARTLY_MET, E.INFORMATION})
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


# From where a case closes, and how: an open one closes by way of closing, but when handed on.
CLOSES: Mapping[str, frozenset[Case.Ending]] = {
    C.CONTACTING: ENDINGS[C.CONTACTING],
    C.ACTIVE: frozenset({E.TRANSFERRED}),
    C.CLOSING: ENDINGS[C.CLOSING],
}


def check(
    thing: Referral | Case,
    to: str,
    reason: str = "",
    *,
    ending: str = "",
    by_somebody: bool = True,
) -> None:
    """Raise `NotAllowed` where the thing may not go there from here, or not without a reason."""
    onward = (REFERRAL if isinstance(thing, Referral) else CASE)[thing.state]
    here, there = (type(thing).State(state).label.lower() for state in (thing.state, to))
    if to not in onward:
        raise NotAllowed(f"A {thing.kind} that is “{here}” cannot become “{there}”.")
    if onward[to] is NEEDS_REASON and not reason.strip():
        raise NotAllowed(f"Give a reason for “{there}”.")
    if isinstance(thing, Case) and to == C.CLOSED:
        _check_ending(thing, ending, by_somebody=by_somebody)


def _check_ending(case: Case, ending: str, *, by_somebody: bool) -> None:
    """A closed case has an ending that is true of where it stood."""
    if ending not in CLOSES[case.state]:
        here = C(case.state).label.lower()
        word = E(ending).label.lower() if ending in E.values else "no ending"
        raise NotAllowed(f"A case that is “{here}” is not closed with “{word}”.")
    if ending in GOOD and not by_somebody:
        raise NotAllowed("A good ending is said by somebody, never a timer.")


def way_to_closed(state: str, ending: str) -> tuple[str, ...]:
    """The moves by which a case in a state is closed, in order."""
    if state == C.NEW:
        return (C.CONTACTING, C.CLOSED)
    if state == C.ON_HOLD:
        return (C.ACTIVE, *way_to_closed(C.ACTIVE, ending))
    if state == C.ACTIVE and ending != E.TRANSFERRED:
        return (C.CLOSING, C.CLOSED)
    return (C.CLOSED,)
