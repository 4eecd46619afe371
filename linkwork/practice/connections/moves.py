"""Which moves a connection may make, which need a reason, and which only a person may report.

Beyond the design's list: what was chosen may still turn out not to be wanted; a late answer counts;
an accepted place may be given up; a first session that the provider cancels is booked again.
"""

from collections.abc import Mapping

from linkwork.practice.connections.models import Connection
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.ui.words import joined

__all__ = ["ALLOWED", "ENDED", "OPEN", "REASONS", "NotAllowed", "check", "reason_words"]

S = Connection.State

ALLOWED: Mapping[S, frozenset[S]] = {
    S.SUGGESTED: frozenset({S.CHOSEN, S.NOT_WANTED}),
    S.CHOSEN: frozenset({S.SENT, S.GIVEN, S.NOT_WANTED}),
    S.SENT: frozenset({S.ACCEPTED, S.WAITLISTED, S.DECLINED, S.NO_RESPONSE, S.WITHDRAWN}),
    S.NO_RESPONSE: frozenset({S.SENT, S.ACCEPTED, S.WAITLISTED, S.DECLINED, S.WITHDRAWN}),
    S.WAITLISTED: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({S.BOOKED, S.STOPPED}),
    S.BOOKED: frozenset({S.STARTED, S.MISSED, S.BOOKED, S.ACCEPTED, S.STOPPED}),
    S.MISSED: frozenset({S.BOOKED, S.STOPPED}),
    S.STARTED: frozenset({S.SUSTAINING, S.STOPPED, S.COMPLETED}),
    S.SUSTAINING: frozenset({S.STOPPED, S.COMPLETED}),
    S.GIVEN: frozenset({S.TOOK_UP, S.DID_NOT, S.UNKNOWN}),
    S.NOT_WANTED: frozenset(),
    S.DECLINED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.STOPPED: frozenset(),
    S.COMPLETED: frozenset(),
    S.TOOK_UP: frozenset(),
    S.DID_NOT: frozenset(),
    S.UNKNOWN: frozenset(),
    S.ERROR: frozenset(),
}
ENDED = frozenset(state for state, onward in ALLOWED.items() if not onward)
OPEN = frozenset(ALLOWED) - ENDED
GOOD = frozenset({S.COMPLETED, S.TOOK_UP})  # endings that no timer may produce

OTHER = {"other": "Another reason"}
STOPPING = {
    "did not suit": "It did not suit them",
    "health": "Health",
    "transport": "Getting there",
    "cost": "Cost",
    "time": "Time",
    "closed": "The activity closed",
    "got what was needed": "They got what they needed",
    "unknown": "Not known",
}
REASONS: Mapping[S, Mapping[str, str]] = {
    S.NOT_WANTED: {
        "not for them": "Not for them",
        "not now": "Not now",
        "too far": "Too far or too hard to reach",
        "cost": "Cost",
        "found another": "They found something else",
        **OTHER,
    },
    S.WAITLISTED: {
        "no place now": "No place just now",
        "next intake": "Starts with the next group",
        "assess first": "They want to meet first",
        **OTHER,
    },
    S.DECLINED: {
        "full": "Full",
        "not eligible": "Not eligible",
        "area": "Outside their area",
        "needs too high": "They cannot give enough support",
        "no longer runs": "It no longer runs",
        **OTHER,
    },
    S.WITHDRAWN: {
        "changed mind": "The person changed their mind",
        "rerouted": "We are trying another activity",
        "consent withdrawn": "The person no longer agrees to share",
        "health": "Health",
        "moved": "Moved away",
        **OTHER,
    },
    S.MISSED: {
        "did not feel able": "They did not feel able to",
        "transport": "Getting there",
        "health": "Health",
        "forgot": "They forgot",
        "time": "Time",
        "unknown": "Not known",
        **OTHER,
    },
    S.STOPPED: STOPPING,
    S.COMPLETED: {
        "planned sessions done": "They did what was planned",
        "own goal met": "They met their own goal",
    },
    S.TOOK_UP: {"went": "They went"},
    S.DID_NOT: {**STOPPING, "not now": "Not now"},
    S.UNKNOWN: {
        "not reached": "They could not be reached",
        "preferred not to say": "They preferred not to say",
    },
    S.ERROR: {
        "wrong person": "It was for somebody else",
        "wrong activity": "It was the wrong activity",
        "twice": "It was written down twice",
        **OTHER,
    },
}


def check(before: S, after: S, *, reason: str = "", by_somebody: bool = True) -> None:
    """Raise `NotAllowed`, naming the move, unless it may be made with this reason."""
    if after is S.ERROR:
        if before is S.ERROR:
            raise NotAllowed("This connection is already marked as entered in error.")
    elif after not in ALLOWED[before]:
        raise NotAllowed(f"A connection that is “{before.label}” cannot become “{after.label}”.")
    if after in REASONS and reason not in REASONS[after]:
        known = joined(REASONS[after].values(), "or")
        raise NotAllowed(f"“{after.label}” needs a reason: {known}.")
    if after in GOOD and not by_somebody:
        raise NotAllowed(f"Only somebody who knows can say “{after.label}”, never a timer.")


def reason_words(state: S, reason: str) -> str:
    """Say a reason in words."""
    return REASONS.get(state, {}).get(reason, reason)
