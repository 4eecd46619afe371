"""Referrals and cases move only along the table of moves, with reasons where a reason is due."""

from collections.abc import Mapping

import pytest
from django.db import models

from linkwork.practice.referrals import moves
from linkwork.practice.referrals.models import Case, Referral

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
