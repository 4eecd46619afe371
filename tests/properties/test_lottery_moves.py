"""Lotteries move only as designed; whatever is done in whatever order, draws can be replayed."""

from itertools import pairwise
from typing import Any, TypeAlias

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.lotteries import actions, moves, queries, replaying, sealing
from linkwork.practice.lotteries.models import Entry, Lottery
from linkwork.practice.lotteries.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)
from tests.unit.practice.connections import places
from tests.unit.practice.lotteries import scenes

S = Lottery.State
State: TypeAlias = Lottery.State
# What the design allows, written again from its words and not from the code.
MAY = {
    "declared": {"open", "stopped"},
    "open": {"closed", "stopped"},
    "closed": {"revealed"},
    "stopped": {"revealed"},
    "revealed": set[str](),
}
STEPS = ("start", "enter", "enter", "enter", "say no", "give", "close", "stop", "reveal")
WALKS = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_the_table_names_every_state() -> None:
    """No state is forgotten, and every one but the first can be reached."""
    assert MAY.keys() == {s.value for s in S}
    assert set().union(*MAY.values()) == {s.value for s in S} - {"declared"}


@given(
    before=st.sampled_from(list(S)),
    after=st.sampled_from(list(S)),
    reason=st.sampled_from(["", "  ", "The volunteers left"]),
)
def test_a_lottery_moves_exactly_as_designed(before: State, after: State, reason: str) -> None:
    """Each pair of states, with and without a reason, is decided as the table."""
    may = after.value in MAY[before.value] and (after is not S.STOPPED or bool(reason.strip()))
    lottery = Lottery(state=before)
    if may:
        moves.check(lottery, after, reason)
    else:
        with pytest.raises(NotAllowed):
            moves.check(lottery, after, reason)


@WALKS
@given(steps=st.lists(st.sampled_from(STEPS), min_size=4, max_size=14), most=st.integers(2, 5))
def test_any_walk_can_be_replayed(
    house: cast.Riverbank,  # noqa: F811
    steps: list[str],
    most: int,
) -> None:
    """The seed stays concealed until the end, places have no gap, and every draw is the seed's."""
    lottery = scenes.declared(house, most=most)
    activity = places.activity(house)
    walked = [lottery.state]
    for step in steps:
        before = queries.draws(lottery).count()
        try:
            _take(house, lottery, activity, step)
        except NotAllowed:
            assert queries.draws(lottery).count() == before
        lottery.refresh_from_db()
        walked.append(lottery.state)
        assert bool(lottery.seed) is (lottery.state == S.REVEALED)
    assert all(b == a or b in MAY[a] for a, b in pairwise(walked))
    assert queries.entered(lottery).count() == queries.draws(lottery).count() <= most
    assert not Entry.objects.filter(lottery=lottery, way="lot", draw=None).exists()
    assert replaying.check(queries.told(lottery, sealing.opened(lottery)))[1] == []
    _end(house, lottery)


def _take(house: cast.Riverbank, lottery: Lottery, activity: Any, step: str) -> None:  # noqa: F811
    by: dict[str, Any] = {"lottery": lottery, "by": house.samira}
    if step in ("start", "close", "reveal"):
        getattr(actions, step)(**by)
    elif step == "stop":
        actions.stop(reason="The volunteers left", **by)
    else:
        case = scenes.ready(house, activity)
        by |= {"by": house.jo, "case": case}
        if step == "enter":
            actions.enter(told="phone", **by)
        elif step == "say no":
            actions.say_no(told="phone", **by)
        else:
            actions.give(reason="safety", **by)


def _end(house: cast.Riverbank, lottery: Lottery) -> None:  # noqa: F811
    """The next walk may open one: one of a component is open at a time."""
    if lottery.state in (S.DECLARED, S.OPEN):
        actions.stop(lottery=lottery, reason="The walk is over", by=house.samira)
        assert lottery.ended_at is not None
        assert lottery.ended_at <= timezone.now()
