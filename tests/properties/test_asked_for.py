"""What a person asks for moves only as it may, and is never refused without a reason."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.mypage import actions
from linkwork.practice.mypage.models import Suggestion
from linkwork.practice.mypage.moves import ALLOWED, NotAllowed, check
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)

S = Suggestion.State
# The design again: the link worker accepts it or says why not; the person takes it back.
DESIGN = {"new": {"accepted", "declined", "taken back"}}
ABOUT = st.sampled_from(sorted(Suggestion.About.values))
ACT = st.tuples(st.sampled_from(["accept", "decline", "take back"]), st.sampled_from(["", "Why"]))


@given(
    before=st.sampled_from(list(S)),
    after=st.sampled_from(list(S)),
    why=st.sampled_from(["", " ", "Why"]),
)
def test_a_move_is_allowed_exactly_where_the_design_says(before: S, after: S, why: str) -> None:
    """Every pair of states, with and without a reason."""
    may = after.value in DESIGN.get(before.value, set())
    if may and (after is not S.DECLINED or why.strip()):
        check(before, after, reason=why)
    else:
        with pytest.raises(NotAllowed):
            check(before, after, reason=why)


def test_every_state_is_known() -> None:
    """No state is forgotten."""
    assert set(ALLOWED) == set(S)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(about=ABOUT, acts=st.lists(ACT, min_size=1, max_size=6))
def test_a_walk_keeps_its_promises(
    house: cast.Riverbank,  # noqa: F811
    about: str,
    acts: list[tuple[str, str]],
) -> None:
    """After any acts, tried or made, it waits with a day, or has an answer, who and when."""
    person = house.person(born_on=date(1960, 1, 1), phone="07700900123")
    case = house.case(house.referral(person))
    asked = actions.ask(case=case, about=about, text="07700900456", by=house.jo)
    for act, why in acts:
        before = asked.state
        try:
            _do(asked, act, why, house)
        except NotAllowed:
            asked.refresh_from_db()
            assert asked.state == before
        if asked.state == S.NEW:
            assert asked.answer_by_on is not None
            assert asked.answered_at is None
        else:
            assert asked.answered_at
            assert asked.state == S.TAKEN_BACK or asked.answered_by
        assert asked.state != S.DECLINED or asked.answer
        assert asked.task is None or (asked.task.state == "open") == (asked.state == S.NEW)


def _do(asked: Suggestion, act: str, why: str, house: cast.Riverbank) -> None:  # noqa: F811
    if act == "accept":
        actions.accept(suggestion=asked, answer=why, by=house.jo)
    elif act == "decline":
        actions.decline(suggestion=asked, answer=why, by=house.jo)
    else:
        actions.take_back(suggestion=asked, by=house.jo)
