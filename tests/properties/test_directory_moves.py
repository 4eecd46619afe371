"""An entry of the directory moves only as it may, and every move is kept with its reason."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.directory import actions, moves
from linkwork.practice.directory.models import Activity, ActivityEvent
from linkwork.practice.directory.moves import REASONS, NotAllowed, check
from linkwork.ui.words import today
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)
from tests.unit.practice.connections import places

S = Activity.State
# What the design allows, written again from its line and not from the code; that a check is due is
# reckoned, never a state.
DESIGN = {
    "draft": {"published", "withdrawn"},
    "published": {"confirmed", "temporarily closed", "withdrawn"},
    "confirmed": {"confirmed", "temporarily closed", "withdrawn"},
    "temporarily closed": {"confirmed", "withdrawn"},
    "withdrawn": set(),
}
STARRED = {"temporarily closed", "withdrawn"}
REASON = st.sampled_from(["", "nonsense", *sorted({c for of in REASONS.values() for c in of})])
STEP = st.tuples(st.sampled_from([one for one in S if one is not S.DRAFT]), REASON)


@given(before=st.sampled_from(list(S)), after=st.sampled_from(list(S)), reason=REASON)
def test_a_move_is_allowed_exactly_where_the_design_says(before: S, after: S, reason: str) -> None:
    """Every pair of states, with and without a fitting reason, is decided as the table has it."""
    fits = reason in REASONS.get(after, {}) or after.value not in STARRED
    if after.value in DESIGN[before.value] and fits:
        check(before, after, reason)
    else:
        with pytest.raises(NotAllowed):
            check(before, after, reason)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, max_size=8))
def test_any_walk_is_kept_whole(house: cast.Riverbank, steps: list[tuple[S, str]]) -> None:  # noqa: F811
    """Along any walk: refused moves leave no trace, the others are kept, and search agrees."""
    provider = places.activity(house).provider
    thing = actions.draft(provider=provider, name="Choir", by=house.samira)
    for after, reason in steps:
        before = thing.state
        try:
            _move(thing, after, reason, house)
        except NotAllowed:
            assert thing.state == before
    events = list(ActivityEvent.objects.filter(activity=thing))
    assert events[-1].after == thing.state
    for one, following in pairwise(events):
        assert following.before == one.after
        assert following.after in DESIGN[following.before]
        assert following.reason or following.after not in STARRED
    assert all(card.running == thing.running for card in thing.cards.all())


def _move(thing: Activity, after: S, reason: str, house: cast.Riverbank) -> None:  # noqa: F811
    by = house.samira
    if after is S.PUBLISHED:
        actions.publish(activity=thing, by=by)
    elif after is S.CONFIRMED:
        actions.confirm(activity=thing, on=today(), by=by)
    elif after is S.CLOSED:
        actions.close_for_now(activity=thing, reason=reason, by=by)
    else:
        actions.withdraw(activity=thing, reason=reason, by=by)


@pytest.mark.parametrize(
    ("days", "state", "due"),
    [
        (180, S.CONFIRMED, False),
        (181, S.CONFIRMED, True),
        (None, S.PUBLISHED, True),
        (400, S.CLOSED, False),
        (None, S.DRAFT, False),
    ],
)
def test_that_a_check_is_due_is_reckoned(days: int | None, state: S, due: bool) -> None:
    """A running entry is due when half a year has passed, or nobody ever confirmed it."""
    on = None if days is None else today() - timedelta(days=days)
    assert moves.check_due(Activity(state=state, assured_on=on), today()) is due
