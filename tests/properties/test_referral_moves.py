"""Referrals and cases move exactly as the design allows, with a reason where it asks for one."""

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.access.actors import Actor
from linkwork.practice.referrals import moves
from linkwork.practice.referrals.actions import move
from linkwork.practice.referrals.models import Case, Happening, Referral
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)

# Written again from the design, and not from the code: what follows each state, starred or not.
REFERRAL = {
    "draft": {"received": ""},
    "received": {
        "accepted": "",
        "returned": "★",
        "rejected": "★",
        "declined": "★",
        "withdrawn": "★",
    },
    "returned": {"received": "", "rejected": "★"},
}
CASE = {
    "new": {"contacting": ""},
    "contacting": {"active": "", "closed": "★"},
    "active": {"on hold": "★", "closing": "", "closed": "★"},
    "on hold": {"active": ""},
    "closing": {"closed": "★"},
}
# How a case is closed from each state: an open one at once only by handing it to another service.
BEFORE = {"declined", "unable to contact", "unsuitable", "information only"}
AFTER = {"goals met", "partly met", "information only", "disengaged", "cap reached"}
EVER = {"moved", "died", "transferred", "duplicate", "entered in error"}
CLOSES = {
    "contacting": BEFORE | EVER,
    "active": {"transferred"},
    "closing": AFTER | EVER | {"declined", "unsuitable"},
}
REASON = st.sampled_from(["", "  ", "a reason"])
REFERRAL_STEPS = st.lists(st.tuples(st.sampled_from(Referral.State.values), REASON), max_size=12)
ENDING = st.sampled_from(["", "well", *Case.Ending.values])
CASE_STEPS = st.lists(
    st.tuples(st.sampled_from(Case.State.values), REASON, ENDING, st.booleans()), max_size=14
)
WALK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_every_move_of_a_referral() -> None:
    """Every pair of states, with and without a reason, is decided as the design has it."""
    for before, after in product(Referral.State.values, repeat=2):
        for reason in ("", " ", "a reason"):
            star = REFERRAL.get(before, {}).get(after)
            may = star is not None and (not star or bool(reason.strip()))
            assert allowed(Referral(state=before), after, reason) is may, (before, after, reason)


def test_every_move_of_a_case() -> None:
    """The same of a case; it is closed only with an ending that is true of where it stood."""
    for before, after in product(Case.State.values, repeat=2):
        for ending, reason in product(["", *Case.Ending.values], ["", "a reason"]):
            star = CASE.get(before, {}).get(after)
            may = star is not None and (not star or bool(reason))
            may = may and (after != "closed" or ending in CLOSES[before])
            found = allowed(Case(state=before), after, reason, ending=ending)
            assert found is may, (before, after, ending, reason)


def allowed(thing: Referral | Case, after: str, reason: str, **more: str) -> bool:
    """Whether the table lets it."""
    try:
        moves.check(thing, after, reason, **more)  # type: ignore[arg-type]
    except moves.NotAllowed:
        return False
    return True


@WALK
@given(REFERRAL_STEPS)
def test_a_walk_of_a_referral(house: cast.Riverbank, steps: list[tuple[str, str]]) -> None:  # noqa: F811
    """Whatever is tried, the state is where the allowed moves lead, and each move is kept."""
    referral = house.referral()
    state, kept = "received", 1
    for to, reason in steps:
        star = REFERRAL.get(state, {}).get(to)
        if star is None or (star and not reason.strip()):
            with pytest.raises(moves.NotAllowed):
                move(thing=referral, to=to, reason=reason, by=house.jo)
        else:
            move(thing=referral, to=to, reason=reason, by=house.jo)
            state, kept = to, kept + 1
        referral.refresh_from_db()
        assert referral.state == state
        assert not referral.reason or referral.state != "accepted"
    assert Happening.objects.filter(referral=referral, of="referral").count() == kept


@WALK
@given(CASE_STEPS)
def test_a_walk_of_a_case(
    house: cast.Riverbank,  # noqa: F811
    steps: list[tuple[str, str, str, bool]],
) -> None:
    """A case is closed once, with a reason and an ending, and a good one only by somebody."""
    case = house.case()
    system = Actor.system(house.service)
    state = "new"
    for to, reason, ending, by_somebody in steps:
        by = house.jo if by_somebody else system
        values: dict[str, Any] = (
            {"ending": ending, "ending_words": reason} if to == "closed" else {}
        )
        star = CASE.get(state, {}).get(to)
        may = star is not None and (not star or bool(reason.strip()))
        if to == "closed" and may:
            good = ending in ("goals met", "partly met", "information only")
            may = ending in CLOSES[state] and (by_somebody or not good)
        if may:
            move(thing=case, to=to, reason=reason, by=by, **values)
            state = to
        else:
            with pytest.raises(moves.NotAllowed):
                move(thing=case, to=to, reason=reason, by=by, **values)
        case.refresh_from_db()
        assert case.state == state
        assert bool(case.ending) is (state == "closed")
        assert not case.ending or case.ending_words.strip()
