"""Which moves an entry of the directory may make, and which of them need a reason."""

from datetime import date

from linkwork.practice.directory.freshness import Freshness, trust
from linkwork.practice.directory.models import RUNNING, Activity

State = Activity.State
ALLOWED: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.CONFIRMED, State.CLOSED, State.WITHDRAWN}),
    State.CONFIRMED: frozenset({State.CONFIRMED, State.CLOSED, State.WITHDRAWN}),
    State.CLOSED: frozenset({State.CONFIRMED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}
REASONS: dict[State, dict[str, str]] = {
    State.CLOSED: {
        "break": "A break between terms or seasons",
        "no leader": "Nobody to lead it",
        "no place": "The place cannot be used",
        "no money": "The funding has stopped for now",
        "gone from the feed": "It is no longer in its feed",
        "other": "Another reason",
    },
    State.WITHDRAWN: {
        "ended": "It no longer runs",
        "merged": "It became part of another activity",
        "duplicate": "The entry is there twice",
        "not suitable": "It is not something to send people to",
        "error": "Entered in error",
        "other": "Another reason",
    },
}


class NotAllowed(Exception):
    """A move that an entry cannot make from where it stands."""


def check(before: State, after: State, reason: str = "") -> None:
    """Raise `NotAllowed` where the move is not one of the table, or lacks its reason."""
    if after not in ALLOWED[before]:
        raise NotAllowed(f"{before.label} cannot become {str(after.label).lower()}.")
    if after in REASONS and reason not in REASONS[after]:
        raise NotAllowed(f"Give the reason why it is {str(after.label).lower()}.")


def reason_words(state: str, reason: str) -> str:
    """A reason as a page says it."""
    return REASONS.get(State(state), {}).get(reason, "") if state else ""


def check_due(activity: Activity, today: date) -> bool:
    """Say whether a running entry should be confirmed again; computed, never stored."""
    if activity.state not in RUNNING:
        return False
    return trust(activity.assured_on, "", today).freshness is not Freshness.FRESH
