"""Which moves a concern, a visit and a broken glass may make, and which of them need words."""

from collections.abc import Mapping

from linkwork.practice.referrals.moves import NotAllowed
from linkwork.practice.supervision.models import BrokenGlass, SafeguardingConcern, Visit

__all__ = ["CONCERN", "VISIT", "NotAllowed", "check_concern", "check_review", "check_visit"]

C = SafeguardingConcern.State
# What was decided is always said: the words of the very first look may be few, never none.
CONCERN: Mapping[str, frozenset[str]] = {
    C.RAISED: frozenset({C.LOOKED_AT}),
    C.LOOKED_AT: frozenset({C.REFERRED_ON, C.NO_ACTION, C.WATCHED}),
    C.REFERRED_ON: frozenset({C.WATCHED, C.CLOSED}),
    C.NO_ACTION: frozenset({C.WATCHED, C.CLOSED}),
    C.WATCHED: frozenset({C.REFERRED_ON, C.NO_ACTION, C.CLOSED}),
    C.CLOSED: frozenset(),
}

V = Visit.State
VISIT: Mapping[str, frozenset[str]] = {
    V.PLANNED: frozenset({V.OUT, V.CALLED_OFF}),
    V.OUT: frozenset({V.BACK, V.LOOKED_FOR}),
    V.LOOKED_FOR: frozenset({V.BACK}),
    V.BACK: frozenset(),
    V.CALLED_OFF: frozenset(),
}
IN_WORDS = frozenset({V.CALLED_OFF, V.LOOKED_FOR})


def check_concern(
    concern: SafeguardingConcern, to: str, *, words: str, looks_again: bool, by_somebody: bool
) -> None:
    """Raise `NotAllowed` where the concern may not go there, or is left without words or a day."""
    here = SafeguardingConcern.State(concern.state)
    there = SafeguardingConcern.State(to)
    if there not in CONCERN[here]:
        raise NotAllowed(
            f"A concern that is “{here.label.lower()}” cannot become “{there.label.lower()}”."
        )
    if not by_somebody:
        raise NotAllowed("Only a person decides on a concern, never a timer.")
    if not words.strip():
        raise NotAllowed("Say what was decided, and why.")
    if there is C.CLOSED and looks_again:
        raise NotAllowed("A closed concern is not looked at again: raise a new one.")
    if there is not C.CLOSED and not looks_again:
        raise NotAllowed("Set the day on which somebody looks again.")


def check_visit(visit: Visit, to: str, *, words: str = "", by_somebody: bool) -> None:
    """Raise `NotAllowed` where the visit may not go there, or somebody must say so and does not."""
    here, there = Visit.State(visit.state), Visit.State(to)
    if there not in VISIT[here]:
        raise NotAllowed(
            f"A visit that is “{here.label.lower()}” cannot become “{there.label.lower()}”."
        )
    if not by_somebody:
        raise NotAllowed("Only a person can say where a colleague is, never a timer.")
    needs_words = there in IN_WORDS or here is V.LOOKED_FOR
    if needs_words and not words.strip():
        raise NotAllowed(f"Say in a few words why or how: “{there.label}”.")


def check_review(glass: BrokenGlass, verdict: str, *, words: str, by: int | None) -> None:
    """Raise `NotAllowed` where whoever looks is the one who opened, or says nothing."""
    if glass.verdict:
        raise NotAllowed("This has been reviewed already.")
    if by is None or by == glass.by_id:
        raise NotAllowed("Somebody else reviews it: not the one who opened the record.")
    if verdict not in BrokenGlass.Verdict.values:
        raise NotAllowed("Say whether it was right.")
    if not words.strip():
        raise NotAllowed("Say in a few words how you know.")
