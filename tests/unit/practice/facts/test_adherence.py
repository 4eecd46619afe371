"""Facts after the first session, at the edges of their days. The first session is on day 10."""

import pytest

from linkwork.practice.connections.models import Connection
from tests.unit.practice.facts.days import Laid, day

FIRST = 10


@pytest.fixture
def going(laid: Laid) -> Connection:
    """A connection whose first session was on day 10."""
    connection = laid.connection()
    laid.came(connection, FIRST)
    return connection


def test_check_ins_are_counted_to_the_28th_day(laid: Laid, going: Connection) -> None:
    """From the day after the first session to the 28th after it."""
    for number in (FIRST, FIRST + 1, FIRST + 28, FIRST + 29):
        laid.contact(number)
    assert laid.read("check_ins", on=FIRST + 27) is None
    assert laid.read("check_ins", on=FIRST + 28) == 2


@pytest.mark.parametrize(("agreed", "revised"), [(9, False), (10, True), (38, True), (39, False)])
def test_a_plan_is_revised_within_28_days(
    laid: Laid, going: Connection, agreed: int, revised: bool
) -> None:
    """A second version agreed from the first session to the 28th day after it."""
    laid.plan(1, 4)
    laid.plan(2, agreed)
    assert laid.read("plan_revised") is revised


def test_cancelled_sessions_are_a_share_of_those_due(laid: Laid, going: Connection) -> None:
    """Of four due in 28 days, the first not among them, one cancelled is a quarter."""
    laid.came(going, 17, 24)
    laid.came(going, 31, state="cancelled")
    laid.came(going, 38, state="absent")
    laid.came(going, 39, state="cancelled")  # too late to count
    assert laid.read("sessions_cancelled", on=37) is None
    assert laid.read("sessions_cancelled") == 0.25


def test_no_share_of_nothing(laid: Laid, going: Connection) -> None:
    """Where no session was due, there is no share of those cancelled."""
    assert laid.read("sessions_cancelled") is None


@pytest.mark.parametrize(("second", "changed"), [(38, True), (39, False)])
def test_a_leader_changes_within_28_days(laid: Laid, second: int, changed: bool) -> None:
    """Two names in the first 28 days are a change; a new name later is not."""
    connection = laid.connection()
    laid.came(connection, FIRST, leader="Tom")
    laid.came(connection, second, leader="Mei")
    assert laid.read("leader_changed") is changed


def test_leaders_nobody_named_are_not_known(laid: Laid, going: Connection) -> None:
    """Without a name there is neither a change nor none."""
    assert laid.read("leader_changed") is None


@pytest.mark.parametrize(("again", "setback"), [(30, False), (31, True)])
def test_three_weeks_away_are_a_setback(
    laid: Laid, going: Connection, again: int, setback: bool
) -> None:
    """20 days between two sessions are none; 21 are, and coming then is coming back."""
    laid.came(going, again)
    _ended(going, again + 2)
    assert laid.read("setback") is setback
    assert laid.read("returned_after_setback") is (True if setback else None)


@pytest.mark.parametrize(("end", "setback"), [(30, False), (31, True)])
def test_staying_away_until_the_end_is_a_setback(
    laid: Laid, going: Connection, end: int, setback: bool
) -> None:
    """Three weeks from the last session to the ending count, and nobody came back."""
    _ended(going, end)
    assert laid.read("setback") is setback
    assert laid.read("returned_after_setback") is (False if setback else None)


def test_while_it_goes_on_no_setback_is_not_known(laid: Laid, going: Connection) -> None:
    """A setback is known as soon as it is one; that there was none, only in the end."""
    assert laid.read("setback", on=FIRST + 20) is None
    assert laid.read("setback", on=FIRST + 21) is True
    assert laid.read("returned_after_setback", on=FIRST + 21) is None


def test_another_activity_ended_does_not_end_this_one(laid: Laid, going: Connection) -> None:
    """A connection declined earlier says nothing about how this one ends."""
    laid.connection(2, "declined", ended_on=day(4))
    for fact in ("setback", "sustained", "completed", "sessions_attended", "link_worker_changed"):
        assert laid.read(fact, on=FIRST + 3) is None


@pytest.mark.parametrize(
    ("more", "sustained"),
    [((17,), False), ((17, 24), True), ((51,), False), ((52,), True)],
)
def test_three_times_or_six_weeks_sustain(
    laid: Laid, going: Connection, more: tuple[int, ...], sustained: bool
) -> None:
    """Three sessions, or one 42 days after the first; 41 days are not enough."""
    laid.came(going, *more)
    _ended(going, 60)
    assert laid.read("sustained") is sustained
    assert laid.read("sessions_attended") == 1 + len(more)


def test_completed_is_the_dose_done_or_the_goal_met(laid: Laid, going: Connection) -> None:
    """A connection that stopped is not completed, unless the person met their own goal."""
    _ended(going, 40)
    assert laid.read("completed") is False
    laid.plan(1, 4, met=True)
    assert laid.read("completed") is True


def test_a_change_of_link_worker_is_known_once_there_is_one(laid: Laid, going: Connection) -> None:
    """A change is known at once; that there was none, only in the end."""
    assert laid.read("link_worker_changed") is None
    laid.passed_on(20)
    assert laid.read("link_worker_changed") is True


def test_support_lasts_from_the_first_conversation(laid: Laid, going: Connection) -> None:
    """Weeks run from the first contact that reached the person to the closing of the case."""
    laid.contact(2, "no answer")
    laid.contact(4)
    assert laid.read("weeks_of_support") is None
    laid.closed(4 + 70, "cap reached")
    assert laid.read("weeks_of_support") == 10
    assert laid.read("support_capped") is True


def test_of_somebody_who_never_came_nothing_is_said(laid: Laid) -> None:
    """Facts of adherence are not known of people who never attended."""
    laid.contact(4)
    laid.closed(40)
    for fact in ("weeks_of_support", "support_capped", "setback", "sustained", "completed"):
        assert laid.read(fact) is None


def _ended(connection: Connection, on: int) -> None:
    connection.save_over(
        connection.version, state="stopped", ended_on=day(on), ending_reason="time"
    )
