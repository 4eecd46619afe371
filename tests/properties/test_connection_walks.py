"""Whatever anybody tries, in any order, a connection and its company tell the truth of themselves.

Walks through every act there is (not the moves alone): people, providers, the clock and a change of
hands, with fitting, foreign and missing reasons. An act is refused as a whole or done as a whole.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.access.actors import Actor
from linkwork.access.models import Grant, User
from linkwork.access.roles import Relation
from linkwork.practice.connections import actions, company, jobs, queries
from linkwork.practice.connections.models import Accompaniment, Connection
from linkwork.practice.connections.moves import ENDED, GOOD, OPEN, REASONS
from linkwork.practice.connections.places import TAKING, places_left
from linkwork.practice.referrals.moves import NotAllowed
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)
from tests.unit.practice.connections import places

S = Connection.State
START = date(2026, 1, 5)
Walker = Callable[[cast.Riverbank, Connection, str, date], Any]


def _other(house: cast.Riverbank, owner: User) -> User:  # noqa: F811  (not the fixture)
    """The link worker who does not hold it."""
    (found,) = {house.jo.user, house.ada.user} - {owner}
    assert found is not None
    return found


ACTS: dict[str, Walker] = {
    "choose": lambda h, c, _, on: actions.choose(connection=c, on=on, by=h.jo),
    "not wanted": lambda h, c, r, on: actions.not_wanted(connection=c, reason=r, on=on, by=h.jo),
    "send": lambda h, c, r, on: actions.send(
        connection=c,
        disclosure=places.shown(c),
        way="accompanied",
        agreed_how="in person" if r else "",
        accompanied=bool(r),
        companion="Jo" if r else "",
        on=on,
        by=h.jo,
    ),
    "give": lambda h, c, _, on: actions.give_details(connection=c, way="signpost", on=on, by=h.jo),
    "accept": lambda h, c, _, on: actions.answer(connection=c, answer="accept", on=on, by=h.jo),
    "waitlist": lambda h, c, r, on: actions.answer(
        connection=c, answer="waitlist", reason=r, on=on, by=h.jo
    ),
    "decline": lambda h, c, r, on: actions.answer(
        connection=c, answer="decline", reason=r, on=on, by=h.jo
    ),
    "ask again": lambda h, c, _, on: actions.ask_again(connection=c, on=on, by=h.jo),
    "wait": lambda h, c, _, on: actions.update_wait(connection=c, position=2, on=on, by=h.jo),
    "book": lambda h, c, _, on: actions.book_first_session(
        connection=c, session_on=on + timedelta(days=3), on=on, by=h.jo
    ),
    "came": lambda h, c, _, on: actions.record_attendance(
        connection=c, session_on=on, state="attended", accompanied=True, by=h.jo
    ),
    "missed": lambda h, c, r, on: actions.record_attendance(
        connection=c, session_on=on, state="absent", reason=r, accompanied=False, by=h.jo
    ),
    "cancelled": lambda h, c, _, on: actions.record_attendance(
        connection=c, session_on=on, state="cancelled", by=h.jo
    ),
    "company": lambda h, c, r, _on: actions.arrange_company(
        connection=c, accompanied=bool(r), companion="Bill", who="volunteer", by=h.jo
    ),
    "confirm": lambda h, c, r, _on: actions.confirm_company(
        connection=c, went_along=not r, reason=r, by=h.jo
    ),
    "stop": lambda h, c, r, on: actions.stop(connection=c, reason=r, on=on, by=h.jo),
    "complete": lambda h, c, r, on: actions.complete(connection=c, reason=r, on=on, by=h.jo),
    "withdraw": lambda h, c, r, on: actions.withdraw(connection=c, reason=r, on=on, by=h.jo),
    "took up": lambda h, c, r, on: actions.follow_up(
        connection=c, result="took up", reason=r, on=on, by=h.jo
    ),
    "error": lambda h, c, r, on: actions.enter_in_error(connection=c, reason=r, on=on, by=h.jo),
    "hand over": lambda h, c, _, _on: actions.hand_over(
        case=c.case, to=_other(h, c.owner), by=h.samira
    ),
    "no sharing": lambda h, c, _, on: actions.withdraw_sharing(
        person=c.case.person, provider_name=c.activity.provider.name, on=on, by=h.jo
    ),
    "clock reminds": lambda h, _c, _, on: jobs.remind(by=Actor.system(h.service), on=on),
    "clock gives back": lambda h, _c, _, on: jobs.give_back(by=Actor.system(h.service), on=on),
    "no other": lambda h, c, _, _on: actions.let_rest(connection=c, by=h.jo),
}
FITTING = sorted({code for of in REASONS.values() for code in of} | set(company.FELL_THROUGH))
REASON = st.sampled_from(["", "nonsense", *FITTING])
STEP = st.tuples(st.sampled_from(sorted(ACTS)), REASON, st.integers(0, 15))
# Half of the walks begin further along, so that what comes late is walked as well.
BEGUN = [
    [],
    [("choose", "", 0), ("send", "yes", 1)],
    [("choose", "", 0), ("send", "yes", 1), ("accept", "", 3), ("book", "", 1), ("came", "", 3)],
]


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(begun=st.sampled_from(BEGUN), steps=st.lists(STEP, min_size=1, max_size=14))
def test_any_walk_leaves_the_truth(
    house: cast.Riverbank,  # noqa: F811
    begun: list[tuple[str, str, int]],
    steps: list[tuple[str, str, int]],
) -> None:
    """Owner, next day, outcome, reason, company, place and sight are right after every act."""
    case = house.case(house.referral(house.person()))
    activity = places.activity(house, places=1, room="has places", room_stated_on=START)
    thing = actions.suggest(case=case, activity=activity, on=START, by=house.jo)
    on = START
    for act, reason, days in [*begun, *steps]:
        on += timedelta(days=days)
        before = _row(thing)
        try:
            ACTS[act](house, thing, reason, on)
        except NotAllowed:
            assert _row(thing) == before, f"{act} was refused and left something behind"
        thing.refresh_from_db()
        if act.startswith("clock"):
            assert thing.state == before["state"] or thing.state == S.NO_RESPONSE
            assert thing.state not in GOOD or before["state"] in GOOD
        _tells_the_truth(thing)
        _company_tells_the_truth(thing)
        _places_and_sight(thing)


def _row(thing: Connection) -> dict[str, Any]:
    return dict(Connection.objects.filter(pk=thing.pk).values().get())


def _tells_the_truth(thing: Connection) -> None:
    """A next day while it goes on, an outcome with its reason once it is over."""
    assert thing.owner_id is not None
    if thing.state in OPEN:
        assert thing.next_step
        assert thing.next_on is not None
        assert (thing.ended_on, thing.ending_reason) == (None, "")
    else:
        assert thing.ended_on is not None
        assert thing.ending_reason in REASONS[S(thing.state)]
    assert queries.events_of(thing).reverse()[0].after == thing.state


def _company_tells_the_truth(thing: Connection) -> None:
    """One arranged at the most, with owner and day; what is settled says how; none once over."""
    rows = list(queries.company_for(thing))
    standing = [one for one in rows if one.state == Accompaniment.State.ARRANGED]
    assert len(standing) <= (thing.state not in ENDED)
    for one in standing:
        assert one.owner_id == thing.owner_id
        assert one.next_step
        assert one.next_on is not None
    for one in rows:
        if one.state == Accompaniment.State.FELL_THROUGH:
            assert one.reason in company.FELL_THROUGH
        if one.state != Accompaniment.State.ARRANGED:
            assert one.settled_on is not None


def _places_and_sight(thing: Connection) -> None:
    """A place is held exactly while they have it; the provider sees it only by live consent."""
    left = places_left(thing.activity)
    assert left == (0 if thing.state in TAKING else 1)
    live = Grant.objects.filter(about=thing.public_id, relation=Relation.SHARED.value)
    seen = live.filter(until_at__isnull=True).count()
    assert seen <= 1
    if seen:
        assert thing.state in OPEN
        assert thing.disclosed is not None
        assert thing.consent is not None
