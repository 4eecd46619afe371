"""Concerns, visits and broken glass move only as they may; none is ended well without a person."""

from datetime import timedelta
from itertools import pairwise
from typing import Any, TypeAlias

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.access.actors import Actor
from linkwork.practice.supervision import actions, queries
from linkwork.practice.supervision.models import BrokenGlass, SafeguardingConcern, Visit
from linkwork.practice.supervision.moves import NotAllowed, check_concern, check_visit
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)
from tests.unit.practice.supervision import scenes

C, V = SafeguardingConcern.State, Visit.State
Concern: TypeAlias = SafeguardingConcern.State
Back: TypeAlias = Visit.State
# What the design allows, written again from its table and not from the code.
CONCERN = {
    "raised": {"looked at"},
    "looked at": {"referred on", "no further action", "being watched"},
    "referred on": {"being watched", "closed"},
    "no further action": {"being watched", "closed"},
    "being watched": {"referred on", "no further action", "closed"},
    "closed": set[str](),
}
VISIT = {
    "planned": {"out", "called off"},
    "out": {"back", "looked for"},
    "looked for": {"back"},
    "back": set[str](),
    "called off": set[str](),
}
WORDS = st.sampled_from(["", "  ", "Spoke with her"])
WALKS = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_the_tables_name_every_state() -> None:
    """No state is forgotten, and every one but the first can be reached."""
    assert CONCERN.keys() == {s.value for s in C}
    assert VISIT.keys() == {s.value for s in V}
    assert set().union(*CONCERN.values()) == {s.value for s in C} - {"raised"}
    assert set().union(*VISIT.values()) == {s.value for s in V} - {"planned"}


@given(
    before=st.sampled_from(list(C)),
    after=st.sampled_from(list(C)),
    words=WORDS,
    looks_again=st.booleans(),
    somebody=st.booleans(),
)
def test_a_concern_moves_exactly_as_designed(
    before: Concern, after: Concern, words: str, looks_again: bool, somebody: bool
) -> None:
    """Each pair of states, with and without words, a day and a person, is decided as the table."""
    concern = SafeguardingConcern(state=before)
    may = after.value in CONCERN[before.value] and bool(words.strip()) and somebody
    may = may and looks_again is (after is not C.CLOSED)
    told: dict[str, Any] = {"words": words, "looks_again": looks_again, "by_somebody": somebody}
    if may:
        check_concern(concern, after, **told)
    else:
        with pytest.raises(NotAllowed):
            check_concern(concern, after, **told)


@given(
    before=st.sampled_from(list(V)),
    after=st.sampled_from(list(V)),
    words=WORDS,
    somebody=st.booleans(),
)
def test_a_visit_moves_exactly_as_designed(
    before: Back, after: Back, words: str, somebody: bool
) -> None:
    """Each pair of states is decided as the table; a search and its end need words."""
    needs = after.value in ("called off", "looked for") or before.value == "looked for"
    may = after.value in VISIT[before.value] and somebody and (bool(words.strip()) or not needs)
    if may:
        check_visit(Visit(state=before), after, words=words, by_somebody=somebody)
    else:
        with pytest.raises(NotAllowed):
            check_visit(Visit(state=before), after, words=words, by_somebody=somebody)


STEPS = st.lists(st.tuples(st.sampled_from(list(C)), WORDS, st.booleans()), min_size=1, max_size=10)


@WALKS
@given(steps=STEPS)
def test_a_walk_of_a_concern(house: cast.Riverbank, steps: list[tuple[Concern, str, bool]]) -> None:  # noqa: F811
    """After any moves, tried or made, a concern has a day or is closed, and every step is kept."""
    grace = scenes.safeguarding(house)
    concern = scenes.concern(house, house.case(house.referral(house.person())))
    for to, words, dated in steps:
        before, version = concern.state, concern.version
        day = timezone.localdate() + timedelta(days=3) if dated else None
        try:
            actions.decide_concern(
                concern=concern, to=to, words=words, review_on=day, referred_to="Police", by=grace
            )
        except NotAllowed:
            concern.refresh_from_db()
            assert (concern.state, concern.version) == (before, version)
        else:
            assert to.value in CONCERN[before]
        assert (concern.state == C.CLOSED) is (concern.review_on is None)
        assert (concern.state == C.CLOSED) is (concern.closed_on is not None)
        told = list(queries.steps_of(concern))
        assert told[-1].after == concern.state
        assert all(one.after == two.before for one, two in pairwise(told))
        assert all(step.by is not None and step.words for step in told[1:])
        open_ = concern.state != C.CLOSED
        assert scenes.may_see(grace, concern.person) is open_


ACTS = ("set out", "longer", "back", "call off", "look for", "flag")
VISITS = st.lists(st.tuples(st.sampled_from(ACTS), WORDS, st.integers(0, 200), st.booleans()))


def _do(visit: Visit, act: str, words: str, by: Actor, system: Actor) -> None:
    if act == "set out":
        actions.set_out(visit=visit, by=by)
    elif act == "longer":
        actions.stay_longer(visit=visit, minutes=30, by=by)
    elif act == "back":
        actions.come_back(visit=visit, words=words, by=by)
    elif act == "call off":
        actions.call_off(visit=visit, reason=words, by=by)
    elif act == "look for":
        actions.look_for(visit=visit, words=words, by=by)
    else:
        actions.flag_overdue(visit=visit, by=system)


@WALKS
@given(steps=VISITS)
def test_a_walk_of_a_visit(
    house: cast.Riverbank,  # noqa: F811
    steps: list[tuple[str, str, int, bool]],
) -> None:
    """Whatever is tried and however late it gets, only a person ends a visit; a flag ends none."""
    system = Actor.system(house.service)
    case = house.case(house.referral(house.person()))
    visit = actions.plan_visit(case=case, place="Home", by=house.jo)
    for act, words, late, timer in steps:
        before = visit.state
        if late > 100:  # time passes
            past = timezone.now() - timedelta(minutes=late)
            visit.save_over(visit.version, back_by_at=past)
        try:
            _do(visit, act, words, system if timer else house.jo, system)
        except NotAllowed:
            visit.refresh_from_db()
            assert visit.state == before
        else:
            assert visit.state == before or visit.state in VISIT[before]
            assert visit.state == before or not timer
        assert (visit.ended_at is not None) is (visit.state in ("back", "called off"))
        assert visit.state != "called off" or visit.words.strip()


@WALKS
@given(
    tries=st.lists(
        st.tuples(st.sampled_from(["right", "wrong", "perhaps"]), WORDS, st.booleans()), max_size=6
    )
)
def test_a_walk_of_a_review(
    house: cast.Riverbank,  # noqa: F811
    tries: list[tuple[str, str, bool]],
) -> None:
    """Broken glass is reviewed once, in words, and never by whoever broke it."""
    glass = actions.break_glass(person=house.person(), reason="She rang", by=house.ada)
    made: list[str] = []
    for verdict, words, own in tries:
        by = house.ada if own else house.samira
        try:
            actions.review_glass(glass=glass, verdict=verdict, words=words, by=by)
        except NotAllowed:
            glass.refresh_from_db()
        else:
            assert not own
            assert words.strip()
            made.append(verdict)
    assert glass.verdict == (made[0] if made else "")
    assert len(made) <= 1
    assert (glass.reviewed_by is not None) is bool(made)
    assert BrokenGlass.objects.get(pk=glass.pk).verdict == glass.verdict
