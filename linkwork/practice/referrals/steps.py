"""The next steps a link worker most often takes, by where the case stands."""

from linkwork.practice.referrals.models import Case

CLOSE = "Start closing"
OTHER = "other"
TRYING = ("Call again", "Send a letter", "Try another way to reach them")
OPEN = ("Call again", "Meet", "Make or review the plan", "Find or arrange an activity")


def suggestions(case: Case) -> list[tuple[str, str]]:
    """Steps to choose from: the one planned where it is their own, the usual ones, one's own."""
    open_now = case.state in (Case.State.ACTIVE, Case.State.ON_HOLD, Case.State.CLOSING)
    usual = OPEN if open_now else ("Meet", *TRYING)
    own = case.next_step.strip()
    # A step that was planned is offered again, unless it is the very first or among the usual ones.
    planned = [own] if own and open_now and own not in (*usual, CLOSE) else []
    steps = [*planned, *usual[: 4 - len(planned)], CLOSE]
    return [*((step, step) for step in steps), (OTHER, "Something else")]
