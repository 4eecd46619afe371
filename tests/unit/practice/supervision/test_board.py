"""The board weighs and does not count, and its warnings are those of the Person page."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwork.access.models import ServicePolicy
from linkwork.practice.journey import warnings
from linkwork.practice.journey.queries import LIVE
from linkwork.practice.journey.queries import Story as Told
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision import watch
from linkwork.practice.supervision.watch import Watched
from linkwork.practice.supervision.weight import weigh
from tests.unit.practice.journey import stories
from tests.unit.practice.journey.stories import ADA, JO, POLICY, TODAY

OPEN = [state.value for state in Case.OPEN]


@pytest.mark.parametrize(
    ("state", "told", "points"),
    [
        ("active", {}, 1),
        ("new", {}, 1),
        ("on hold", {}, 0.5),
        ("closing", {}, 0.5),
        ("active", {"alerts": 1}, 1.5),
        ("active", {"alerts": 4}, 1.5),
        ("active", {"needs": 2}, 1),
        ("active", {"needs": 3}, 1.5),
        ("active", {"due": 2}, 1),
        ("active", {"due": 3}, 1.5),
        ("active", {"alerts": 1, "needs": 3, "due": 3}, 2),
        ("closing", {"alerts": 1, "needs": 3, "due": 3}, 2),
    ],
)
def test_what_a_case_weighs(state: str, told: dict[str, int], points: float) -> None:
    """The stated sum, at each of its boundaries."""
    assert weigh(state, **{"alerts": 0, "needs": 0, "due": 0, **told}).points == points


def test_a_weight_is_told_in_words() -> None:
    """Whoever asks why reads the parts of the sum."""
    words = weigh("active", alerts=1, needs=3, due=3).words
    assert words == "2: open 1, an open alert 0.5, 3 needs 0.5, 3 things due 0.5 (2 is the most)"
    assert weigh("closing", alerts=0, needs=1, due=0).words == "0.5: closing 0.5"


@given(
    state=st.sampled_from(OPEN),
    alerts=st.integers(0, 9),
    needs=st.integers(0, 9),
    due=st.integers(0, 9),
)
def test_a_weight_keeps_its_bounds(state: str, alerts: int, needs: int, due: int) -> None:
    """From a half to two, and never less for having more to do."""
    one = weigh(state, alerts=alerts, needs=needs, due=due)
    more = weigh(state, alerts=alerts + 1, needs=needs + 1, due=due + 1)
    assert 0.5 <= one.points <= more.points <= 2


def watched(told: Told, policy: ServicePolicy) -> Watched:
    """The same case as the board reads it."""
    seen = Watched(told.case, told.today, policy)
    seen.contacts = [(c.on, c.result, c.made_by_id) for c in told.contacts]
    seen.spells = [(s.from_on, s.link_worker_id) for s in told.spells]
    seen.live = told.live
    seen.sessions = {
        one.pk: [(a.on, a.state) for a in told.attendances if a.connection_id == one.pk]
        for one in told.live
    }
    return seen


DAYS = st.integers(0, 40)
RESULT = st.sampled_from(["reached", "reached", "no answer", "left message", "did not attend"])
CONTACTS = st.lists(st.tuples(DAYS, RESULT, st.sampled_from([JO, ADA])), max_size=6)
CONNECTIONS = st.lists(
    st.tuples(st.sampled_from(sorted(s.value for s in LIVE)), DAYS, st.booleans()), max_size=3
)
SESSIONS = st.lists(st.tuples(DAYS, st.sampled_from(["absent", "attended", "unknown"])), max_size=3)


@settings(max_examples=300, deadline=None)
@given(
    contacts=CONTACTS,
    connections=CONNECTIONS,
    sessions=SESSIONS,
    changed=st.one_of(st.none(), DAYS),
    quiet=st.integers(5, 30),
)
def test_the_board_warns_as_the_person_page_does(
    contacts: list[Any], connections: list[Any], sessions: list[Any], changed: Any, quiet: int
) -> None:
    """On any story both say the same: as many warnings, each beginning with the same words."""
    live = [
        stories.connection(state, state_since_on=stories.ago(days), accompanied=alone)
        for state, days, alone in connections
    ]
    said = sorted(contacts, key=lambda one: -one[0])
    spells = [stories.spell(40)] + ([] if changed is None else [stories.spell(changed, ADA)])
    sat = sorted(sessions, key=lambda one: -one[0])
    told = stories.story(
        contacts=[stories.contact(days, result, by) for days, result, by in said],
        connections=live,
        attendances=[stories.session(live[0], days, state) for days, state in sat] if live else [],
        spells=spells,
    )
    policy = ServicePolicy(quiet_days=quiet)
    there = [one.words.split(".")[0] for one in warnings.of(told, policy)]
    here = [words.split(".")[0] for words in watched(told, policy).at_risk]
    assert here == there


def test_the_board_watches_the_same_connections() -> None:
    """What is live for the chain is live for the board."""
    assert frozenset(LIVE) == watch.LIVE


def test_what_is_late_and_what_is_stuck() -> None:
    """Late is what was due before today; stuck is said no, silent, missed, or long unanswered."""
    sent = stories.connection("sent", state_since_on=TODAY - timedelta(days=15))
    fresh = stories.connection("sent", state_since_on=TODAY - timedelta(days=14))
    no = stories.connection("declined", state_since_on=TODAY, next_on=TODAY - timedelta(days=1))
    told = stories.story(connections=[sent, fresh, no], next_step_on=date(2026, 6, 14))
    seen = watched(told, POLICY)
    assert seen.stuck == [sent, no]
    assert [due for due, _ in seen.late] == [date(2026, 6, 14), date(2026, 6, 14)]
