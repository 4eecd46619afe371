"""A plan moves only as it may, and no agreed version is ever changed in what was agreed."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.practice.plans import actions, queries
from linkwork.practice.plans.actions import NotAllowed, Wanted
from linkwork.practice.plans.models import Plan
from linkwork.practice.plans.moves import check
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)

S = Plan.State
START = date(2026, 1, 5)
# What the design allows, written again from its line and not from the code.
DESIGN = {
    "draft": {"agreed"},
    "agreed": {"under review"},
    "under review": {"replaced", "completed", "abandoned"},
}
ACTS = {
    "agree": "agreed",
    "review": "under review",
    "keep": "replaced",
    "revise": "replaced",
    "complete": "completed",
    "abandon": "abandoned",
}
STEP = st.tuples(st.sampled_from(["draft", *ACTS]), st.sampled_from(["", " ", "Moved away"]))


@given(
    before=st.sampled_from(list(S)),
    after=st.sampled_from(list(S)),
    reason=st.sampled_from(["", "  ", "Moved away"]),
)
def test_a_move_is_allowed_exactly_where_the_design_says(before: S, after: S, reason: str) -> None:
    """Every pair of states, with and without a reason, is decided as the design has it."""
    fits = bool(reason.strip()) or after is not S.ABANDONED
    if after.value in DESIGN.get(before.value, set()) and fits:
        check(before, after, reason=reason)
    else:
        with pytest.raises(NotAllowed):
            check(before, after, reason=reason)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=1, max_size=12))
def test_a_walk_keeps_every_agreement(house: cast.Riverbank, steps: list[tuple[str, str]]) -> None:  # noqa: F811
    """After any acts, tried or done, states are the design's and agreed versions read the same."""
    case = house.case(house.referral(house.person()))
    plan = actions.draft(case=case, goals=[Wanted("Sing", 1, 6)], needs=["money"], by=house.jo)
    agreed: dict[int, Any] = {}
    for number, (act, reason) in enumerate(steps):
        before = plan.state
        may = _may(before, act, reason)
        try:
            plan = _do(house, plan, act, reason, START + timedelta(days=number))
        except NotAllowed:
            assert not may
            plan.refresh_from_db()
            assert plan.state == before
        else:
            assert may
        _tells_the_truth(plan, agreed)


def _may(before: str, act: str, reason: str) -> bool:
    if act == "draft":
        return before in ("completed", "abandoned")
    fits = act != "abandon" or bool(reason.strip())
    return ACTS[act] in DESIGN.get(before, set()) and fits


def _do(house: cast.Riverbank, plan: Plan, act: str, reason: str, on: date) -> Plan:  # noqa: F811
    later = on + timedelta(42)
    if act == "draft":
        return actions.draft(case=plan.case, goals=[Wanted("Walk", 2)], needs=[], by=house.jo)
    if act == "agree":
        return actions.agree(plan=plan, on=on, review_on=later, by=house.jo)
    if act == "keep":
        return actions.keep(plan=plan, on=on, review_on=later, by=house.jo)
    if act == "revise":
        goals = [Wanted(f"Sing on {on}", 3, 7, queries.goals(plan)[0].thread)]
        told: dict[str, Any] = {"goals": goals, "needs": ["food"], "on": on, "review_on": later}
        return actions.revise(plan=plan, expected=plan.version, by=house.jo, **told)
    if act == "abandon":
        return actions.abandon(plan=plan, reason=reason, by=house.jo)
    return {"review": actions.review, "complete": actions.complete}[act](plan=plan, by=house.jo)


def _tells_the_truth(plan: Plan, agreed: dict[int, Any]) -> None:
    """Versions are numbered without a gap, one at most goes on, and none was written over."""
    versions = list(queries.of(plan.case))
    assert [one.number for one in versions] == list(range(len(versions), 0, -1))
    assert len([one for one in versions if one.state in DESIGN]) <= 1
    for one in versions:
        words = [(goal.words, goal.now, goal.hoped) for goal in queries.goals(one)]
        if one.agreed_on is not None:
            assert agreed.setdefault(one.number, (one.agreed_on, words)) == (one.agreed_on, words)
        else:
            assert one.state == S.DRAFT
        assert one.state != S.ABANDONED or one.reason.strip()
