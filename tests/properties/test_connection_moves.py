"""A connection moves only as it may, and is never without an owner, a next day or an ending."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.connections import actions, queries
from linkwork.practice.connections.models import Connection, ConnectionEvent
from linkwork.practice.connections.moves import ALLOWED, ENDED, GOOD, OPEN, REASONS, check
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)
from tests.unit.practice.connections import places

S = Connection.State
START = date(2026, 1, 5)
# What the design allows, written again from its table and not from the code.
DESIGN = {
    "suggested": {"chosen", "not wanted"},
    "chosen": {"sent", "given", "not wanted"},
    "sent": {"accepted", "waitlisted", "declined", "no response", "withdrawn"},
    "no response": {"sent", "accepted", "waitlisted", "declined", "withdrawn"},
    "waitlisted": {"accepted", "declined", "withdrawn"},
    "accepted": {"booked", "stopped"},
    "booked": {"started", "missed", "booked", "accepted", "stopped"},
    "missed": {"booked", "stopped"},
    "started": {"sustaining", "stopped", "completed"},
    "sustaining": {"stopped", "completed"},
    "given": {"took up", "did not", "unknown"},
}
STARRED = {
    *("not wanted", "waitlisted", "declined", "missed", "stopped", "did not", "unknown"),
    *("withdrawn", "completed", "took up", "entered in error"),
}
REASON = st.sampled_from(["", "nonsense", *sorted({c for of in REASONS.values() for c in of})])
STEP = st.tuples(st.sampled_from(list(S)), REASON, st.integers(0, 20))


@given(before=st.sampled_from(list(S)), after=st.sampled_from(list(S)), reason=REASON)
def test_a_move_is_allowed_exactly_where_the_design_says(before: S, after: S, reason: str) -> None:
    """Every pair of states, with and without a fitting reason, is decided as the table has it."""
    fits = reason in REASONS.get(after, {}) or after.value not in STARRED
    may = after.value in DESIGN.get(before.value, set())
    if after is S.ERROR:
        may = before is not S.ERROR
    if may and fits:
        check(before, after, reason=reason)
    else:
        with pytest.raises(NotAllowed):
            check(before, after, reason=reason)


@pytest.mark.parametrize("after", sorted(GOOD))
def test_no_timer_makes_a_good_ending(after: S) -> None:
    """Without somebody who says so, nothing is completed and nothing was taken up."""
    before = next(state for state, onward in ALLOWED.items() if after in onward)
    reason = next(iter(REASONS[after]))
    check(before, after, reason=reason)
    with pytest.raises(NotAllowed, match="never a timer"):
        check(before, after, reason=reason, by_somebody=False)


def test_every_state_is_open_or_ended() -> None:
    """No state is forgotten, and each ended one but an error can be reached."""
    assert frozenset(S) == OPEN | ENDED
    reached = {after for onward in ALLOWED.values() for after in onward}
    assert ENDED - reached == {S.ERROR}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=1, max_size=12))
def test_a_walk_keeps_its_promises(house: cast.Riverbank, steps: list[tuple[S, str, int]]) -> None:  # noqa: F811
    """After any moves, tried or made, the connection tells the truth about itself."""
    case = house.case(house.referral(house.person()))
    on = START
    thing = actions.suggest(case=case, activity=places.activity(house), on=on, by=house.jo)
    for after, reason, days in steps:
        before, version = thing.state, thing.version
        on += timedelta(days=days)
        try:
            actions.move(connection=thing, after=after, reason=reason, on=on, by=house.jo)
        except NotAllowed:
            thing.refresh_from_db()
            assert (thing.state, thing.version) == (before, version)
        else:
            assert after.value in DESIGN.get(before, {"entered in error"}) | {"entered in error"}
        thing.refresh_from_db()
        _tells_the_truth(thing)


def _tells_the_truth(thing: Connection) -> None:
    """An owner and a next day while it goes on; an ending once it is over; every move on record."""
    assert thing.owner_id is not None
    if thing.state in OPEN:
        assert thing.next_step
        assert thing.next_on is not None
        assert not thing.ending_reason
    else:
        assert thing.ended_on is not None
        assert thing.ending_reason in REASONS[S(thing.state)]
    events = list(queries.events_of(thing))
    assert events[-1].after == thing.state
    assert all(one.after == two.before for one, two in pairwise(events))
    assert ConnectionEvent.objects.filter(connection=thing).count() == len(events)
