"""Referrals and cases move only along the table of moves, with reasons where a reason is due."""

from collections.abc import Mapping

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.referrals import moves
from linkwork.practice.referrals.actions import move
from linkwork.practice.referrals.models import Case, Happening, Referral
from tests.unit.practice import cast

Table = Mapping[str, Mapping[str, bool]]
Design = dict[str, set[tuple[str, bool]]]
States = type[models.TextChoices]

# The design's own words, kept apart from the code's table: state -> (next state, reason required).
REFERRAL: Design = {
    "draft": {("received", False)},
    "received": {
        ("accepted", False),
        ("returned", True),
        ("rejected", True),
        ("declined", True),
        ("withdrawn", True),
    },
    "returned": {("received", False), ("rejected", True)},
}
CASE: Design = {
    "new": {("contacting", False)},
    "contacting": {("active", False), ("closed", True)},
    "active": {("on hold", True), ("closing", False), ("closed", True)},
    "on hold": {("active", False)},
    "closing": {("closed", True)},
}


@pytest.mark.parametrize(
    ("table", "design", "states"),
    [(moves.REFERRAL, REFERRAL, Referral.State), (moves.CASE, CASE, Case.State)],
)
def test_the_table_is_the_designs(table: Table, design: Design, states: States) -> None:
    """Every state is in the table, with the design's moves and no others."""
    assert {str(state) for state in table} == set(states.values)
    for state in states:
        assert set(table[state.value].items()) == design.get(state.value, set())


TRIES = st.lists(
    st.tuples(st.sampled_from(Referral.State.values), st.sampled_from(["", "  ", "a reason"])),
    max_size=12,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TRIES)
def test_a_random_walk_of_a_referral(house: cast.Riverbank, tries: list[tuple[str, str]]) -> None:
    """Whatever is tried, the state is where the allowed moves lead, and each move is kept."""
    referral = house.referral()
    state, kept = "received", 1
    for to, reason in tries:
        allowed = (to, False) in REFERRAL.get(state, set()) or (
            (to, True) in REFERRAL.get(state, set()) and reason.strip() != ""
        )
        if allowed:
            move(thing=referral, to=to, reason=reason, by=house.jo)
            state, kept = to, kept + 1
        else:
            with pytest.raises(moves.NotAllowed):
                move(thing=referral, to=to, reason=reason, by=house.jo)
        referral.refresh_from_db()
        assert referral.state == state
    assert Happening.objects.filter(referral=referral, of="referral").count() == kept


CASE_TRIES = st.lists(
    st.tuples(st.sampled_from(Case.State.values), st.sampled_from(["", "a reason"])), max_size=12
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CASE_TRIES)
def test_a_random_walk_of_a_case(house: cast.Riverbank, tries: list[tuple[str, str]]) -> None:
    """A closed case stays closed, and no case leaves the table."""
    case = house.case()
    state = "new"
    for to, reason in tries:
        onward = dict(CASE.get(state, set()))
        if to in onward and (reason or not onward[to]):
            move(thing=case, to=to, reason=reason, by=house.jo)
            state = to
        else:
            with pytest.raises(moves.NotAllowed):
                move(thing=case, to=to, reason=reason, by=house.jo)
        assert case.state == state


@pytest.mark.parametrize("state", [state for state in Case.State if state != Case.State.CLOSED])
@pytest.mark.parametrize("ending", Case.Ending)
def test_every_ending_has_an_allowed_way(state: Case.State, ending: Case.Ending) -> None:
    """The way to an ending is made of allowed moves only, and ends closed."""
    if ending not in moves.ENDINGS[state]:
        return
    here: str = state
    for step in moves.way_to_closed(state, ending):
        assert step in moves.CASE[here]
        here = step
    assert here == Case.State.CLOSED
